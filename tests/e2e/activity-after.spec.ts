// After and around an activity: the campaign it belongs to, its photos, what is printed of it, and a rating that is taken back.
import { expect, type Page } from "@playwright/test";
import { zh as activities } from "@/lib/text/activities";
import { zh as after } from "@/lib/text/activity-report";
import { zh as campaigns } from "@/lib/text/campaigns";
import { zh as filings } from "@/lib/text/filings";
import { zh } from "@/lib/text/public-activities";
import { png } from "../support/picture";
import { portalNow } from "../support/portal-now";
import { as, expectAccessible, expectAccessibleForElders, problemsOn, shoot, test } from "./support";
import { query, row } from "./support-database";

test.describe.configure({ mode: "serial" });

const title = "轴承装配开放课";
const campaign = "冬季科普周";
const home = "精工轴承科技工作者之家";
const phone = { viewport: { width: 360, height: 740 } };
const fields = filings.form.fields;
const words = filings.session.photos;
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

/** A picture with a scene of its own. */
const picture = (scene: number) => ({
  name: `现场${scene}.png`,
  mimeType: "image/png",
  buffer: Buffer.from(
    png({
      width: 320,
      height: 240,
      grey: Uint8Array.from({ length: 320 * 240 }, (_, at) => {
        const [x, y] = [Math.floor((at % 320) / 40), Math.floor(at / 320 / 30)];
        return 60 + ((scene * 37 + x * x * 29 + y * 53 + x * y * scene * 11) % 140);
      }),
    }),
  ),
});

let filing = "";
let sessions: string[] = [];

test("the city calls for a campaign, and a series of meetings is filed for it", async ({ browser }) => {
  const staff = await as(browser, "市科协经办");
  await staff.goto("/city/campaigns");
  await expectAccessible(staff);
  await staff.getByLabel(campaigns.labels.name).fill(campaign);
  const [first, last] = [await inDays(0), await inDays(40)];
  await staff.getByLabel(campaigns.labels.firstDay).fill(last.day);
  await staff.getByLabel(campaigns.labels.lastDay).fill(first.day);
  await press(staff, campaigns.save);
  await expect(problemsOn(staff)).toBeVisible();
  await expectAccessible(staff);
  await staff.getByLabel(campaigns.labels.firstDay).fill(first.day);
  await staff.getByLabel(campaigns.labels.lastDay).fill(last.day);
  await staff.getByLabel(campaigns.labels.theme).fill("走进企业，看看产品是怎样做出来的。");
  await press(staff, campaigns.save);
  await staff.waitForURL(/\/city\/campaigns\/[0-9a-f-]{36}$/);
  await expect(staff.getByText(campaigns.activitiesNone)).toBeVisible();

  const officer = await as(browser, "精工轴承科协经办");
  await officer.goto("/filings/new");
  await officer.getByRole("link", { name: home }).click();
  await officer.getByLabel(fields.title).fill(title);
  await officer.getByLabel(fields.summary).fill("动手装一套轴承。");
  await officer.getByLabel("科学普及", { exact: true }).first().check();
  await officer.getByLabel(fields.campaignId).selectOption({ label: campaign });
  const [start, end] = [await inDays(8), await inDays(15)];
  await officer.getByLabel(fields.day).fill(start.day);
  await officer.getByLabel(fields.from).fill("14:00");
  await officer.getByLabel(fields.to).fill("16:00");
  await officer.getByLabel(filings.form.repeats.weekly).check();
  await officer.getByLabel(fields.every, { exact: false }).fill("1");
  await officer.getByLabel(filings.form.weekdays[start.weekday] ?? "", { exact: true }).check();
  await officer.getByLabel(fields.until, { exact: false }).fill(end.day);
  await press(officer, filings.form.save);
  await officer.waitForURL(/\/filings\/[0-9a-f-]{36}$/);
  filing = new URL(officer.url()).pathname;
  await press(officer, activities.moves.file.button);
  await expect(officer.getByRole("heading", { level: 1 })).toContainText(activities.statuses.filed.label);

  const { role } = await row<{ role: string }>(`SELECT "role" FROM "WorkItem" WHERE "activityId" = $1 AND "closedAt" IS NULL`, [
    filing.split("/")[2],
  ]);
  const approver = await as(browser, role === "cityStaff" ? "市科协经办" : "江北街道科协");
  await approver.goto(filing);
  await press(approver, activities.moves.approve.button);
  await expect(approver.getByRole("heading", { level: 1 })).toContainText(activities.statuses.approved.label);
  await officer.goto(filing);
  await press(officer, activities.moves.publish.button);
  await press(officer, activities.moves.openEnrolment.button);
  await expect(officer.getByRole("heading", { level: 1 })).toContainText(activities.statuses.enrolling.label);
  sessions = (
    await query<{ id: string }>(`SELECT "id" FROM "ActivitySession" WHERE "activityId" = $1 AND "status" = 'planned' ORDER BY "startsAt"`, [
      filing.split("/")[2],
    ])
  ).map(({ id }) => id);
  expect(sessions).toHaveLength(2);
});

test.describe("on a phone without script", () => {
  test.use({ javaScriptEnabled: false, ...phone });

  test("the campaign leads to its activities", async ({ page }) => {
    await page.goto("/activities");
    await page.getByLabel(zh.filter.labels.campaign).selectOption({ label: campaign });
    await press(page, zh.filter.look);
    await expect(page.getByRole("heading", { name: campaign })).toBeVisible();
    await expect(page.getByRole("link", { name: title })).toHaveCount(2);
    await shoot(page, "campaign-public-360");
    await page.getByRole("link", { name: title }).first().click();
    await expect(page.getByRole("link", { name: campaign })).toBeVisible();
  });
});

test("the public page of a campaign is sound for everybody", async ({ page }) => {
  const { id } = await row<{ id: string }>(`SELECT "id" FROM "Campaign" WHERE "name" = $1`, [campaign]);
  await page.goto(`/activities?campaign=${id}`);
  await expectAccessible(page);
  await expectAccessibleForElders(page);
});

test("somebody comes, says how it was, takes it back and says it anew", async ({ browser }) => {
  const [session = ""] = sessions;
  await begin(session, "interval '10 minutes'");
  const officer = await as(browser, "精工轴承科协经办");
  await officer.goto(`/filings/sessions/${session}/door`);
  const address = await officer.locator("[data-door]").getAttribute("data-door");
  const guest = await (await browser.newContext({ javaScriptEnabled: false, ...phone })).newPage();
  await guest.goto(new URL(address ?? "").pathname);
  await guest.getByLabel(zh.form.name, { exact: true }).fill("宋词");
  await guest.getByLabel(zh.form.phone, { exact: true }).fill("13900000931");
  await press(guest, zh.door.submit);
  await guest.waitForURL(/\/activities\/came\//);
  await guest.getByLabel(zh.came.grades["1"], { exact: true }).check();
  await press(guest, zh.came.submit);
  await expect(guest.getByText(zh.came.thanks)).toBeVisible();
  await expect(guest.getByRole("button", { name: zh.came.revoke })).toBeVisible();
  await shoot(guest, "rated-360");
  // Another browser that has the address cannot take it back.
  const other = await (await browser.newContext(phone)).newPage();
  await other.goto(guest.url());
  await expect(other.getByText(zh.came.thanks)).toBeVisible();
  await expect(other.getByRole("button", { name: zh.came.revoke })).toHaveCount(0);
  await press(guest, zh.came.revoke);
  await guest.getByLabel(zh.came.grades["5"], { exact: true }).check();
  await press(guest, zh.came.submit);
  await expect(guest.getByText(zh.came.thanks)).toBeVisible();
  await expectAccessible(other);
  const { grades } = await row<{ grades: string }>(
    `SELECT string_agg("grade"::text, ',') AS grades FROM "ActivityRating" WHERE "sessionId" = $1`,
    [session],
  );
  expect(grades).toBe("5");
});

test("photos are put to the report, each with its words; one that was used says where", async ({ browser }) => {
  const [first = "", second = ""] = sessions;
  const officer = await as(browser, "精工轴承科协经办");
  await officer.goto(`/filings/sessions/${first}`);
  await press(officer, activities.sessionMoves.hold.button);
  const sheet = officer.locator("#photos");
  await press(officer, words.add);
  await expect(problemsOn(officer)).toContainText(words.problems.none ?? "");
  await officer.getByLabel(fields.body, { exact: true }).fill("十多位学员\n写到一半");
  await officer.getByLabel(words.file(1)).setInputFiles(picture(1));
  await press(officer, words.add);
  await expect(problemsOn(officer)).toContainText(words.problems.alt ?? "");
  // What was typed of the report stays, whatever becomes of the photos.
  await expect(officer.getByLabel(fields.body, { exact: true })).toHaveValue("十多位学员\n写到一半");
  await expectAccessible(officer);
  await officer.getByLabel(words.file(1)).setInputFiles(picture(1));
  await officer.getByLabel(words.alt).first().fill("学员围着工作台装轴承");
  await officer.getByLabel(words.file(2)).setInputFiles(picture(4));
  await officer.getByLabel(words.alt).nth(1).fill("工程师讲解装配步骤");
  await press(officer, words.add);
  const shown = sheet.getByRole("img", { name: "学员围着工作台装轴承" });
  await expect(shown).toBeVisible();
  await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  await officer.getByLabel(words.file(1)).setInputFiles({ name: "说明.png", mimeType: "image/png", buffer: Buffer.from("不是照片") });
  await officer.getByLabel(words.alt).first().fill("说明");
  await press(officer, words.add);
  await expect(problemsOn(officer)).toBeVisible();
  await expect(officer.getByLabel(words.alt).first()).toHaveValue("说明");
  await expectAccessible(officer);
  await shoot(officer, "photos");
  await officer.getByLabel(fields.body, { exact: true }).fill("");
  await press(officer, activities.sessionMoves.report.button);
  await expect(problemsOn(officer)).toContainText(words.problems.body ?? "");
  await officer.getByLabel(fields.body, { exact: true }).fill("十多位学员动手装了一套轴承。");
  await press(officer, activities.sessionMoves.report.button);
  await expect(officer.getByRole("heading", { level: 1 })).toContainText(activities.sessionStatuses.reported.label);
  await expect(sheet.getByRole("button", { name: words.remove })).toHaveCount(0);

  await begin(second, "interval '2 minutes'");
  await officer.goto(`/filings/sessions/${second}`);
  await officer.getByLabel(filings.session.name, { exact: true }).fill("柳青");
  await officer.getByLabel(filings.session.phone, { exact: true }).fill("13900000932");
  await officer.getByRole("button", { name: filings.session.walkInDo, exact: true }).last().click();
  await expect(officer.getByText(/^柳青 已签到/)).toBeVisible();
  await press(officer, activities.sessionMoves.hold.button);
  await officer.getByLabel(words.file(1)).setInputFiles(picture(1));
  await officer.getByLabel(words.alt).first().fill("又一次装轴承");
  await press(officer, words.add);
  await expect(sheet.getByText(words.same)).toBeVisible();
  await expect(sheet.getByRole("link", { name: new RegExp(title) })).toHaveAttribute("href", `/filings/sessions/${first}`);
  await expectAccessible(officer);
  await shoot(officer, "photos-used");
  await officer.setViewportSize(phone.viewport);
  await shoot(officer, "photos-360");
  await expectAccessibleForElders(officer);
});

test("what is left is a paper, a line in the register, and a figure of the campaign", async ({ browser }) => {
  const officer = await as(browser, "精工轴承科协经办");
  await officer.goto(filing);
  const link = officer.getByRole("link", { name: after.open });
  const paper = await officer.request.get((await link.getAttribute("href")) ?? "");
  expect(paper.headers()["content-type"]).toBe("application/pdf");
  expect((await paper.body()).subarray(0, 5).toString()).toBe("%PDF-");
  await officer.goto("/filings");
  const register = await officer.request.get(
    (await officer
      .getByRole("link", { name: /活动登记簿$/ })
      .first()
      .getAttribute("href")) ?? "",
  );
  expect(register.headers()["content-type"]).toContain("spreadsheetml");

  const leader = await as(browser, "市科协负责人");
  await leader.goto("/city/campaigns");
  const line = leader.getByRole("row").filter({ hasText: campaign });
  await expect(line).toContainText(campaigns.held(2));
  await expect(line).toContainText(campaigns.personTimes(2));
  await expectAccessible(leader);
  await shoot(leader, "campaigns");
  await line.getByRole("link", { name: campaign }).click();
  await expect(leader.getByRole("link", { name: title })).toBeVisible();
  const summary = await leader.getByRole("link", { name: campaigns.report.open }).getAttribute("href");
  const printed = await leader.request.get(summary ?? "");
  expect(printed.headers()["content-type"]).toBe("application/pdf");
  expect((await printed.body()).subarray(0, 5).toString()).toBe("%PDF-");
  await expectAccessible(leader);
  await shoot(leader, "campaign");
  await leader.setViewportSize(phone.viewport);
  await expectAccessibleForElders(leader);
});

/** A day in the city, so many from today, and which weekday it is. */
async function inDays(days: number): Promise<{ day: string; weekday: number }> {
  return row<{ day: string; weekday: number }>(
    `SELECT to_char(t, 'YYYY-MM-DD') AS day, extract(dow FROM t)::int AS weekday FROM
      (SELECT ${portalNow} AT TIME ZONE 'Asia/Shanghai' + $1 * interval '1 day' AS t) AS there`,
    [days],
  );
}

/** It has begun, so long ago. */
async function begin(sessionId: string, ago: string): Promise<void> {
  await query(
    `UPDATE "ActivitySession" SET "startsAt" = ${portalNow} - ${ago}, "endsAt" = ${portalNow} + interval '1 hour' WHERE "id" = $1`,
    [sessionId],
  );
}
