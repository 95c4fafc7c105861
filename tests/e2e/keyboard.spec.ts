// Hands that use no mouse: every stop shows where one is and is not hidden, and the way to a decision and back needs only keys.
import { expect, type Page } from "@playwright/test";
import { zh as accounts } from "@/lib/text/accounts";
import { zh as applications } from "@/lib/text/applications";
import { zh as desk } from "@/lib/text/desk";
import { zh as portal } from "@/lib/text/portal";
import { zh as shell } from "@/lib/text/shell";
import { zh as ui } from "@/lib/text/ui";
import { as, moveWords, password, phoneOf, samplePdf, stageWords, test } from "./support";
import { draftOf } from "./support-accounts";
import { row } from "./support-database";
import { expectSeen, tabThrough, tabTo } from "./support-keyboard";

const summary = (page: Page) => page.locator("main").getByRole("alert");

test("the skip link, signing in, and what was typed wrong", async ({ page }) => {
  await page.goto("/");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: shell.skip })).toBeFocused();
  await expectSeen(page);
  await page.keyboard.press("Enter");
  await expect(page.locator("main")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.locator("main").getByRole("link", { name: portal.tasks.rights.title })).toBeFocused();
  expect(await tabThrough(page)).toBeGreaterThan(10);

  await page.goto("/sign-in");
  await tabTo(page, page.getByLabel(accounts.signIn.phone, { exact: true }));
  await page.keyboard.type(phoneOf("高新区科协"));
  await page.keyboard.press("Tab");
  await page.keyboard.type("not-the-password");
  await page.keyboard.press("Enter");
  await test.step("the summary takes the focus, and its link leads to the field", async () => {
    await expect(summary(page)).toBeFocused();
    await page.keyboard.press("Tab");
    await expect(summary(page).getByRole("link", { name: ui.fields.wrongPair })).toBeFocused();
    await expectSeen(page);
    await page.keyboard.press("Enter");
    await expect(page.getByLabel(accounts.signIn.password, { exact: true })).toBeFocused();
    await expectSeen(page);
  });
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(password);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/township$/);
});

test("from the queue to a move's form, its errors, and back", async ({ browser }) => {
  const page = await as(browser, "高新区科协");
  const { id } = await row<{ id: string }>(
    `SELECT a."id" FROM "Application" a JOIN "Organization" o ON o."id" = a."applicantOrganizationId"
    WHERE o."name" = '临江量衡传感技术有限公司科学技术协会' AND a."submittedAt" IS NOT NULL`,
  );
  const dossier = new RegExp(`/applications/${id}$`);

  await test.step("the menu opens by Enter, closes by Escape and gives the focus back", async () => {
    const menu = page.locator(".desk-me summary");
    await tabTo(page, menu);
    await page.keyboard.press("Enter");
    await tabTo(page, page.getByRole("button", { name: shell.desk.signOut }));
    await page.keyboard.press("Escape");
    await expect(menu).toBeFocused();
    await expect(page.getByRole("button", { name: shell.desk.signOut })).toBeHidden();
  });

  const item = page.getByRole("table", { name: desk.queue.caption }).getByRole("link", { name: "临江量衡传感技术有限公司科学技术协会" });
  await tabTo(page, item);
  await page.keyboard.press("Enter");
  await page.waitForURL(dossier);
  await tabThrough(page);

  await test.step("a recommendation without a word is refused; nothing is sent", async () => {
    const words = stageWords.endorse.recommend;
    await tabTo(page, page.getByRole("link", { name: words.button, exact: true }));
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/move\/endorse\.recommend$/);
    await tabTo(page, page.getByRole("button", { name: words.button, exact: true }));
    await page.keyboard.press("Enter");
    await expect(summary(page)).toBeFocused();
    await page.keyboard.press("Tab");
    await expectSeen(page);
    await page.keyboard.press("Enter");
    await expect(page.getByLabel(moveWords.comment)).toBeFocused();
    await page.keyboard.type("场地、设施与申报一致。");
    await tabTo(page, page.getByRole("link", { name: moveWords.cancel }));
    await page.keyboard.press("Enter");
    await page.waitForURL(dossier);
  });

  await test.step("a part that opens, and the summary's way to what belongs to no single field", async () => {
    const words = stageWords.endorse.returnForRevision;
    await tabTo(page, page.getByRole("link", { name: words.button, exact: true }));
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/move\/endorse\.returnForRevision$/);
    await tabTo(page, page.getByLabel(moveWords.reason, { exact: true }));
    await page.keyboard.type("开放时间要和门口写的一致。");
    const part = page.locator("summary", { hasText: "之家的情况" });
    await tabTo(page, part);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await expect(page.getByLabel("之家名称")).toBeFocused();
    await tabTo(page, page.getByRole("button", { name: words.button, exact: true }));
    await page.keyboard.press("Enter");
    await expect(summary(page)).toBeFocused();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect(page.locator("#move-m")).toBeFocused();
    await expect(page.getByLabel(moveWords.reason, { exact: true })).toHaveValue("开放时间要和门口写的一致。");
    await tabTo(page, page.getByRole("link", { name: moveWords.cancel }));
    await page.keyboard.press("Enter");
    await page.waitForURL(dossier);
  });
  const { open } = await row<{ open: number }>(
    `SELECT count(*)::int AS open FROM "Stage" WHERE "applicationId" = $1 AND "kind" = 'endorse' AND "state" = 'open'`,
    [id],
  );
  expect(open).toBe(1);

  await test.step("the elder view and the high contrast, stop by stop", async () => {
    for (const value of ["elder", "high"]) {
      await page.context().addCookies([{ name: "view", value, url: page.url() }]);
      for (const path of [`/applications/${id}`, "/township"]) {
        await page.goto(path);
        expect(await tabThrough(page)).toBeGreaterThan(8);
      }
    }
  });
});

test("Enter saves a page of the form and takes no file away", async ({ browser }) => {
  const page = await as(browser, "量衡传感科协经办");
  const id = await draftOf(page, "临江量衡传感技术有限公司科学技术协会", "科技工作者之家创建（益阳办法）");
  await page.goto(`/applications/${id}/form/sixHaves`);
  const files = page.locator("main a[href^='/api/attachments/']");
  const had = await files.count();
  await page.locator("input[type=file]").first().setInputFiles(samplePdf("留住.pdf"));
  await expect(files).toHaveCount(had + 1);
  await tabThrough(page);
  await tabTo(page, page.getByLabel(applications.form.met).first());
  await page.keyboard.press("Enter");
  await page.waitForURL(new RegExp(`/applications/${id}/form$`));
  await page.goto(`/applications/${id}/form/home`);
  await tabTo(page, page.getByLabel("之家名称"));
  await page.keyboard.type("量衡之家");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/form\/promise$/);
  await page.goto(`/applications/${id}/form/sixHaves`);
  await expect(files).toHaveCount(had + 1);
});
