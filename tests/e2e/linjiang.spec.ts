// 临江: the stages in another order and one of them twice. Papers first, a visit before the recommendation, a second visit after it, and
// a public notice before the award.
import { expect } from "@playwright/test";
import { zh as accounts } from "@/lib/text/accounts";
import { zh as applications } from "@/lib/text/applications";
import { zh as organizations } from "@/lib/text/organizations";
import { zh as roles } from "@/lib/text/roles";
import {
  answer,
  as,
  attachEverywhere,
  award,
  chooseMove,
  decide,
  dossierWords,
  expectAccessible,
  hangOut,
  moveWords,
  openApplication,
  openFromQueue,
  passNotice,
  password,
  receivePapers,
  saveAndGoOn,
  send,
  stageWords,
  submitChecked,
  test,
  tick,
  verifyAsStranger,
  visitAndPass,
} from "./support";
import { endNotice } from "./support-database";

const wide = { viewport: { width: 1280, height: 900 } };
const phone = { viewport: { width: 360, height: 780 }, isMobile: true, hasTouch: true };
const casts = [
  {
    width: "1280",
    screen: wide,
    person: "青禾种业经办",
    applicant: "临江青禾种业科技有限公司",
    host: "企业、学校、园区等单位",
    recommender: "云岭镇科协",
    officer: null,
  },
  {
    width: "360",
    screen: phone,
    person: "精工轴承科协经办",
    applicant: "临江精工轴承股份有限公司科学技术协会",
    host: "基层科协组织",
    recommender: "江北街道科协",
    officer: "江北街道科协",
  },
];

for (const { width, screen, person, applicant, host, recommender, officer: townshipOfficer } of casts)
  test(`another order of stages, one of them twice, at ${width} px`, async ({ browser }) => {
    const officer = await as(browser, person, screen);
    const id = await openApplication(officer, "“八有”科技工作者之家创建（临江办法）");
    await officer.goto(`/applications/${id}/form/host`);
    await officer.getByLabel(host).check();
    await saveAndGoOn(officer);
    await officer.waitForURL(/\/form\/home$/);
    if (host === "企业、学校、园区等单位") {
      await officer.goto(`/applications/${id}/form/host`);
      await officer.getByLabel("科技工作者人数").fill("42");
      await saveAndGoOn(officer);
      await officer.waitForURL(/\/form\/home$/);
    }
    await answer(officer, {
      之家名称: "青禾种业科技工作者之家",
      地址: "云岭镇种业园 3 号",
      开放时间: "周一至周六 8:00–17:30",
      联系电话: "0737-6655300",
      兼职工作人员: "白荷",
      面积: "120",
      设施说明: "会议室 1 间，育种展示厅 1 个，书刊 200 册。",
    });
    await tick(officer, "会议室");
    await saveAndGoOn(officer);
    await officer.waitForURL(/\/form\/promise$/);
    await tick(officer, "所填内容和材料真实");
    await saveAndGoOn(officer);
    await officer.waitForURL(/\/form\/eightHaves$/);
    for (const name of await officer.locator(".crit").all()) await name.getByLabel(applications.form.met).check();
    await attachEverywhere(officer);
    await saveAndGoOn(officer);
    await officer.waitForURL(/\/form$/);
    const number = await submitChecked(officer, id);
    expect(number).toMatch(/^SB-\d{4}-\d{4}$/);

    const staff = await as(browser, "市科协经办", screen);
    await openFromQueue(staff, "/city", applicant, number);
    await receivePapers(staff, 1);
    await chooseMove(staff, stageWords.formalReview.pass.button);
    await send(staff, stageWords.formalReview.pass.button);

    await test.step("the first visit sends it back to the applicant, and all is worked again from the first stage", async () => {
      await chooseMove(staff, stageWords.siteVisit.returnForRevision.button);
      await staff.getByLabel(moveWords.reason, { exact: true }).fill("没有明显标志。");
      await staff.getByLabel("有明显标志").fill("门口没有挂牌，请补照片");
      await send(staff, stageWords.siteVisit.returnForRevision.button);
      await officer.goto(`/applications/${id}/form/eightHaves`);
      await officer.getByLabel(applications.form.note).first().fill("标志已于昨天挂好。");
      await saveAndGoOn(officer);
      await officer.waitForURL(/\/form$/);
      await officer.goto(`/applications/${id}/form/check`);
      await officer.getByRole("button", { name: applications.moves.resubmit.button }).click();
      await officer.waitForURL(/done=resubmit/);
      await openFromQueue(staff, "/city", applicant, number);
      await expect(staff.getByText(applications.states.superseded).or(staff.getByText("市科协收件：办理中")).first()).toBeVisible();
      await receivePapers(staff, 1);
      await chooseMove(staff, stageWords.formalReview.pass.button);
      await send(staff, stageWords.formalReview.pass.button);
      await visitAndPass(staff);
    });

    const township = await test.step("an officer of the township, invited by code where there is none yet", async () => {
      if (townshipOfficer !== null) return as(browser, townshipOfficer, screen);
      await staff.goto("/organizations");
      await staff.getByRole("link", { name: recommender }).click();
      await staff.getByLabel(organizations.inviteName).fill("石敬岩");
      await staff.getByLabel(organizations.invitePhone, { exact: true }).fill("13900000033");
      await staff.getByLabel(organizations.inviteRole).selectOption({ label: roles.townshipOfficer });
      await staff.getByRole("button", { name: organizations.inviteDo }).click();
      const code = (await staff.getByRole("status").locator(".code").first().innerText()).trim();
      expect(code).toMatch(/^([2-9A-Z]{4}-){3}[2-9A-Z]{4}$/);
      const page = await (await browser.newContext()).newPage();
      await page.goto("/invitation");
      await page.getByLabel(accounts.invitation.code).fill(code.toLowerCase());
      await page.getByRole("button", { name: accounts.invitation.look }).click();
      await expect(page.getByRole("heading", { level: 1 })).toContainText(recommender);
      await expectAccessible(page);
      await page.getByLabel(accounts.invitation.password).fill(password);
      await page.getByRole("button", { name: accounts.invitation.accept }).click();
      await page.waitForURL(/\/township$/);
      return page;
    });
    await openFromQueue(township, "/township", applicant, number);
    await chooseMove(township, stageWords.endorse.recommend.button);
    await township.getByLabel(moveWords.comment).fill("属实，同意推荐。");
    await send(township, stageWords.endorse.recommend.button);

    await test.step("the second visit sends it back to the recommendation, which is given again", async () => {
      await openFromQueue(staff, "/city", applicant, number);
      await chooseMove(staff, stageWords.siteVisit.returnToStage.button);
      await staff.getByLabel(moveWords.stage).selectOption({ label: "属地科协推荐" });
      await staff.getByLabel(moveWords.reason, { exact: true }).fill("推荐意见没有写明开放时间，请补充。");
      await send(staff, stageWords.siteVisit.returnToStage.button);
      await expect(staff.getByText(dossierWords.now)).toContainText(recommender);
      await openFromQueue(township, "/township", applicant, number);
      await expect(township.getByText("推荐意见没有写明开放时间")).toBeVisible();
      await chooseMove(township, stageWords.endorse.recommend.button);
      await township.getByLabel(moveWords.comment).fill("每周开放 6 天，同意推荐。");
      await send(township, stageWords.endorse.recommend.button);
      await openFromQueue(staff, "/city", applicant, number);
      await expectAccessible(staff);
      await visitAndPass(staff);
    });
    await decide(browser, staff, applicant, number);
    await test.step("the notice hangs before the award, and the stage waits for it", async () => {
      await openFromQueue(staff, "/city", applicant, number);
      await expect(staff.getByText(applications.blockers.noticePublished ?? "").first()).toBeVisible();
      const notice = await hangOut(browser, staff, "“八有”科技工作者之家创建（临江办法）", [applicant]);
      await openFromQueue(staff, "/city", applicant, number);
      await expect(staff.getByText(applications.blockers.noticeOver ?? "").first()).toBeVisible();
      await expectAccessible(staff);
      await endNotice(notice);
      await passNotice(staff, applicant, number);
    });
    const plaque = await award(staff, applicant, number);
    expect(plaque).toMatch(/^临家\d{4}-\d{3}$/);
    const stranger = await verifyAsStranger(browser, plaque, screen);
    await expect(stranger.getByText("2029年").first()).toBeVisible(); // 36 months
  });
