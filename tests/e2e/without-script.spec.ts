// A phone with script switched off: reading, finding, verifying, both views, signing in, applying with files, withdrawing.
import { expect, type Page } from "@playwright/test";
import { zh as accounts } from "@/lib/text/accounts";
import { zh as applications } from "@/lib/text/applications";
import { zh as homes } from "@/lib/text/homes";
import { zh as portal } from "@/lib/text/portal";
import { zh as shell } from "@/lib/text/shell";
import { zh as ui } from "@/lib/text/ui";
import {
  answer,
  attachEverywhere,
  chooseMove,
  expectFits,
  openApplication,
  password,
  phoneOf,
  samplePdf,
  saveAndGoOn,
  test,
  tick,
} from "./support";
import { row } from "./support-database";

test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });

const form = applications.form;
const alert = (page: Page) => page.getByRole("alert");

test("reading, finding and verifying", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(portal.title);
  await expectFits(page);

  await test.step("the menu is a part that opens", async () => {
    const menu = page.locator("details.menu");
    await expect(menu.getByRole("link", { name: shell.nav.homes })).toBeHidden();
    await menu.locator("summary").click();
    await expectFits(page);
    await menu.getByRole("link", { name: shell.nav.homes }).click();
    await expect(page).toHaveURL(/\/homes$/);
    await expect(page.locator("details.menu")).not.toHaveAttribute("open");
  });

  const home = page.getByRole("listitem").filter({ hasText: "精工轴承科技工作者之家" });
  await expect(home).toBeVisible();
  await expectFits(page);
  await home.getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("精工轴承科技工作者之家");
  await expect(page.getByText("临江市江北街道滨江大道 66 号研发楼 3 层")).toBeVisible();
  await expectFits(page);
  const number = (await page.locator("main .code").first().innerText()).trim();

  await test.step("the number on the wall, typed with a mistake and without", async () => {
    await page.goto("/verify");
    await page.getByLabel(homes.number).fill("昆科家〔1999〕777号");
    await page.getByRole("button", { name: homes.look }).click();
    await expect(page.getByText(homes.notFound)).toBeVisible();
    await expect(page.getByLabel(homes.number)).toHaveValue("昆科家〔1999〕777号");
    await expectFits(page);
    await page.getByLabel(homes.number).fill(`　${number} `);
    await page.getByRole("button", { name: homes.look }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(homes.states.valid.title);
    await expect(page.getByAltText(homes.qr)).toBeVisible();
    await expectFits(page);
  });

  await test.step("the elder view and the high contrast are kept from page to page, together and apart", async () => {
    const { url } = { url: page.url() };
    const html = page.locator("html");
    await page.getByRole("button", { name: shell.view.elder }).first().click();
    await expect(page).toHaveURL(url);
    await expect(html).toHaveAttribute("data-view", "elder");
    await expectFits(page);
    await page.locator("footer").getByRole("button", { name: shell.view.high }).click();
    await expect(page).toHaveURL(url);
    await expect(html).toHaveAttribute("data-contrast", "high");
    await expect(html).toHaveAttribute("data-view", "elder");
    await page.goto("/homes?after=");
    await expectFits(page);
    await page.getByRole("region", { name: shell.view.elderBar }).getByRole("button", { name: shell.view.leave }).click();
    await expect(page).toHaveURL(/\/homes\?after=$/);
    await expect(html).not.toHaveAttribute("data-view");
    await expect(html).toHaveAttribute("data-contrast", "high");
    await expectFits(page);
    await page.locator("footer").getByRole("button", { name: shell.view.high }).click();
    await expect(html).not.toHaveAttribute("data-contrast");
  });
});

test("signing in, applying with files, withdrawing", async ({ page }) => {
  const phone = phoneOf("青禾种业经办");
  await test.step("a wrong password, then the right one, and on to the page that was asked for", async () => {
    await page.goto("/applications");
    await expect(page.getByText(accounts.signIn.expired)).toBeVisible();
    const enter = async (secret: string): Promise<void> => {
      await page.getByLabel(accounts.signIn.password, { exact: true }).fill(secret);
      await page.getByRole("button", { name: accounts.signIn.submit, exact: true }).click();
    };
    await page.getByLabel(accounts.signIn.phone, { exact: true }).fill(phone);
    await enter("not-the-password");
    await expect(alert(page)).toContainText(ui.fields.wrongPair ?? "");
    await expect(page.getByLabel(accounts.signIn.phone, { exact: true })).toHaveValue(phone);
    await expect(page.getByLabel(accounts.signIn.password, { exact: true })).toHaveValue("");
    await expectFits(page);
    await enter(password);
    await expect(page).toHaveURL(/\/applications$/);
  });

  const id = await openApplication(page, "科技工作者之家创建（益阳办法）");
  await expectFits(page);
  /** A redirect keeps the part after #, where the summary had led. */
  const task = (key: string) => new RegExp(`/applications/${id}/form/${key}(#.*)?$`);

  await test.step("who applies, and by whose approval", async () => {
    await page.goto(`/applications/${id}/form/host`);
    await page.getByLabel("在本市注册、运行状况良好的高新技术企业").check();
    await saveAndGoOn(page);
    await expect(page).toHaveURL(task("route"));
    await page.goto(`/applications/${id}/form/host`);
    await page.getByLabel("高新技术企业证书编号").fill("GR202643000077");
    await page.getByLabel("证书有效期至").fill("2031-12-31");
    await page.getByLabel(form.recommender).selectOption({ label: "云岭镇科协" });
    await saveAndGoOn(page);
    await page.getByLabel("由推荐单位审批").check();
    await saveAndGoOn(page);
    await expect(page).toHaveURL(task("home"));
  });

  await test.step("what is wrong comes back with its words, and everything that was typed", async () => {
    const typed = {
      之家名称: "青禾𠮷种业之家",
      地址: "云岭镇种业路 3 号 1 层",
      开放时间: "周一至周五 9:00–17:30",
      兼职工作人员: "白荷",
      面积: "１２０",
    };
    await answer(page, { ...typed, 联系电话: "问门卫" });
    await page.getByLabel("设施说明").fill("会议室 1 间。\n书刊 120 册。");
    await tick(page, "会议室");
    await tick(page, "科技书籍");
    await saveAndGoOn(page);
    await expect(alert(page)).toContainText(ui.summary.fields(1));
    await expectFits(page);
    await alert(page).getByRole("link").click();
    await expect(page).toHaveURL(/#f-a\.phone$/);
    await expect(page.getByLabel("联系电话")).toHaveValue("问门卫");
    for (const [label, value] of Object.entries(typed)) await expect(page.getByLabel(label).first()).toHaveValue(value);
    await expect(page.getByLabel("设施说明")).toHaveValue("会议室 1 间。\n书刊 120 册。");
    await expect(page.getByRole("group", { name: "场所和设施" }).getByRole("checkbox", { checked: true })).toHaveCount(2);
    await page.getByLabel("联系电话").fill("0000-66552717");
    await saveAndGoOn(page);
    await expect(page).toHaveURL(task("promise"));
  });

  await test.step("declarations", async () => {
    await page.waitForURL(task("promise"));
    for (const box of await page.getByRole("checkbox").all()) await box.check();
    await saveAndGoOn(page);
    await expect(page).toHaveURL(task("sixHaves"));
  });

  await test.step("files by the plain button: refused ones each with their words, the ticks beside them stay", async () => {
    const place = page.locator("[id^=files-]").first();
    await page.getByLabel(form.met).first().check();
    const put = async (file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> => {
      await place.locator("input[type=file]").setInputFiles(file);
      await place.getByRole("button", { name: form.upload, exact: true }).click();
    };
    const refused = [
      ["empty", { name: "空白.pdf", mimeType: "application/pdf", buffer: Buffer.alloc(0) }],
      ["svg", { name: "照片.png", mimeType: "image/png", buffer: Buffer.from("<svg onload=alert(1)>") }],
    ] as const;
    for (const [problem, file] of refused) {
      await put(file);
      await expect(place).toContainText(form.fileProblems[problem] ?? "");
      await expectFits(page);
    }
    await expect(page.getByLabel(form.met).first()).toBeChecked();
    await put(samplePdf("固定场所.pdf"));
    await expect(place.getByRole("link", { name: "固定场所.pdf" })).toBeVisible();
    await place.getByRole("button", { name: form.remove }).click();
    await expect(place.getByRole("link", { name: "固定场所.pdf" })).toHaveCount(0);
    for (const box of await page.getByLabel(form.met).all()) await box.check();
    await attachEverywhere(page, { script: false });
    await expectFits(page);
    await saveAndGoOn(page);
    await expect(page).toHaveURL(new RegExp(`/applications/${id}/form(#.*)?$`));
    await expectFits(page);
  });

  const number = await test.step("checked and submitted", async () => {
    await page.getByRole("link", { name: form.check }).click();
    await expectFits(page);
    await page.getByRole("button", { name: applications.moves.submit.button }).click();
    await expect(page.getByText(applications.dossier.submittedTitle)).toBeVisible();
    await expectFits(page);
    return (await page.locator(".receipt .code").innerText()).trim();
  });
  const stored = () =>
    row<{ status: string; number: string; open: number; files: number }>(
      `SELECT a."status", a."number", (SELECT count(*)::int FROM "WorkItem" w WHERE w."applicationId" = a."id" AND w."closedAt" IS NULL) AS open,
        (SELECT count(*)::int FROM "Evidence" e WHERE e."applicationId" = a."id" AND e."removedAt" IS NULL) AS files
      FROM "Application" a WHERE a."id" = $1`,
      [id],
    );
  expect(await stored()).toEqual({ status: "inProgress", number, open: 1, files: 6 });

  await test.step("withdrawn", async () => {
    await chooseMove(page, applications.moves.withdraw.button);
    await expectFits(page);
    await page.getByRole("button", { name: applications.moves.withdraw.button, exact: true }).click();
    await expect(page.getByText(applications.statuses.withdrawn.label).first()).toBeVisible();
    await expectFits(page);
    expect(await stored()).toEqual({ status: "withdrawn", number, open: 0, files: 6 });
  });
});
