// An award programme for people, from a preset to the public list: the office loads it and opens a round, an organization puts two people
// forward from a phone without script, one is refused and one is given the honour, and whoever asks is told who that was.
import { expect, type Page } from "@playwright/test";
import { zh as applications } from "@/lib/text/applications";
import { zh as homes } from "@/lib/text/homes";
import { zh as editor } from "@/lib/text/scheme-editor";
import { zh as schemes } from "@/lib/text/schemes";
import { subjects, unitOf } from "@/lib/text/subjects";
import {
  answer,
  as,
  chooseMove,
  confirmSamples,
  expectAccessible,
  expectAccessibleForElders,
  expectFits,
  hangOut,
  moveWords,
  openFromQueue,
  passNotice,
  problemsOn,
  saveAndGoOn,
  send,
  shoot,
  stageWords,
  submitChecked,
  test,
  tick,
} from "./support";
import { endNotice, row } from "./support-database";

const wide = { viewport: { width: 1280, height: 900 } };
const phone = { viewport: { width: 360, height: 780 }, javaScriptEnabled: false };
const round = "2026 年最美科技工作者推荐";
const unit = "临江新纪元制药有限公司科学技术协会";
const { person } = subjects;

/** The next person, from the landing page to the receipt; answers the form's id and its number. */
async function putForward(officer: Page, name: string): Promise<{ id: string; number: string }> {
  await officer.goto("/enterprise");
  const mine = officer.getByRole("listitem").filter({ hasText: round });
  await mine.getByRole("button", { name: person.apply }).click();
  await officer.waitForURL(/\/applications\/[0-9a-f-]{36}\/form$/);
  const id = officer.url().split("/")[4] ?? "";
  await officer.goto(`/applications/${id}/form/host`);
  await officer.getByLabel("科协组织和学会").check();
  await saveAndGoOn(officer);
  await officer.waitForURL(/\/form\/nominee$/);
  await answer(officer, { 姓名: name, 出生日期: "1985-05-20", "职务、职称": "研究员" });
  await expectFits(officer);
  await shoot(officer, "award-form@360");
  await saveAndGoOn(officer);
  await officer.waitForURL(/\/form\/deeds$/);
  await answer(officer, { 主要事迹: "十年里带着团队攻下三项工艺难题。", 联系电话: "0737-6655200" });
  await saveAndGoOn(officer);
  await officer.waitForURL(/\/form\/promise$/);
  await tick(officer, "本人同意参评，同意公示和公布姓名、单位");
  await tick(officer, "所填内容和材料真实");
  await saveAndGoOn(officer);
  await officer.waitForURL(/\/form\/terms$/);
  for (const box of await officer.getByLabel(applications.form.met).all()) await box.check();
  await saveAndGoOn(officer);
  await officer.waitForURL(/\/form$/);
  return { id, number: await submitChecked(officer, id) };
}

test("two people are put forward, one is given the honour and named", async ({ browser }) => {
  test.setTimeout(300_000);
  const staff = await as(browser, "市科协经办", wide);

  await test.step("the office takes the preset, answers for its samples and opens a round", async () => {
    await staff.goto("/city/schemes");
    const form = staff.locator("#new");
    await form.getByLabel(editor.from).selectOption({ label: "最美科技工作者评选办法（样例）" });
    await form.getByLabel(editor.copyName, { exact: true }).fill("临江市最美科技工作者评选办法");
    await form.getByLabel(editor.code, { exact: true }).fill("finest2026");
    await form.getByRole("button", { name: editor.copy }).click();
    await expect(staff.getByRole("heading", { level: 1 })).toHaveText(`${editor.title}：${editor.parts.basics}`);
    const id = /schemes\/([^/]+)\/edit/.exec(staff.url())?.[1] ?? "";
    await staff.getByRole("navigation", { name: editor.partsLabel }).getByRole("link", { name: editor.parts.form }).click();
    await expect(staff.getByText(editor.optional.home)).toBeVisible();
    await expect(staff.getByRole("heading", { name: editor.things.holder })).toBeVisible();
    await expectAccessible(staff);
    await shoot(staff, "award-editor@1280");
    await confirmSamples(staff, id, "部务会商定");
    await staff.goto(`/city/schemes/${id}`);
    await staff.getByRole("button", { name: schemes.publish, exact: true }).click();
    await staff.getByLabel(schemes.roundName).fill(round);
    await staff.getByLabel(schemes.opensOn).fill("2026-11-01");
    await staff.getByLabel(schemes.lastDay).fill("2026-12-20");
    await staff.getByLabel(schemes.receiving).selectOption({ label: "学会学术部" });
    await staff.getByLabel(schemes.deciding).selectOption({ index: 1 });
    await staff.getByLabel(schemes.department).selectOption({ label: "学会学术部" });
    await staff.getByRole("button", { name: schemes.open, exact: true }).click();
    await expect(staff.getByText(round).first()).toBeVisible();
  });
  const { id: roundId } = await row<{ id: string }>(`SELECT "id" FROM "Round" WHERE "name" = '${round}'`);

  const officer = await as(browser, "新纪元制药科协经办", phone);
  const one = await putForward(officer, "周若兰");
  const other = await putForward(officer, "郑砚秋");
  await test.step("each has a form of its own, called by its name", async () => {
    expect(other.id).not.toBe(one.id);
    await officer.goto("/enterprise");
    for (const name of ["周若兰", "郑砚秋"]) await expect(officer.getByText(`${round}：${name}`)).toBeVisible();
    await expect(officer.getByRole("listitem").filter({ hasText: round }).getByRole("button", { name: person.apply })).toHaveCount(1);
    await expectFits(officer);
    await shoot(officer, "award-enterprise@360");
    await officer.goto(`/applications/${one.id}`);
    await expect(officer.getByRole("heading", { level: 1 })).toContainText("周若兰");
    await expectFits(officer);
  });

  await test.step("one is refused", async () => {
    await openFromQueue(staff, "/city", unit, other.number);
    await chooseMove(staff, stageWords.formalReview.refuse.button);
    await staff.getByLabel(moveWords.reason, { exact: true }).fill("事迹材料不实。");
    await send(staff, stageWords.formalReview.refuse.button);
  });

  await test.step("the other is looked at, proposed and decided, in words of people", async () => {
    await openFromQueue(staff, "/city", unit, one.number);
    await expect(staff.getByRole("heading", { level: 1 })).toContainText("周若兰");
    await chooseMove(staff, stageWords.formalReview.pass.button);
    await send(staff, stageWords.formalReview.pass.button);
    await chooseMove(staff, stageWords.decision.propose.button);
    await staff.getByLabel(person.approve, { exact: true }).check();
    await staff.getByLabel(moveWords.reason, { exact: true }).fill("事迹突出，建议授予。");
    await staff.getByLabel(moveWords.meeting).fill("市科协党组会议");
    await staff.getByLabel(moveWords.attendees).fill("顾长河、沈嘉禾、何文博");
    await expectAccessible(staff);
    await send(staff, stageWords.decision.propose.button);
    const leader = await as(browser, "市科协负责人", wide);
    await openFromQueue(leader, "/city", unit, one.number);
    await chooseMove(leader, person.moves["decision.approve"]?.button ?? "");
    await send(leader, person.moves["decision.approve"]?.button ?? "");
  });

  await test.step("the notice names the person, with the words that allow it", async () => {
    const notice = await hangOut(browser, staff, round, [unit]);
    const stranger = await (await browser.newContext(phone)).newPage();
    await stranger.goto(`/notices/${notice}`);
    const list = stranger.getByRole("table", { name: person.notice.list });
    await expect(list).toContainText("周若兰");
    await expect(list).toContainText(unit);
    await expect(stranger.getByText("本人在推荐材料里声明同意公示和公布姓名、单位")).toBeVisible();
    await expectFits(stranger);
    await shoot(stranger, "award-notice@360");
    await endNotice(notice);
  });

  const number = await test.step("the honour is given", async () => {
    await passNotice(staff, unit, one.number);
    const give = person.moves["award.awardPlaque"]?.button ?? "";
    await openFromQueue(staff, "/city", unit, one.number);
    await chooseMove(staff, give);
    await expectAccessible(staff);
    await send(staff, give);
    await expect(staff.getByText(person.awarded).first()).toBeVisible();
    await expect
      .poll(
        async () => {
          await staff.reload();
          return staff.getByRole("link", { name: /^荣誉证书（PDF/ }).count();
        },
        { timeout: 60_000 },
      )
      .toBe(1);
    await expect(staff.getByRole("link", { name: person.formLink })).toBeVisible();
    await shoot(staff, "award-dossier@1280");
    return (await staff.locator("dd").filter({ hasText: person.toPaper }).locator(".code").innerText()).trim();
  });
  expect(number).toMatch(/^最美〔\d{4}〕\d{3}$/);

  await test.step("the public list names the person and the organization, and nobody else", async () => {
    const stranger = await (await browser.newContext(phone)).newPage();
    await stranger.goto(`/rounds/${roundId}`);
    const list = stranger.getByRole("table", { name: person.given });
    await expect(list).toContainText("周若兰");
    await expect(list).toContainText(unit);
    await expect(stranger.getByText("郑砚秋")).toHaveCount(0);
    await expectFits(stranger);
    await shoot(stranger, "award-round@360");
    await list.getByRole("link", { name: number }).click();
    await expect(stranger.getByRole("heading", { level: 1 })).toHaveText(person.states.valid);
    await expect(stranger.locator("dd").filter({ hasText: unit })).toBeVisible();
    await expect(stranger.getByText(unitOf, { exact: true })).toBeVisible();
    await expect(stranger.getByRole("link", { name: homes.home })).toHaveCount(0);
    await expectFits(stranger);
    await shoot(stranger, "award-verify@360");
    const wideOne = await (await browser.newContext(wide)).newPage();
    for (const [path, name] of [
      [`/rounds/${roundId}`, "award-round@1280"],
      [`/verify?number=${encodeURIComponent(number)}`, "award-verify@1280"],
    ] as const) {
      await wideOne.goto(path);
      await expectAccessible(wideOne);
      await shoot(wideOne, name);
      await expectAccessibleForElders(wideOne);
    }
  });

  await test.step("the register calls it a certificate, and the organization's officer reads it", async () => {
    await staff.goto(`/city/plaques?number=${encodeURIComponent(number)}`);
    await expect(staff.getByRole("table", { name: homes.register.caption })).toContainText(`周若兰（${unit}）`);
    await staff.getByRole("link", { name: number }).click();
    await expect(staff.getByRole("button", { name: person.buttons.handOver })).toBeVisible();
    await expect(problemsOn(staff)).toHaveCount(0);
    await expectAccessible(staff);
    await officer.goto(`/applications/${one.id}`);
    await expect(officer.getByText(person.certificate.title).first()).toBeVisible();
    await expectFits(officer);
  });
});
