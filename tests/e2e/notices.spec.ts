// 公示 and 异议: the office drafts, its head releases, a stranger reads and objects without script on a phone, the item is held while the
// other goes on, the objection is answered, and the award follows. A notice that is withdrawn leaves its stone.
import { type Browser, expect, type Page, type Request } from "@playwright/test";
import { zh as applications } from "@/lib/text/applications";
import { zh as desk } from "@/lib/text/desk";
import { zh as notices } from "@/lib/text/notices";
import { zh as shell } from "@/lib/text/shell";
import {
  as,
  award,
  expectAccessible,
  expectAccessibleForElders,
  expectFits,
  hangOut,
  openFromQueue,
  passNotice,
  problemsOn,
  shoot,
  signIn,
  stageWords,
  test,
  verifyAsStranger,
} from "./support";
import { ageObjection, endNotice, row } from "./support-database";

const round = "“八有”科技工作者之家创建（临江办法）";
const [held, free] = ["临江仁和医院", "临江恒达新材料有限公司"] as const;
const officerOfHeld = "13800000120";
const phone = { viewport: { width: 360, height: 780 }, javaScriptEnabled: false };
const words = notices.form;

const numberOf = async (unit: string) =>
  (
    await row<{ number: string }>(
      `SELECT a."number" FROM "Application" a JOIN "Organization" o ON o."id" = a."applicantOrganizationId"
        JOIN "Round" r ON r."id" = a."roundId" WHERE o."name" = $1 AND r."name" = $2`,
      [unit, round],
    )
  ).number;

/** Fills the objection as somebody on a phone does, without script. */
async function object(page: Page, notice: string, unit: string, said: string): Promise<void> {
  await page.goto(`/notices/${notice}`);
  await page.getByRole("link", { name: notices.object }).first().click();
  await page.getByLabel(words.who).selectOption({ label: unit });
  await page.getByRole("radio", { name: words.modes.confidential.label }).check();
  await page.getByRole("textbox", { name: words.name }).fill("石敬岩");
  await page.getByRole("textbox", { name: words.phone }).fill("１３９ 0000 0987");
  await page.getByRole("textbox", { name: words.text }).fill(said);
  await page.getByRole("button", { name: words.submit }).click();
}

const stranger = async (browser: Browser, options = {}) => (await browser.newContext(options)).newPage();

test("a notice hangs, somebody objects, the others go on, and the award follows the answer", async ({ browser }) => {
  test.setTimeout(240_000);
  const [numberHeld, numberFree] = [await numberOf(held), await numberOf(free)];
  const staff = await as(browser, "市科协经办");
  const notice = await hangOut(browser, staff, round, [held, free]);
  const { number } = await row<{ number: string }>(`SELECT "number" FROM "PublicNotice" WHERE "id" = $1`, [notice]);
  expect(number).toMatch(/^临科协公示〔\d{4}〕\d+号$/);
  await expectAccessible(staff);

  await test.step("a stranger finds it from the first page and reads until when", async () => {
    const page = await stranger(browser, { viewport: { width: 1280, height: 900 } });
    await page.goto("/");
    await page.getByRole("navigation", { name: shell.mainNav }).getByRole("link", { name: shell.nav.notices }).click();
    await page.locator(`a[href="/notices/${notice}"]`).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText(round);
    await expect(page.getByText(number).first()).toBeVisible();
    await expect(page.getByRole("table", { name: notices.list }).getByRole("row")).toHaveCount(3);
    await expect(page.getByText("24 时截止").last()).toBeVisible();
    await expectAccessible(page);
    await expectAccessibleForElders(page);
    await shoot(page, "notice@1280");
  });

  const visitor = await stranger(browser, phone);
  let sent = null as Request | null;
  visitor.on("request", (request) => {
    if (request.method() === "POST") sent = request;
  });
  const receipt = await test.step("a stranger with a phone and without script objects to one of them", async () => {
    await visitor.goto(`/notices/${notice}`);
    await expectFits(visitor);
    await shoot(visitor, "notice@360-no-script");
    await visitor.getByRole("link", { name: notices.object }).first().click();
    await expectFits(visitor);
    await shoot(visitor, "objection@360-no-script");
    await visitor.getByRole("textbox", { name: words.text }).fill("先写了这一句");
    await visitor.getByRole("button", { name: words.submit }).click();
    await expect(problemsOn(visitor)).toContainText("填写您的姓名");
    await expect(visitor.getByRole("textbox", { name: words.text })).toHaveValue("先写了这一句");
    await shoot(visitor, "objection-problems@360-no-script");
    await object(visitor, notice, held, "该单位的之家没有开放过，去过三次都锁着门。");
    await visitor.waitForURL(/\/objection\/[0-9a-f-]{36}-/);
    await expect(visitor.getByText(notices.receipt.title)).toBeVisible();
    await expectFits(visitor);
    await shoot(visitor, "receipt@360-no-script");
    return visitor.url();
  });

  await test.step("the same form sent again is the same objection", async () => {
    const body = sent?.postDataBuffer();
    expect(body).toBeTruthy();
    const again = await visitor.request.fetch(sent?.url() ?? "", {
      method: "POST",
      data: body as Buffer,
      headers: { "content-type": sent?.headers()["content-type"] ?? "", origin: new URL(receipt).origin },
      maxRedirects: 0,
    });
    expect(again.status()).toBe(303);
    expect(new URL(again.headers().location ?? "", receipt).href).toBe(receipt);
  });
  const objection = (await visitor.locator(".receipt .code").innerText()).trim();
  expect(objection).toMatch(/^YY-\d{4}-\d{4}$/);

  await test.step("another one is taken back within ten minutes", async () => {
    const other = await stranger(browser, phone);
    await object(other, notice, free, "写错了单位。");
    await other.waitForURL(/\/objection\/[0-9a-f-]{36}-/);
    await other.getByRole("button", { name: notices.receipt.revoke }).click();
    await expect(other.getByText(notices.objectionStates.revoked.label)).toBeVisible();
  });

  await test.step("its unit sees that it is held, and not by whom", async () => {
    const officer = await stranger(browser);
    await signIn(officer, officerOfHeld);
    await officer.goto("/applications");
    await officer.getByRole("link", { name: held }).first().click();
    await expect(officer.getByText(notices.dossier.held(1))).toBeVisible();
    await expect(officer.getByText(notices.dossier.confidential)).toBeVisible();
    await expect(officer.getByText("石敬岩")).toHaveCount(0);
    await expectAccessible(officer);
    await shoot(officer, "dossier-held@1280");
  });

  await endNotice(notice);
  await test.step("the notice is over: one goes on, the other is held, and the page says why", async () => {
    await passNotice(staff, free, numberFree);
    await openFromQueue(staff, "/city", held, numberHeld);
    const pass = staff.getByRole("button", { name: stageWords.publicNotice.pass.button });
    await expect(pass).toHaveAttribute("aria-disabled", "true");
    await expect(staff.getByText(applications.blockers.notHeld ?? "").first()).toBeVisible();
    await visitor.goto(`/notices/${notice}/objection`);
    await expect(visitor.getByText(notices.objectOver)).toBeVisible();
    await shoot(staff, "dossier-staff-held@1280");
  });
  await award(staff, free, numberFree);

  await test.step("the office opens the name, accepts, looks into it, and dismisses", async () => {
    await ageObjection(objection, 10);
    await staff.goto("/city");
    const line = staff.getByRole("table", { name: desk.queue.caption }).getByRole("row").filter({ hasText: objection });
    await expect(line).toContainText(applications.purposes.acceptObjection ?? "");
    await shoot(staff, "queue-objection@1280");
    await line.getByRole("link", { name: held }).click();
    await expect(staff.getByText("石敬岩")).toHaveCount(0);
    await staff.getByLabel(notices.objection.purpose).selectOption({ label: notices.objection.purposes.askMore });
    await staff.getByRole("button", { name: notices.objection.revealDo }).click();
    await expect(staff.getByText("石敬岩")).toBeVisible();
    await expect(staff.getByText("13900000987")).toBeVisible();
    await expectAccessible(staff);
    await shoot(staff, "objection-case@1280");
    await staff.getByRole("button", { name: notices.objectionMoves.accept.button, exact: true }).click();
    await expect(staff.getByRole("button", { name: notices.objectionMoves.dismiss.button, exact: true })).toBeVisible();
    const dismissal = staff
      .locator("section.sheet")
      .filter({ has: staff.getByRole("button", { name: notices.objectionMoves.dismiss.button, exact: true }) });
    await dismissal.getByLabel(notices.objection.comment).fill("三次现场核实，均按公布的时间开放。");
    await dismissal.getByRole("button", { name: notices.objectionMoves.dismiss.button, exact: true }).click();
    await expect(staff.getByText("三次现场核实，均按公布的时间开放。")).toBeVisible();
    await expect(staff.getByText(notices.objectionStates.dismissed.label).first()).toBeVisible();
  });

  await test.step("whoever objected reads the answer with the receipt", async () => {
    await expect(async () => {
      await visitor.goto(receipt);
      await expect(visitor.getByText("三次现场核实")).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await expect(visitor.getByRole("button", { name: notices.receipt.revoke })).toHaveCount(0);
  });
  await passNotice(staff, held, numberHeld);
  const plaque = await award(staff, held, numberHeld);
  await verifyAsStranger(browser, plaque);

  await test.step("withdrawn, it leaves its number and the reason", async () => {
    const leader = await as(browser, "市科协负责人", { viewport: { width: 360, height: 780 } });
    await leader.goto(`/city/notices/${notice}`);
    await shoot(leader, "desk-notice@360");
    await leader.getByLabel(notices.desk.fields.comment).fill("附注有误，另行公布。");
    await leader.getByRole("button", { name: notices.moves.withdraw.button }).click();
    await expect(leader.getByText("附注有误，另行公布。")).toBeVisible();
    const page = await stranger(browser, { viewport: { width: 1280, height: 900 } });
    await page.goto(`/notices/${notice}`);
    await expect(page.getByText("附注有误，另行公布。")).toBeVisible();
    await expect(page.getByText(number).first()).toBeVisible();
    await expect(page.getByText(held)).toHaveCount(0);
    await expectAccessible(page);
    await shoot(page, "tombstone@1280");
    await page.goto("/notices");
    await expect(page.locator(`a[href="/notices/${notice}"]`)).toBeVisible();
    await shoot(page, "notices@1280");
  });
});

test("a signed-in person objects as a stranger: the log keeps no actor", async ({ browser }) => {
  const page = await as(browser, "量衡传感科协经办");
  const { id, itemId } = await row<{ id: string; itemId: string }>(
    `SELECT n."id", i."id" AS "itemId" FROM "PublicNotice" n JOIN "NoticeItem" i ON i."noticeId" = n."id"
    WHERE n."state" = 'published' AND n."title" LIKE '%第一批，更正%' AND i."unit" LIKE '%水务%'`,
  );
  await page.goto(`/notices/${id}/objection?item=${itemId}`);
  await page.getByRole("radio", { name: words.modes.confidential.label }).check();
  await page.getByRole("textbox", { name: words.name }).fill("不露名");
  await page.getByRole("textbox", { name: words.phone }).fill("13900000986");
  await page.getByRole("textbox", { name: words.text }).fill("场地不足。");
  await shoot(page, "objection@1280");
  await page.getByRole("button", { name: words.submit }).click();
  await page.waitForURL(/\/objection\/[0-9a-f-]{36}-/);
  await expectAccessible(page);
  const objectionId = new URL(page.url()).pathname.split("/").at(-1)?.slice(0, 36) ?? "";
  expect(await row(`SELECT "actorKind", "actorId" FROM "AuditEntry" WHERE "subjectId" = $1`, [objectionId])).toEqual({
    actorKind: "visitor",
    actorId: null,
  });
});
