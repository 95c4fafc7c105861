// 益阳: a firm applies with its recommender's approval; three papers, a visit, a decision by two, a plaque, a stranger who checks it.
import { expect } from "@playwright/test";
import jsQR from "jsqr";
import { zh as applications } from "@/lib/text/applications";
import { zh as homes } from "@/lib/text/homes";
import { zh as visits } from "@/lib/text/visit";
import {
  actFor,
  answer,
  as,
  attachEverywhere,
  chooseMove,
  expectAccessible,
  expectAccessibleForElders,
  fillVisit,
  moveWords,
  openApplication,
  openFromQueue,
  openVisit,
  problemsOn,
  saveAndGoOn,
  send,
  stageWords,
  test,
  tick,
} from "./support";
import { settle } from "./support-database";

const wide = { viewport: { width: 1280, height: 900 } };
const phone = { viewport: { width: 360, height: 780 }, isMobile: true, hasTouch: true };
const casts = [
  { width: "1280", screen: wide, person: "新纪元制药科协经办", applicant: "临江新纪元制药有限公司" },
  { width: "360", screen: phone, person: "环科检测科协经办", applicant: "临江环科检测股份有限公司科学技术协会" },
];
const round = "科技工作者之家创建（益阳办法）";
const form = applications.form;

for (const { width, screen, person, applicant } of casts)
  test(`from draft to a verified plaque, at ${width} px`, async ({ browser }) => {
    const officer = await as(browser, person, screen);
    await actFor(officer, applicant);
    const id = await openApplication(officer, round);
    await expectAccessible(officer);
    await expectAccessibleForElders(officer);

    await test.step("the form refuses what is wrong and keeps what was typed", async () => {
      await officer.goto(`/applications/${id}/form/host`);
      await officer.getByLabel("在本市注册、运行状况良好的高新技术企业").check();
      await saveAndGoOn(officer);
      await officer.waitForURL(/\/form\/route$/);
      await officer.goto(`/applications/${id}/form/host`);
      await officer.getByLabel("高新技术企业证书编号").fill("ＧＲ２０２５００１");
      await officer.getByLabel("证书有效期至").fill("2020-01-01");
      await officer.getByLabel(form.recommender).selectOption({ label: "高新区科协" });
      await saveAndGoOn(officer);
      await officer.waitForURL(/\/form\/route$/);
      await officer.getByLabel("由推荐单位审批").check();
      await saveAndGoOn(officer);
      await officer.waitForURL(/\/form\/home$/);
      await answer(officer, {
        之家名称: "新纪元𠮷祥之家",
        地址: "高新区制药路 1 号",
        开放时间: "周一至周五 9:00–17:30",
        联系电话: "写错了",
      });
      await saveAndGoOn(officer);
      await expect(problemsOn(officer)).toBeVisible();
      await expect(officer.getByLabel("之家名称")).toHaveValue("新纪元𠮷祥之家");
      await expectAccessible(officer);
      await answer(officer, {
        联系电话: "０７３７－６６５５２００１",
        兼职工作人员: "龑㛃",
        面积: "120",
        地图上的位置: "112.35521，28.5541",
        设施说明: "会议室 2 间，图书 500 册，电脑 6 台，投影 1 套。",
      });
      await tick(officer, "会议室");
      await saveAndGoOn(officer);
      await officer.waitForURL(/\/form\/promise$/);
      await tick(officer, "长期免费向科技工作者开放");
      await tick(officer, "活动文明守法");
      await tick(officer, "所填内容和材料真实");
      await saveAndGoOn(officer);
      await officer.waitForURL(/\/form\/sixHaves$/);
      for (const name of ["固定场所", "服务设施", "工作人员", "经费保障", "活动内容", "管理制度"])
        await officer
          .locator(".crit")
          .filter({ hasText: `有${name}` })
          .getByLabel(form.met)
          .check();
      await attachEverywhere(officer);
      await saveAndGoOn(officer);
      await officer.waitForURL(/\/form$/);
    });

    await test.step("an expired certificate stands in the way and says so", async () => {
      await officer.goto(`/applications/${id}/form/check`);
      await expect(officer.getByText("高新技术企业证书在提交当天要有效")).toBeVisible();
      await expect(officer.getByRole("button", { name: applications.moves.submit.button })).toHaveCount(0);
      await officer.goto(`/applications/${id}/form/host`);
      await officer.getByLabel("证书有效期至").fill("2031-10-31");
      await saveAndGoOn(officer);
      await officer.waitForURL(/\/form\/route$/);
      await officer.goto(`/applications/${id}/form/check`);
      await expectAccessible(officer);
      await officer.getByRole("button", { name: applications.moves.submit.button }).click();
      await officer.waitForURL(/done=submit/);
    });
    await test.step("what was sent by mistake is taken back and sent again", async () => {
      await chooseMove(officer, applications.moves.revoke.button);
      await expectAccessible(officer);
      await officer.getByRole("button", { name: applications.moves.revoke.button, exact: true }).click();
      await officer.waitForURL(/\/form$/);
      await officer.goto(`/applications/${id}/form/check`);
      await officer.getByRole("button", { name: applications.moves.submit.button }).click();
      await officer.waitForURL(/done=submit/);
    });
    await settle(id);
    await expect(officer.getByText(applications.dossier.submittedTitle)).toBeVisible();
    const number = (await officer.locator(".receipt .code").innerText()).trim();
    expect(number).toMatch(/^YJ-\d{4}-\d{4}$/);

    const township = await as(browser, "高新区科协", screen);
    await test.step("the township gives it back with one thing to put right", async () => {
      await openFromQueue(township, "/township", applicant, number);
      await expectAccessible(township);
      await chooseMove(township, stageWords.endorse.returnForRevision.button);
      await township.getByRole("button", { name: stageWords.endorse.returnForRevision.button, exact: true }).click();
      await expect(problemsOn(township)).toBeVisible();
      await township.getByLabel(moveWords.reason, { exact: true }).fill("开放时间要和门口写的一致。");
      await township.locator("summary", { hasText: "之家的情况" }).click();
      await township.getByLabel("开放时间").fill("缺少周末安排");
      await expectAccessible(township);
      await send(township, stageWords.endorse.returnForRevision.button);
      await expect(township.getByText(applications.statuses.returned.label).first()).toBeVisible();
    });

    await test.step("only that one can be changed; the rest is kept", async () => {
      await officer.goto(`/applications/${id}/form`);
      await expect(officer.getByText("缺少周末安排")).toBeVisible();
      await officer.goto(`/applications/${id}/form/home`);
      await expect(officer.getByLabel("之家名称")).toHaveCount(0);
      await expect(officer.getByText("新纪元𠮷祥之家")).toBeVisible();
      await officer.getByLabel("开放时间").fill("周一至周五 9:00–17:30，周六 9:00–12:00");
      await saveAndGoOn(officer);
      await officer.waitForURL(/\/form\/promise$/);
      await officer.goto(`/applications/${id}/form/check`);
      await officer.getByRole("button", { name: applications.moves.resubmit.button }).click();
      await officer.waitForURL(/done=resubmit/);
      await expect(officer.getByText(number).first()).toBeVisible();
    });

    await test.step("recommended", async () => {
      await openFromQueue(township, "/township", applicant, number);
      await chooseMove(township, stageWords.endorse.recommend.button);
      await township.getByLabel(moveWords.comment).fill("场地、设施与申报一致，同意推荐。");
      await send(township, stageWords.endorse.recommend.button);
    });

    await test.step("the federation receives three papers, not two", async () => {
      const federation = await as(browser, "市企业科协联合会（收件）", screen);
      await openFromQueue(federation, "/township", applicant, number);
      const confirm = federation.getByRole("button", { name: stageWords.receive.confirm.button });
      await expect(confirm).toHaveAttribute("aria-disabled", "true");
      await chooseMove(federation, stageWords.receive.recordPapers.button);
      await federation.getByLabel(moveWords.copies).fill("2");
      await federation.getByLabel(moveWords.stampChecked).check();
      await send(federation, stageWords.receive.recordPapers.button);
      await expect(confirm).toHaveAttribute("aria-disabled", "true");
      await expect(federation.getByText(applications.blockers.papersComplete ?? "")).toBeVisible();
      await chooseMove(federation, stageWords.receive.recordPapers.button);
      await federation.getByLabel(moveWords.stampChecked).check();
      await send(federation, stageWords.receive.recordPapers.button);
      await chooseMove(federation, stageWords.receive.confirm.button);
      await send(federation, stageWords.receive.confirm.button);
      await expectAccessible(federation);
    });

    const staff = await as(browser, "市科协经办", screen);
    await test.step("no award without a passed visit", async () => {
      await openFromQueue(staff, "/city", applicant, number);
      await expect(staff.getByText(applications.blockers.visitPassed ?? "")).toBeVisible();
      await openVisit(staff);
      await expectAccessible(staff);
      await fillVisit(staff, ["沈嘉禾", "何文博"]);
      await send(staff, visits.finish);
      await chooseMove(staff, stageWords.siteVisit.pass.button);
      await send(staff, stageWords.siteVisit.pass.button);
    });

    await test.step("one proposes, another decides", async () => {
      await chooseMove(staff, stageWords.decision.propose.button);
      await staff.getByLabel(applications.decisions.approve ?? "", { exact: true }).check();
      await staff.getByLabel(moveWords.reason, { exact: true }).fill("材料齐全，考察通过，建议授牌。");
      await staff.getByLabel(moveWords.meeting).fill("市科协党组会议");
      await staff.getByLabel(moveWords.attendees).fill("顾长河、沈嘉禾、何文博");
      await send(staff, stageWords.decision.propose.button);
      await expect(staff.getByRole("link", { name: stageWords.decision.approve.button, exact: true })).toHaveCount(0);
      const leader = await as(browser, "市科协负责人", screen);
      await openFromQueue(leader, "/city", applicant, number);
      await expectAccessible(leader);
      await chooseMove(leader, stageWords.decision.approve.button);
      await leader.getByLabel(moveWords.documentNumber).fill("临科协发〔2026〕35号");
      await send(leader, stageWords.decision.approve.button);
    });

    await openFromQueue(staff, "/city", applicant, number);
    await chooseMove(staff, stageWords.award.awardPlaque.button);
    await send(staff, stageWords.award.awardPlaque.button);
    await expect(staff.getByText(applications.statuses.awarded.label).first()).toBeVisible();
    const plaque = (await staff.locator("dd").filter({ hasText: applications.dossier.toPlaque }).locator(".code").innerText()).trim();
    expect(plaque).toMatch(/^益科家〔\d{4}〕\d{3}$/);

    await test.step("a stranger types the number from the wall, and the QR leads to the same page", async () => {
      const stranger = await (await browser.newContext(screen)).newPage();
      await stranger.goto("/verify");
      await stranger.getByLabel(homes.number).fill(plaque);
      await stranger.getByRole("button", { name: homes.look }).click();
      await expect(stranger.getByRole("heading", { level: 1 })).toHaveText(homes.states.valid.title);
      await expect(stranger.getByText(applicant).first()).toBeVisible();
      await expectAccessible(stranger);
      await expectAccessibleForElders(stranger);
      const picture = await stranger.getByAltText(homes.qr).evaluate(async (image: HTMLImageElement) => {
        await image.decode();
        const canvas = document.createElement("canvas");
        canvas.width = image.naturalWidth;
        canvas.height = image.naturalHeight;
        const pen = canvas.getContext("2d");
        if (!pen) throw new Error("no canvas");
        pen.drawImage(image, 0, 0);
        return { width: canvas.width, height: canvas.height, data: [...pen.getImageData(0, 0, canvas.width, canvas.height).data] };
      });
      const code = jsQR(Uint8ClampedArray.from(picture.data), picture.width, picture.height);
      expect(new URL(code?.data ?? "").pathname).toBe(new URL(stranger.url()).pathname);
      await stranger.getByRole("link", { name: homes.home }).click();
      await expect(stranger.getByRole("heading", { level: 1 })).toHaveText("新纪元𠮷祥之家");
      await expect(stranger.getByText(homes.free)).toBeVisible();
      await expect(stranger.getByText("28.55410,112.35521")).toBeVisible();
      await expectAccessible(stranger);
      await stranger.goto("/verify?number=没有这块");
      await expect(stranger.getByText(homes.notFound)).toBeVisible();
    });
  });
