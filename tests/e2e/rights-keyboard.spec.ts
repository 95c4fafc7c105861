// A filing without a name by hands that use no mouse: from the guide to the receipt and out, each stop seen on the way.
import { expect, type Page } from "@playwright/test";
import { zh as filing } from "@/lib/text/rights/filing";
import { zh as frame } from "@/lib/text/rights/frame";
import { zh as guide } from "@/lib/text/rights/guide";
import { zh as modes } from "@/lib/text/rights/modes";
import { expectAccessible, problemsOn, test } from "./support";
import { expectSeen, tabThrough, tabTo } from "./support-keyboard";
import { field, readReceipt, steps } from "./support-rights";

const keyboard = (page: Page) => page.keyboard;
const said: Readonly<Record<string, string>> = {
  what: "单位 9 月起把论文署名改成了没有参加的人。",
  respondent: "临江精工轴承股份有限公司",
  ask: "请恢复署名。",
  notBy: "研发中心主任",
};

/** On the way to the button that goes on, every stop is looked at. */
async function goOn(page: Page): Promise<void> {
  await tabTo(page, page.getByRole("button", { name: filing.next, exact: true }));
  await keyboard(page).press("Enter");
}

/** Tab reaches a group of radio buttons at one of them; arrows choose. */
async function choose(page: Page, name: string, value: string): Promise<void> {
  await tabTo(page, page.locator(`main input[name="${name}"]`).first());
  for (let press = 0; press < 20; press += 1) {
    await expectSeen(page);
    if (await page.locator(`main input[name="${name}"][value="${value}"]`).isChecked()) return;
    await keyboard(page).press("ArrowDown");
  }
  throw new Error(`arrows do not lead to ${value}`);
}

for (const { view, viewport } of [
  { view: "", viewport: { width: 1280, height: 900 } },
  { view: "elder", viewport: { width: 360, height: 780 } },
])
  test(`by keyboard alone, from the guide to the receipt and out${view && ", in large type on a phone"}`, async ({ browser }) => {
    test.setTimeout(240_000);
    const context = await browser.newContext({ viewport });
    const page = await context.newPage();
    await page.goto("/rights");
    if (view) {
      await context.addCookies([{ name: "view", value: view, url: page.url() }]);
      await page.reload();
    }
    await tabTo(page, page.getByRole("link", { name: guide.start }).first());
    await keyboard(page).press("Enter");
    await expect(page).toHaveURL(/\/rights\/submit$/);
    await tabTo(page, page.getByRole("button", { name: filing.start.begin, exact: true }));
    await keyboard(page).press("Enter");

    for (const step of steps("anonymous")) {
      await expect(page).toHaveURL(new RegExp(`/rights/submit/${step}$`));
      if (step === "mode") {
        await test.step("the way out is a few stops from the top, and an answer left out is led to", async () => {
          expect(await tabThrough(page)).toBeGreaterThan(8);
          await tabTo(page, page.getByRole("button", { name: frame.leave, exact: true }));
          await goOn(page);
          await expect(problemsOn(page)).toBeFocused();
          await keyboard(page).press("Tab");
          await expect(page.getByRole("link", { name: filing.problems["mode.required"] ?? "" })).toBeFocused();
          await expectSeen(page);
          await keyboard(page).press("Enter");
          await expect(page.locator('input[value="realName"]')).toBeFocused();
          await keyboard(page).press("ArrowDown");
          await keyboard(page).press("ArrowDown");
          await expect(page.getByRole("radio", { name: new RegExp(`^${modes.modes.anonymous.label}`) })).toBeChecked();
          await expectSeen(page);
        });
      } else if (step === "category") await choose(page, "category", "otherRights");
      else if (step === "consent") {
        await tabTo(page, field(page, "consentHandle"));
        await keyboard(page).press("Space");
        await expect(field(page, "consentHandle")).toBeChecked();
      } else if (said[step] !== undefined) {
        await tabTo(page, field(page, step));
        await keyboard(page).type(said[step] ?? "");
      }
      await goOn(page);
    }

    await test.step("one answer changed on the way to the end", async () => {
      await expect(page).toHaveURL(/\/rights\/submit\/check$/);
      await tabTo(page, page.locator(".answers").getByRole("link", { name: filing.steps.ask.short }));
      await keyboard(page).press("Enter");
      await tabTo(page, field(page, "ask"));
      await keyboard(page).press("ControlOrMeta+a");
      await keyboard(page).type("请恢复署名，书面说明。");
      await goOn(page);
      await expect(page).toHaveURL(/\/rights\/submit\/check$/);
      await expect(page.getByText("书面说明")).toBeVisible();
    });
    await tabTo(page, page.getByRole("button", { name: filing.check.submit, exact: true }));
    await keyboard(page).press("Enter");
    await expect(page).toHaveURL(/\/rights\/submit\/receipt$/);
    const receipt = await readReceipt(page);
    await expectAccessible(page);
    expect(await tabThrough(page)).toBeGreaterThan(5);

    await test.step("out", async () => {
      await tabTo(page, page.getByRole("button", { name: frame.leave, exact: true }));
      await keyboard(page).press("Enter");
      await expect(page).toHaveURL(/\/$/);
      await page.goBack();
      await expect(page.getByText(receipt.code)).toHaveCount(0);
    });
  });
