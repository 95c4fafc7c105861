// An activity from its filing to its count, and those who come to it: by a page without script, by six figures, by the code at the door.
import { expect, type Page } from "@playwright/test";
import { zh as activities } from "@/lib/text/activities";
import { zh as desk } from "@/lib/text/desk";
import { zh as filings } from "@/lib/text/filings";
import { zh } from "@/lib/text/public-activities";
import { portalNow } from "../support/portal-now";
import { as, expectAccessible, expectAccessibleForElders, problemsOn, shoot, test } from "./support";
import { query, row } from "./support-database";

test.describe.configure({ mode: "serial" });

const title = "轴承检测开放交流会";
const home = "精工轴承科技工作者之家";
const phone = { viewport: { width: 360, height: 740 } };
const fields = filings.form.fields;

/** A time of day in the city, so many minutes from now, and its day. */
async function inMinutes(minutes: number): Promise<{ day: string; time: string }> {
  const { day, time } = await row<{ day: string; time: string }>(
    `SELECT to_char(t, 'YYYY-MM-DD') AS day, to_char(t, 'HH24:MI') AS time FROM
      (SELECT (${portalNow} + $1 * interval '1 minute') AT TIME ZONE 'Asia/Shanghai' AS t) AS there`,
    [minutes],
  );
  return { day, time };
}
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

let filing = "";
let session = "";

test("is filed, given back, approved, and opened for those who want to come", async ({ browser }) => {
  const officer = await as(browser, "精工轴承科协经办");
  await officer.goto("/filings");
  await expectAccessible(officer);
  await officer.getByRole("link", { name: filings.start }).click();
  await officer.getByRole("link", { name: home }).click();
  await officer.getByLabel(fields.title).fill(title);
  await press(officer, filings.form.save);
  await expect(problemsOn(officer)).toBeVisible();
  await expectAccessible(officer);
  await officer.getByLabel(fields.summary).fill("看三台检测设备，讲怎样判断振动。");
  await officer.getByLabel("学术交流", { exact: true }).first().check();
  const [from, to] = [await inMinutes(50), await inMinutes(110)];
  await officer.getByLabel(fields.day).fill(from.day);
  await officer.getByLabel(fields.from).fill(from.time);
  await officer.getByLabel(fields.to).fill(to.time);
  await officer.getByLabel(fields.seats, { exact: false }).fill("1");
  await officer.getByLabel(fields.questions, { exact: false }).fill("您的专业*");
  await press(officer, filings.form.save);
  await officer.waitForURL(/\/filings\/[0-9a-f-]{36}$/);
  filing = new URL(officer.url()).pathname;
  await shoot(officer, "filing-draft");
  await press(officer, activities.moves.file.button);
  await expect(officer.getByRole("heading", { level: 1 })).toContainText(activities.statuses.filed.label);

  const { organizationId, phoneKey } = await row<{ organizationId: string; phoneKey: string }>(
    `SELECT w."organizationId", (SELECT p."phoneKey" FROM "Membership" m JOIN "Person" p ON p."id" = m."personId"
        WHERE m."organizationId" = w."organizationId" AND m."role" = w."role" ORDER BY m."validFrom", m."id" LIMIT 1) AS "phoneKey"
      FROM "WorkItem" w WHERE w."activityId" = $1 AND w."closedAt" IS NULL`,
    [filing.split("/")[2]],
  );
  expect(organizationId).toBeTruthy();
  const approver = await as(
    browser,
    phoneKey.startsWith("1380000001") ? "市科协经办" : phoneKey === "13800000031" ? "高新区科协" : "江北街道科协",
  );
  await approver.goto(phoneKey.startsWith("1380000001") ? "/city" : "/township");
  const line = approver.getByRole("table", { name: desk.queue.caption }).getByRole("row").filter({ hasText: title });
  await line.getByRole("link", { name: title }).click();
  await approver.waitForURL(new RegExp(filing));
  await expectAccessible(approver);
  const back = approver.locator("section.sheet").filter({ has: approver.getByRole("heading", { name: activities.moves.giveBack.button }) });
  await back.getByLabel(fields.comment).fill("请写明谁来讲");
  await press(approver, activities.moves.giveBack.button);
  await expect(approver.getByRole("heading", { level: 1 })).toContainText(activities.statuses.returned.label);

  await officer.goto(filing);
  await expect(officer.getByText("请写明谁来讲")).toBeVisible();
  await officer.getByRole("link", { name: filings.dossier.edit }).click();
  await officer.getByLabel(fields.summary).fill("检测中心三位工程师讲怎样判断振动，看三台检测设备。");
  await press(officer, filings.form.save);
  await officer.waitForURL(new RegExp(`${filing}$`));
  await press(officer, activities.moves.file.button);
  await expect(officer.getByRole("heading", { level: 1 })).toContainText(activities.statuses.filed.label);
  await approver.goto(filing);
  await press(approver, activities.moves.approve.button);
  await expect(approver.getByRole("heading", { level: 1 })).toContainText(activities.statuses.approved.label);

  await officer.goto(filing);
  await press(officer, activities.moves.publish.button);
  await press(officer, activities.moves.openEnrolment.button);
  await expect(officer.getByRole("heading", { level: 1 })).toContainText(activities.statuses.enrolling.label);
  await expectAccessible(officer);
  await shoot(officer, "filing-enrolling");
  ({ id: session } = await row<{ id: string }>(`SELECT "id" FROM "ActivitySession" WHERE "activityId" = $1 AND "status" = 'planned'`, [
    filing.split("/")[2],
  ]));
});

async function enrolAs(page: Page, name: string, telephone: string): Promise<void> {
  await page.goto("/activities");
  await page.getByRole("link", { name: title }).click();
  await page.getByLabel(zh.form.name, { exact: true }).fill(name);
  await page.getByLabel(zh.form.phone, { exact: true }).fill(telephone);
  await page.getByLabel("您的专业").fill("机械");
  const rules = page.getByLabel(zh.form.accept);
  if ((await rules.count()) > 0) await rules.check();
  await press(page, zh.form.submit);
  await page.waitForURL(/\/activities\/receipt\//);
}

test.describe("on a phone without script", () => {
  test.use({ javaScriptEnabled: false, ...phone });

  test("a seat is taken, the next one waits, and moves up when the first is called off", async ({ browser }) => {
    const first = await (await browser.newContext({ javaScriptEnabled: false, ...phone })).newPage();
    const second = await (await browser.newContext({ javaScriptEnabled: false, ...phone })).newPage();
    await first.goto("/activities");
    await first.getByRole("link", { name: title }).click();
    await press(first, zh.form.submit);
    await expect(first.getByRole("alert").first()).toBeVisible();
    await enrolAs(first, "季明", "13900000921");
    await expect(first.getByText(zh.receipt.enrolled)).toBeVisible();
    await shoot(first, "receipt-360");
    await enrolAs(second, "卓越", "13900000922");
    await expect(second.getByText(zh.receipt.turn(1))).toBeVisible();

    await first.locator("summary", { hasText: zh.receipt.cancel }).click();
    await press(first, zh.receipt.cancelDo);
    await expect(first.getByText(zh.receipt.cancelled)).toBeVisible();
    await second.reload();
    await expect(second.getByText(zh.receipt.enrolled)).toBeVisible();

    const calendar = await second.request.get(`${second.url()}/calendar`);
    expect(calendar.headers()["content-type"]).toContain("text/calendar");
    const text = await calendar.text();
    expect(text).toContain(`SUMMARY:${title}`);
    expect(text).toMatch(/DTSTART:\d{8}T\d{6}Z/);
  });
});

test("the receipt is sound for everybody", async ({ browser }) => {
  const page = await (await browser.newContext(phone)).newPage();
  await enrolAs(page, "季明", "13900000923");
  await expectAccessible(page);
  await expectAccessibleForElders(page);
  await page.goto("/activities");
  await expectAccessible(page);
  await expectAccessibleForElders(page);
});

test("they come, it is held, reported and counted, and somebody says how it was", async ({ browser }) => {
  const officer = await as(browser, "精工轴承科协经办");
  await officer.goto(`/filings/sessions/${session}`);
  const { code } = await row<{ code: string }>(`SELECT "code" FROM "Enrolment" WHERE "sessionId" = $1 AND "phone" = '13900000922'`, [
    session,
  ]);
  await officer.getByLabel(filings.session.byCode).fill(code);
  await officer.getByRole("button", { name: filings.session.byCodeDo, exact: true }).first().click();
  await expect(officer.getByText(/^卓越 已签到/)).toBeVisible();
  await officer.getByLabel(filings.session.byCode).fill(code);
  await officer.getByRole("button", { name: filings.session.byCodeDo, exact: true }).first().click();
  await expect(officer.getByText(/^卓越 已经签过到/)).toBeVisible();
  await expectAccessible(officer);
  await shoot(officer, "session-roll");

  await officer.goto(`/filings/sessions/${session}/door`);
  await expectAccessible(officer);
  await shoot(officer, "door");
  const address = await officer.locator("[data-door]").getAttribute("data-door");
  const guest = await (await browser.newContext(phone)).newPage();
  await guest.goto(new URL(address ?? "").pathname);
  await guest.waitForURL(/\/activities\/door$/);
  await expectAccessible(guest);
  await guest.getByLabel(zh.form.name, { exact: true }).fill("万里");
  await guest.getByLabel(zh.form.phone, { exact: true }).fill("13900000924");
  await press(guest, zh.door.submit);
  await guest.waitForURL(/\/activities\/came\//);
  await expect(guest.getByText(zh.came.early)).toBeVisible();
  // The ticket is used: nobody else gets in by it.
  const own = guest.url();
  await guest.goto("/activities/door");
  await guest.getByLabel(zh.form.name, { exact: true }).fill("另一人");
  await guest.getByLabel(zh.form.phone, { exact: true }).fill("13900000925");
  await press(guest, zh.door.submit);
  await expect(problemsOn(guest)).toBeVisible();

  await query(
    `UPDATE "ActivitySession" SET "startsAt" = ${portalNow} - interval '2 hours', "endsAt" = ${portalNow} - interval '1 minute' WHERE "id" = $1`,
    [session],
  );
  await guest.goto(own);
  await expectAccessible(guest);
  await guest.getByLabel(zh.came.grades["5"], { exact: true }).check();
  await press(guest, zh.came.submit);
  await expect(guest.getByText(zh.came.thanks).first()).toBeVisible();

  await officer.goto(`/filings/sessions/${session}`);
  await press(officer, activities.sessionMoves.hold.button);
  await expect(officer.getByRole("heading", { level: 1 })).toContainText(activities.sessionStatuses.held.label);
  await officer.getByLabel(fields.body).fill("来了两位同行，讨论了一个多小时。");
  await press(officer, activities.sessionMoves.report.button);
  await expect(officer.getByRole("heading", { level: 1 })).toContainText(activities.sessionStatuses.reported.label);
  await expect(officer.getByText(filings.session.ratingsText("5.0", 1))).toBeVisible();

  const { role } = await row<{ role: string }>(`SELECT "role" FROM "WorkItem" WHERE "sessionId" = $1 AND "closedAt" IS NULL`, [session]);
  const counter = await as(browser, role === "cityStaff" ? "市科协经办" : "江北街道科协");
  await counter.goto(`/filings/sessions/${session}`);
  await expectAccessible(counter);
  await press(counter, activities.sessionMoves.count.button);
  await expect(counter.getByRole("heading", { level: 1 })).toContainText(activities.sessionStatuses.counted.label);
  await expectAccessibleForElders(counter);
});
