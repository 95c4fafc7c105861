// The bodies a case can be handed to, and what a link shows to whoever has none.
import { expect } from "@playwright/test";
import { zh } from "@/lib/text/rights/transfer";
import { as, expectAccessible, expectAccessibleForElders, problemsOn, shoot, test } from "./support";

const words = zh.registry;

test("the office keeps its partners", async ({ browser }) => {
  const page = await as(browser, "市科协经办");
  await page.goto("/city/partners");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.title);
  await expectAccessible(page);
  await expectAccessibleForElders(page);
  await page.getByLabel(words.labels.name).fill("临江市科学技术局（样例）");
  await page.getByLabel(words.labels.remit).fill("科研项目和经费");
  await page.getByRole("button", { name: words.save }).click();
  await page.getByRole("link", { name: "临江市科学技术局（样例）" }).click();
  // The form of the new one has the same fields: only when it is gone are they this body's.
  await expect(page.getByRole("heading", { name: words.changeTitle("临江市科学技术局（样例）") })).toBeVisible();
  await page.getByLabel(words.labels.remit).fill("科研项目、经费和成果");
  await page.getByRole("button", { name: words.save }).click();
  await expect(page.getByText("科研项目、经费和成果")).toBeVisible();
  await shoot(page, "partners");
  // A name once.
  await page.getByLabel(words.labels.name).fill("临江市科学技术局（样例）");
  await page.getByLabel(words.labels.remit).fill("又一次");
  await page.getByRole("button", { name: words.save }).click();
  await expect(problemsOn(page)).toContainText(words.problems["name.alreadyThere"] ?? "");
});

test("a link that is none opens nothing, also without script and on a phone", async ({ browser }) => {
  for (const javaScriptEnabled of [true, false]) {
    const page = await (await browser.newContext({ javaScriptEnabled, viewport: { width: 360, height: 740 } })).newPage();
    await page.goto("/rights/partner/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    if (javaScriptEnabled) await expectAccessible(page);
    await page.getByRole("button", { name: zh.outside.open }).click();
    await expect(problemsOn(page)).toBeVisible();
    await page.goto("/rights/partner");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(zh.outside.over);
  }
});
