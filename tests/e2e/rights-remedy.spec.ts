// What a claimant does with an answer: reads it in each of its three outcomes, and goes on with one that is not accepted, up to the last.
import { expect, type Page } from "@playwright/test";
import { zh as blank } from "@/lib/text/ui";
import { zh as desk } from "@/lib/text/rights/desk";
import { zh as guide } from "@/lib/text/rights/guide";
import { zh as letters } from "@/lib/text/rights/letters";
import { zh as own } from "@/lib/text/rights/own";
import { blockers, office, zh as remedy } from "@/lib/text/rights/remedy";
import { zh as rating } from "@/lib/text/rights/rating";
import { squeeze } from "../support/pdf";
import { actFor, as, expectAccessible, expectAccessibleForElders, expectFits, password, problemsOn, shoot, signIn, test } from "./support";
import { query, row } from "./support-database";
import { enter, type Filing } from "./support-rights";
import {
  ageAnswer,
  answerCase,
  fileCase,
  fillOpinion,
  idOf,
  issueDecision,
  makeMove,
  openDossier,
  openFromWork,
  paperOf,
  takeUp,
} from "./support-rights-office";

const title = (page: Page) => page.getByRole("heading", { level: 1 });
const section = (page: Page, id: string) => page.locator(`#${id}`);
/** What stands beside the case: what can be done now. */
const now = (page: Page) => page.locator("main section").filter({ has: page.getByRole("heading", { name: own.now.title }) });
const letterLink = (page: Page, kind: keyof typeof letters.kinds) =>
  section(page, "letters").getByRole("link", { name: letters.kinds[kind] }).first();

const filing = {
  category: "其他权益",
  respondent: "临江量衡传感技术有限公司",
  what: "2026 年 8 月起绩效工资没有发，问过人事部门三次，没有书面答复。",
  ask: "补发 8 月到 10 月的绩效工资。",
  notBy: "",
  name: "石敬岩",
  phone: "139 0000 0966",
} as const;
const opinion = {
  request: "补发 2026 年 8 月到 10 月的绩效工资。",
  facts: "经核实：单位 8 月修改了绩效办法，没有经过职工代表大会。工资表、考勤表可以证明。",
  decision: "单位已经答应 12 月 5 日以前补发，由市科协跟踪落实。",
  basis: "《劳动合同法》第四条、第三十条。",
};

const answers = [
  { outcome: "supported", mode: "realName", viewport: { width: 1280, height: 900 } },
  { outcome: "explained", mode: "confidential", viewport: { width: 360, height: 780 } },
  { outcome: "refused", mode: "anonymous", viewport: { width: 360, height: 780 } },
] as const;

for (const { outcome, mode, viewport } of answers)
  test(`an answer that says ${outcome}, to a case filed ${mode}`, async ({ browser }) => {
    test.setTimeout(240_000);
    const page = await (await browser.newContext({ viewport })).newPage();
    const staff = await as(browser, "市科协经办", { viewport: { width: 1280, height: 900 } });
    const receipt = await fileCase(page, { ...filing, mode } satisfies Filing);
    await takeUp(staff, receipt.number);
    await answerCase(staff, outcome, opinion);
    // Somebody without a name is answered online alone; the paper is then made only if the office makes it.
    if (mode === "anonymous") await issueDecision(staff);
    await expect(staff.locator("#letters").getByRole("link", { name: letters.kinds.decision })).toHaveCount(1);
    await expectAccessible(staff);
    const shot = `remedy-${outcome}@${viewport.width}`;

    await enter(page, receipt);
    await test.step("the answer in its four parts, by whom and when", async () => {
      await expect(title(page)).toHaveText(own.statuses.answered.title);
      const answer = section(page, "answers");
      await expect(answer).toContainText(own.answers.outcomes[outcome]);
      await expect(answer).toContainText("学会学术部");
      for (const part of Object.values(opinion)) await expect(answer).toContainText(part);
      await expectAccessible(page);
      await shoot(page, shot);
    });

    await test.step("the letter, for whoever showed number and code", async () => {
      const { href, text } = await paperOf(page, letterLink(page, "decision"));
      for (const part of [letters.kinds.decision, receipt.number, ...Object.values(opinion), desk.outcomes[outcome].label])
        expect(text).toContain(squeeze(part));
      // Paper is read by others: it bears the name of whoever signed with it, and of nobody else.
      expect(text.includes(filing.name)).toBe(mode === "realName");
      // Without a name there is no 复查, and the paper promises none.
      expect(text.includes("第三十五条")).toBe(mode !== "anonymous");
      const stranger = await browser.newContext();
      expect((await stranger.request.get(new URL(href, page.url()).href)).status()).toBe(404);
    });

    await test.step("what comes next", async () => {
      const ask = now(page).getByRole("link", { name: remedy.tiers[2].act, exact: true });
      if (mode === "anonymous") {
        await expect(section(page, "remedy")).toContainText(remedy.anonymous);
        await expect(ask).toHaveCount(0);
        await expect(section(page, "remedy").getByRole("button")).toHaveCount(0);
        await expectAccessibleForElders(page);
        return;
      }
      await ask.click();
      await expect(page).toHaveURL(/#remedy$/);
      await expect(section(page, "remedy")).toContainText(remedy.until("2026年12月23日"));
      await section(page, "remedy").getByRole("button", { name: remedy.tiers[2].act }).click();
      await expect(problemsOn(page)).toContainText(remedy.grounds);
      await expectAccessible(page);
    });

    if (outcome === "supported")
      await test.step("closed: it is put to the claimant how it was", async () => {
        await makeMove(staff, desk.moves.close.button);
        await page.reload();
        await expect(title(page)).toHaveText(own.statuses.closed.title);
        await now(page).getByRole("link", { name: own.now.rate, exact: true }).click();
        await expect(section(page, "rating").getByRole("radio")).toHaveCount(5);
        await expect(section(page, "rating")).toContainText(rating.lead);
        await expectAccessible(page);
        await expectAccessibleForElders(page);
        await shoot(page, "remedy-closed@1280");
      });
    if (outcome === "explained")
      await test.step("when the days are over the page says so, and offers nothing that would be refused", async () => {
        // The thirtieth day was last Friday; one on the weekend would have rolled to today.
        await ageAnswer(receipt.number, 33);
        await page.reload();
        await expect(section(page, "remedy")).toContainText(remedy.over("2026年11月20日"));
        await expect(section(page, "remedy").getByRole("button")).toHaveCount(0);
        await expect(now(page).getByRole("link", { name: remedy.tiers[2].act })).toHaveCount(0);
        await expectAccessible(page);
        await shoot(page, "remedy-late@360");
      });
  });

const above = { name: "湘江省科学技术协会（样例）", address: "湘江省长宁市人民东路 1 号，邮编 410000" };
const grounds = "答复没有提到 10 月的绩效工资，工资表在附件 2。";
const last = "维持复查意见：10 月的绩效工资已经随 11 月工资补发。";

test("from an answer that is not accepted to the last one", async ({ browser }) => {
  test.setTimeout(300_000);
  const desktop = { viewport: { width: 1280, height: 900 } };
  const page = await (await browser.newContext({ viewport: { width: 360, height: 780 } })).newPage();
  const leader = await as(browser, "市科协负责人", desktop);
  const city = await row<{ id: string; name: string }>(
    `SELECT o."id", o."name" FROM "Organization" o JOIN "Membership" m ON m."organizationId" = o."id" JOIN "Person" p ON p."id" = m."personId"
    WHERE p."name" = '顾长河' AND m."role" = 'cityLeader'`,
  );

  await test.step("the leader names the body above the city", async () => {
    await leader.goto("/city/rights");
    const form = leader.locator("form").filter({ has: leader.locator("#above-address") });
    await form.getByLabel(office.above.name, { exact: true }).fill(above.name);
    await form.getByLabel(office.above.address, { exact: true }).fill(above.address);
    await form.getByRole("button", { name: office.above.save, exact: true }).click();
    await expect(leader.getByText(office.above.saved)).toBeVisible();
    await expectAccessible(leader);
  });

  const receipt = await fileCase(page, { ...filing, mode: "realName", name: "龑㛃" });
  // Somebody of the desk who is a deputy leader as well answers first.
  await query(
    `INSERT INTO "Membership" ("personId", "organizationId", "role", "validFrom")
    SELECT "id", $1, 'cityLeader', now() - interval '1 year' FROM "Person" WHERE "name" = '何文博'`,
    [city.id],
  );
  const deputy = await (await browser.newContext(desktop)).newPage();
  await signIn(deputy, "13800000012", password);
  await actFor(deputy, "学会学术部");
  await takeUp(deputy, receipt.number);
  await answerCase(deputy, "refused", { ...opinion, decision: "诉求没有事实根据，不予支持。" });
  const path = new URL(deputy.url()).pathname;
  const id = await idOf(receipt.number);

  await test.step("the claimant asks for 复查", async () => {
    await enter(page, receipt);
    await expect(section(page, "answers")).toContainText(own.answers.outcomes.refused);
    await shoot(page, "remedy-answered@360");
    await section(page, "remedy").getByLabel(remedy.grounds).fill(grounds);
    await section(page, "remedy").getByRole("button", { name: remedy.tiers[2].act }).click();
    await expect(title(page)).toHaveText(own.statuses.reconsidering.title);
    await expect(section(page, "remedy")).toContainText(remedy.asked("2026年11月23日", city.name));
    await expect(section(page, "remedy")).toContainText(grounds);
    await expect(section(page, "remedy")).toContainText(remedy.inside);
    await expect(page.locator(".clock .figure")).toHaveText("剩余 30 天");
    await expect(page.locator(".clock")).toContainText("第三十五条");
    await expectAccessible(page);
    await shoot(page, "remedy-reconsidering@360");
    await expectAccessibleForElders(page);
  });

  await test.step("who answered does not answer again, under either hat", async () => {
    await deputy.goto(path);
    await expect(deputy.getByRole("button", { name: office.remedy.send[2] ?? "", exact: true })).toHaveCount(0);
    await actFor(deputy, city.name);
    await openDossier(deputy, receipt.number);
    const button = deputy.getByRole("button", { name: office.remedy.send[2] ?? "", exact: true });
    await expect(button).toHaveAttribute("aria-disabled", "true");
    await expect(deputy.getByText(blockers.anotherDecides ?? "").first()).toBeVisible();
    await expectAccessible(deputy);
    await shoot(deputy, "remedy-dossier-another@1280");
    await button.click({ force: true });
    expect(await row(`SELECT "status"::text FROM "RightsCase" WHERE "id" = $1`, [id])).toEqual({ status: "reconsidering" });
    for (const move of ["answerReconsideration", "recordReconsideration", "answer"])
      expect((await deputy.goto(`${path}/move/${move}`))?.status()).toBe(404);
  });

  await test.step("another leader decides", async () => {
    await openFromWork(leader, receipt.number);
    const form = leader.locator("form").filter({ has: leader.locator("#answerReconsideration-decision") });
    await form.getByRole("button", { name: office.remedy.send[2] ?? "", exact: true }).click();
    await expect(problemsOn(leader)).toContainText(office.remedy.outcome);
    await expectAccessible(leader);
    await shoot(leader, "remedy-dossier-reconsidering@1280");
    await form.getByLabel(office.remedy.outcomes.explained, { exact: true }).check();
    await fillOpinion(form, { ...opinion, decision: "补发 8 月、9 月的绩效工资，10 月的按新办法发。" });
    await form.getByRole("button", { name: office.remedy.send[2] ?? "", exact: true }).click();
    await expect(title(leader)).toContainText(desk.statuses.reconsidered.label);
    await expectAccessible(leader);
    await shoot(leader, "remedy-dossier-reconsidered@1280");
  });

  const stale = await page.context().newPage();
  await test.step("the claimant reads it, and asks for 复核", async () => {
    await page.reload();
    await expect(title(page)).toHaveText(own.statuses.reconsidered.title);
    await expect(section(page, "answers").getByRole("heading", { level: 3 })).toHaveText([own.answers.tiers[1], own.answers.tiers[0]]);
    await expect(now(page).getByRole("link", { name: remedy.tiers[3].act, exact: true })).toBeVisible();
    const papers = await Promise.all(
      (await section(page, "letters").getByRole("link", { name: letters.kinds.decision }).all()).map((link) => paperOf(page, link)),
    );
    expect(papers.filter(({ text }) => text.includes("复查意见书"))).toHaveLength(1);
    await expectAccessible(page);
    await shoot(page, "remedy-reconsidered@360");
    // A second window in which the question is still open.
    await stale.goto("/rights/case");
    await section(stale, "remedy").getByLabel(remedy.grounds).fill("再问一次");
    await section(page, "remedy").getByLabel(remedy.grounds).fill(grounds);
    await section(page, "remedy").getByRole("button", { name: remedy.tiers[3].act }).click();
    await expect(title(page)).toHaveText(own.statuses.reviewing.title);
    await expect(page.getByText(own.holder(above.name)).first()).toBeVisible();
    for (const said of [remedy.asked("2026年11月23日", above.name), remedy.outside, above.address])
      await expect(section(page, "remedy")).toContainText(said);
    await expect(page.locator(".clock")).toContainText("第三十六条");
    await expectAccessible(page);
    await shoot(page, "remedy-reviewing@360");
    const { text } = await paperOf(page, letterLink(page, "reviewRequest"));
    for (const part of [
      above.name,
      above.address,
      "复核申请转送函",
      "二〇二六年十一月二十三日",
      grounds,
      "龑㛃",
      receipt.number,
      "第三十六条",
    ])
      expect(text).toContain(squeeze(part));
  });

  const staff = await as(browser, "市科协经办", desktop);
  await test.step("the office sends the letter and records what the body above decided", async () => {
    await openDossier(staff, receipt.number);
    await expect(staff.getByText(above.address).first()).toBeVisible();
    expect((await paperOf(staff, letterLink(staff, "reviewRequest"))).text).toContain(squeeze(above.address));
    const form = staff.locator("form").filter({ has: staff.locator("#recordFinalReview-opinion") });
    await expect(form.locator('[name="body"]')).toHaveValue(above.name);
    await form.locator('[name="issuedOn"]').fill("2026-11-24");
    await form.getByLabel(office.remedy.outcomes.refused, { exact: true }).check();
    await form.getByLabel(office.remedy.opinion).fill(last);
    await form.getByRole("button", { name: office.remedy.save, exact: true }).click();
    await expect(problemsOn(staff)).toContainText(office.remedy.issuedOn);
    await expectAccessible(staff);
    await shoot(staff, "remedy-dossier-reviewing@1280");
    await form.locator('[name="issuedOn"]').fill("2026-11-23");
    await form.getByRole("button", { name: office.remedy.save, exact: true }).click();
    await expect(title(staff)).toContainText(desk.statuses.final.label);
    await expect(staff.getByRole("region", { name: blank.moves })).toHaveCount(0);
    await expectAccessible(staff);
    await shoot(staff, "remedy-dossier-final@1280");
  });

  await test.step("the last answer: nothing more can be asked, and where else to go", async () => {
    await page.reload();
    await expect(title(page)).toHaveText(own.statuses.final.title);
    await expect(page.getByText(own.statuses.final.next ?? "")).toBeVisible();
    const [answer, lock] = [section(page, "answers"), section(page, "remedy")];
    await expect(answer.getByRole("heading", { level: 3 })).toHaveText(own.answers.tiers.toReversed());
    await expect(answer.getByRole("article").first()).toContainText(last);
    // Of the body outside only what it decided is written here.
    await expect(answer.getByRole("article").first()).not.toContainText(own.answers.parts.basis);
    await expect(lock).toContainText(remedy.final);
    await expect(lock.getByRole("button")).toHaveCount(0);
    await expect(page.locator(".clock")).toHaveCount(0);
    await expectAccessible(page);
    await shoot(page, "remedy-final@360");
    await expectAccessibleForElders(page);
    await page.setViewportSize({ width: 1280, height: 900 });
    await expectFits(page);
    await shoot(page, "remedy-final@1280");
    await page.context().addCookies([{ name: "view", value: "elder", url: page.url() }]);
    await page.reload();
    await shoot(page, "remedy-final@1280-elder");
    await page.context().clearCookies({ name: "view" });
    // The window that was left open asks in vain.
    await section(stale, "remedy").getByRole("button", { name: remedy.tiers[3].act }).click();
    await expect(problemsOn(stale)).toContainText(remedy.problems.conflict ?? "");
    expect(await query(`SELECT "tier" FROM "CaseRemedy" WHERE "caseId" = $1 ORDER BY "tier"`, [id])).toEqual([{ tier: 2 }, { tier: 3 }]);
    await page.reload();
    await section(page, "remedy").getByRole("link", { name: remedy.afterwards.elsewhere }).click();
    await expect(page).toHaveURL(/\/rights#elsewhere$/);
    await expect(page.getByRole("heading", { name: guide.routes.title })).toBeInViewport();
  });
  await query(
    `UPDATE "Membership" SET "validTo" = now() WHERE "role" = 'cityLeader' AND "personId" = (SELECT "id" FROM "Person" WHERE "name" = '何文博')`,
  );
});
