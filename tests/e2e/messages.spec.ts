// What people are told: counted in the desk's head, listed newest first, read and marked, with and without script.
import { type Browser, expect, type Page } from "@playwright/test";
import { zh as accounts } from "@/lib/text/accounts";
import { zh as applications } from "@/lib/text/applications";
import { zh } from "@/lib/text/messages";
import { zh as shell } from "@/lib/text/shell";
import { zh as ui } from "@/lib/text/ui";
import { as, expectAccessible, expectAccessibleForElders, phoneOf, signIn, test } from "./support";
import { newMark, registered, visit } from "./support-accounts";
import { query, row } from "./support-database";
import { portalNow } from "../support/portal-now";

const title = `有一件新的待办：${applications.purposes.resetPassword}`;
const person = async (phone: string) => (await row<{ id: string }>(`SELECT "id" FROM "Person" WHERE "phoneKey" = $1`, [phone])).id;
const unreadOf = async (phone: string) =>
  (await row<{ n: number }>(`SELECT count(*)::int AS n FROM "Message" WHERE "personId" = $1 AND "readAt" IS NULL`, [await person(phone)]))
    .n;
const link = (page: Page) => page.getByRole("banner").getByRole("link", { name: new RegExp(`^${shell.desk.messages}`) });
const rowsOf = (page: Page) => page.getByRole("table", { name: zh.page.caption }).getByRole("row");

/** Somebody forgot the password: an event for the security administrator alone. */
async function forget(browser: Browser): Promise<string> {
  const phone = await registered(browser, `忘记${newMark()}`);
  const page = await visit(browser, "/password");
  await page.getByLabel(accounts.reset.phone, { exact: true }).fill(phone);
  await page.getByRole("button", { name: accounts.reset.submit, exact: true }).click();
  await expect(page.getByRole("status")).toBeVisible();
  await page.context().close();
  return phone;
}

for (const javaScriptEnabled of [true, false])
  test(`the office that has new work reads of it ${javaScriptEnabled ? "with" : "without"} script`, async ({ browser }) => {
    const phone = await forget(browser);
    const page = await (await browser.newContext({ javaScriptEnabled })).newPage();
    await signIn(page, phoneOf("安全管理员"));
    await expect(link(page)).toContainText(/\d+/);
    await link(page).click();
    await page.waitForURL(/\/my\/messages$/);
    const { id } = await row<{ id: string }>(`SELECT "id" FROM "Message" WHERE "subjectId" = $1 AND "personId" = $2`, [
      await person(phone),
      await person(phoneOf("安全管理员")),
    ]);
    const mine = rowsOf(page).filter({ has: page.locator(`button[value="${id}"]`) });
    await expect(mine).toContainText(title);
    await expect(mine).toContainText(zh.page.unread);
    await mine.getByRole("button", { name: zh.page.mark }).click();
    await expect(page.locator(`button[value="${id}"]`)).toHaveCount(0);
    expect(await row(`SELECT "readAt" IS NOT NULL AS read FROM "Message" WHERE "id" = $1`, [id])).toEqual({ read: true });
    await rowsOf(page).getByRole("link", { name: title }).first().click();
    await page.waitForURL(/\/city\/resets$/);
    await page.context().close();
  });

test("news of an application lead to it, are marked together, and look well on a phone and for elders", async ({ browser }) => {
  const page = await as(browser, "市科协经办");
  await page.goto("/my/messages");
  await expectAccessible(page);
  await expectAccessibleForElders(page);
  await page.setViewportSize({ width: 360, height: 800 });
  await expectAccessible(page);
  await page.screenshot({ path: test.info().outputPath("messages@360.png"), fullPage: true });
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.screenshot({ path: test.info().outputPath("messages@1280.png"), fullPage: true });
  const before = await unreadOf(phoneOf("市科协经办"));
  expect(before).toBeGreaterThan(0);
  await rowsOf(page).getByRole("link").first().click();
  await page.waitForURL(/\/applications\/[0-9a-f-]{36}$/);
  await page.goto("/my/messages");
  await page.getByRole("button", { name: zh.page.markAll, exact: true }).click();
  await expect(page.getByRole("button", { name: zh.page.markAll, exact: true })).toHaveCount(0);
  expect(await unreadOf(phoneOf("市科协经办"))).toBe(0);
  await expect(link(page)).not.toContainText(/\d/);
});

test("whoever has more than a page of them turns pages, and nobody else's are there", async ({ browser }) => {
  const phone = await registered(browser, `多条${newMark()}`);
  await query(
    `INSERT INTO "Message" ("personId", "key", "event", "subjectKind", "params", "createdAt")
    SELECT $1, 'e2e ' || n, 'handedOverAll', 'none', jsonb_build_object('count', n), ${portalNow} - n * interval '1 minute' FROM generate_series(1, 65) n`,
    [await person(phone)],
  );
  const page = await (await browser.newContext()).newPage();
  await signIn(page, phone);
  await expect(link(page)).toContainText("65");
  await page.goto("/my/messages");
  await expect(rowsOf(page)).toHaveCount(31);
  const next = page.getByRole("link", { name: ui.pages.next });
  await next.click();
  await expect(page.getByRole("heading", { name: zh.page.older })).toBeVisible();
  await expect(rowsOf(page)).toHaveCount(31);
  await next.click();
  await expect(rowsOf(page)).toHaveCount(6);
  const stranger = await (await browser.newContext()).newPage();
  await signIn(stranger, await registered(browser, `没有${newMark()}`));
  await stranger.goto("/my/messages");
  await expect(stranger.getByText(zh.page.none)).toBeVisible();
});

test("an address for mail is given, refused when it is none, and taken away", async ({ browser }) => {
  const phone = await registered(browser, `邮箱${newMark()}`);
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await signIn(page, phone);
  await page.goto("/account");
  const words = zh.setting;
  const save = () => page.locator("#mail").getByRole("button", { name: words.save, exact: true }).click();
  const saved = () => row(`SELECT "email", "mailed" FROM "Person" WHERE "phoneKey" = $1`, [phone]);
  await expect(page.getByText(words.off)).toBeVisible(); // this portal has no mail server
  await page.getByLabel(words.email).fill("home@");
  await save();
  await expect(page.locator("#mail").getByRole("alert")).toContainText("kexie@example.com");
  const address = `home${newMark()}@example.com`;
  await page.getByLabel(words.email).fill(address);
  await page.getByLabel(words.mailed).uncheck();
  await save();
  await expect(page.getByText(words.saved)).toBeVisible();
  expect(await saved()).toEqual({ email: address, mailed: false });
  await page.getByLabel(words.email).fill("");
  await save();
  await expect(page.getByText(words.saved)).toBeVisible();
  expect(await saved()).toEqual({ email: null, mailed: false });
});
