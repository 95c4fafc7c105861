// Somebody else's application: every address of it is "not found", word for word as for an id that never was, and nothing is written.
import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { type APIRequestContext, expect, type Page } from "@playwright/test";
import { zh as applications } from "@/lib/text/applications";
import { zh as shell } from "@/lib/text/shell";
import { zh as ui } from "@/lib/text/ui";
import { accounts, scientist } from "@/prisma/seed/accounts";
import { as, phoneOf, samplePdf, signIn, test } from "./support";
import { query, row } from "./support-database";

type Subject = { id: string; tasks: string[]; attachments: string[]; evidence: string[] };

const applicationOf = async (applicant: string): Promise<Subject> => {
  const found = await row<{ id: string; sections: string[]; groups: string[] }>(
    `SELECT a."id", ARRAY(SELECT jsonb_array_elements(v."document"->'sections')->>'key') AS sections,
      ARRAY(SELECT jsonb_array_elements(v."document"->'standards'->'groups')->>'key') AS groups
    FROM "Application" a JOIN "Organization" o ON o."id" = a."applicantOrganizationId" JOIN "SchemeVersion" v ON v."id" = a."schemeVersionId"
    WHERE o."name" = $1 AND a."submittedAt" IS NOT NULL`,
    [applicant],
  );
  const files = await query<{ id: string; attachmentId: string }>(
    `SELECT "id", "attachmentId" FROM "Evidence" WHERE "applicationId" = $1`,
    [found.id],
  );
  return {
    id: found.id,
    tasks: ["host", ...found.sections, ...found.groups],
    attachments: files.map(({ attachmentId }) => attachmentId),
    evidence: files.map(({ id }) => id),
  };
};

const slugs = [
  ...Object.keys(applications.moves),
  ...Object.entries(applications.stageMoves).flatMap(([kind, moves]) => Object.keys(moves).map((move) => `${kind}.${move}`)),
];

const pagesOf =
  ({ tasks }: Subject) =>
  (id: string) => [
    `/applications/${id}`,
    `/applications/${id}?done=submit`,
    `/applications/${id}/form`,
    `/applications/${id}/form/check`,
    ...tasks.map((task) => `/applications/${id}/form/${task}`),
    ...slugs.map((slug) => `/applications/${id}/move/${slug}`),
  ];

/** Parts of the page in the framework's own writing. Which travel together, and which stand for another, differs from answer to answer. */
const pushed = /<script nonce="">self\.__next_f\.push\(\[1,("(?:[^"\\]|\\.)*")\]\)<\/script>/g;

/** All that an answer says, without what differs between two answers to the same question: the page's nonce and the id asked for. */
function anonymous(body: string, id: string): string {
  const said = body.replaceAll(id, "ID").replace(/nonce(="|\\*":\\*")[A-Za-z0-9+/=]+/g, "nonce$1");
  const parts = [...said.matchAll(pushed)].map(([, part]) => JSON.parse(part ?? "") as string).join("");
  const words = new Set([...parts.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, word]) => word ?? "").filter((word) => !word.startsWith("$")));
  return [said.replace(pushed, ""), ...[...words].toSorted()].join("\n");
}

async function answerTo(request: APIRequestContext, address: string, id: string, headers: Record<string, string> = {}) {
  const response = await request.get(address, { maxRedirects: 0, headers });
  return { status: response.status(), body: anonymous(await response.text(), id) };
}

/** Everything the database holds of it. */
const stateOf = async (id: string) =>
  row<{ state: string }>(
    `SELECT md5(concat_ws('|', (SELECT a::text FROM "Application" a WHERE a."id" = $1),
      (SELECT string_agg(s::text, ',' ORDER BY s."id") FROM "Stage" s WHERE s."applicationId" = $1),
      (SELECT string_agg(w::text, ',' ORDER BY w."id") FROM "WorkItem" w WHERE w."applicationId" = $1),
      (SELECT string_agg(e::text, ',' ORDER BY e."id") FROM "Evidence" e WHERE e."applicationId" = $1),
      (SELECT string_agg(l."hash", ',' ORDER BY l."seq") FROM "AuditEntry" l WHERE l."subjectId" = $1::text))) AS state`,
    [id],
  );

const intruders = [
  ["an officer of another firm", phoneOf("量衡传感科协经办")],
  ["a township of another area", phoneOf("高新区科协")],
  ["an expert who was not asked", phoneOf("考察专家")],
  ["an administrator of the system", phoneOf("系统管理员")],
  ["a scientist", scientist.phone],
] as const;

const attachmentsBy = (phones: readonly string[]) =>
  query(`SELECT f."id" FROM "Attachment" f JOIN "Person" p ON p."id" = f."createdById" WHERE p."phoneKey" = ANY($1)`, [phones]);

const school = "临江市第二中学";

test("nobody finds another's application by any of its addresses", async ({ browser }) => {
  const subject = await applicationOf(school);
  expect(subject.tasks.length).toBeGreaterThan(3);
  expect(subject.attachments.length).toBeGreaterThan(0);
  const before = await stateOf(subject.id);

  await test.step("its own people find it at these addresses", async () => {
    const { request } = (await as(browser, "市第二中学经办")).context();
    const statuses = await Promise.all(pagesOf(subject)(subject.id).map(async (at) => (await answerTo(request, at, subject.id)).status));
    expect(statuses.slice(0, 4)).toEqual([200, 200, 307, 307]); // handed in: its form leads to the dossier
    expect((await request.get(`/api/attachments/${subject.attachments[0]}`)).status()).toBe(200);
  });

  for (const [who, phone] of intruders)
    await test.step(who, async () => {
      const page = await (await browser.newContext()).newPage();
      await signIn(page, phone);
      const { request } = page.context();
      const nobody = randomUUID();
      const never = pagesOf(subject)(nobody);
      for (const [at, address] of pagesOf(subject)(subject.id).entries()) {
        const [there, nowhere] = await Promise.all([answerTo(request, address, subject.id), answerTo(request, never[at] ?? "", nobody)]);
        expect(there.status, address).toBe(404);
        expect(there.body, address).toBe(nowhere.body);
        expect(there.body, address).toContain(shell.notFound.body);
      }
      for (const attachment of subject.attachments) {
        const there = await answerTo(request, `/api/attachments/${attachment}`, attachment);
        expect(there).toEqual({ status: 404, body: "" });
      }
      await test.step("nor by a click inside the site", async () => {
        const headers = { rsc: "1" };
        const there = await answerTo(request, `/applications/${subject.id}`, subject.id, headers);
        const nowhere = await answerTo(request, `/applications/${nobody}`, nobody, headers);
        expect(there.body).not.toContain(school);
        expect(there.status).toBe(nowhere.status);
        await page.goto(`/applications/${subject.id}`);
        await expect(page.getByRole("heading", { level: 1 })).toHaveText(shell.notFound.title);
      });
      await page.context().close();
    });

  await test.step("a visitor is asked to sign in, whether it exists or not", async () => {
    const { request } = await browser.newContext();
    for (const id of [subject.id, randomUUID()])
      for (const address of pagesOf(subject)(id)) {
        const response = await request.get(address, { maxRedirects: 0 });
        const [pathname] = address.split("?");
        expect([response.status(), response.headers().location], address).toEqual([
          307,
          `/sign-in?next=${encodeURIComponent(pathname ?? "")}`,
        ]);
      }
    for (const id of [subject.attachments[0] ?? "", randomUUID()])
      expect(await answerTo(request, `/api/attachments/${id}`, id)).toEqual({ status: 404, body: "" });
  });
  expect(await stateOf(subject.id)).toEqual(before);
});

test("nobody writes to another's application", async ({ browser, baseURL }) => {
  const subject = await applicationOf(school);
  const before = await stateOf(subject.id);
  const phones = intruders.map(([, phone]) => phone);
  const stored = await attachmentsBy(phones);
  const file = samplePdf(`intruder ${randomUUID()}`);
  const origin = new URL(baseURL ?? "").origin;
  const post = (request: APIRequestContext, id: string, more = "", headers: Record<string, string> = { origin }) =>
    request.post(`/api/attachments?application=${id}&task=sixHaves${more}`, {
      maxRedirects: 0,
      headers,
      multipart: { revision: "0", "a.venue": "on", "file.venue": file },
    });

  for (const [who, phone] of intruders)
    await test.step(who, async () => {
      const page = await (await browser.newContext()).newPage();
      await signIn(page, phone);
      const { request } = page.context();
      for (const more of ["", `&remove=${subject.evidence[0]}`])
        for (const id of [subject.id, randomUUID()]) {
          const response = await post(request, id, more);
          expect([response.status(), await response.text()], `${id}${more}`).toEqual([404, ""]);
        }
      expect((await post(request, subject.id, "", { origin: "https://elsewhere.example" })).status()).toBe(403);
      await page.context().close();
    });

  await test.step("a visitor is asked to sign in", async () => {
    const response = await post(await (await browser.newContext()).request, subject.id);
    expect([response.status(), response.headers().location]).toEqual([
      303,
      `/sign-in?next=${encodeURIComponent(`/applications/${subject.id}/form/sixHaves`)}`,
    ]);
  });

  await test.step("a form of one's own, turned on the other's application", async () => {
    const own = await applicationOf("临江量衡传感技术有限公司科学技术协会");
    const ownBefore = await stateOf(own.id);
    const turn = async (page: Page, slug: string, button: string): Promise<void> => {
      await page.goto(`/applications/${own.id}/move/${slug}`);
      const hidden = page.locator("main input[name=applicationId]");
      await hidden.evaluate((field: HTMLInputElement, value) => Object.assign(field, { value }), subject.id);
      for (const box of await page.locator("main textarea").all()) await box.fill("越权试一试。");
      await page.getByRole("button", { name: button, exact: true }).click();
      await expect(page.locator("main").getByRole("alert")).toContainText(ui.problems.notFound ?? "");
    };
    await turn(await as(browser, "量衡传感科协经办"), "withdraw", applications.moves.withdraw.button);
    await turn(await as(browser, "高新区科协"), "endorse.recommend", applications.stageMoves.endorse.recommend.button);
    expect(await stateOf(own.id)).toEqual(ownBefore);
  });

  expect(await stateOf(subject.id)).toEqual(before);
  expect(await attachmentsBy(phones)).toEqual(stored);
  expect(filesLike(file.buffer)).toEqual([]);
});

/** Stored files with these bytes, where the server's folder is at hand. */
function filesLike(bytes: Buffer): string[] {
  const folder = path.join(process.env.E2E_DATA_DIR ?? "/nonexistent", "files");
  const names = process.env.E2E_DATA_DIR ? (readdirSync(folder, { recursive: true }) as string[]) : [];
  return names.filter((name) => {
    try {
      return readFileSync(path.join(folder, name)).equals(bytes);
    } catch {
      return false; // a folder, or a file of the journey beside this one that just went
    }
  });
}

test("organizations out of sight and the city's own pages are not there for others", async ({ browser }) => {
  const idOf = async (name: string) => (await row<{ id: string }>(`SELECT "id" FROM "Organization" WHERE "name" = $1`, [name])).id;
  const bearing = await idOf("临江精工轴承股份有限公司");
  const city = await idOf("临江市科学技术协会");
  const version = await query<{ id: string }>(`SELECT "id" FROM "SchemeVersion" LIMIT 1`);
  const cityPages = ["/city", "/city/resets", "/city/schemes", `/city/schemes/${version[0]?.id}`, "/organizations/new"];
  const others = ["/my", "/enterprise", "/township", ...cityPages, "/organizations"];
  /** Which landing and register pages are somebody's own; all others on the list are not there. */
  const own: Record<string, readonly string[]> = {
    量衡传感科协经办: ["/my", "/enterprise", "/organizations"],
    高新区科协: ["/my", "/township", "/organizations"],
    考察专家: ["/my"],
    审计管理员: ["/my", "/city"],
  };
  const drawn = (page: Page) => page.locator("main").innerText();
  for (const [note, pages] of Object.entries(own))
    await test.step(note, async () => {
      expect(accounts.some((account) => account.note === note)).toBe(true);
      const page = await as(browser, note);
      const { request } = page.context();
      expect((await page.goto("/nowhere-at-all"))?.status()).toBe(404);
      const nowhere = await drawn(page);
      for (const address of others) {
        const response = await page.goto(address);
        expect(response?.status(), address).toBe(pages.includes(address) ? 200 : 404);
        if (!pages.includes(address)) expect(await drawn(page), address).toBe(nowhere);
      }
      const nobody = randomUUID();
      const never = await answerTo(request, `/organizations/${nobody}`, nobody);
      for (const id of [bearing, city]) {
        const there = await answerTo(request, `/organizations/${id}`, id);
        expect(there, id).toEqual(never);
        expect(there.status).toBe(404);
      }
    });
  await test.step("a visitor", async () => {
    const { request } = await browser.newContext();
    for (const address of [...others, `/organizations/${bearing}`, `/organizations/${randomUUID()}`, "/account", "/applications"]) {
      const response = await request.get(address, { maxRedirects: 0 });
      expect([response.status(), response.headers().location], address).toEqual([307, `/sign-in?next=${encodeURIComponent(address)}`]);
    }
  });
});
