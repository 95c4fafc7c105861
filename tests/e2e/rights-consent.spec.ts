// A case at bodies outside, each with the claimant's consent to it alone: given and refused, objected to and returned, answered. And an extension,
// asked for by one and approved by another.
import { type Browser, expect, type Locator, type Page } from "@playwright/test";
import { addDays } from "@/lib/kernel/dates";
import { dayText } from "@/lib/text/format";
import { zh as desk } from "@/lib/text/rights/desk";
import { en as frameEn, zh as frame } from "@/lib/text/rights/frame";
import { zh as own } from "@/lib/text/rights/own";
import { blockers, office as remedy } from "@/lib/text/rights/remedy";
import { consentWords, zh as transfer } from "@/lib/text/rights/transfer";
import { zh as ui } from "@/lib/text/ui";
import { as, expectAccessible, expectAccessibleForElders, expectFits, problemsOn, samplePdf, shoot, test } from "./support";
import { query, row } from "./support-database";
import { begin, enter, type Filing, fillAll, type Receipt, submit } from "./support-rights";

const { office, outside } = transfer;
const wide = { viewport: { width: 1280, height: 900 } };
const phone = { viewport: { width: 360, height: 780 } };

const labour = "临江市劳动保障监察支队（样例）";
const union = "临江市总工会（样例）";
const justice = "临江市司法局（样例）";

const said: Filing = {
  mode: "confidential",
  category: "工资社保",
  what: "2026 年 3 月起，单位每月只发一半工资，说等项目回款再补。",
  respondent: "临江远帆海洋工程研究院",
  ask: "补发 3 月到 10 月的工资。",
  name: "闻人雪松",
  phone: "13900000976",
};

type Case = Receipt & { id: string };

/** Filed on a phone with evidence, and the minutes in which it can be taken back gone by. */
async function filed(page: Page, filing: Filing = said): Promise<Case> {
  await begin(page);
  await fillAll(page, filing, {
    look: async (step) => {
      if (step !== "files") return;
      await page.locator("#files input[type=file]").setInputFiles([samplePdf("闻人雪松 工资条.pdf"), samplePdf("劳动合同.pdf")]);
      await expect(page.locator("#files a[href^='/rights/files/']")).toHaveCount(2);
    },
  });
  const receipt = await submit(page);
  const { id } = await row<{ id: string }>(`SELECT "id" FROM "RightsCase" WHERE "number" = $1`, [receipt.number]);
  await query(`UPDATE "WorkItem" SET "openedAt" = "openedAt" - interval '11 minutes' WHERE "rightsCaseId" = $1`, [id]);
  return { ...receipt, id };
}

/** Found by its number, linked to no unit of the register, and accepted. */
async function accepted(staff: Page, { id, number }: Case): Promise<void> {
  await staff.goto(`/rights-cases?number=${number}`);
  await staff.getByRole("table", { name: desk.queue.caption }).getByRole("link", { name: number }).click();
  await staff.waitForURL(new RegExp(`/rights-cases/${id}$`));
  await staff.getByRole("radio", { name: desk.dossier.linkNone }).check();
  await staff.getByRole("button", { name: desk.dossier.linkDo }).click();
  await expect(staff.getByText(desk.dossier.linked, { exact: true })).toBeVisible();
  await move(staff, desk.moves.accept.button);
  await done(staff, desk.moves.accept.button);
}

const bar = (page: Page) => page.getByRole("region", { name: "可以做的" });
async function move(page: Page, button: string): Promise<void> {
  await bar(page).getByRole("link", { name: button, exact: true }).click();
  await page.waitForURL(/\/move\//);
}
async function done(page: Page, button: string): Promise<void> {
  await page.getByRole("button", { name: button, exact: true }).click();
  await page.waitForURL(/\/rights-cases\/[0-9a-f-]{36}(\?.*)?$/);
}

const section = (page: Page) => page.locator("#transfer");

async function askConsent(staff: Page, partner: string): Promise<void> {
  const form = section(staff)
    .locator("form")
    .filter({ has: staff.getByLabel(office.askTitle) });
  const option = form.locator("option", { hasText: partner });
  await form.getByLabel(office.askTitle).selectOption((await option.getAttribute("value")) ?? "");
  await form.getByRole("button", { name: office.askButton }).click();
  await expect(consentOf(staff, partner)).toContainText(office.consentStates.asked.label);
}
const consentOf = (staff: Page, partner: string) =>
  section(staff).getByRole("table", { name: office.consentsCaption }).getByRole("row").filter({ hasText: partner });

/** What the claimant is asked about this body, or answered. */
const question = (page: Page, partner: string): Locator => page.getByRole("region", { name: partner });

/** Sends the case to whom it can be sent; answers the link that is shown once. */
async function sendTo(staff: Page, partner: string, request: string): Promise<string> {
  await section(staff).getByRole("checkbox", { name: partner }).check();
  await section(staff).getByLabel(office.labels.request).fill(request);
  await section(staff).getByRole("button", { name: office.sendButton, exact: true }).click();
  const link = section(staff).getByText(/\/rights\/partner\/[A-Za-z0-9_-]{40,}$/);
  await expect(link).toBeVisible();
  return (await link.innerText()).trim();
}

/** Whoever was handed the link, with no account. */
async function opened(browser: Browser, link: string, options = {}): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  await page.goto(new URL(link).pathname);
  await shoot(page, "consent-partner-door");
  await page.getByRole("button", { name: outside.open }).click();
  await expect(page).toHaveURL(/\/rights\/partner$/);
  return page;
}

/** Presses Tab until the thing has the focus. */
async function tabTo(page: Page, thing: Locator): Promise<void> {
  for (let press = 0; press < 80; press += 1) {
    await page.keyboard.press("Tab");
    if (await thing.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error("Tab does not lead there");
}

/** The file behind a link of the page, as this browser gets it. */
async function fetched(page: Page, link: Locator): Promise<{ status: number; name: string; size: number }> {
  const answer = await page.request.get((await link.getAttribute("href")) ?? "");
  const name = decodeURIComponent(answer.headers()["content-disposition"] ?? "");
  return { status: answer.status(), name, size: (await answer.body()).length };
}

const limitOf = (id: string) =>
  row<{ dueOn: string; startsOn: string }>(
    `SELECT to_char("dueOn", 'YYYY-MM-DD') AS "dueOn", to_char("startsOn", 'YYYY-MM-DD') AS "startsOn"
    FROM "CaseLimit" WHERE "caseId" = $1 AND "standard" = 'caseHandling' AND "doneOn" IS NULL`,
    [id],
  );

test("a case is given to the body that was consented to, comes back, goes to another, and is answered", async ({ browser }) => {
  test.setTimeout(600_000);
  const claimant = await (await browser.newContext(phone)).newPage();
  const mine = await filed(claimant);
  const staff = await as(browser, "市科协经办", wide);
  await accepted(staff, mine);
  const { dueOn, startsOn } = await limitOf(mine.id);
  expect(dueOn).toBe(addDays(startsOn, 60));

  await test.step("the office asks about two bodies; the bar says why nothing can be sent yet", async () => {
    await askConsent(staff, labour);
    await askConsent(staff, union);
    await expect(bar(staff).getByRole("button", { name: desk.moves.transfer.button })).toHaveAttribute("aria-disabled", "true");
    await expect(bar(staff)).toContainText(desk.blockers.consented ?? "");
    await expectAccessible(staff);
    await shoot(staff, "consent-dossier-asked@1280");
  });

  await test.step("the claimant reads what would be given, in large type on a phone: yes to one, no to the other", async () => {
    await enter(claimant, mine);
    await claimant.getByRole("link", { name: own.now.consent }).click();
    await expect(question(claimant, labour)).toContainText(transfer.gets.confidential.sees);
    await expect(question(claimant, labour)).toContainText(transfer.gets.confidential.not);
    await expectAccessible(claimant);
    await shoot(claimant, "consent-own-asked@360");
    await claimant.getByRole("button", { name: frame.other }).click();
    await expect(question(claimant, labour)).toContainText(consentWords.en.gets.confidential.sees);
    await expectAccessible(claimant);
    await claimant.getByRole("button", { name: frameEn.other }).click();
    await claimant.context().addCookies([{ name: "view", value: "elder", url: claimant.url() }]);
    await claimant.reload();
    await expect(claimant.locator("html")).toHaveAttribute("data-view", "elder");
    await expectAccessible(claimant);
    await shoot(claimant, "consent-own-asked-elder@360");
    // With keys alone.
    await tabTo(claimant, question(claimant, labour).getByRole("button", { name: transfer.answers.give, exact: true }));
    await claimant.keyboard.press("Enter");
    await expect(question(claimant, labour)).toContainText(transfer.states.given.label);
    await question(claimant, union).getByRole("button", { name: transfer.answers.refuse, exact: true }).click();
    await expect(question(claimant, union)).toContainText(transfer.states.refused.label);
    await expect(claimant.getByRole("link", { name: own.now.consent })).toHaveCount(0);
    await expectAccessible(claimant);
    await shoot(claimant, "consent-own-answered-elder@360");
  });

  let link = "";
  await test.step("it can be sent to the one, and to nobody else; the link is shown once", async () => {
    await staff.reload();
    await expect(consentOf(staff, labour)).toContainText(office.consentStates.given.label);
    await expect(consentOf(staff, union)).toContainText(office.consentStates.refused.label);
    await expect(section(staff).getByRole("checkbox")).toHaveCount(1);
    await expect(section(staff).locator("option", { hasText: union })).toHaveCount(0);
    await expectAccessible(staff);
    await shoot(staff, "consent-dossier-ready@1280");
    link = await sendTo(staff, labour, "请查清欠薪的月数和数额，依法责令补发。");
    await expectAccessible(staff);
    await shoot(staff, "consent-dossier-sent@1280");
    await staff.setViewportSize(phone.viewport);
    await expectFits(staff);
    await shoot(staff, "consent-dossier-sent@360");
    await staff.setViewportSize(wide.viewport);
    await staff.reload();
    await expect(section(staff).getByText("/rights/partner/")).toHaveCount(0);
    await expectAccessible(staff);
    const sent = await query(`SELECT 1 FROM "CaseTransfer" WHERE "caseId" = $1`, [mine.id]);
    expect(sent).toHaveLength(1);
    await claimant.reload();
    await expect(claimant.getByRole("heading", { level: 1 })).toHaveText(own.statuses.transferred.title);
    await expect(claimant.locator(".lead")).toContainText(labour);
    await expect(question(claimant, labour)).toContainText(transfer.there);
    await expect(question(claimant, labour).getByRole("button")).toHaveCount(0);
    await expectAccessible(claimant);
    await shoot(claimant, "consent-own-there-elder@360");
  });

  const body = await opened(browser, link, wide);
  await test.step("that body reads what it was given, and the evidence; no name, no message", async () => {
    await expect(body.getByText(said.what)).toBeVisible();
    await expect(body.getByText("请查清欠薪的月数和数额")).toBeVisible();
    await expect(body.getByText(said.name ?? "")).toHaveCount(0);
    await expect(body.getByText(said.phone ?? "")).toHaveCount(0);
    const files = body.locator("a[href^='/rights/partner/files/']");
    await expect(files).toHaveText([outside.file(1), outside.file(2)]);
    const file = await fetched(body, files.first());
    expect(file).toMatchObject({ status: 200 });
    expect(file.name).toContain(`${mine.number}-1.pdf`);
    expect(file.name).not.toContain(said.name);
    expect(file.size).toBeGreaterThan(200);
    await expectAccessible(body);
    await expectAccessibleForElders(body);
    await shoot(body, "consent-partner@1280");
    await body.setViewportSize(phone.viewport);
    await expectAccessible(body);
    await shoot(body, "consent-partner@360");
    await body.context().addCookies([{ name: "view", value: "elder", url: body.url() }]);
    await body.reload();
    await expectAccessible(body);
    await shoot(body, "consent-partner-elder@360");
    await body.context().clearCookies({ name: "view" });
    await body.setViewportSize(wide.viewport);
    await body.reload();
  });

  await test.step("it is not theirs: said by keyboard, an empty form first", async () => {
    const objection = body.locator("form").filter({ has: body.getByLabel(outside.objectLabel) });
    await tabTo(body, objection.getByRole("button", { name: outside.object, exact: true }));
    await body.keyboard.press("Enter");
    await expect(problemsOn(body)).toBeFocused();
    await expectAccessible(body);
    await tabTo(body, objection.getByLabel(outside.objectLabel));
    await body.keyboard.type("该单位是事业单位，由人事争议仲裁处理，不归劳动监察。");
    await body.keyboard.press("Tab");
    await body.keyboard.press("Enter");
    await expect(body.getByText("异议已于")).toBeVisible();
    await expect(objection).toHaveCount(0);
    await expectAccessible(body);
    await shoot(body, "consent-partner-objected@1280");
  });

  await test.step("the office agrees: back with the office, its sixty days as they were, the link opens nothing", async () => {
    await staff.reload();
    await expect(section(staff)).toContainText("由人事争议仲裁处理");
    await expect(bar(staff).getByRole("button", { name: desk.moves.resume.button })).toHaveAttribute("aria-disabled", "true");
    await expectAccessible(staff);
    await shoot(staff, "consent-dossier-objected@1280");
    await section(staff).getByRole("button", { name: office.agree.button, exact: true }).click();
    await expect(section(staff)).toContainText(office.states.returned.label);
    await expect(staff.locator(".desk-head")).toContainText(transfer.purposes.resumeCase);
    expect(await limitOf(mine.id)).toEqual({ dueOn, startsOn });
    const [work] = await query<{ due: string }>(
      `SELECT to_char("dueAt" AT TIME ZONE 'Asia/Shanghai' - interval '1 second', 'YYYY-MM-DD') AS due FROM "WorkItem"
      WHERE "rightsCaseId" = $1 AND "closedAt" IS NULL`,
      [mine.id],
    );
    expect(work?.due).toBe(dueOn);
    await expectAccessible(staff);
    const files = await body.locator("a[href^='/rights/partner/files/']").first().getAttribute("href");
    await body.reload();
    await expect(body.getByRole("heading", { level: 1 })).toHaveText(outside.ended.returned.title);
    await expect(body.getByText(said.what)).toHaveCount(0);
    expect((await body.request.get(files ?? "")).status()).toBe(404);
    await expectAccessible(body);
    await body.goto(new URL(link).pathname);
    await body.getByRole("button", { name: outside.open }).click();
    await expect(problemsOn(body)).toContainText(outside.problems.tokenUnusable ?? "");
    await move(staff, desk.moves.resume.button);
    await expectAccessible(staff);
    await staff.getByLabel(desk.move.comment).fill("改请司法局提供法律援助。");
    await done(staff, desk.moves.resume.button);
  });

  await test.step("to another body with a consent of its own; the one that was refused stays refused", async () => {
    await askConsent(staff, justice);
    await enter(claimant, mine);
    await expect(claimant.locator("#course")).toContainText("改请司法局提供法律援助。");
    await question(claimant, justice).getByRole("button", { name: transfer.answers.give, exact: true }).click();
    await expect(question(claimant, justice)).toContainText(transfer.states.given.label);
    await staff.reload();
    await expect(section(staff).getByRole("checkbox", { name: union })).toHaveCount(0);
    link = await sendTo(staff, justice, "请指派律师，帮助反映人申请仲裁。");
  });

  await test.step("that body answers on a phone, with script switched off", async () => {
    const plain = await opened(browser, link, { ...phone, javaScriptEnabled: false });
    await expectFits(plain);
    await expect(plain.getByText("请指派律师")).toBeVisible();
    const file = await fetched(plain, plain.getByRole("link", { name: outside.file(2) }));
    expect(file.status).toBe(200);
    await plain.getByRole("button", { name: outside.answer, exact: true }).click();
    await expect(problemsOn(plain)).toBeVisible();
    await expectFits(plain);
    await plain.getByLabel(outside.answerLabel).fill("已指派临江正诚律师事务所刘律师，11月30日前提交仲裁申请。");
    await plain.getByRole("button", { name: outside.answer, exact: true }).click();
    await expect(plain.getByRole("heading", { level: 1 })).toHaveText(outside.ended.answered.title);
    await expect(plain.getByText(said.what)).toHaveCount(0);
    await expectFits(plain);
    await shoot(plain, "consent-partner-answered@360");
  });

  await test.step("the office reads it, concludes, and the claimant reads that, and who opened the case", async () => {
    await staff.reload();
    await expect(section(staff)).toContainText("已指派临江正诚律师事务所");
    await expectAccessible(staff);
    await shoot(staff, "consent-dossier-answered@1280");
    await expectAccessibleForElders(staff);
    await move(staff, desk.moves.resume.button);
    await staff.getByLabel(desk.move.comment).fill("司法局已指派律师，本会据此答复。");
    await done(staff, desk.moves.resume.button);
    await move(staff, desk.moves.answer.button);
    await staff.getByRole("link", { name: desk.outcomes.supported.label, exact: true }).click();
    await staff.waitForURL(/outcome=supported/);
    for (const [part, words] of [
      ["request", "补发 3 月到 10 月的工资。"],
      ["facts", "研究院每月只发一半工资，有工资条证明。"],
      ["decision", "支持。由指派的律师协助申请仲裁，费用由法律援助承担。"],
      ["basis", "《法律援助法》第三十一条。"],
    ] as const)
      await staff.getByRole("textbox", { name: desk.dossier.parts[part] }).fill(words);
    await done(staff, desk.moves.answer.button);
    await move(staff, desk.moves.close.button);
    await done(staff, desk.moves.close.button);
    await expect(staff.getByRole("heading", { level: 1 })).toContainText(desk.statuses.closed.label);

    await claimant.context().clearCookies({ name: "view" });
    await claimant.setViewportSize(wide.viewport);
    await enter(claimant, mine);
    await expect(claimant.locator("#answers")).toContainText("费用由法律援助承担");
    await expect(claimant.locator("#course")).toContainText(own.course.events.transferReturned);
    const openings = claimant.locator("section.panel").filter({ hasText: own.openings.title });
    await expect(openings.getByRole("listitem").filter({ hasText: labour }).first()).toBeVisible();
    await expect(openings.getByRole("listitem").filter({ hasText: justice }).first()).toBeVisible();
    await expect(openings).not.toContainText(union);
    await expectAccessible(claimant);
    await expectAccessibleForElders(claimant);
    await shoot(claimant, "consent-own-closed@1280");
  });
});

test("more days are asked for by the handler, approved by the leader, and told with the reason; once", async ({ browser }) => {
  test.setTimeout(300_000);
  const claimant = await (await browser.newContext(wide)).newPage();
  const mine = await filed(claimant, { ...said, respondent: "", name: "司徒望", phone: "13900000975" });
  const staff = await as(browser, "市科协经办", phone);
  await accepted(staff, mine);
  const before = await limitOf(mine.id);
  const asking = (page: Page) =>
    page.locator(".sheet").filter({ has: page.getByRole("heading", { name: remedy.extension.title, exact: true }) });
  const reason = "要等司法鉴定机构出具笔迹鉴定，鉴定要 20 天。";

  await test.step("more than thirty days, or none, are not asked for", async () => {
    await expect(asking(staff)).toBeVisible();
    await asking(staff).getByLabel(remedy.extension.days).fill("31");
    await asking(staff).getByLabel(remedy.extension.reason).fill(reason);
    await asking(staff).getByRole("button", { name: remedy.extension.ask }).click();
    await expect(problemsOn(staff)).toContainText(remedy.extension.days);
    await expectAccessible(staff);
    await shoot(staff, "extension-too-long@360");
  });

  // Open before it is asked for, and used when it has been granted.
  const stale = await staff.context().newPage();
  await stale.goto(`/rights-cases/${mine.id}`);

  await test.step("the handler asks, and does not decide", async () => {
    await asking(staff).getByLabel(remedy.extension.days).fill("20");
    await asking(staff).getByRole("button", { name: remedy.extension.ask }).click();
    await expect(asking(staff)).toContainText(reason);
    await expect(asking(staff).getByRole("button")).toHaveCount(0);
    await expectAccessible(staff);
    await shoot(staff, "extension-asked@360");
    expect(await limitOf(mine.id)).toEqual(before);
  });

  await test.step("the leader finds it in the list, by keyboard, and approves", async () => {
    const leader = await as(browser, "市科协负责人", wide);
    await leader.goto(`/rights-cases?number=${mine.number}`);
    await leader.getByRole("table", { name: desk.queue.caption }).getByRole("link", { name: mine.number }).focus();
    await leader.keyboard.press("Enter");
    await leader.waitForURL(new RegExp(`/rights-cases/${mine.id}$`));
    await expect(asking(leader)).toContainText(reason);
    await expectAccessible(leader);
    await shoot(leader, "extension-decide@1280");
    await tabTo(leader, asking(leader).getByRole("button", { name: remedy.extension.grant, exact: true }));
    await leader.keyboard.press("Enter");
    await expect(asking(leader)).toContainText(blockers.extendedOnce ?? "");
    await expectAccessible(leader);
    await shoot(leader, "extension-granted@1280");
    await leader.context().close();
  });

  const { dueOn } = await limitOf(mine.id);
  expect(dueOn).toBe(addDays(before.dueOn, 20));
  await test.step("the claimant reads the new day, the reason, and where it stands", async () => {
    await enter(claimant, mine);
    const clock = claimant.locator(".clock");
    await expect(clock).toContainText(dayText(dueOn));
    const article = "《信访工作条例》第三十四条";
    await expect(clock).toContainText(article);
    await expect(clock).toContainText(own.clocks.extension(20));
    const standing = await clock.getByRole("img").getAttribute("aria-label");
    // On the first day, or on the next if a midnight came between.
    expect([own.clocks.standing(0, "剩余 80 天", article), own.clocks.standing(1, "剩余 79 天", article)]).toContain(standing);
    const course = claimant.locator("#course");
    await expect(course).toContainText(own.course.events.extended);
    await expect(course).toContainText(reason);
    await expect(course).toContainText(own.course.days(20));
    await expectAccessible(claimant);
    await shoot(claimant, "extension-own@1280");
    await claimant.setViewportSize(phone.viewport);
    await expectAccessible(claimant);
    await expectAccessibleForElders(claimant);
    await shoot(claimant, "extension-own@360");
  });

  await test.step("a second one is refused, and the page says why", async () => {
    await staff.reload();
    await expect(asking(staff)).toContainText(blockers.extendedOnce ?? "");
    await expect(asking(staff).getByRole("button")).toHaveCount(0);
    await asking(stale).getByLabel(remedy.extension.days).fill("5");
    await asking(stale).getByLabel(remedy.extension.reason).fill("再等几天。");
    await asking(stale).getByRole("button", { name: remedy.extension.ask }).click();
    await expect(problemsOn(stale)).toContainText(blockers.extendedOnce ?? "");
    // Each sentence once.
    await expect(problemsOn(stale).getByText(ui.problems.notNow ?? "")).toHaveCount(1);
    await expectAccessible(stale);
    await shoot(stale, "extension-twice@360");
    expect((await limitOf(mine.id)).dueOn).toBe(dueOn);
  });
});
