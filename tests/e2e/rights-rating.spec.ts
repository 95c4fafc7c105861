// 好差评: one case, one rating, and what a bad one makes the office do.
import { expect, type Page } from "@playwright/test";
import { zh as desk } from "@/lib/text/rights/desk";
import { zh as own } from "@/lib/text/rights/own";
import { office, zh as rating } from "@/lib/text/rights/rating";
import { as, expectAccessible, expectAccessibleForElders, problemsOn, shoot, test } from "./support";
import { query } from "./support-database";
import { enter, type Receipt } from "./support-rights";
import { answerCase, fileCase, idOf, makeMove, openDossier, openFromWork, settleWork, takeUp } from "./support-rights-office";

const filing = {
  mode: "confidential",
  category: "其他权益",
  what: "单位没有转发评审结果，错过了聘任的时间。",
  respondent: "临江环科检测股份有限公司",
  ask: "请协调单位补办聘任。",
  notBy: "",
  name: "欧阳若水",
  phone: "139 0000 0955",
} as const;
const opinion = {
  request: "补办职称聘任。",
  facts: "经核实：评审结果 10 月发文，单位没有转发。",
  decision: "单位 12 月 10 日以前补办聘任，工资从 11 月起按新职务发。",
  basis: "《职称评审管理暂行规定》第二十六条。",
};
const comment = "答复只有两句话，没有说从哪个月起补。";
const told = "重新和单位核对，聘任从 11 月起算，差额 12 月补发。";
const record = "电话回访，本人表示认可，没有别的要求。";

const section = (page: Page) => page.locator("#rating");
const rate = (page: Page) => section(page).getByRole("button", { name: rating.act, exact: true });

async function closed(staff: Page, page: Page): Promise<Receipt> {
  const receipt = await fileCase(page, filing);
  await takeUp(staff, receipt.number);
  await answerCase(staff, "supported", opinion);
  await makeMove(staff, desk.moves.close.button);
  await enter(page, receipt);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(own.statuses.closed.title);
  return receipt;
}

test("a bad rating is put right, and the claimant is told", async ({ browser }) => {
  test.setTimeout(240_000);
  const staff = await as(browser, "市科协经办", { viewport: { width: 1280, height: 900 } });
  const page = await (await browser.newContext({ viewport: { width: 360, height: 780 } })).newPage();
  const receipt = await closed(staff, page);
  const id = await idOf(receipt.number);

  await test.step("five grades, none chosen for anybody", async () => {
    await expect(section(page).getByRole("radio")).toHaveCount(5);
    for (const grade of Object.values(rating.grades)) await expect(section(page).getByLabel(grade, { exact: true })).not.toBeChecked();
    await rate(page).click();
    await expect(problemsOn(page)).toContainText(rating.problems["grade.notText"] ?? "");
    await expectAccessible(page);
    await shoot(page, "rating-open@360");
  });

  await test.step("given, taken back, and given again; the office has heard of nothing yet", async () => {
    await section(page).getByLabel(rating.grades[3], { exact: true }).check();
    await rate(page).click();
    await expect(section(page)).toContainText(rating.grades[3]);
    await section(page).getByRole("button", { name: rating.revoke, exact: true }).click();
    await expect(section(page).getByRole("radio")).toHaveCount(5);
    await section(page).getByLabel(rating.grades[4], { exact: true }).check();
    await section(page).getByLabel(rating.comment).fill(comment);
    await rate(page).click();
    // Fifteen working days from a Monday, in three weeks without a holiday.
    await expect(section(page)).toContainText(rating.due("2026年12月14日"));
    await expect(section(page)).toContainText(comment);
    await expect(section(page).getByRole("radio")).toHaveCount(0);
    await expectAccessible(page);
    await shoot(page, "rating-bad@360");
    await openDossier(staff, receipt.number);
    await expect(staff.getByText(comment)).toHaveCount(0);
  });

  await test.step("another browser of the same claimant rates no second time, and takes nothing back", async () => {
    const other = await (await browser.newContext()).newPage();
    await enter(other, receipt);
    await expect(section(other)).toContainText(rating.grades[4]);
    await expect(section(other).getByRole("button")).toHaveCount(0);
    expect(await query(`SELECT "grade" FROM "CaseRating" WHERE "caseId" = $1`, [id])).toEqual([{ grade: 4 }]);
  });

  await settleWork(receipt.number);
  await test.step("the office puts it right and calls back; without a record of the call it is not done", async () => {
    await openFromWork(staff, receipt.number);
    await expect(staff.getByText(comment)).toBeVisible();
    await expect(staff.getByText(desk.purposes.rectifyCase ?? "").first()).toBeVisible();
    await expect(staff.getByText("2026年12月14日", { exact: true })).toBeVisible();
    await expectAccessible(staff);
    await shoot(staff, "rating-dossier@1280");
    const form = staff.locator("form").filter({ has: staff.locator("#rectify-record") });
    await form.getByLabel(office.told).fill(told);
    await form.getByRole("button", { name: office.act, exact: true }).click();
    await expect(problemsOn(staff)).toContainText(office.record);
    await form.getByLabel(office.record).fill(record);
    await form.getByRole("button", { name: office.act, exact: true }).click();
    await expect(form).toHaveCount(0);
    await expect(staff.getByText(record)).toBeVisible();
    await expectAccessible(staff);
    await shoot(staff, "rating-dossier-done@1280");
    await staff.goto("/city");
    await expect(staff.getByRole("link", { name: receipt.number })).toHaveCount(0);
  });

  await test.step("the claimant reads what was put right, and not the office's record", async () => {
    await page.reload();
    await expect(section(page)).toContainText(rating.done("2026年11月23日"));
    await expect(page.locator("#course")).toContainText(told);
    await expect(page.getByText(record)).toHaveCount(0);
    await expectAccessible(page);
    await shoot(page, "rating-rectified@360");
    await expectAccessibleForElders(page);
    await page.setViewportSize({ width: 1280, height: 900 });
    await shoot(page, "rating-rectified@1280");
  });
});

test("a good rating asks nothing of anybody, in large type", async ({ browser }) => {
  test.setTimeout(240_000);
  const staff = await as(browser, "市科协经办");
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const receipt = await closed(staff, page);
  await context.addCookies([{ name: "view", value: "elder", url: page.url() }]);
  await page.reload();
  await section(page).getByLabel(rating.grades[1], { exact: true }).check();
  await rate(page).click();
  await expect(section(page)).toContainText(rating.grades[1]);
  await expect(section(page)).not.toContainText("整改");
  await expectAccessible(page);
  await shoot(page, "rating-good@1280-elder");
  expect(
    await query(`SELECT 1 FROM "CaseRectification" WHERE "caseId" = $1`, [await idOf(receipt.number)]),
    "nothing is to be put right",
  ).toEqual([]);
});
