// Papers: the blank form for everybody, the form as it was handed in, its stamped scan at the counter, the whole file.
import { expect, type Page } from "@playwright/test";
import { zh as applications } from "@/lib/text/applications";
import { zh as portal } from "@/lib/text/portal";
import { pageTexts } from "../support/pdf";
import {
  actFor,
  answer,
  as,
  attachEverywhere,
  chooseMove,
  dossierWords,
  expectAccessible,
  expectAccessibleForElders,
  moveWords,
  openApplication,
  openFromQueue,
  problemsOn,
  receivePapers,
  samplePdf,
  saveAndGoOn,
  send,
  stageWords,
  submitChecked,
  test,
  tick,
} from "./support";

const applicant = "临江新纪元制药有限公司科学技术协会";
const round = "“八有”科技工作者之家创建（临江办法）";

/** The paper behind a link, as the browser of whoever is signed in gets it. */
async function paper(page: Page, name: string): Promise<{ bytes: Buffer; texts: string[] }> {
  const href = await page.getByRole("link", { name, exact: true }).first().getAttribute("href");
  const response = await page.request.get(href ?? "");
  expect(response.status()).toBe(200);
  expect(response.headers()["content-type"]).toBe("application/pdf");
  const bytes = await response.body();
  return { bytes, texts: await pageTexts(new Uint8Array(bytes)) };
}

async function uploadScan(page: Page, buffer: Buffer, digits = ""): Promise<void> {
  await page.getByLabel(moveWords.scan).setInputFiles({ name: "盖章件.pdf", mimeType: "application/pdf", buffer });
  await page.getByLabel(moveWords.digits).fill(digits);
  await page.getByRole("button", { name: moveWords.scanDo }).click();
}

async function fillIn(officer: Page): Promise<{ id: string; number: string }> {
  const id = await openApplication(officer, round);
  await officer.goto(`/applications/${id}/form/host`);
  await officer.getByLabel("基层科协组织").check();
  await saveAndGoOn(officer);
  await officer.waitForURL(/\/form\/home$/);
  await answer(officer, {
    之家名称: "龑㛃䶮𠮷之家",
    地址: '#panic("x") $x^2$ \\ @ref *b*',
    开放时间: "周一至周六 8:00–17:30",
    联系电话: "0737-6655300",
    兼职工作人员: "陈淑敏",
    面积: "120",
    设施说明: "会议室 1 间，书刊 200 册。",
  });
  await tick(officer, "会议室");
  await saveAndGoOn(officer);
  await officer.waitForURL(/\/form\/promise$/);
  await tick(officer, "所填内容和材料真实");
  await saveAndGoOn(officer);
  await officer.waitForURL(/\/form\/eightHaves$/);
  for (const line of await officer.locator(".crit").all()) await line.getByLabel(applications.form.met).check();
  await attachEverywhere(officer);
  await saveAndGoOn(officer);
  await officer.waitForURL(/\/form$/);
  return { id, number: await submitChecked(officer, id) };
}

test("a stranger takes the blank form of a round", async ({ page }) => {
  await page.goto("/rounds");
  const { texts } = await paper(page, portal.roundsPage.blankForm);
  expect(texts[0]).toContain("申报审批表");
  expect(texts.join("")).toContain("空白表，供起草");
  await expectAccessible(page);
});

test.setTimeout(600_000); // a guard against hanging, not a measure: the machine may be busy

test("the form is printed, stamped, scanned and matched; an older one is refused with both versions shown", async ({ browser }) => {
  const officer = await as(browser, "新纪元制药科协经办");
  await actFor(officer, applicant);
  const { id, number } = await fillIn(officer);

  const first = await paper(officer, dossierWords.formPdf);
  await test.step("what was typed stands on it as it was typed", () => {
    for (const text of ["龑㛃䶮𠮷之家", '#panic("x")$x^2$\\@ref*b*', number]) expect(first.texts.join("")).toContain(text);
  });

  await test.step("it is for those who may read the application", async () => {
    const stranger = await (await browser.newContext()).newPage();
    const other = await as(browser, "量衡传感科协经办");
    for (const address of [`/api/applications/${id}/form`, `/api/applications/${id}/dossier`])
      for (const page of [stranger, other]) expect((await page.request.get(address)).status()).toBe(404);
  });

  const staff = await as(browser, "市科协经办");
  await test.step("given back and handed in again, the first paper is no longer right", async () => {
    await openFromQueue(staff, "/city", applicant, number);
    await chooseMove(staff, stageWords.receive.returnForRevision.button);
    await staff.getByLabel(moveWords.reason, { exact: true }).fill("名称请写全。");
    await staff.getByText("之家的情况").click();
    await staff.getByLabel("之家名称").fill("名称请写全");
    await send(staff, stageWords.receive.returnForRevision.button);
    await officer.goto(`/applications/${id}/form/home`);
    await answer(officer, { 之家名称: "新纪元制药科技工作者之家" });
    await saveAndGoOn(officer);
    await officer.waitForURL(/\/form\/promise$/);
    await officer.goto(`/applications/${id}/form/check`);
    await officer.getByRole("button", { name: applications.moves.resubmit.button }).click();
    await officer.waitForURL(/done=resubmit/);
    await openFromQueue(staff, "/city", applicant, number);
    await chooseMove(staff, stageWords.receive.matchScan.button);
    await expectAccessible(staff);
    await expectAccessibleForElders(staff);
    await uploadScan(staff, first.bytes);
    await expect(problemsOn(staff)).toContainText(moveWords.otherVersion);
    await expect(problemsOn(staff)).toContainText("第 1 次提交");
    await expect(problemsOn(staff)).toContainText("第 2 次提交");
    await expectAccessible(staff);
  });

  const second = await paper(officer, dossierWords.formPdf);
  const digits = /(\d{16})/.exec(second.texts[0] ?? "")?.[1] ?? "";
  await test.step("a scan without a code asks for the digits, a wrong digit is found, the right ones are taken", async () => {
    const blank = samplePdf("空.pdf").buffer;
    await uploadScan(staff, blank);
    await expect(problemsOn(staff)).toContainText(moveWords.scanProblems.unreadable ?? "");
    await uploadScan(staff, blank, `${(Number(digits[0]) + 1) % 10}${digits.slice(1)}`);
    await expect(problemsOn(staff)).toContainText(moveWords.scanProblems.wrongDigits ?? "");
    await expectAccessible(staff);
    await uploadScan(staff, blank, digits.replace(/(.{4})/g, "$1 "));
    await staff.waitForURL(/\/applications\/[0-9a-f-]{36}$/);
    await expect(staff.getByText(dossierWords.scanBy.digits ?? "")).toBeVisible();
  });

  await test.step("the right paper is matched by its code, without script too", async () => {
    const plain = await as(browser, "市科协经办", { javaScriptEnabled: false });
    await plain.goto(`/applications/${id}/move/receive.matchScan`);
    await uploadScan(plain, second.bytes);
    await plain.waitForURL(/\/applications\/[0-9a-f-]{36}$/);
    await expect(plain.getByText(dossierWords.scanBy.qr ?? "")).toBeVisible();
    const kept = plain.getByRole("link", { name: "盖章件.pdf" });
    const file = await plain.request.get((await kept.getAttribute("href")) ?? "");
    expect(await file.body()).toEqual(second.bytes);
  });

  await test.step("papers are received as ever, and the whole file names the scan", async () => {
    await openFromQueue(staff, "/city", applicant, number);
    await receivePapers(staff, 1);
    const whole = await paper(staff, dossierWords.wholePdf);
    for (const text of ["申报卷宗", "办理经过", "盖章件扫描件", "名称请写全"]) expect(whole.texts.join("")).toContain(text);
    await expectAccessible(staff);
  });
});
