// 昆山: an enterprise association scores itself with evidence, on a phone; its zone recommends; one paper; no visit; decided at once.
import { expect } from "@playwright/test";
import { zh as applications } from "@/lib/text/applications";
import {
  actFor,
  answer,
  as,
  attachEverywhere,
  chooseMove,
  decideAndAward,
  expectAccessible,
  expectAccessibleForElders,
  moveWords,
  openApplication,
  openFromQueue,
  problemsOn,
  receivePapers,
  saveAndGoOn,
  send,
  stageWords,
  submitChecked,
  test,
  tick,
  verifyAsStranger,
} from "./support";

const phone = { viewport: { width: 360, height: 780 }, isMobile: true, hasTouch: true };
const wide = { viewport: { width: 1280, height: 900 } };
const casts = [
  { width: "360", screen: phone, person: "新纪元制药科协经办", applicant: "临江新纪元制药有限公司科学技术协会" },
  { width: "1280", screen: wide, person: "环科检测科协经办", applicant: "临江环科检测股份有限公司科学技术协会" },
];
const form = applications.form;

for (const { width, screen, person, applicant } of casts)
  test(`self-score with evidence, at ${width} px`, async ({ browser }) => {
    const officer = await as(browser, person, screen);
    await actFor(officer, applicant);
    const id = await openApplication(officer, "企业科协“科技工作者之家”认定（昆山办法）");
    await expectAccessible(officer);

    await test.step("the facts of the home", async () => {
      await officer.goto(`/applications/${id}/form/host`);
      await saveAndGoOn(officer);
      await officer.waitForURL(/\/form\/home$/);
      await answer(officer, {
        之家名称: "新纪元制药科协之家",
        地址: "高新区制药路 1 号研发楼 2 层",
        开放时间: "周一至周五 9:00–18:00",
        联系电话: "0737-6655200",
        兼职工作人员: "陈淑敏",
        面积: "120",
        设施说明: "会议室 1 间，书刊 300 册，电脑 4 台。",
      });
      await tick(officer, "会议室");
      await saveAndGoOn(officer);
      await officer.waitForURL(/\/form\/materials$/);
      await attachEverywhere(officer);
      await tick(officer, "所填内容和材料真实");
      await saveAndGoOn(officer);
      await officer.waitForURL(/\/form\/career$/);
    });

    await test.step("points stay within the line's own cap, and the total follows", async () => {
      const first = officer
        .locator(".crit")
        .first()
        .getByLabel(/自评分/);
      await first.fill("15.5");
      await saveAndGoOn(officer);
      await expect(problemsOn(officer)).toBeVisible();
      await expect(first).toHaveValue("15.5");
      await expectAccessible(officer);
      await first.fill("12.5");
      await expect(officer.locator("p").filter({ hasText: form.total })).toContainText("12.5");
      await officer
        .locator(".crit")
        .nth(1)
        .getByLabel(/自评分/)
        .fill("１３");
      await attachEverywhere(officer);
      const here = officer.url();
      await saveAndGoOn(officer);
      await officer.waitForURL(/\/form\/activity$/);
      await officer.goto(here);
      await expect(officer.getByText(`${form.total} 25.5`)).toBeVisible();
      await expectAccessibleForElders(officer);
      await saveAndGoOn(officer);
      for (const [next, points] of [
        ["activity", "26"],
        ["spirit", "18"],
        ["service", "17.25"],
      ] as const) {
        await officer.waitForURL(new RegExp(`/form/${next}$`));
        await officer.getByLabel(/自评分/).fill(points);
        await attachEverywhere(officer);
        await saveAndGoOn(officer);
      }
      await officer.waitForURL(/\/form$/);
    });
    const number = await submitChecked(officer, id);
    await expectAccessible(officer);

    const zone = await as(browser, "高新区科协", screen);
    await test.step("the zone gives it back, then recommends", async () => {
      await openFromQueue(zone, "/township", applicant, number);
      await chooseMove(zone, stageWords.endorse.returnForRevision.button);
      await zone.getByLabel(moveWords.reason, { exact: true }).fill("自评依据不足。");
      await zone.getByLabel("科普和“讲理想、比贡献”").fill("只有 6 次活动有签到，请重新打分");
      await expectAccessible(zone);
      await send(zone, stageWords.endorse.returnForRevision.button);
      await officer.goto(`/applications/${id}/form/activity`);
      await officer.getByLabel(/自评分/).fill("20");
      await saveAndGoOn(officer);
      await officer.waitForURL(/\/form\/spirit$/);
      await officer.goto(`/applications/${id}/form/check`);
      await officer.getByRole("button", { name: applications.moves.resubmit.button }).click();
      await officer.waitForURL(/done=resubmit/);
      await openFromQueue(zone, "/township", applicant, number);
      await chooseMove(zone, stageWords.endorse.recommend.button);
      await zone.getByLabel(moveWords.comment).fill("改后属实，同意推荐。");
      await send(zone, stageWords.endorse.recommend.button);
    });

    const staff = await as(browser, "市科协经办", screen);
    await openFromQueue(staff, "/city", applicant, number);
    await receivePapers(staff, 1);
    await expect(staff.getByRole("link", { name: stageWords.siteVisit.recordVisit.button })).toHaveCount(0);
    await expectAccessible(staff);
    const plaque = await decideAndAward(browser, staff, applicant, number);
    expect(plaque).toMatch(/^昆企科家〔\d{4}〕\d{3}号$/);
    const stranger = await verifyAsStranger(browser, plaque, screen);
    await expect(stranger.getByText(applicant).first()).toBeVisible();
    await expectAccessibleForElders(stranger);
  });
