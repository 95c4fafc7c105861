// Every page of the portal as those who may see it: nothing for axe to find, nothing wider than the window, one heading, a title, no
// error in the console, nothing fetched from elsewhere, in five views.
import { createHash, randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import path from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { type Browser, expect, type Page, type Response } from "@playwright/test";
import { zh as accountText } from "@/lib/text/accounts";
import { manuals } from "@/lib/text/help/manuals";
import { zh as notices } from "@/lib/text/notices";
import { zh as transfer } from "@/lib/text/rights/transfer";
import { zh as comings } from "@/lib/text/public-activities";
import { zh as shell } from "@/lib/text/shell";
import { zh as suggestions } from "@/lib/text/rights/suggestions";
import { scientist } from "@/prisma/seed/accounts";
import { expectFits, phoneOf, shoot, signIn, test } from "./support";
import { draftOf } from "./support-accounts";
import { query, row } from "./support-database";
import { acceptAsOffice, begin, fillAll, steps, submit } from "./support-rights";
import { portalNow } from "../support/portal-now";

test.describe.configure({ mode: "parallel" });

type View = { cookie: string; widths: readonly number[] };
/** Loaded once for each cookie; the width changes in place, as a turned phone does it. */
const everyView: readonly View[] = [
  { cookie: "", widths: [1280, 360] },
  { cookie: "elder", widths: [1280, 360] },
  { cookie: "high", widths: [1280] },
];
/** For another state of a page that is looked at in every view. */
const twoViews: readonly View[] = [
  { cookie: "", widths: [360] },
  { cookie: "elder", widths: [1280] },
];

/** The routes of the app, as its folders say. */
const routes = (readdirSync("app", { recursive: true }) as string[])
  .filter((file) => path.basename(file) === "page.tsx")
  .map((file) => `/${path.dirname(file)}`.replace(/\/\([^)]+\)/g, "").replace(/^\/\.$/, "/") || "/");

/** Does this address lie on that route? */
const lies = (route: string, address: string): boolean =>
  new RegExp(`^${route.replace(/\[[^\]]+\]/g, "[^/]+")}$`).test(address.split("?")[0] ?? "");

/** The most exact route: "/organizations/new" is no organization. */
const routeOf = (address: string): string | undefined =>
  routes.filter((route) => lies(route, address)).toSorted((a, b) => a.split("[").length - b.split("[").length)[0];

/** Whose test looks at a route in every view; elsewhere, as for its other states, two are enough. */
const inEveryView: Record<string, string> = {
  "/": "visitor",
  "/about": "visitor",
  "/accessibility": "visitor",
  "/rights": "visitor",
  "/rights/submit": "visitor",
  "/rights/track": "visitor",
  "/rights/[...missing]": "lost",
  "/rights/submit/[step]": "filer",
  "/rights/submit/check": "checker",
  "/rights/submit/receipt": "claimant",
  "/rights/case": "claimant",
  "/rights/case/data": "claimant",
  "/rights/partner": "body",
  "/rights/partner/[secret]": "body",
  "/rights-cases": "counsellor",
  "/rights-cases/[id]": "counsellor",
  "/rights-cases/[id]/move/[move]": "counsellor",
  "/rights-cases/new": "counsellor",
  "/rights-cases/figures": "counsellor",
  "/rights-cases/report/[year]": "counsellor",
  "/city/partners": "counsellor",
  "/city/suggestions": "counsellor",
  "/city/suggestions/[id]": "counsellor",
  "/rights-cases/board": "head",
  "/city/rights": "head",
  "/city/attempts": "security",
  "/enterprise/rights": "filerForOthers",
  "/enterprise/rights/new": "filerForOthers",
  "/activities": "guest",
  "/activities/[id]": "guest",
  "/activities/receipt/[receipt]": "guest",
  "/activities/came/[receipt]": "guest",
  "/activities/door": "guest",
  "/my/activities": "organizer",
  "/filings": "organizer",
  "/filings/new": "organizer",
  "/filings/[id]": "organizer",
  "/filings/[id]/edit": "organizer",
  "/filings/sessions/[id]": "organizer",
  "/filings/sessions/[id]/door": "doorkeeper",
  "/filings/sessions/[id]/check-in": "doorkeeper",
  "/rounds": "visitor",
  "/rounds/[id]": "visitor",
  "/search": "reader",
  "/policies": "reader",
  "/policies/[id]": "reader",
  "/help": "reader",
  "/help/[role]": "reader",
  "/sitemap": "reader",
  "/homes": "visitor",
  "/homes/[id]": "visitor",
  "/verify": "visitor",
  "/verify/[code]": "visitor",
  "/notices": "visitor",
  "/notices/[id]": "visitor",
  "/notices/[id]/objection": "visitor",
  "/notices/[id]/objection/[receipt]": "objector",
  "/sign-in": "visitor",
  "/register": "visitor",
  "/password": "visitor",
  "/password/[token]": "visitor",
  "/invitation": "visitor",
  "/invitation/[code]": "visitor",
  "/my": "scientist",
  "/account": "scientist",
  "/my/messages": "scientist",
  "/my/delegation": "registrar",
  "/city/entry": "registrar",
  "/enterprise": "enterprise",
  "/keeping": "keeper",
  "/keeping/[homeId]": "keeper",
  "/keeping/[homeId]/profile": "keeper",
  "/keeping/[homeId]/rooms": "keeper",
  "/keeping/[homeId]/bookings": "keeper",
  "/keeping/[homeId]/incidents": "keeper",
  "/keeping/[homeId]/facilities": "keeper",
  "/keeping/[homeId]/opening": "keeper",
  "/keeping/[homeId]/tree": "keeper",
  "/bookings/[id]": "keeper",
  "/my/bookings": "keeper",
  "/my/bookings/[roomId]": "keeper",
  "/homes/[id]/rooms/[roomId]": "keeper",
  "/keeping/[homeId]/meter": "enterprise",
  "/keeping/[homeId]/standards": "enterprise",
  "/keeping/[homeId]/standards/[key]": "enterprise",
  "/applications/[id]/records/[key]": "enterprise",
  "/keeping/[homeId]/matters": "enterprise",
  "/city/meter": "staff",
  "/city/campaigns": "staff",
  "/city/campaigns/[id]": "staff",
  "/township/meter": "township",
  "/applications": "township",
  "/applications/[id]/form": "enterprise",
  "/applications/[id]/form/[task]": "enterprise",
  "/applications/[id]/form/check": "enterprise",
  "/township": "township",
  "/organizations/[id]": "township",
  "/city": "staff",
  "/city/notices": "noticeboard",
  "/city/notices/new": "noticeboard",
  "/city/notices/[id]": "noticeboard",
  "/city/objections/[id]": "noticeboard",
  "/applications/[id]": "staff",
  "/applications/[id]/move/[move]": "staff",
  "/applications/[id]/visit": "staff",
  "/applications/[id]/panel": "staff",
  "/applications/[id]/score": "panelist",
  "/organizations": "registrar",
  "/organizations/new": "registrar",
  "/city/plaques": "registrar",
  "/city/plaques/[id]": "registrar",
  "/city/plaques/import": "registrar",
  "/city/plaques/import/[id]": "registrar",
  "/city/decisions": "registrar",
  "/city/awards": "registrar",
  "/city/policies": "registrar",
  "/city/policies/new": "registrar",
  "/city/policies/[id]": "registrar",
  "/city/settings": "system",
  "/city/schemes": "registrar",
  "/city/schemes/[id]": "registrar",
  "/city/rounds/[id]/results": "registrar",
  "/city/rounds/[id]/compare": "registrar",
  "/city/schemes/[id]/edit": "registrar",
  "/city/schemes/[id]/paste": "registrar",
  "/city/schemes/[id]/samples": "registrar",
  "/city/schemes/[id]/compare": "registrar",
  "/city/schemes/[id]/try": "registrar",
  "/city/resets": "security",
  "/city/calendar": "registrar",
  "/city/calendar/change": "registrar",
};

test("no page is left out", () => {
  // A portal is set up once: the address leads on, see below.
  expect([...Object.keys(inEveryView), "/set-up"].toSorted()).toEqual(routes.toSorted());
});

/** Looks at pages as one person: the first of each route that is theirs in every view. */
async function lookAt(page: Page, who: string, addresses: readonly string[], status = 200): Promise<void> {
  const left = new Set(Object.keys(inEveryView).filter((route) => inEveryView[route] === who));
  const origin = new URL(test.info().project.use.baseURL ?? "").origin;
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(`${page.url()} ${error.message}`));
  page.on("console", (message) => {
    const own = status === 404 && message.text().includes("404"); // the page that was asked for
    if (message.type() === "error" && !own) faults.push(`${page.url()} ${message.text()}`);
  });
  page.on("request", (request) => {
    const { protocol, origin: from } = new URL(request.url());
    if (protocol.startsWith("http") && from !== origin) faults.push(`${page.url()} asks ${request.url()}`);
  });
  for (const address of addresses) {
    const views = left.delete(routeOf(address) ?? "") || status === 404 ? everyView : twoViews;
    for (const { cookie, widths } of views) {
      await page.context().clearCookies({ name: "view" });
      if (cookie) await page.context().addCookies([{ name: "view", value: cookie, url: origin }]);
      await page.setViewportSize({ width: widths[0] ?? 1280, height: 800 });
      const [response, moved] = await openStill(page, address);
      expect(response?.status(), `${who} ${address}`).toBe(status);
      await expectHeaders(response, address);
      await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
      await expect(page.locator("h1"), address).toHaveCount(1);
      expect(await page.title(), address).toContain(shell.city.portal);
      for (const width of widths) {
        await page.setViewportSize({ width, height: 800 });
        await expectSound(page, `${who} ${address} ${cookie} ${width}`);
        if (width === widths[0]) expect(await moved(), `${address} ${cookie} moves when its script comes`).toEqual([]);
        await shoot(page, `${who}${address.replace(/\W+/g, "-").slice(0, 80)}@${width}${cookie}`);
      }
    }
  }
  expect(faults).toEqual([]);
  if (status === 200) expect([...left], `${who} has not seen`).toEqual([]);
}

/** No page has frames, so the results need no page of their own to be put together on: that is most of the time. */
const axe = (page: Page) =>
  new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] });

async function expectSound(page: Page, what: string): Promise<void> {
  const { violations } = await axe(page).analyze();
  expect(violations.map(({ id, nodes }) => `${what} ${id}: ${nodes[0]?.html}`)).toEqual([]);
  await expectFits(page, what);
}

/**
 * Opens a page and lets its script come only when the page stands: nothing that can be pressed may move, or the finger on its way misses it.
 * What is answered tells what stood there before and stands elsewhere now.
 */
async function openStill(page: Page, address: string): Promise<[Response | null, () => Promise<string[]>]> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/_next/static/**/*.js", (route) => released.then(() => route.continue()));
  const response = await page.goto(address, { waitUntil: "domcontentloaded" });
  const before = await places(page);
  release();
  await page.waitForLoadState();
  await page.unrouteAll({ behavior: "wait" });
  return [
    response,
    async () => {
      const named = new Set(before.map(([name]) => name));
      const stood = new Set(before.map(String));
      return (await places(page)).filter((place) => named.has(place[0]) && !stood.has(String(place))).map(String);
    },
  ];
}

/** What can be pressed or filled in, and where it stands. */
const places = (page: Page): Promise<[string, number, number][]> =>
  page
    .locator("a, button, input, textarea, select, summary")
    .filter({ visible: true })
    .evaluateAll((controls) =>
      controls.map((control) => {
        const { x, y } = control.getBoundingClientRect();
        const name = control.textContent?.trim() || control.getAttribute("name") || "";
        return [`${control.tagName} ${name}`, Math.round(x), Math.round(y)];
      }),
    );

/** The page says what may run in it, and each of its scripts is named by that. */
async function expectHeaders(response: Response | null, address: string): Promise<void> {
  const headers = (await response?.allHeaders()) ?? {};
  const policy = headers["content-security-policy"] ?? "";
  const nonce = /script-src [^;]*'nonce-([A-Za-z0-9+/=]+)'/.exec(policy)?.[1];
  expect(nonce, address).toBeTruthy();
  expect(policy, address).not.toContain("'unsafe-eval'");
  // The one page that reads codes, and opens the camera for it.
  const atTheDoor = routeOf(address) === "/filings/sessions/[id]/check-in";
  expect(policy.includes("'wasm-unsafe-eval'"), address).toBe(atTheDoor);
  expect(headers["permissions-policy"], address).toContain(atTheDoor ? "camera=(self)" : "camera=()");
  expect(headers["x-content-type-options"], address).toBe("nosniff");
  const scripts = (await response?.text())?.match(/<script\b[^>]*>/g) ?? [];
  expect(scripts.length, address).toBeGreaterThan(0);
  expect(
    scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`)),
    address,
  ).toEqual([]);
}

const signedIn = async (browser: Browser, phone: string): Promise<Page> => {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, phone);
  return page;
};

/** The demonstration's own: other journeys apply for the same units later. */
const applicationOf = async (applicant: string) =>
  (
    await row<{ id: string }>(
      `SELECT a."id" FROM "Application" a JOIN "Organization" o ON o."id" = a."applicantOrganizationId"
      WHERE o."name" = $1 AND a."submittedAt" IS NOT NULL ORDER BY a."submittedAt" LIMIT 1`,
      [applicant],
    )
  ).id;
/** The demonstration's notice that hangs, with one of its items. */
const hangingNotice = () =>
  row<{ id: string; itemId: string }>(
    `SELECT n."id", i."id" AS "itemId" FROM "PublicNotice" n JOIN "NoticeItem" i ON i."noticeId" = n."id"
    WHERE n."state" = 'published' AND n."title" LIKE '%第一批，更正%' AND i."unit" LIKE '%光电%'`,
  );
const organizationOf = async (name: string) => (await row<{ id: string }>(`SELECT "id" FROM "Organization" WHERE "name" = $1`, [name])).id;

/** The forms of all moves that the dossier offers this person now. */
async function movesOn(page: Page, id: string): Promise<string[]> {
  await page.goto(`/applications/${id}`);
  const links = await page.locator(`a[href^="/applications/${id}/move/"], a[href="/applications/${id}/visit"]`).all();
  return Promise.all(links.map(async (link) => (await link.getAttribute("href")) ?? ""));
}

/** A token nobody will use, put where the portal keeps their hashes. */
async function leaveToken(purpose: "invitation" | "passwordReset", secret: string, hashed: string): Promise<string> {
  await query(
    `INSERT INTO "OneTimeToken" ("purpose", "hash", "organizationId", "role", "name", "phoneKey", "personId", "createdAt", "expiresAt")
    SELECT $1::"TokenPurpose", $2, CASE WHEN $1 = 'invitation' THEN (SELECT "id" FROM "Organization" WHERE "name" = '临江市科技馆') END,
      CASE WHEN $1 = 'invitation' THEN 'enterpriseOfficer'::"Role" END, CASE WHEN $1 = 'invitation' THEN '欧阳若水' END,
      CASE WHEN $1 = 'invitation' THEN '13900000999' END,
      CASE WHEN $1 = 'passwordReset' THEN (SELECT "id" FROM "Person" WHERE "phoneKey" = $3) END, ${portalNow}, ${portalNow} + interval '1 hour'`,
    [purpose, createHash("sha256").update(hashed).digest("hex"), scientist.phone],
  );
  return secret;
}

/** A room of a home with one booking by its officer, and something that was broken. */
async function leaveRoom(home: string): Promise<string> {
  const officer = `(SELECT "id" FROM "Person" WHERE "phoneKey" = '${phoneOf("精工轴承科协经办")}')`;
  const { id } = await row<{ id: string }>(
    `INSERT INTO "HomeRoom" ("homeId", "name", "seats") VALUES ($1, '看一看的房间', 12) ON CONFLICT ("homeId", "name") DO UPDATE SET "seats" = 12
    RETURNING "id"`,
    [home],
  );
  await query(
    `INSERT INTO "Booking" ("roomId", "purpose", "startsAt", "endsAt", "status", "requestedById", "requestedAt")
    SELECT $1, '看一看', ${portalNow} + interval '1 hour', ${portalNow} + interval '2 hours', 'requested', ${officer}, ${portalNow}
    WHERE NOT EXISTS (SELECT FROM "Booking" WHERE "roomId" = $1)`,
    [id],
  );
  await query(
    `INSERT INTO "Incident" ("homeId", "kind", "onDay", "text", "cost", "byId", "at")
    VALUES ($1, 'damage', current_date - 60, '椅子断了一条腿', 12000, ${officer}, ${portalNow})`,
    [home],
  );
  return id;
}

/** A case at a body outside, by a link that is known here. */
async function leaveLink(number: string, secret: string): Promise<void> {
  const today = `(${portalNow} AT TIME ZONE 'Asia/Shanghai')::date`;
  const [{ id: partnerId } = { id: "" }] = await query<{ id: string }>(
    `INSERT INTO "Partner" ("name", "kind", "remit") VALUES ($1, 'government', '劳动保障监察') RETURNING "id"`,
    [`劳动监察支队 ${secret.slice(0, 8)}`],
  );
  const values = [number, partnerId];
  await query(
    `INSERT INTO "CaseConsent" ("caseId", "partnerId", "state", "askedOn", "answeredOn")
    SELECT "id", $2, 'given', ${today}, ${today} FROM "RightsCase" WHERE "number" = $1`,
    values,
  );
  await query(
    `INSERT INTO "CaseTransfer" ("caseId", "partnerId", "lead", "sentOn", "dueOn", "linkHash", "linkUntil")
    SELECT "id", $2, true, ${today}, ${today} + 20, $3, ${today} + 20 FROM "RightsCase" WHERE "number" = $1`,
    [...values, createHash("sha256").update(secret).digest("hex")],
  );
}

test("a visitor", async ({ browser }) => {
  const page = await (await browser.newContext()).newPage();
  const { id: home } = await row<{ id: string }>(`SELECT "id" FROM "Home" WHERE "name" = '精工轴承科技工作者之家'`);
  const { id: round } = await row<{ id: string }>(`SELECT "id" FROM "Round" WHERE "name" LIKE '%益阳办法%' AND "rollsOver"`);
  const { verifyCode } = await row<{ verifyCode: string }>(`SELECT "verifyCode" FROM "Plaque" WHERE "homeId" = $1`, [home]);
  const code = `PAGE-${randomUUID().slice(0, 14).toUpperCase()}`;
  await leaveToken("invitation", code, code.replaceAll("-", ""));
  const token = randomUUID();
  await leaveToken("passwordReset", token, token);
  const { id: notice } = await hangingNotice();
  const { id: withdrawn } = await row<{ id: string }>(
    `SELECT "id" FROM "PublicNotice" WHERE "state" = 'withdrawn' ORDER BY "draftedAt" LIMIT 1`,
  );
  await lookAt(page, "visitor", [
    ...[
      "/",
      "/about",
      "/accessibility",
      "/rights",
      "/rights/submit",
      "/rights/submit?over=1",
      "/rights/track",
      "/rounds",
      `/rounds/${round}`,
      "/homes",
      `/homes/${home}`,
    ],
    ...["/notices", `/notices/${notice}`, `/notices/${withdrawn}`, `/notices/${notice}/objection`],
    ...["/verify", "/verify?number=没有这块", `/verify/${verifyCode}`],
    ...["/sign-in", "/sign-in?next=/my", "/sign-in?set=1", "/register", "/password", `/password/${token}`, "/password/used-up"],
    ...["/invitation", `/invitation/${code}`, "/invitation/AAAA-BBBB-CCCC-DDDD"],
  ]);
});

test("a visitor who looks something up", async ({ browser }) => {
  const page = await (await browser.newContext()).newPage();
  const { id: policy } = await row<{ id: string }>(
    `SELECT "id" FROM "PolicyDocument" WHERE "title" LIKE '临江市%' AND "state" = 'released' ORDER BY "draftedAt" LIMIT 1`,
  );
  await lookAt(page, "reader", [
    ...[
      "/search?q=之家",
      "/search",
      "/search?q=没有这个词",
      "/search?q=牌匾&kind=help",
      "/homes?word=科技&kind=publicUnit",
      "/homes?word=没有",
    ],
    ...["/notices?state=withdrawn&word=名单", "/policies", `/policies/${policy}`, "/policies?word=没有", "/sitemap"],
    ...["/help", ...manuals.map(({ role }) => `/help/${role}`)],
  ]);
});

test("a visitor's forms that came back, and addresses that lead nowhere", async ({ browser }) => {
  const page = await (await browser.newContext()).newPage();
  const { id: notice } = await hangingNotice();
  await test.step("forms that came back", async () => {
    await page.goto("/");
    for (const [address, button] of [
      ["/sign-in", accountText.signIn.submit],
      ["/register", accountText.register.submit],
      ["/password", accountText.reset.submit],
      [`/notices/${notice}/objection`, notices.form.submit],
    ] as const)
      for (const { cookie, widths } of twoViews) {
        await page.context().clearCookies({ name: "view" });
        if (cookie) await page.context().addCookies([{ name: "view", value: cookie, url: page.url() }]);
        await page.setViewportSize({ width: widths[0] ?? 1280, height: 800 });
        await page.goto(address);
        await page.getByRole("button", { name: button, exact: true }).click();
        await expect(page.locator("main").getByRole("alert")).toBeVisible();
        await expectSound(page, `${address} came back ${cookie}`);
      }
  });
  await test.step("a portal is set up once", async () => {
    await page.goto("/set-up?token=anything");
    await expect(page).toHaveURL(/\/sign-in$/);
  });
  await lookAt(await (await browser.newContext()).newPage(), "visitor", ["/nowhere", `/homes/${randomUUID()}`], 404);
  const lost = await (await browser.newContext()).newPage();
  await lookAt(lost, "lost", ["/rights/nothing", "/rights/submit/nothing"], 404);
  // In the rooms that have two languages, in the one that was chosen.
  await lost.getByRole("button", { name: "English" }).click();
  for (const address of ["/rights/nothing", "/rights/submit/nothing"]) {
    const response = await lost.goto(address);
    expect(response?.status(), address).toBe(404);
    await expect(lost.getByRole("heading", { level: 1 })).toHaveText("There is no such page");
  }
  await lost.goto("/rights/nothing");
  expect(await lost.title()).toContain("There is no such page");
});

test("somebody who files a case, and looks at it", async ({ browser }) => {
  const page = await (await browser.newContext()).newPage();
  await begin(page);
  await lookAt(page, "filer", [...steps("realName").map((step) => `/rights/submit/${step}`), "/rights/submit/check"]);
  await page.goto("/rights/submit/mode");
  await fillAll(page, {
    ...{ mode: "realName", category: "工资社保", what: "加班费没有发。", respondent: "一家没有登记的单位", ask: "补发。" },
    ...{ name: "欧阳若水", phone: "13900000976" },
  });
  await lookAt(page, "checker", ["/rights/submit/check"]);
  const { number } = await submit(page);
  await lookAt(page, "claimant", ["/rights/submit/receipt", "/rights/case", "/rights/case/data"]);
  await acceptAsOffice(number, 58);
  await lookAt(page, "accepted", ["/rights/case"]);

  // A body outside that it was handed to: its link leads to the one page it has.
  const secret = randomUUID();
  await leaveLink(number, secret);
  const body = await (await browser.newContext()).newPage();
  await body.goto(`/rights/partner/${secret}`);
  await body.getByRole("button", { name: transfer.outside.open }).click();
  await expect(body).toHaveURL(/\/rights\/partner$/);
  await lookAt(body, "body", ["/rights/partner", `/rights/partner/${secret}`]);
  await lookAt(await (await browser.newContext()).newPage(), "nobody", ["/rights/partner"]);
});

test("the office that handles cases, its head, and who files for others", async ({ browser }) => {
  const staff = await signedIn(browser, phoneOf("市科协经办"));
  const { id } = await row<{ id: string }>(`SELECT "id" FROM "RightsCase" WHERE "categoryCode" = 'property' AND "mode" = 'confidential'`);
  const { id: closed } = await row<{ id: string }>(`SELECT "id" FROM "RightsCase" WHERE "categoryCode" = 'title' AND "status" = 'closed'`);
  await staff.goto(`/rights-cases/${id}`);
  const links = await staff.locator(`a[href^="/rights-cases/${id}/move/"]`).all();
  const moves = [...new Set(await Promise.all(links.map(async (link) => (await link.getAttribute("href")) ?? "")))];
  await staff.goto("/city/suggestions");
  await staff.locator('main [name="title"]').fill("关于反馈的建议");
  await staff.locator('main [name="body"]').fill("建议改进反馈。");
  await staff.getByRole("button", { name: suggestions.save }).click();
  await staff.waitForURL(/\/city\/suggestions\/[0-9a-f-]{36}$/);
  await lookAt(staff, "counsellor", [
    ...["/rights-cases", "/rights-cases?who=nobody", `/rights-cases/${id}`, `/rights-cases/${closed}`, ...moves],
    ...["/rights-cases/new", "/rights-cases/figures", "/rights-cases/report/2026", "/city/partners"],
    ...["/city/suggestions", new URL(staff.url()).pathname],
  ]);
  const head = await signedIn(browser, phoneOf("市科协负责人"));
  await lookAt(head, "head", ["/rights-cases/board", "/city/rights", "/rights-cases", `/rights-cases/${id}`]);
  const filer = await signedIn(browser, phoneOf("精工轴承科协经办"));
  await lookAt(filer, "filerForOthers", ["/enterprise/rights", "/enterprise/rights/new"]);
});

test("somebody who objects, and the office that answers", async ({ browser }) => {
  const page = await (await browser.newContext()).newPage();
  const { id: notice, itemId } = await hangingNotice();
  await page.goto(`/notices/${notice}/objection?item=${itemId}`);
  await page.getByRole("radio", { name: notices.form.modes.realName.label }).check();
  await page.getByRole("textbox", { name: notices.form.name }).fill("欧阳若水");
  await page.getByRole("textbox", { name: notices.form.phone }).fill("13900000998");
  await page.getByRole("textbox", { name: notices.form.text }).fill("场地没有开放。");
  await page.getByRole("button", { name: notices.form.submit }).click();
  await page.waitForURL(/\/objection\/[0-9a-f-]{36}-/);
  await lookAt(page, "objector", [new URL(page.url()).pathname]);

  const staff = await signedIn(browser, phoneOf("市科协经办"));
  const { id: round } = await row<{ id: string }>(`SELECT r."id" FROM "Round" r WHERE r."name" LIKE '“八有”%'`);
  const cases = await query<{ id: string }>(
    `SELECT o."id" FROM "Objection" o JOIN "NoticeItem" i ON i."id" = o."itemId" WHERE i."noticeId" = $1 ORDER BY o."receivedAt"`,
    [notice],
  );
  const { applicationId } = await row<{ applicationId: string }>(`SELECT "applicationId" FROM "NoticeItem" WHERE "id" = $1`, [itemId]);
  await lookAt(staff, "noticeboard", [
    ...["/city/notices", `/city/notices/new?round=${round}`, `/city/notices/${notice}`],
    ...[...cases.map(({ id }) => `/city/objections/${id}`), `/applications/${applicationId}`, "/city"],
  ]);
});

test("somebody who comes to an activity, and those who hold it", async ({ browser }) => {
  const guest = await (await browser.newContext()).newPage();
  const { activityId, sessionId } = await row<{ activityId: string; sessionId: string }>(
    `SELECT a."id" AS "activityId", s."id" AS "sessionId" FROM "Activity" a JOIN "ActivitySession" s ON s."activityId" = a."id"
      WHERE a."title" = '轴承振动分析青年沙龙'`,
  );
  await guest.goto(`/activities/${activityId}`);
  await guest.getByRole("textbox", { name: comings.form.name }).fill("欧阳若水");
  await guest.getByRole("textbox", { name: comings.form.phone }).fill("13900000996");
  await guest.getByRole("textbox", { name: "您的单位和专业" }).fill("机械设计");
  await guest.getByLabel(comings.form.accept).check();
  await guest.getByRole("button", { name: comings.form.submit, exact: true }).click();
  await guest.waitForURL(/\/activities\/receipt\//);
  const receipt = new URL(guest.url()).pathname;
  await lookAt(guest, "enrolled", [receipt]);
  await query(
    `INSERT INTO "Attendance" ("sessionId", "enrolmentId", "attendeeKey", "name", "phone", "source", "key", "at", "recordedAt")
      SELECT "sessionId", "id", "attendeeKey", "name", "phone", 'self', gen_random_uuid(), "enrolledAt", "enrolledAt" FROM "Enrolment"
      WHERE "phone" = '13900000996'`,
  );
  await guest.reload();
  const came = await guest.getByRole("link", { name: comings.receipt.rate }).getAttribute("href");
  await lookAt(guest, "guest", [
    "/activities",
    "/activities?word=没有",
    `/activities/${activityId}`,
    receipt,
    came ?? "",
    "/activities/door",
  ]);

  const organizer = await signedIn(browser, phoneOf("精工轴承科协经办"));
  const { id: home } = await row<{ id: string }>(`SELECT "id" FROM "Home" WHERE "name" = '精工轴承科技工作者之家'`);
  await query(`UPDATE "Activity" SET "status" = 'returned', "reason" = '请写明带队老师' WHERE "title" LIKE '科普开放日%'`);
  const { id: returned } = await row<{ id: string }>(`SELECT "id" FROM "Activity" WHERE "title" LIKE '科普开放日%'`);
  await lookAt(organizer, "organizer", [
    ...["/my/activities", "/filings", "/filings?word=没有", "/filings/new", `/filings/new?home=${home}`, "/filings/new?word=没有"],
    ...[`/filings/${activityId}`, `/filings/${returned}`, `/filings/${returned}/edit`],
    `/filings/sessions/${sessionId}`,
  ]);
});

test("whoever stands at the door of an activity", async ({ browser }) => {
  const { sessionId } = await row<{ sessionId: string }>(
    `SELECT s."id" AS "sessionId" FROM "Activity" a JOIN "ActivitySession" s ON s."activityId" = a."id" WHERE a."title" = '轴承振动分析青年沙龙'`,
  );
  await query(
    `UPDATE "ActivitySession" SET "startsAt" = ${portalNow} + interval '20 minutes', "endsAt" = ${portalNow} + interval '2 hours' WHERE "id" = $1`,
    [sessionId],
  );
  await lookAt(await signedIn(browser, phoneOf("精工轴承科协经办")), "doorkeeper", [
    `/filings/sessions/${sessionId}/check-in`,
    `/filings/sessions/${sessionId}/door`,
  ]);
});

test("a scientist and an expert", async ({ browser }) => {
  await lookAt(await signedIn(browser, scientist.phone), "scientist", ["/my", "/my/messages", "/account", "/invitation"]);
  await lookAt(await signedIn(browser, phoneOf("考察专家")), "expert", ["/my"]);
  const sheet = (state: string) =>
    row<{ applicationId: string; phone: string }>(
      `SELECT st."applicationId", p."phoneKey" AS phone FROM "ScoreSheet" s JOIN "Stage" st ON st."id" = s."stageId"
        JOIN "Application" a ON a."id" = st."applicationId" JOIN "Person" p ON p."id" = s."expertId"
        WHERE s."state" = $1 AND st."state" = 'open' AND a."number" LIKE 'PF-%' ORDER BY s."assignedAt", p."phoneKey" LIMIT 1`,
      [state],
    );
  const [open, sent] = [await sheet("draft"), await sheet("submitted")];
  await lookAt(await signedIn(browser, open.phone), "panelist", [`/applications/${open.applicationId}/score`, "/my"]);
  await lookAt(await signedIn(browser, sent.phone), "sender", [`/applications/${sent.applicationId}/score`, "/my"]);
  await lookAt(await signedIn(browser, scientist.phone), "scientist", [`/applications/${randomUUID()}`], 404);
});

test("an officer of a firm, with a draft", async ({ browser }) => {
  // No other journey applies for this association in this round.
  const association = "临江精工轴承股份有限公司科学技术协会";
  const page = await signedIn(browser, phoneOf("精工轴承科协经办"));
  const draft = await draftOf(page, association, "科技工作者之家创建（益阳办法）");
  await page.goto(`/applications/${draft}/form`);
  const tasks = await page.locator(`main a[href^="/applications/${draft}/form/"]`).all();
  const pages = await Promise.all(tasks.map(async (link) => (await link.getAttribute("href")) ?? ""));
  const submitted = await applicationOf(association);
  const { id: home } = await row<{ id: string }>(`SELECT "id" FROM "Home" WHERE "name" = '精工轴承科技工作者之家'`);
  await page.goto(`/keeping/${home}/standards`);
  const standard = (await page.locator(`main a[href^="/keeping/${home}/standards/"]`).first().getAttribute("href")) ?? "";
  await lookAt(page, "enterprise", [
    ...[`/keeping/${home}/meter`, `/keeping/${home}/matters`, `/keeping/${home}/standards`, standard],
    `/applications/${draft}/records/venue`,
    ...["/enterprise", "/applications", `/applications/${draft}/form`, ...pages, `/applications/${draft}/form/check`],
    ...[`/applications/${draft}`, `/applications/${submitted}`, ...(await movesOn(page, submitted))],
    ...["/organizations", `/organizations/${await organizationOf(association)}`, "/account"],
  ]);
});

test("whoever keeps a home", async ({ browser }) => {
  const page = await signedIn(browser, phoneOf("精工轴承科协经办"));
  const { id: home } = await row<{ id: string }>(`SELECT "id" FROM "Home" WHERE "name" = '精工轴承科技工作者之家'`);
  const room = await leaveRoom(home);
  const { id: booking } = await row<{ id: string }>(`SELECT "id" FROM "Booking" WHERE "roomId" = $1`, [room]);
  await lookAt(page, "keeper", [
    ...["/keeping", `/keeping/${home}`, `/keeping/${home}/profile`, `/keeping/${home}/rooms`, `/keeping/${home}/bookings?room=${room}`],
    ...[`/keeping/${home}/facilities`, `/keeping/${home}/opening`, `/keeping/${home}/tree`],
    ...[`/keeping/${home}/incidents`, `/bookings/${booking}`, "/my/bookings", `/my/bookings/${room}`, `/homes/${home}/rooms/${room}`],
  ]);
});

test("a township and the office that receives papers", async ({ browser }) => {
  const township = await signedIn(browser, phoneOf("高新区科协"));
  const sensor = await applicationOf("临江量衡传感技术有限公司科学技术协会");
  await lookAt(township, "township", [
    ...[
      "/my/messages",
      "/township",
      "/township/meter",
      "/applications",
      `/applications/${sensor}`,
      ...(await movesOn(township, sensor)),
      "/organizations",
    ],
    `/organizations/${await organizationOf("高新区科协")}`,
  ]);
  const receiver = await signedIn(browser, phoneOf("市企业科协联合会（收件）"));
  await lookAt(receiver, "receiver", ["/township", `/applications/${await applicationOf("高新区生物医药产业园")}`]);
});

test("the city's office: its desk and what it examines", async ({ browser }) => {
  const staff = await signedIn(browser, phoneOf("市科协经办"));
  const dossiers = await Promise.all(
    ["临江市第二中学", "临江环科检测股份有限公司科学技术协会", "临江精工轴承股份有限公司科学技术协会"].map(applicationOf),
  );
  const moves: string[] = [];
  for (const id of dossiers) moves.push(...(await movesOn(staff, id)));
  // Scored half way, and to the end.
  const scorings = await query<{ id: string }>(
    `SELECT DISTINCT a."id" FROM "ScoreSheet" s JOIN "Stage" st ON st."id" = s."stageId" JOIN "Application" a ON a."id" = st."applicationId"
      WHERE a."number" LIKE 'PF-%' ORDER BY 1`,
  );
  expect(scorings.length).toBeGreaterThan(1);
  const { id: campaign } = await row<{ id: string }>(`SELECT "id" FROM "Campaign" ORDER BY "createdAt" LIMIT 1`);
  const panels = scorings.map(({ id }) => `/applications/${id}/panel`);
  await lookAt(staff, "staff", [
    "/city",
    "/city/meter",
    "/city/meter?state=met",
    "/city/campaigns",
    `/city/campaigns/${campaign}`,
    "/applications",
    ...dossiers.map((id) => `/applications/${id}`),
    ...moves,
    ...panels,
  ]);
  const leader = await signedIn(browser, phoneOf("市科协负责人"));
  await lookAt(leader, "leader", ["/city", "/city/meter?state=missed", "/city/decisions", `/applications/${dossiers[0]}`]);
});

test("the city's office: schemes and organizations; administrators", async ({ browser }) => {
  test.setTimeout(600_000);
  const staff = await signedIn(browser, phoneOf("市科协经办"));
  const schemes = await query<{ id: string }>(`SELECT "id" FROM "SchemeVersion" ORDER BY "createdAt"`);
  const [draft] = await query<{ id: string }>(`SELECT "id" FROM "SchemeVersion" WHERE "status" = 'draft'`);
  const [plaque] = await query<{ id: string }>(`SELECT "id" FROM "Plaque" WHERE "status" = 'valid' ORDER BY "number"`);
  const [expired] = await query<{ id: string; verifyCode: string }>(`SELECT "id", "verifyCode" FROM "Plaque" WHERE "status" = 'expired'`);
  const [wrong] = await query<{ id: string }>(`SELECT "id" FROM "PlaqueImport" WHERE "importedAt" IS NULL ORDER BY "checkedAt"`);
  const [inside] = await query<{ id: string }>(`SELECT "id" FROM "PlaqueImport" WHERE "importedAt" IS NOT NULL ORDER BY "checkedAt"`);
  const awarded = await applicationOf("高新区生物医药产业园");
  const [policy] = await query<{ id: string }>(`SELECT "id" FROM "PolicyDocument" WHERE "state" = 'released' ORDER BY "title"`);
  const rounds = await query<{ id: string; all: string[] }>(
    `SELECT "roundId" AS "id", array_agg("id"::text ORDER BY "number") AS "all" FROM "Application" WHERE "submittedAt" IS NOT NULL
      GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 2`,
  );
  const side = rounds[0]?.all.slice(0, 4).map((id) => `a=${id}`);
  await lookAt(staff, "registrar", [
    ...rounds.map(({ id }) => `/city/rounds/${id}/results`),
    ...[`/city/rounds/${rounds[0]?.id}/compare?${side?.join("&")}`, `/city/rounds/${rounds[0]?.id}/compare`],
    ...["/city/schemes", ...schemes.slice(0, 3).map(({ id }) => `/city/schemes/${id}`)],
    ...["edit", "paste", "samples", "samples?all=1", "compare", "try", "try?from=none"].map((page) => `/city/schemes/${draft?.id}/${page}`),
    ...["hosts", "form", "standards", "results", "stages", "after", "standards&at=standards.groups.place.criteria.venue"].map(
      (part) => `/city/schemes/${draft?.id}/edit?part=${part}`,
    ),
    ...["/city/policies", "/city/policies/new", `/city/policies/${policy?.id}`],
    ...["/city/plaques", "/city/plaques?number=没有", "/city/plaques?handover=waiting", `/city/plaques/${plaque?.id}`],
    ...[`/city/plaques/${expired?.id}`, `/verify/${expired?.verifyCode}`],
    ...["/city/plaques/import", "/city/plaques/import?problem=missing&columns=number.home", `/city/plaques/import/${wrong?.id}`],
    ...[`/city/plaques/import/${inside?.id}`, "/city/decisions", "/city/awards", `/city/awards?none=1&tried=${awarded}~done`],
    ...[
      "/my/delegation",
      "/city/entry",
      "/applications?q=没有",
      "/city/calendar",
      "/city/calendar?year=2027",
      "/city/calendar/change",
      "/city/calendar/change?day=2099-12-01&look=1",
    ],
    ...["/organizations", "/organizations/new", `/organizations/${await organizationOf("学会学术部")}`],
  ]);
  const security = await signedIn(browser, phoneOf("安全管理员"));
  await lookAt(security, "security", [
    "/city",
    "/city/resets",
    "/city/attempts",
    `/organizations/${await organizationOf("临江市科学技术协会")}`,
  ]);
  await lookAt(await signedIn(browser, phoneOf("系统管理员")), "system", ["/city", "/organizations/new", "/city/settings"]);
  await lookAt(await signedIn(browser, phoneOf("审计管理员")), "auditor", ["/city"]);
});
