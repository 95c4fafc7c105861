// The claimant's half with a name kept in confidence: on a wide screen with script, from one device to another, in both languages.
import { expect } from "@playwright/test";
import { en as filingEn, zh as filing } from "@/lib/text/rights/filing";
import { en as frameEn, zh as frame } from "@/lib/text/rights/frame";
import { en as ownEn, zh as own } from "@/lib/text/rights/own";
import { expectAccessible, expectAccessibleForElders, problemsOn, shoot, test } from "./support";
import { row } from "./support-database";
import { acceptAsOffice, askForMore, begin, enter, field, fillAll, fillStep, goOn, leave, steps, submit } from "./support-rights";

const said = {
  mode: "confidential",
  category: "知识产权",
  what: "我做的夹具，单位报了专利，发明人没有写我。",
  respondent: "临江量衡传感技术有限公司",
  ask: "把我写进发明人。",
  notBy: "技术部主任",
  name: "石敬岩",
  phone: "139 0000 0977",
} as const;

test("begun on one device, gone on with on another, taken back in time", async ({ browser, page }) => {
  test.setTimeout(240_000);
  await page.goto("/rights/submit");
  await expectAccessible(page);
  await shoot(page, "rights-start@1280");
  await begin(page);
  const code = (await page.locator("aside .case-code").innerText()).trim();
  expect(code).toMatch(/^(\d{4} ){4}\d{4}$/);

  await test.step("a page without an answer says what to choose, and its link leads there", async () => {
    await goOn(page);
    await expect(problemsOn(page)).toBeFocused();
    await page.getByRole("link", { name: filing.problems["mode.required"] ?? "" }).click();
    await expect(page.locator('input[value="realName"]')).toBeFocused();
    await expectAccessible(page);
  });
  for (const step of ["mode", "category", "what"] as const) {
    await fillStep(page, step, said);
    await expectAccessible(page);
    await shoot(page, `rights-${step}@1280`);
    await goOn(page);
    await expect(page).not.toHaveURL(new RegExp(`/${step}$`));
  }

  const other = await (await browser.newContext()).newPage();
  await test.step("the digits open it elsewhere, and only right ones", async () => {
    await other.goto("/rights/submit");
    await field(other, "code").fill("1234 5678 9012 3456 7890");
    await other.getByRole("button", { name: filing.start.resume, exact: true }).click();
    await expect(problemsOn(other)).toContainText(filing.start.noCode);
    await field(other, "code").fill(code);
    await other.getByRole("button", { name: filing.start.resume, exact: true }).click();
    await expect(other).toHaveURL(/\/rights\/submit\/check$/);
    await expect(other.getByText(filing.check.missing(6))).toBeVisible();
    await expect(other.getByRole("button", { name: filing.check.submit, exact: true })).toHaveAttribute("aria-disabled", "true");
    await expectAccessible(other);
    await shoot(other, "rights-check-open@1280");
    await other.getByRole("link", { name: filing.steps.respondent.title }).click();
  });
  for (const step of steps("confidential").slice(3)) {
    await expect(other).toHaveURL(new RegExp(`/rights/submit/${step}$`));
    await expectAccessible(other);
    if (step === "who") {
      await goOn(other);
      await expect(problemsOn(other)).toContainText(filing.problems["name.required"] ?? "");
    }
    await fillStep(other, step, said);
    if (step === "who") {
      await field(other, "people").fill("３");
      await field(other, "representatives").nth(0).fill("欧阳若水");
      await field(other, "representatives").nth(1).fill("龑㛃");
    }
    await shoot(other, `rights-${step}@1280`);
    await goOn(other);
  }
  await expect(other.getByText("欧阳若水、龑㛃")).toBeVisible();
  await expectAccessible(other);
  await expectAccessibleForElders(other);
  await shoot(other, "rights-check@1280");
  const receipt = await submit(other);
  await expectAccessible(other);
  await expectAccessibleForElders(other);
  await shoot(other, "rights-receipt@1280");

  await test.step("the device it was begun on has nothing any more", async () => {
    await page.goto("/rights/submit/ask");
    await expect(page).toHaveURL(/\/rights\/submit\/receipt$/);
    await leave(page);
    await expect(page).toHaveURL(/\/$/);
    await page.goBack();
    await expect(page.getByText(receipt.number)).toHaveCount(0);
  });

  await test.step("the same browser takes it back", async () => {
    await other.getByRole("link", { name: filing.receipt.toCase }).click();
    await expect(other.getByRole("heading", { level: 1 })).toHaveText(own.statuses.submitted.title);
    await expectAccessible(other);
    await shoot(other, "rights-case-new@1280");
    await other.getByRole("button", { name: own.revoke.act, exact: true }).click();
    await expect(other.getByRole("heading", { level: 1 })).toHaveText(own.statuses.withdrawn.title);
    await expectAccessible(other);
    await other.goto("/rights/submit/receipt");
    await expect(other.getByText(filing.receipt.revoked)).toBeVisible();
  });
});

test("a draft that is thrown away opens no more", async ({ page }) => {
  await begin(page);
  const code = (await page.locator("aside .case-code").innerText()).trim();
  await page.goto("/rights/submit/check");
  await page.getByRole("button", { name: filing.check.discard, exact: true }).click();
  const dialog = page.getByRole("dialog");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: filing.check.discard, exact: true }).click();
  await expect(page).toHaveURL(/\/rights$/);
  await page.goto("/rights/submit");
  await field(page, "code").fill(code);
  await page.getByRole("button", { name: filing.start.resume, exact: true }).click();
  await expect(problemsOn(page)).toContainText(filing.start.noCode);
});

test("day 38 of 60, what is asked for, and what is sent", async ({ page }) => {
  test.setTimeout(180_000);
  await begin(page);
  await fillAll(page, said);
  const receipt = await submit(page);
  await acceptAsOffice(receipt.number, 38);
  await enter(page, receipt);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(own.statuses.verifying.title);
  await expect(page.locator(".clock .figure")).toHaveText("剩余 22 天");
  await expect(page.locator(".clock")).toContainText(own.clocks.day(38));
  await expect(page.locator(".clock")).toContainText("第三十四条");
  await expect(page.getByText(own.openings.times(1)).first()).toBeVisible();
  await expectAccessible(page);
  await shoot(page, "rights-case@1280");
  await expectAccessibleForElders(page);
  await page.setViewportSize({ width: 360, height: 780 });
  await expectAccessible(page);
  await shoot(page, "rights-case-accepted@360");
  await page.setViewportSize({ width: 1280, height: 900 });

  await askForMore(receipt.number);
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(own.statuses.supplementing.title);
  await expect(page.locator(".clock .figure")).toHaveText(own.clocks.paused);
  await page.getByRole("button", { name: own.messages.supply }).click();
  await expect(problemsOn(page)).toContainText(own.messages.supplyText);
  await field(page, "text").fill("夹具的设计图和日期，见 3 月的工作日志。");
  await expectAccessible(page);
  await shoot(page, "rights-case-supply@1280");
  await page.getByRole("button", { name: own.messages.supply }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(own.statuses.submitted.title);
  await expect(page.locator(".msgs .mine")).toContainText("夹具的设计图");
  expect(await row(`SELECT "status"::text FROM "RightsCase" WHERE "number" = $1`, [receipt.number])).toEqual({ status: "submitted" });
});

test("the whole way in English", async ({ page }) => {
  test.setTimeout(180_000);
  await page.goto("/rights");
  await page.getByRole("button", { name: frame.other }).click();
  await expect(page.getByRole("button", { name: frameEn.leave })).toBeVisible();
  await begin(page, "en");
  await goOn(page, "en");
  await expect(problemsOn(page)).toContainText(filingEn.problems["mode.required"] ?? "");
  const words = { ...said, mode: "realName", category: "Professional titles", name: "Maria Lindqvist", notBy: "" } as const;
  await fillAll(page, words, { lang: "en", look: () => expectAccessible(page) });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(filingEn.check.title);
  await expectAccessible(page);
  await shoot(page, "rights-check-en@1280");
  const receipt = await submit(page, "en");
  await expectAccessible(page);
  await shoot(page, "rights-receipt-en@1280");
  await enter(page, { ...receipt, code: "1" }, "en");
  await expect(problemsOn(page)).toContainText(ownEn.track.wrong);
  await expectAccessible(page);
  await enter(page, receipt, "en");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(ownEn.statuses.submitted.title);
  await expectAccessible(page);
  await shoot(page, "rights-case-en@1280");
  await page.getByRole("button", { name: frameEn.other }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(own.statuses.submitted.title);
});
