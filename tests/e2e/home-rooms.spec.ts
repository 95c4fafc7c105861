// What a home consists of, as its keepers write it down and its visitors see it: pictures, inventory, opening. Kept by an organization that
// is not its owner (Y20). At a desk with script, on a phone without.
import { type Browser, type BrowserContextOptions, expect, type Page } from "@playwright/test";
import { zh as papers } from "@/lib/text/documents/papers";
import { zh as facilities } from "@/lib/text/facilities";
import { zh as files } from "@/lib/text/files";
import { shortDay } from "@/lib/text/format";
import { zh as tree } from "@/lib/text/home-tree";
import { zh as homes } from "@/lib/text/homes";
import { zh as profiles } from "@/lib/text/profiles";
import { zh as venue } from "@/lib/text/venue";
import * as made from "../support/files";
import { as, expectAccessible, expectAccessibleForElders, problemsOn, shoot, test } from "./support";
import { query, row } from "./support-database";

test.describe.configure({ mode: "serial" });

const museum = "临江市科技馆科技工作者之家";
const home = async () => (await row<{ id: string }>(`SELECT "id" FROM "Home" WHERE "name" = $1`, [museum])).id;
/** The same picture twice is one: each journey has its own. */
const photo = async (name: string, width = 900) => ({
  name,
  mimeType: "image/jpeg",
  buffer: await made.picture("jpeg", { width, height: 600 }),
});

/** Looked after by a firm's association, whose officer has no home of its own. */
test.beforeAll(async () => {
  await query(
    `UPDATE "Home" SET "managerId" = (SELECT "id" FROM "Organization" WHERE "name" LIKE '%新纪元制药%科学技术协会')
      WHERE "name" = $1`,
    [museum],
  );
});

type Look = { browser: Browser; options: BrowserContextOptions; officerOptions: BrowserContextOptions; shots: string };
const looks = [
  { title: "at a desk", options: {}, officerOptions: {}, shots: "rooms" },
  {
    title: "on a phone and without script",
    options: { viewport: { width: 360, height: 780 } },
    officerOptions: { viewport: { width: 360, height: 780 }, javaScriptEnabled: false },
    shots: "rooms-360",
  },
] as const;

/** axe is a script itself: a page that runs none is looked over as it is in another window of the same person. */
async function lookOver(page: Page, browser: Browser, options: BrowserContextOptions): Promise<void> {
  const twin = await (await browser.newContext({ ...options, storageState: await page.context().storageState() })).newPage();
  await twin.goto(page.url());
  await expectAccessible(twin);
  await expectAccessibleForElders(twin);
  await twin.context().close();
}

/** The line of what was written last; those before have states of their own. */
const newest = (page: Page) => page.getByRole("table", { name: profiles.historyCaption }).locator("tbody").getByRole("row").first();

const shown = (page: Page, alt: string) => page.getByRole("img", { name: alt });
const isDrawn = (page: Page, alt: string) =>
  expect
    .poll(async () => {
      await shown(page, alt).scrollIntoViewIfNeeded();
      return shown(page, alt).evaluate((image) => (image as HTMLImageElement).naturalWidth);
    })
    .toBeGreaterThan(0);

async function pictured({ browser, options, officerOptions, shots }: Look): Promise<void> {
  const id = await home();
  const alt = `一楼大厅，${shots}`;
  const [officer, office] = [await as(browser, "新纪元制药科协经办", officerOptions), await as(browser, "市科协经办", options)];
  const visitor = await (await browser.newContext(options)).newPage();
  const words = profiles.photos;
  await test.step("with its words, by whoever looks after the home", async () => {
    await officer.goto(`/keeping/${id}/profile`);
    await officer.locator("#photo").setInputFiles(await photo("大厅.jpg", 900 + 2 * shots.length));
    await officer.getByRole("button", { name: words.add, exact: true }).click();
    await expect(problemsOn(officer)).toContainText(words.problems.noAlt ?? "");
    await lookOver(officer, browser, options);
    await officer.locator("#photo").setInputFiles({ ...(await photo("假.jpg")), buffer: await made.docx() });
    await officer.locator("#alt").fill(alt);
    await officer.getByRole("button", { name: words.add, exact: true }).click();
    await expect(problemsOn(officer)).toContainText(files.problems.notPhoto ?? "");
    await officer.locator("#photo").setInputFiles(await photo("大厅.jpg", 900 + 2 * shots.length));
    await officer.locator("#alt").fill(alt);
    await officer.getByRole("button", { name: words.add, exact: true }).click();
    await expect(shown(officer, alt)).toBeVisible();
    await expect(officer.getByText(words.isNew)).toBeVisible();
    await lookOver(officer, browser, options);
    await shoot(officer, `${shots}-photos`);
  });
  await test.step("public once the office has released it, and not before", async () => {
    await officer.getByRole("button", { name: profiles.moves.submit.button, exact: true }).click();
    await expect(newest(officer)).toContainText(profiles.states.submitted.label);
    await visitor.goto(`/homes/${id}`);
    await expect(shown(visitor, alt)).toHaveCount(0);
    const file = await row<{ id: string }>(`SELECT "attachmentId" AS id FROM "HomePhoto" WHERE "alt" = $1`, [alt]);
    expect((await visitor.request.get(`/api/attachments/${file.id}`)).status()).toBe(404);
    await office.goto(`/keeping/${id}/profile`);
    await isDrawn(office, alt);
    await expectAccessible(office);
    await shoot(office, `${shots}-photos-office`);
    await office.getByRole("button", { name: profiles.moves.release.button, exact: true }).click();
    await expect(newest(office)).toContainText(profiles.states.released.label);
    await visitor.goto(`/homes/${id}`);
    await isDrawn(visitor, alt);
    await expectAccessible(visitor);
    await expectAccessibleForElders(visitor);
    await shoot(visitor, `${shots}-photos-public`);
  });
}

async function inventoried({ browser, options, officerOptions, shots }: Look): Promise<void> {
  const id = await home();
  const name = `投影仪 ${shots}`;
  const officer = await as(browser, "新纪元制药科协经办", officerOptions);
  const line = officer.getByRole("table", { name: facilities.list }).getByRole("row").filter({ hasText: name });
  await test.step("an item, and what was found on looking at it", async () => {
    await officer.goto(`/keeping/${id}/facilities`);
    const form = officer.locator("#add");
    await form.getByLabel(facilities.labels.kind).selectOption("audio");
    await form.getByLabel(facilities.labels.name).fill(name);
    await form.getByLabel(facilities.labels.quantity).fill("２");
    await form.getByRole("button", { name: facilities.save, exact: true }).click();
    await expect(line).toContainText(facilities.never);
    await line
      .locator("summary")
      .filter({ hasText: `${facilities.check}：` })
      .first()
      .click();
    await line.getByLabel(facilities.states.broken.label, { exact: true }).check();
    await line.getByRole("button", { name: facilities.checkSave }).click();
    await expect(problemsOn(officer)).toContainText(facilities.problems.note ?? "");
    await lookOver(officer, browser, options);
    await shoot(officer, `${shots}-check`);
    const again = officer.locator("#check");
    await expect(again.getByLabel(facilities.states.broken.label, { exact: true })).toBeChecked();
    await again.getByLabel(facilities.note).fill("灯泡烧了，等着换");
    await again.getByLabel(facilities.photo).setInputFiles(await photo("灯泡.jpg"));
    await again.getByRole("button", { name: facilities.checkSave }).click();
    await expect(line).toContainText(facilities.states.broken.label);
  });
  await test.step("what needs repair stands out, and all of it leaves as a sheet", async () => {
    const repair = officer
      .getByRole("region", { name: facilities.repair })
      .or(officer.locator("section").filter({ hasText: facilities.repair }));
    await expect(repair.first()).toContainText("灯泡烧了，等着换");
    await line
      .locator("summary")
      .filter({ hasText: facilities.log(1) })
      .click();
    const picture = await line.getByRole("link", { name: facilities.logPhoto }).getAttribute("href");
    expect((await officer.request.get(picture ?? "")).headers()["content-type"]).toBe("image/jpeg");
    const sheet = await officer.request.get(`/api/homes/${id}/facilities`);
    expect(sheet.headers()["content-type"]).toContain("spreadsheetml");
    await lookOver(officer, browser, options);
    await shoot(officer, `${shots}-facilities`);
    await officer.goto(`/keeping/${id}`);
    await expect(officer.getByRole("link", { name: /件设施要修/ })).toBeVisible();
    for (const [size, label] of Object.entries(papers.poster.link)) {
      const poster = await officer.getByRole("link", { name: label }).getAttribute("href");
      const made = await officer.request.get(poster ?? "");
      expect([poster?.endsWith(`size=${size}`), made.headers()["content-type"]]).toEqual([true, "application/pdf"]);
    }
    await lookOver(officer, browser, options);
    await shoot(officer, `${shots}-home`);
  });
}

async function opened({ browser, options, officerOptions, shots }: Look): Promise<void> {
  const id = await home();
  const words = venue.opening;
  const officer = await as(browser, "新纪元制药科协经办", officerOptions);
  const visitor = await (await browser.newContext(options)).newPage();
  const reason = `空调检修 ${shots}`;
  await test.step("who looks after it", async () => {
    await officer.goto(`/keeping/${id}/opening`);
    await expect(officer.getByText(words.managedBy("临江新纪元制药有限公司科学技术协会", "临江市科技馆"))).toBeVisible();
    await officer.getByLabel(words.labels.name).fill(`值守 ${shots}`);
    await officer.getByLabel(words.labels.phone).fill("123");
    await officer.getByRole("button", { name: words.add, exact: true }).click();
    await expect(problemsOn(officer)).toBeVisible();
    await officer.getByLabel(words.labels.phone).fill("13900000981");
    await officer.getByRole("button", { name: words.add, exact: true }).click();
    await expect(officer.getByRole("table", { name: words.keepers })).toContainText("139****0981");
  });
  await test.step("closed days are public at once, and open again", async () => {
    await leaveBooking(id, shots);
    await officer.getByLabel(words.closureLabels.firstDay, { exact: true }).fill("2026-12-07");
    await officer.getByLabel(words.closureLabels.lastDay, { exact: true }).fill("2026-12-08");
    await officer.getByLabel(words.closureLabels.reason, { exact: true }).fill(reason);
    await officer.getByRole("button", { name: words.close, exact: true }).click();
    // What stands there is said first; nothing is closed yet, and nothing typed is lost.
    await expect(problemsOn(officer)).toContainText(words.stands(words.days(shortDay("2026-12-07"), shortDay("2026-12-08")), 1, 0));
    await expect(officer.getByText(words.noClosures)).toBeVisible();
    await expect(officer.getByLabel(words.closureLabels.reason, { exact: true })).toHaveValue(reason);
    await lookOver(officer, browser, options);
    await shoot(officer, `${shots}-closing`);
    await officer.getByRole("button", { name: words.close, exact: true }).click();
    await expect(officer.getByText(reason)).toBeVisible();
    await expect(officer.getByText(words.standing(1, 0))).toBeVisible();
    await lookOver(officer, browser, options);
    await shoot(officer, `${shots}-opening`);
    await visitor.goto(`/homes/${id}`);
    await expect(visitor.getByText(homes.closedOn(shortDay("2026-12-07"), shortDay("2026-12-08")))).toBeVisible();
    await expectAccessible(visitor);
    await shoot(visitor, `${shots}-closed`);
    await officer.getByRole("button", { name: words.reopen }).click();
    await expect(officer.getByText(words.noClosures)).toBeVisible();
    await visitor.reload();
    await expect(visitor.getByText(reason)).toHaveCount(0);
    await query(`UPDATE "Booking" SET "status" = 'cancelled' WHERE "purpose" = $1`, [booked(shots)]);
  });
}

const booked = (shots: string) => `读书会 ${shots}`;
/** Somebody has a room on one of the days that are to be closed. */
const leaveBooking = (homeId: string, shots: string) =>
  query(
    `WITH room AS (INSERT INTO "HomeRoom" ("homeId", "name", "seats") VALUES ($1, $3, 12) RETURNING "id")
    INSERT INTO "Booking" ("roomId", "purpose", "startsAt", "endsAt", "status", "requestedById", "requestedAt")
    SELECT room."id", $2, '2026-12-07T10:00:00+08:00', '2026-12-07T11:00:00+08:00', 'requested', p."id", now()
    FROM room, "Person" p WHERE p."phoneKey" = '13800000052'`,
    [homeId, booked(shots), `闭馆室 ${shots}`],
  );

async function placed({ browser, options, officerOptions, shots }: Look): Promise<void> {
  const id = await home();
  const above = "机械工程学会科技工作者之家";
  const [office, officer] = [await as(browser, "市科协经办", options), await as(browser, "新纪元制药科协经办", officerOptions)];
  const visitor = await (await browser.newContext(options)).newPage();
  await test.step("under another, by the city", async () => {
    await office.goto(`/keeping/${id}/tree`);
    await office.getByLabel(tree.label).fill("没有这个之家");
    await office.getByRole("button", { name: tree.save }).click();
    await expect(problemsOn(office)).toContainText(tree.problems["parent.notChoice"]);
    await office.getByLabel(tree.label).fill(above);
    await office.getByRole("button", { name: tree.save }).click();
    await expect(office.getByRole("link", { name: above })).toBeVisible();
    await expectAccessible(office);
    await shoot(office, `${shots}-tree`);
  });
  await test.step("seen by those who keep it, and by everybody on both pages", async () => {
    await officer.goto(`/keeping/${id}`);
    await officer.getByRole("link", { name: tree.title, exact: true }).click();
    await expect(officer.getByRole("link", { name: above })).toBeVisible();
    await expect(officer.getByRole("button", { name: tree.save })).toHaveCount(0);
    await lookOver(officer, browser, options);
    await visitor.goto(`/homes/${id}`);
    await visitor.getByRole("link", { name: above }).click();
    await expect(visitor.getByRole("link", { name: museum })).toBeVisible();
    await expectAccessible(visitor);
    await shoot(visitor, `${shots}-below`);
    await office.goto(`${visitor.url().replace("/homes/", "/keeping/")}/tree`);
    await expect(office.getByRole("table", { name: tree.caption }).locator("tbody tr")).toHaveCount(2);
    await shoot(office, `${shots}-tree-above`);
    await office.goto(`/keeping/${id}/tree`);
    await office.getByLabel(tree.label).fill("");
    await office.getByRole("button", { name: tree.save }).click();
    await expect(office.getByText(tree.aboveNone)).toBeVisible();
  });
}

for (const { title, ...look } of looks) {
  test(`pictures of a home, ${title}`, async ({ browser }) => pictured({ browser, ...look }));
  test(`what a home has, ${title}`, async ({ browser }) => inventoried({ browser, ...look }));
  test(`where a home stands among others, ${title}`, async ({ browser }) => placed({ browser, ...look }));
  test(`when a home is open, ${title}`, async ({ browser }) => opened({ browser, ...look }));
}
