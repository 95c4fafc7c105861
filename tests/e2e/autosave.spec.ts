// A form that saves itself: over a pause, a second tab, a lost line, an expired sign-in and a killed server nothing typed is lost, and nobody's word is
// overwritten unseen. Without script the second of two tabs is shown the difference.
import { expect, type Page } from "@playwright/test";
import { zh as accounts } from "@/lib/text/accounts";
import { zh as applications } from "@/lib/text/applications";
import { zh as shell } from "@/lib/text/shell";
import { zh as ui } from "@/lib/text/ui";
import { as, expectAccessible, expectAccessibleForElders, password, phoneOf, problemsOn, test } from "./support";
import { draftOf } from "./support-accounts";
import { row } from "./support-database";
import { secondServer } from "./support-server";

test.describe.configure({ mode: "serial" });

const officer = "新纪元制药科协经办";
const association = "临江新纪元制药有限公司科学技术协会";
const round = "优秀科技工作者之家评分认定（样例）";
const words = ui.draft;
const saved = new RegExp(`^${words.saved("").trim()}`);

let id = "";
const answersNow = async () =>
  (await row<{ answers: Record<string, unknown> }>(`SELECT "answers" FROM "Application" WHERE "id" = $1`, [id])).answers;
const name = (page: Page) => page.getByLabel("之家名称");
const address = (page: Page) => page.getByLabel("地址", { exact: true });
const hours = (page: Page) => page.getByLabel("开放时间");
const open = async (page: Page, task = "home") => {
  await page.goto(`/applications/${id}/form/${task}`);
  await expect(page.getByText(words.idle)).toBeVisible();
};

for (const width of [1280, 360])
  test(`while it is written, at ${width} px`, async ({ browser }) => {
    const page = await as(browser, officer, { viewport: { width, height: 900 } });
    id = await draftOf(page, association, round);
    await open(page);
    await test.step("a pause is enough", async () => {
      await name(page).fill(`量衡之家${width}`);
      await expect(page.getByText(saved)).toBeVisible();
      expect((await answersNow()).homeName).toBe(`量衡之家${width}`);
    });
    await test.step("what cannot be read yet is named and does not hold up the rest", async () => {
      await page.getByLabel("联系电话").fill("66");
      await hours(page).fill(`每天 ${width}`);
      await hours(page).blur();
      await expect(page.getByText(words.unread(["联系电话"]))).toBeVisible();
      await expect.poll(async () => (await answersNow()).hours).toBe(`每天 ${width}`);
      await expectAccessible(page);
      await page.getByLabel("联系电话").fill("0000-66552202");
      await page.getByLabel("联系电话").blur();
      await expect(page.getByText(words.unread(["联系电话"]))).toBeHidden();
    });
    await page.context().close();
  });

test("two tabs", async ({ browser }) => {
  const one = await as(browser, officer);
  const two = await one.context().newPage();
  await open(one);
  await open(two);
  await test.step("what the other wrote comes in where nothing was written here", async () => {
    await address(one).fill("科技路 1 号");
    await expect(one.getByText(saved)).toBeVisible();
    await hours(two).fill("周一至周五");
    await expect(two.getByText(words.there("地址", "科技路 1 号"))).toBeVisible();
    await expect(address(two)).toHaveValue("科技路 1 号");
    expect(await answersNow()).toMatchObject({ address: "科技路 1 号", hours: "周一至周五" });
  });
  await test.step("where both wrote, one chooses", async () => {
    await name(one).fill("这边的名字");
    await expect.poll(async () => (await answersNow()).homeName).toBe("这边的名字");
    await name(two).fill("那边的名字");
    await expect(two.getByText(words.both("之家名称"))).toBeVisible();
    expect((await answersNow()).homeName).toBe("这边的名字");
    await expectAccessible(two);
    await two.getByRole("button", { name: words.here }).click();
    await expect.poll(async () => (await answersNow()).homeName).toBe("那边的名字");
    await expect(two.getByText(words.both("之家名称"))).toBeHidden();

    await name(one).fill("又一个名字");
    await one.getByRole("button", { name: words.useThere }).click();
    await expect(name(one)).toHaveValue("那边的名字");
  });
  await test.step("the button meets its own saves, not itself", async () => {
    await hours(one).fill("每天 9:00–17:00");
    await one.getByRole("button", { name: applications.form.saveAndList }).click();
    await one.waitForURL(/\/form$/);
    expect((await answersNow()).hours).toBe("每天 9:00–17:00");
  });
  await one.context().close();
});

test("a line that is lost, and a sign-in that is over", async ({ browser }) => {
  const page = await as(browser, officer);
  await open(page);
  await test.step("offline, the text stays and goes out later by itself", async () => {
    await page.context().setOffline(true);
    await name(page).fill("没有网的时候");
    await expect(page.getByText(words.waiting)).toBeVisible();
    await page.context().setOffline(false);
    await expect(page.getByText(saved)).toBeVisible();
    expect((await answersNow()).homeName).toBe("没有网的时候");
  });
  await test.step("signed out elsewhere, one comes back to the same field with what was typed", async () => {
    const other = await page.context().newPage();
    await other.goto("/enterprise");
    await other.locator("summary", { hasText: shell.desk.me }).click();
    await other.getByRole("button", { name: shell.desk.signOut }).click();
    await other.waitForURL((url) => url.pathname === "/");
    await other.close();
    await name(page).fill("登录过期的时候");
    await expect(page.getByText(words.signedOut)).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("link", { name: words.signIn }).click();
    await page.getByLabel(accounts.signIn.phone, { exact: true }).fill(phoneOf(officer));
    await page.getByLabel(accounts.signIn.password, { exact: true }).fill(password);
    await page.getByRole("button", { name: accounts.signIn.submit, exact: true }).click();
    await page.waitForURL(/\/form\/home$/);
    await expect(page.getByText(words.restored)).toBeVisible();
    await expect(name(page)).toHaveValue("登录过期的时候");
    await expect(name(page)).toBeFocused();
    await expect(page.getByText(saved)).toBeVisible();
    expect((await answersNow()).homeName).toBe("登录过期的时候");
  });
  await expectAccessibleForElders(page);
  await page.context().close();
});

test("a server that is killed", async ({ browser }) => {
  const server = await secondServer();
  try {
    const page = await as(browser, officer, { baseURL: server.origin });
    await open(page);
    await hours(page).fill("服务器停下以前");
    await expect(page.getByText(saved)).toBeVisible();
    await server.kill();
    expect((await answersNow()).hours, "what it said was saved").toBe("服务器停下以前");
    await hours(page).fill("服务器停下以后");
    await expect(page.getByText(words.waiting)).toBeVisible();
    expect((await answersNow()).hours).toBe("服务器停下以前");
    await server.start();
    // It goes out by itself; the pauses between two tries grow to half a minute.
    await expect(page.getByText(saved)).toBeVisible({ timeout: 60_000 });
    expect((await answersNow()).hours).toBe("服务器停下以后");
    await page.reload();
    await expect(hours(page)).toHaveValue("服务器停下以后");
    await page.context().close();
  } finally {
    await server.close();
  }
});

test("without script the second tab is shown the difference, and may then overwrite it", async ({ browser }) => {
  const one = await as(browser, officer, { javaScriptEnabled: false });
  const two = await one.context().newPage();
  for (const page of [one, two]) await page.goto(`/applications/${id}/form/home`);
  const save = (page: Page) => page.getByRole("button", { name: applications.form.saveAndList }).click();
  await name(one).fill("先存的");
  await save(one);
  await name(two).fill("后存的");
  await save(two);
  await expect(problemsOn(two)).toContainText(words.differ);
  await expect(problemsOn(two)).toContainText(words.there("之家名称", "先存的"));
  await expect(name(two)).toHaveValue("后存的");
  expect((await answersNow()).homeName).toBe("先存的");
  await save(two);
  await two.waitForURL(/\/form$/);
  expect((await answersNow()).homeName).toBe("后存的");
  await one.context().close();
});
