// The door of an activity: a code before the camera, a photo of one, six figures, a name; two telephones, one of them without a connection
// and back; the code on the screen, which is soon worth nothing; and what is left on the telephone afterwards.
import { writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { type Browser, type BrowserContextOptions, expect, type Page } from "@playwright/test";
import QRCode from "qrcode";
import { zh as accounts } from "@/lib/text/accounts";
import { zh as activities } from "@/lib/text/activities";
import { zh as words } from "@/lib/text/check-in";
import { zh as filings } from "@/lib/text/filings";
import { zh as comings } from "@/lib/text/public-activities";
import { zh as shell } from "@/lib/text/shell";
import config from "../../playwright.config";
import { codeIn, filmOf } from "../support/camera";
import { portalNow } from "../support/portal-now";
import { as, expectAccessible, expectAccessibleForElders, password, phoneOf, problemsOn, shoot, test } from "./support";
import { query, row } from "./support-database";

test.describe.configure({ mode: "serial" });

/** One for each portal on this machine: it is written when somebody has a code to show, and read when the camera opens. */
const film = path.join(os.tmpdir(), `portal-camera-${new URL(process.env.E2E_BASE_URL ?? "http://localhost:3000").port}.y4m`);
test.use({
  launchOptions: {
    ...config.use?.launchOptions,
    args: [
      ...(config.use?.launchOptions?.args ?? []),
      "--use-fake-device-for-media-stream",
      `--use-file-for-fake-video-capture=${film}`,
      "--autoplay-policy=no-user-gesture-required",
    ],
  },
});

const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true } satisfies BrowserContextOptions;
const title = "轴承寿命试验参观";
const fields = filings.session;
const guests = [
  ["季春", "13900000931"],
  ["季夏", "13900000932"],
  ["季秋", "13900000933"],
  ["季冬", "13900000934"],
  ["季尾", "13900000935"],
] as const;
type Guest = { name: string; code: string; picture: Buffer };
const came: Guest[] = [];
let session = "";
const at = () => `/filings/sessions/${session}/check-in`;

const told = (page: Page) => page.locator(".gate-told");
const expectTold = (page: Page, said: string) => expect(told(page)).toContainText(said);
/** A photo of a code, chosen where there is no camera. */
const show = (page: Page, picture: Buffer) =>
  page.getByLabel(words.scan.photo).setInputFiles({ name: "码.png", mimeType: "image/png", buffer: picture });
async function type(page: Page, code: string): Promise<void> {
  await page.getByLabel(words.code.title).fill(code);
  await page.locator("#door-code").getByRole("button", { name: words.code.submit, exact: true }).click();
}
async function write(page: Page, name: string, telephone: string): Promise<void> {
  await page.getByLabel(fields.name, { exact: true }).fill(name);
  await page.getByLabel(fields.phone, { exact: true }).fill(telephone);
  await page.getByRole("button", { name: words.name.submit, exact: true }).click();
}
const atTheDoor = async (browser: Browser, options: BrowserContextOptions = {}): Promise<Page> => {
  const page = await as(browser, "精工轴承科协经办", { ...phone, ...options });
  await page.goto(at());
  await expect(page.getByText(words.line.expected(guests.length))).toBeVisible();
  return page;
};
const rows = () =>
  query<{ name: string; source: string; early: boolean }>(
    `SELECT "name", "source"::text, "at" < "recordedAt" AS early FROM "Attendance" WHERE "sessionId" = $1 ORDER BY "name"`,
    [session],
  );
const names = async () => (await rows()).map(({ name }) => name);

/** What this browser keeps of doors: entries of its store, and pages for opening without a connection. */
const keptIn = (page: Page) =>
  page.evaluate(async () => {
    const store = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open("door");
      opening.onupgradeneeded = () => opening.result.createObjectStore("kept");
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const entries = await new Promise<unknown[]>((resolve) => {
      const reading = store.transaction("kept").objectStore("kept").getAll();
      reading.onsuccess = () => resolve(reading.result);
    });
    store.close();
    const pages = await Promise.all(
      (await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)),
    );
    return {
      rolls: entries.filter((entry) => "people" in (entry as object)).length,
      waiting: entries.filter((entry) => "key" in (entry as object)).length,
      text: JSON.stringify(entries),
      pages: pages.flat().filter((one) => one.endsWith("/check-in")).length,
      program: pages.flat().filter((one) => one.endsWith(".wasm")).length,
    };
  });

test("five people enrol for what begins in half an hour", async ({ browser }) => {
  ({ id: session } = await row<{ id: string }>(
    `WITH h AS (SELECT "id", "ownerId" FROM "Home" WHERE "name" = '精工轴承科技工作者之家'),
      p AS (SELECT (SELECT "id" FROM "Person" WHERE "phoneKey" = '13800000052') AS filer,
        (SELECT "id" FROM "Person" WHERE "phoneKey" = '13800000011') AS approver),
      a AS (INSERT INTO "Activity" ("homeId", "filedById", "organizerId", "title", "summary", "services", "lines", "contactPhone", "status",
        "createdAt", "filedAt", "number", "approvedById", "approvedAt", "publishedAt")
      SELECT h."id", p.filer, h."ownerId", $1, '看试验台。', ARRAY['exchange'], ARRAY[]::text[], '0000-66552516', 'enrolling',
        ${portalNow}, ${portalNow}, 'DOOR-1', p.approver, ${portalNow}, ${portalNow} FROM h, p RETURNING "id", "homeId")
    INSERT INTO "ActivitySession" ("activityId", "homeId", "ordinal", "startsAt", "endsAt")
    SELECT "id", "homeId", 1, ${portalNow} + interval '30 minutes', ${portalNow} + interval '150 minutes' FROM a RETURNING "id"`,
    [title],
  ));
  for (const [name, telephone] of guests) {
    const page = await (await browser.newContext(phone)).newPage();
    await page.goto("/activities");
    await page.getByRole("link", { name: title }).click();
    await page.getByLabel(comings.form.name, { exact: true }).fill(name);
    await page.getByLabel(comings.form.phone, { exact: true }).fill(telephone);
    const rules = page.getByLabel(comings.form.accept);
    if ((await rules.count()) > 0) await rules.check();
    await page.getByRole("button", { name: comings.form.submit, exact: true }).click();
    await page.waitForURL(/\/activities\/receipt\//);
    const code = (await page.locator(".admission .code").innerText()).trim();
    came.push({ name, code, picture: await page.locator(".admission .qr").screenshot() });
    await page.context().close();
  }
});

test("a code held before the camera, and a photo of one where there is no camera", async ({ browser }) => {
  writeFileSync(film, await filmOf(came[0]?.picture ?? Buffer.alloc(0)));
  const officer = await as(browser, "精工轴承科协经办", { ...phone, permissions: ["camera"] });
  await officer.addInitScript(() => {
    const heard: number[] = [];
    Object.assign(window, { heard });
    const { start } = OscillatorNode.prototype;
    OscillatorNode.prototype.start = function (when?: number) {
      heard.push(this.frequency.value);
      start.call(this, when);
    };
  });
  await officer.goto(`/filings/sessions/${session}`);
  await officer.getByRole("link", { name: fields.checkIn }).click();
  await officer.waitForURL(/\/check-in$/);
  await expect(officer.getByText(words.line.expected(guests.length))).toBeVisible();
  await expectAccessible(officer);
  await expectAccessibleForElders(officer);
  await shoot(officer, "check-in@360");

  await officer.getByRole("button", { name: words.scan.open }).click();
  await expectTold(officer, words.told.came("季春"));
  // Heard as well: two tones, the second one higher.
  expect(await officer.evaluate(() => (window as unknown as { heard: number[] }).heard)).toEqual([880, 1320]);
  await expect(officer.getByText(words.present(1))).toBeVisible();
  await expectAccessible(officer);
  await shoot(officer, "check-in-camera@360");
  await officer.getByRole("button", { name: words.scan.close }).click();
  await officer.getByRole("button", { name: words.scan.open }).click();
  await expect(officer.locator(".gate-video")).toBeVisible();
  await officer.getByRole("button", { name: words.scan.close }).click();
  expect(await names()).toEqual(["季春"]);

  await show(officer, came[0]?.picture ?? Buffer.alloc(0));
  await expectTold(officer, words.told.already("季春"));
  await show(officer, await QRCode.toBuffer("https://example.org/", { width: 400 }));
  await expectTold(officer, words.why["admission.wrongCode"] ?? "");
  await show(officer, await QRCode.toBuffer("3f2b8c1e-5d4a-4b6f-9a7c-8e1d2c3b4a59-abcDEF_-0123456789abcd", { width: 400 }));
  await expectTold(officer, words.why["admission.wrongCode"] ?? "");
  await show(officer, Buffer.from("no picture"));
  await expectTold(officer, words.told.unreadable);
  await type(officer, "000 000");
  await expect(problemsOn(officer)).toContainText(words.why["code.wrongCode"] ?? "");
  await expectAccessible(officer);
  await write(officer, "万里", "1390");
  await expect(officer.locator("#door-name").getByRole("alert")).toBeVisible();
  expect(await names()).toEqual(["季春"]);
});

test("two telephones, one without a connection and back: nobody twice, and what was not taken says why", async ({ browser }) => {
  const [one, other] = [await atTheDoor(browser), await atTheDoor(browser)];
  await expect.poll(async () => (await keptIn(one)).program).toBe(1);
  const kept = await keptIn(one);
  expect(kept).toMatchObject({ rolls: 1, waiting: 0, pages: 1 });
  for (const [, telephone] of guests) expect(kept.text).not.toContain(telephone);

  await one.context().setOffline(true);
  await expect(one.getByText(words.line.offlineLead)).toBeVisible();
  await show(one, came[1]?.picture ?? Buffer.alloc(0));
  await expectTold(one, words.told.kept("季夏"));
  await show(one, came[1]?.picture ?? Buffer.alloc(0));
  await expectTold(one, words.told.already("季夏"));
  await type(one, came[2]?.code ?? "");
  await expectTold(one, words.told.kept("季秋"));
  await type(one, came[0]?.code ?? "");
  await expectTold(one, words.told.already("季春"));
  await type(one, "000000");
  await expectTold(one, words.why.notOnRoll ?? "");
  await write(one, "万里", "13900000936");
  await expectTold(one, words.told.kept("万里"));
  for (let twice = 0; twice < 2; twice += 1) {
    await show(one, await QRCode.toBuffer("3f2b8c1e-5d4a-4b6f-9a7c-8e1d2c3b4a59-abcDEF_-0123456789abcd", { width: 400 }));
    await expectTold(one, words.told.kept(null));
  }
  await expect(one.getByText(words.line.waiting(4))).toBeVisible();
  await expectAccessible(one);
  await shoot(one, "check-in-offline@360");

  await one.reload();
  await expect(one.getByText(words.line.waiting(4))).toBeVisible();
  await show(one, came[3]?.picture ?? Buffer.alloc(0));
  await expectTold(one, words.told.kept("季冬"));
  await expect(one.getByText(words.line.waiting(5))).toBeVisible();
  expect(await names()).toEqual(["季春"]);

  // Meanwhile the other one takes two of the same.
  await other.getByLabel(words.code.title).fill(came[1]?.code ?? "");
  await other.keyboard.press("Enter");
  await expectTold(other, words.told.came("季夏"));
  // By the keyboard alone: a fresh field waits for the next one.
  await expect(other.getByLabel(words.code.title)).toBeFocused();
  await expect(other.getByLabel(words.code.title)).toHaveValue("");
  await write(other, "万 里", "139 0000 0936");
  await expectTold(other, words.told.came("万 里"));

  // The first answer is lost on its way back.
  let lost = 0;
  await one.context().route(/\/api\/sessions\/[^/]+\/check-in$/, async (route) => {
    if (lost > 0 || route.request().method() !== "POST") return route.continue();
    const answer = await route.fetch();
    lost += answer.ok() ? 1 : 0;
    return route.abort("connectionreset");
  });
  await one.context().setOffline(false);
  await expect(one.getByText(words.refused.title(1))).toBeVisible({ timeout: 60_000 });
  await expect(one.getByText(words.line.expected(guests.length))).toBeVisible({ timeout: 60_000 });
  expect(lost).toBe(1);
  const stand = await rows();
  expect(stand.map(({ name }) => name)).toEqual(["万 里", "季冬", "季夏", "季春", "季秋"].toSorted());
  expect(stand.filter(({ early }) => early).map(({ name }) => name)).toEqual(expect.arrayContaining(["季冬", "季秋"]));
  await expect(one.getByText(words.present(5))).toBeVisible();
  await expect(one.getByText(words.why["admission.wrongCode"] ?? "").last()).toBeVisible();
  await expectAccessible(one);
  await expectAccessibleForElders(one);
  await shoot(one, "check-in-refused@360");
  await one.getByRole("button", { name: words.refused.seenOf(words.refused.unknown) }).click();
  await expect(one.getByText(words.refused.title(1))).toBeHidden();
  expect((await keptIn(one)).waiting).toBe(0);
  await one.context().setOffline(true);
  await type(one, came[1]?.code ?? "");
  await expectTold(one, words.told.already("季夏"));
});

test("a portal that is slow, or has forgotten who stands there, keeps nobody waiting at the door", async ({ browser }) => {
  const page = await atTheDoor(browser, { permissions: ["camera"] });
  let answer = () => {};
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.context().route(/\/api\/sessions\/[^/]+\/check-in$/, async (route) => {
    if (route.request().method() === "POST") await answered;
    // The page has given up on the first one by then.
    await route.continue().catch(() => {});
  });
  await write(page, "万年", "13900000941");
  await expectTold(page, words.told.kept("万年"));
  await expect(page.getByText(words.line.waiting(1))).toBeVisible();
  answer();
  await expect(page.getByText(words.line.expected(guests.length))).toBeVisible({ timeout: 60_000 });
  expect((await names()).filter((name) => name === "万年")).toHaveLength(1);

  await page.context().clearCookies();
  await write(page, "万岁", "13900000942");
  await expectTold(page, words.told.kept("万岁"));
  await expect(page.getByText(words.line.signedOut)).toBeVisible();
  await page.getByRole("link", { name: words.line.signIn }).click();
  await page.getByLabel(accounts.signIn.phone, { exact: true }).fill(phoneOf("精工轴承科协经办"));
  await page.getByLabel(accounts.signIn.password, { exact: true }).fill(password);
  await page.getByRole("button", { name: accounts.signIn.submit, exact: true }).click();
  await page.waitForURL(/\/check-in$/);
  await expect(page.getByText(words.line.expected(guests.length))).toBeVisible();
  expect((await names()).filter((name) => name === "万岁")).toHaveLength(1);
  // Come to from another page, it is a page of its own all the same: it may open the camera, and read what it sees.
  await page.getByRole("button", { name: words.scan.open }).click();
  await expectTold(page, words.told.already("季春"));
});

test("signing out leaves nothing on the telephone, and neither does the end of the session", async ({ browser }) => {
  const page = await atTheDoor(browser);
  await expect.poll(async () => (await keptIn(page)).pages).toBe(1);
  await page.context().setOffline(true);
  await write(page, "不留", "13900000937");
  await expectTold(page, words.told.kept("不留"));
  await page.context().route(/\/api\/sessions\//, (route) => route.abort());
  await page.context().setOffline(false);
  await page.locator("summary", { hasText: shell.desk.me }).click();
  await page.getByRole("button", { name: shell.desk.signOut }).click();
  await page.waitForURL((url) => url.pathname === "/");
  await expect.poll(() => keptIn(page)).toMatchObject({ rolls: 0, waiting: 0, pages: 0 });

  const again = await atTheDoor(browser);
  await expect.poll(async () => (await keptIn(again)).rolls).toBe(1);
  const times = await row<{ startsAt: Date; endsAt: Date }>(`SELECT "startsAt", "endsAt" FROM "ActivitySession" WHERE "id" = $1`, [
    session,
  ]);
  const move = (startsAt: unknown, endsAt: unknown) =>
    query(`UPDATE "ActivitySession" SET "startsAt" = $2, "endsAt" = $3 WHERE "id" = $1`, [session, startsAt, endsAt]);
  await move(new Date(times.startsAt.getTime() - 8 * 3_600_000), new Date(times.startsAt.getTime() - 6 * 3_600_000));
  await again.reload();
  await expect.poll(async () => (await keptIn(again)).rolls).toBe(0);
  await move(new Date(times.startsAt.getTime() + 8 * 3_600_000), new Date(times.startsAt.getTime() + 9 * 3_600_000));
  await again.reload();
  await expect(again.getByText(activities.blockers.doorsOpen)).toBeVisible();
  await expectAccessible(again);
  await move(times.startsAt, times.endsAt);
});

test("the screen by the door is read from afar, and its code is soon worth nothing", async ({ browser }) => {
  const screen = await as(browser, "精工轴承科协经办");
  await screen.goto(`/filings/sessions/${session}/door`);
  await expectAccessible(screen);
  await expectAccessibleForElders(screen);
  await shoot(screen, "door-screen@1280");
  const shown = async () => new URL((await codeIn(await screen.locator(".door .qr").screenshot())) ?? "http://nothing.invalid/").pathname;
  const code = await shown();
  expect(code).toMatch(/^\/activities\/door\/[0-9a-f-]{36}\./);

  const guest = await (await browser.newContext(phone)).newPage();
  await guest.goto(code);
  await guest.waitForURL(/\/activities\/door$/);
  await guest.getByLabel(comings.form.name, { exact: true }).fill("丁一");
  await guest.getByLabel(comings.form.phone, { exact: true }).fill("13900000938");
  await guest.getByRole("button", { name: comings.door.submit, exact: true }).click();
  await guest.waitForURL(/\/activities\/came\//);
  await expect(screen.getByText(comings.door.present(8))).toBeVisible({ timeout: 30_000 });

  // A picture of it, shown later to somebody who is elsewhere.
  await expect(async () => {
    const late = await browser.newContext(phone);
    const page = await late.newPage();
    await page.goto(code);
    await expect(page.getByText(comings.door.late, { exact: true })).toBeVisible({ timeout: 1_000 });
    await late.close();
  }).toPass({ timeout: 90_000 });
  expect(await shown()).not.toBe(code);

  await screen.setViewportSize({ width: 360, height: 740 });
  await expectAccessible(screen);
  await shoot(screen, "door-screen@360");
  await screen.context().setOffline(true);
  await expect(screen.getByText(comings.door.screenStopped)).toBeVisible({ timeout: 60_000 });
  await expect(screen.locator(".door .qr")).toBeHidden();
  await expectAccessible(screen);
});

test("without script: six figures, a name, a list on paper", async ({ browser }) => {
  const signedIn = await as(browser, "精工轴承科协经办", phone);
  const context = await browser.newContext({ ...phone, javaScriptEnabled: false, storageState: await signedIn.context().storageState() });
  const page = await context.newPage();
  await page.goto(at());
  await expect(page.getByRole("button", { name: words.scan.open })).toBeHidden();
  await type(page, "000000");
  await expect(problemsOn(page)).toContainText(words.why["code.wrongCode"] ?? "");
  await type(page, came[4]?.code ?? "");
  await expect(page.getByText(/^季尾 已签到/)).toBeVisible();
  await page.waitForURL(/\/check-in\?came=/);
  await type(page, came[4]?.code ?? "");
  await expect(page.getByText(/^季尾 已经签过到/)).toBeVisible();
  await write(page, "丁二", "13900000939");
  await expect(page.getByText(/^丁二 已签到/)).toBeVisible();
  await page.getByLabel(fields.sourceOptions.paper).check();
  await write(page, "丁三", "13900000940");
  await expect(page.getByText(/^丁三 已签到/)).toBeVisible();
  await shoot(page, "check-in-without-script@360");
  const sources = Object.fromEntries((await rows()).map(({ name, source }) => [name, source]));
  expect(sources).toMatchObject({ 季尾: "manual", 丁二: "walkIn", 丁三: "paper", 丁一: "self", 季冬: "scan" });
});
