// A home as its keepers and its visitors have it: what it says of itself, from a draft to the public page; its rooms, from the house rules
// to the closing. At a desk and on a phone.
import { expect, type Page } from "@playwright/test";
import { zh as desk } from "@/lib/text/desk";
import { zh as keeping } from "@/lib/text/keeping";
import { zh as profiles } from "@/lib/text/profiles";
import { as, expectAccessible, expectAccessibleForElders, problemsOn, shoot, test } from "./support";
import { row } from "./support-database";

const home = () => row<{ id: string }>(`SELECT "id" FROM "Home" WHERE "name" = '精工轴承科技工作者之家'`);

test.describe.configure({ mode: "serial" });

async function released(page: Page, office: Page, visitor: Page, offer: string, shots: string): Promise<void> {
  const { id } = await home();
  await test.step("written by its officer", async () => {
    await page.goto("/enterprise");
    await page.getByRole("link", { name: keeping.title, exact: true }).click();
    await page.getByRole("table", { name: keeping.caption }).getByRole("link", { name: "精工轴承科技工作者之家" }).click();
    await page.waitForURL(`/keeping/${id}`);
    await expectAccessible(page);
    await shoot(page, `${shots}-home`);
    await page.getByRole("link", { name: profiles.title, exact: true }).first().click();
    await page.waitForURL(`/keeping/${id}/profile`);
    await page.getByLabel(profiles.labels.phone).fill("没有");
    await page.getByRole("button", { name: profiles.save }).click();
    await expect(problemsOn(page)).toBeVisible();
    await page.getByLabel(profiles.labels.phone).fill("0000-66552201");
    await page.getByLabel("权益维护").fill(offer);
    await page.getByLabel(profiles.functions.window).check();
    await page.getByLabel(profiles.fourHomes.career).check();
    await page.getByRole("button", { name: profiles.save }).click();
    await expect(page.getByRole("table", { name: profiles.changedCaption })).toContainText(offer);
    await expectAccessible(page);
    await expectAccessibleForElders(page);
    await shoot(page, `${shots}-profile`);
    await page.getByRole("button", { name: profiles.moves.submit.button, exact: true }).click();
    await expect(page.getByText(profiles.states.submitted.label, { exact: true }).first()).toBeVisible();
  });
  await test.step("public only after the office has released it", async () => {
    await visitor.goto(`/homes/${id}`);
    await expect(visitor.getByText(offer)).toHaveCount(0);
    await office.goto("/city");
    await office
      .getByRole("table", { name: desk.queue.caption })
      .getByRole("row")
      .filter({ hasText: profiles.purposes.releaseHome })
      .getByRole("link", { name: "精工轴承科技工作者之家" })
      .click();
    await office.waitForURL(`/keeping/${id}/profile`);
    await expect(office.getByRole("table", { name: profiles.changedCaption })).toContainText(offer);
    await expectAccessible(office);
    await shoot(office, `${shots}-release`);
    await office.getByRole("button", { name: profiles.moves.release.button, exact: true }).click();
    await expect(office.getByText(profiles.states.released.label, { exact: true }).first()).toBeVisible();
    await visitor.goto(`/homes/${id}`);
    await expect(visitor.getByText(offer)).toBeVisible();
    await expectAccessible(visitor);
    await shoot(visitor, `${shots}-public`);
  });
}

test("what a home says of itself, at a desk", async ({ browser }) => {
  const [officer, office] = [await as(browser, "精工轴承科协经办"), await as(browser, "市科协经办")];
  await released(officer, office, await (await browser.newContext()).newPage(), "每周三下午有律师值班", "venue");
});

test("what a home says of itself, on a phone", async ({ browser }) => {
  const phone = { viewport: { width: 360, height: 780 } };
  const [officer, office] = [await as(browser, "精工轴承科协经办", phone), await as(browser, "市科协经办", phone)];
  await released(officer, office, await (await browser.newContext(phone)).newPage(), "每周四下午有律师值班", "venue-360");
});
