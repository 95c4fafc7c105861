// A visit on a telephone: filled without a connection, opened again without one, sent once although the answer was lost; without script;
// and nothing of it left behind when its person signs out.
import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import { zh as applications } from "@/lib/text/applications";
import { zh as fileText } from "@/lib/text/files";
import { zh as shell } from "@/lib/text/shell";
import { zh as words } from "@/lib/text/visit";
import * as made from "../support/files";
import { hostileFiles } from "../support/hostile-files";
import { as, expectAccessible, expectAccessibleForElders, fillVisit, openVisit, problemsOn, send, shoot, test } from "./support";
import { query, row } from "./support-database";

test.describe.configure({ mode: "serial" });

const phone = { viewport: { width: 360, height: 780 }, isMobile: true, hasTouch: true };
const applicant = "临江市第二中学";
const applicationId = async () =>
  (
    await row<{ id: string }>(
      `SELECT a."id" FROM "Application" a JOIN "Organization" o ON o."id" = a."applicantOrganizationId" WHERE o."name" = $1`,
      [applicant],
    )
  ).id;
const visitsOf = (id: string) =>
  query<{ id: string; note: string | null; conclusion: string; photos: number; signatures: number; stated: number }>(
    `SELECT v."id", v."note", v."conclusion",
      (SELECT count(*)::int FROM "VisitFile" f WHERE f."visitId" = v."id" AND f."kind" = 'photo') AS photos,
      (SELECT count(*)::int FROM "VisitFile" f WHERE f."visitId" = v."id" AND f."kind" = 'signature') AS signatures,
      (SELECT count(*)::int FROM "VisitFile" f WHERE f."visitId" = v."id" AND f."takenAt" IS NOT NULL) AS stated
    FROM "SiteVisit" v WHERE v."applicationId" = $1 ORDER BY v."recordedAt"`,
    [id],
  );

/** How much this browser keeps: entries of the store, pages for opening without a connection. */
const keptIn = (page: Page) =>
  page.evaluate(async () => {
    const store = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open("visit");
      opening.onupgradeneeded = () => opening.result.createObjectStore("kept");
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const entries = await new Promise<number>((resolve) => {
      const counting = store.transaction("kept").objectStore("kept").count();
      counting.onsuccess = () => resolve(counting.result);
    });
    store.close();
    const pages = await Promise.all(
      (await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)),
    );
    return { entries, pages: pages.flat().filter((path) => path.endsWith("/visit")).length };
  });

const ready = (page: Page) => expect(page.getByText(words.state.start)).toBeVisible();
const line = (page: Page, name: string) => page.locator(".visit-item").filter({ has: page.getByRole("heading", { name }) });
const jpg = async (name = "现场.jpg") => ({
  name,
  mimeType: "image/jpeg",
  buffer: await made.picture("jpeg", { width: 640, height: 480 }),
});

/** Good files, but no photos. */
const others: typeof hostileFiles = [
  ["a PDF", "notPhoto", () => made.pdf(), "现场.jpg"],
  ["a Word file", "notPhoto", () => made.docx(), "现场.png"],
];

async function sign(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: words.sign(name), exact: true }).click();
  const pad = page.getByRole("img", { name: words.signOf(name) });
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (!box) throw new Error("no pad");
  await page.mouse.move(box.x + 30, box.y + 30);
  await page.mouse.down();
  await page.mouse.move(box.x + 120, box.y + 60, { steps: 5 });
  await page.mouse.move(box.x + 200, box.y + 20, { steps: 5 });
  await page.mouse.up();
  await page.getByRole("button", { name: words.padKeep }).click();
  await expect(page.getByRole("button", { name: words.signAgainOf(name) })).toBeVisible();
}

test("without a connection, on a telephone", async ({ browser }) => {
  const id = await applicationId();
  const page = await as(browser, "市科协经办", phone);
  await page.goto(`/applications/${id}`);
  await openVisit(page);
  await ready(page);
  await expectAccessible(page);
  await expectAccessibleForElders(page);
  await ready(page);
  await expect.poll(async () => (await keptIn(page)).pages).toBe(1);

  await test.step("everything is kept in the browser", async () => {
    await page.context().setOffline(true);
    await fillVisit(page, ["何文博", "周启明"]);
    await page.getByLabel(words.signed).fill("周启明");
    await page.getByLabel(words.note).fill("门口有标牌");
    await line(page, "有固定场所")
      .locator("input[type=file]")
      .setInputFiles(await jpg());
    await expect(line(page, "有固定场所").locator("img")).toHaveCount(1);
    await sign(page, "何文博");
    await expect(page.getByText(words.state.offlineLead)).toBeVisible();
    await expect(page.getByText(words.state.offline(6, 1))).toBeVisible();
    await expectAccessible(page);
    await shoot(page, "visit-offline@360");
  });

  await test.step("and stands there again after the page was loaded anew, still without one", async () => {
    await page.reload();
    await expect(page.getByText(words.state.offline(6, 1))).toBeVisible();
    await expect(page.getByLabel(words.note)).toHaveValue("门口有标牌");
    await expect(line(page, "有固定场所").getByLabel(words.findings.ok ?? "", { exact: true })).toBeChecked();
    await expect(line(page, "有固定场所").locator("img")).toHaveCount(1);
    await expect(page.getByRole("button", { name: words.signAgainOf("何文博") })).toBeVisible();
  });

  await test.step("a photo that is none is refused, whatever it is called", async () => {
    await page.context().setOffline(false);
    for (const [what, code, make, name = "现场.jpg"] of [...hostileFiles, ...others]) {
      const file = { name, mimeType: "image/jpeg", buffer: await make() };
      const answer = await page.request.post(`/api/applications/${id}/visit?key=${randomUUID()}&file`, {
        headers: { accept: "application/json", origin: new URL(page.url()).origin },
        multipart: { kind: "photo", criterion: "venue", file },
      });
      expect.soft(await answer.json(), what).toEqual({ problem: code });
      expect(fileText.problems[code], code).toBeTruthy();
    }
    await page.context().setOffline(true);
  });

  await test.step("what is missing is said here, in the portal's words", async () => {
    await page.getByLabel(words.signed).fill("");
    await page.getByRole("button", { name: words.finish }).click();
    await expect(problemsOn(page)).toContainText(words.problems["signed.unsigned"] ?? "");
    await page.getByLabel(words.signed).fill("周启明");
    await page.getByRole("button", { name: words.finish }).click();
    await expect(page.getByText(words.state.queued)).toBeVisible();
    expect(await visitsOf(id)).toEqual([]);
  });

  await test.step("with a connection it goes out by itself, once, although the first answer is lost", async () => {
    let lost = 0;
    await page.context().route(/\/api\/applications\/[^/]+\/visit\?key=[^&]+$/, async (route) => {
      if (lost > 0) return route.continue();
      const answer = await route.fetch();
      lost += answer.status() === 200 ? 1 : 0;
      return route.abort("connectionreset");
    });
    await page.context().setOffline(false);
    await page.waitForURL(new RegExp(`/applications/${id}$`), { timeout: 60_000 });
    expect(lost).toBe(1);
    expect(await visitsOf(id)).toEqual([
      expect.objectContaining({ note: "门口有标牌", conclusion: "passed", photos: 1, signatures: 1, stated: 2 }),
    ]);
    expect(await keptIn(page)).toEqual({ entries: 0, pages: 0 });
  });

  await test.step("the dossier shows what was found", async () => {
    await expect(page.getByRole("img", { name: words.signOf("何文博") })).toBeVisible();
    await expect(page.getByText(words.result.typed("周启明"))).toBeVisible();
    await expect(page.locator(".shot img")).toHaveCount(1);
    await expectAccessible(page);
    await shoot(page, "visit-dossier@360");
  });
});

test("without script", async ({ browser }) => {
  const id = await applicationId();
  const signedIn = await as(browser, "市科协经办", phone);
  const context = await browser.newContext({ ...phone, javaScriptEnabled: false, storageState: await signedIn.context().storageState() });
  const page = await context.newPage();
  await page.goto(`/applications/${id}/visit`);
  await page.getByLabel(words.visitors).fill("何文博");
  const first = line(page, "有固定场所");
  await first.getByLabel(words.findings.rectify ?? "", { exact: true }).check();
  await first.getByLabel(words.lacking).fill("少一把椅子");
  await first.locator("input[type=file][name]").setInputFiles(await jpg());
  await page.getByRole("button", { name: words.finish }).click();

  await expect(problemsOn(page)).toContainText(words.problems["conclusion.notChoice"] ?? "");
  await expect(problemsOn(page)).toContainText(words.problems["signed.unsigned"] ?? "");
  await expect(first.getByLabel(words.lacking)).toHaveValue("少一把椅子");
  await expect(first.locator("img")).toHaveCount(1);

  await line(page, "有服务设施")
    .locator("input[type=file][name]")
    .setInputFiles({ name: "现场.jpg", mimeType: "image/jpeg", buffer: Buffer.from("%PDF-1.4") });
  await page.getByRole("button", { name: words.finish }).click();
  await expect(problemsOn(page)).toContainText(fileText.problems.damaged ?? "");

  for (const item of await page.getByLabel(words.findings.ok ?? "", { exact: true }).all()) await item.check();
  await first.getByLabel(words.findings.rectify ?? "", { exact: true }).check();
  await first.getByLabel(words.by_).fill("2099-12-31");
  await page.getByLabel(applications.conclusions.rectify ?? "", { exact: true }).check();
  await page.getByLabel(words.signed).fill("何文博");
  await page.getByRole("button", { name: words.leave }).click();
  await expect(page.getByText(words.problems.savedOnly ?? "")).toBeVisible();
  await send(page, words.finish);
  expect(await visitsOf(id)).toMatchObject([{ photos: 1 }, { conclusion: "rectify", photos: 1, signatures: 0, stated: 0 }]);
  await context.close();
});

test("signing out leaves nothing in the browser", async ({ browser }) => {
  const id = await applicationId();
  const page = await as(browser, "市科协经办", phone);
  await page.goto(`/applications/${id}/visit`);
  await ready(page);
  await page.getByLabel(words.note).fill("不留给别人");
  await expect.poll(() => keptIn(page)).toEqual({ entries: 1, pages: 1 });
  await page.goto(`/applications/${id}`);
  await page.locator("summary", { hasText: shell.desk.me }).click();
  await page.getByRole("button", { name: shell.desk.signOut }).click();
  await page.waitForURL((url) => url.pathname === "/");
  await expect.poll(() => keptIn(page)).toEqual({ entries: 0, pages: 0 });
});
