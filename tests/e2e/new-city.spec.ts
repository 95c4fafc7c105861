// A city that nobody wrote a line of code for: its clerk makes a scheme from a pasted table, puts right what is found, tries it out,
// publishes it and opens a round; an enterprise applies under it; the clerk sees its points.
import { expect, type Locator, type Page } from "@playwright/test";
import { zh as applications } from "@/lib/text/applications";
import { zh as results } from "@/lib/text/results";
import { zh as editor } from "@/lib/text/scheme-editor";
import { zh as trial } from "@/lib/text/scheme-trial";
import { zh as schemes } from "@/lib/text/schemes";
import {
  answer,
  as,
  attachEverywhere,
  expectAccessible,
  expectAccessibleForElders,
  expectFits,
  openApplication,
  problemsOn,
  saveAndGoOn,
  shoot,
  submitChecked,
  test,
  tick,
} from "./support";
import { row } from "./support-database";

const wide = { viewport: { width: 1280, height: 900 } };
const phone = { viewport: { width: 360, height: 780 }, javaScriptEnabled: false };
const preset = "临江市科技工作者之家评分认定（样例）";
const [name, round, applicant] = ["望川市之家考核细则（2027）", "望川市之家考核（2027）", "临江青禾种业科技有限公司"];

/** As Excel puts it on the clipboard: a head that no rule knows, cells over several rows, a sum at the end. */
const html = `<table>
  <tr><td>一级指标</td><td>考核事项</td><td>考核要求</td><td>分值</td></tr>
  <tr><td rowspan="2">组织建设</td><td>机构健全</td><td>有班子，有分工</td><td>20分</td></tr>
  <tr><td>制度完善</td><td>制度上墙</td><td>0-10</td></tr>
  <tr><td rowspan="2">活动开展</td><td>活动经常</td><td>每年不少于十二场，少的酌减</td><td>满分40分</td></tr>
  <tr><td>活动场所</td><td>有固定场所</td><td>30</td></tr>
  <tr><td colspan="3">合计</td><td>100</td></tr>
</table>`;

const findingsOf = (page: Page) => page.locator("#findings");
const open = (page: Page, id: string, part: string, at = "") =>
  page.goto(`/city/schemes/${id}/edit?part=${part}${at === "" ? "" : `&at=${at}`}`);
const save = (within: Page | Locator) => within.getByRole("button", { name: editor.save }).click();
/** The line of the form, by its name. */
const lineOf = (page: Page, line: string) => page.locator(".crit").filter({ has: page.getByRole("heading", { name: line }) });
const fact = (page: Page, label: string) => page.locator(`#outcome dt:text-is("${label}") + dd`);

test("a new city's scheme: pasted, put right, tried out, published, applied under, without a line of code", async ({ browser }) => {
  test.setTimeout(300_000);
  const clerk = await as(browser, "市科协经办", wide);

  const id = await test.step("a scheme of its own begins as a copy of a preset", async () => {
    await clerk.goto("/city/schemes");
    const form = clerk.locator("#new");
    await form.getByLabel(editor.from).selectOption({ label: preset });
    await form.getByLabel(editor.copyName, { exact: true }).fill(name);
    await form.getByLabel(editor.code, { exact: true }).fill("wangchuan2027");
    await form.getByRole("button", { name: editor.copy }).click();
    await expect(clerk.getByRole("heading", { level: 1 })).toHaveText(`${editor.title}：${editor.parts.basics}`);
    return /schemes\/([^/]+)\/edit/.exec(clerk.url())?.[1] ?? "";
  });

  await test.step("its table is pasted, the columns named, the lines taken; what was there before goes", async () => {
    await clerk.goto(`/city/schemes/${id}/paste`);
    const area = clerk.getByRole("textbox", { name: editor.paste.table });
    await area.evaluate((node, text) => {
      const data = new DataTransfer();
      data.setData("text/html", text);
      node.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    }, html);
    await clerk.getByRole("button", { name: editor.paste.read }).click();
    await expect(clerk.getByRole("heading", { name: editor.paste.columnsTitle })).toBeVisible();
    for (const [at, role] of (["group", "name", "text", "points"] as const).entries())
      await clerk.locator(`#c-${at}`).selectOption({ label: editor.paste.roles[role] });
    await clerk.getByRole("button", { name: editor.paste.look }).click();
    await expect(clerk.getByLabel(editor.paste.nameOf(4))).toHaveValue("活动场所");
    await expect(clerk.getByLabel(editor.paste.groupOf(4))).toHaveValue("活动开展");
    await expect(clerk.getByText(editor.paste.sum("100", "100"))).toBeVisible();
    await clerk.getByLabel(editor.paste.note, { exact: true }).fill("望川市考核细则附件");
    await clerk.getByRole("button", { name: editor.paste.submit }).click();
    await expect(clerk.getByText(editor.paste.counts(1, 1))).toBeVisible();
    await clerk.getByRole("button", { name: editor.paste.drop }).click();
    await expect(clerk.getByRole("heading", { name: editor.paste.columnsTitle })).toHaveCount(0);
    await open(clerk, id, "standards");
    await expect(findingsOf(clerk)).toContainText(schemes.findings.pointsDoNotSum);
    for (const group of ["场所和设施", "人员和经费", "活动和制度", "成效"]) {
      await clerk.getByRole("link", { name: group, exact: true }).click();
      await expect(clerk.getByRole("heading", { level: 1 })).toHaveText(group);
      await clerk.getByRole("button", { name: editor.remove, exact: true }).click();
      await clerk.getByRole("dialog").getByRole("button", { name: editor.remove, exact: true }).click();
      await expect(clerk.getByRole("heading", { level: 1 })).not.toHaveText(group);
      await open(clerk, id, "standards");
      await expect(clerk.getByRole("link", { name: group, exact: true })).toHaveCount(0);
    }
    await expect(findingsOf(clerk)).not.toContainText(schemes.findings.pointsDoNotSum);
  });

  await test.step("a figure is asked, and a line reckons by it; the gap between its tiers is found and closed", async () => {
    const list = editor.lists.measures;
    const measures = clerk.locator("section", { has: clerk.getByRole("heading", { name: list, exact: true }) });
    await measures.getByText(editor.addTitle(list)).click();
    await measures.getByLabel(editor.addName).fill("活动场次");
    await measures.getByLabel(editor.kindLabel).selectOption({ label: editor.kinds.measure?.asked ?? "" });
    await measures.getByRole("button", { name: editor.add, exact: true }).click();
    await expect(clerk.getByRole("heading", { level: 1 })).toHaveText("活动场次");
    await clerk.getByLabel(editor.labels.unit ?? "", { exact: true }).fill("场");
    await clerk.getByLabel(editor.labels.max ?? "", { exact: true }).fill("365");
    await save(clerk);
    await expect(clerk.getByText(editor.saved)).toBeVisible();
    await open(clerk, id, "standards");
    await clerk.getByRole("link", { name: "活动开展", exact: true }).click();
    await clerk.getByRole("link", { name: "活动经常", exact: true }).click();
    await clerk.locator("#turn-kind").selectOption({ label: editor.kinds.criterion?.tiers ?? "" });
    await clerk.getByRole("button", { name: editor.turn, exact: true }).click();
    const tiers = clerk.getByLabel(editor.labels.tiers ?? "", { exact: true });
    await tiers.fill("40：活动场次 ≥ 12\n20：6 ≤ 活动场次 < 11");
    await save(clerk);
    await expect(findingsOf(clerk)).toContainText(schemes.findings.tiersGap);
    await expectAccessible(clerk);
    await shoot(clerk, "new-city-finding@1280");
    await tiers.fill("40：活动场次 ≥ 12\n20：6 ≤ 活动场次 < 12");
    await save(clerk);
    await expect(findingsOf(clerk)).not.toContainText(schemes.findings.tiersGap);
    await expect(findingsOf(clerk)).not.toContainText(schemes.findings.pointsDoNotSum);
  });

  await test.step("it is tried out: what cannot be is said at its field, what is missing to more beside its line", async () => {
    await clerk.getByRole("link", { name: trial.open, exact: true }).click();
    await expect(clerk.getByRole("heading", { level: 1 })).toContainText(trial.title);
    const points = (line: string) => lineOf(clerk, line).getByRole("textbox").first();
    await points("机构健全").fill("25");
    await points("制度完善").fill("8");
    await points("活动经常").fill("9");
    await clerk.getByRole("button", { name: trial.run, exact: true }).click();
    await expect(problemsOn(clerk)).toContainText("机构健全");
    await expect(points("制度完善")).toHaveValue("8");
    await points("机构健全").fill("18");
    await clerk.getByRole("button", { name: trial.run, exact: true }).click();
    await expect(fact(clerk, trial.total)).toContainText(trial.ofFull(4600, 10_000));
    await expect(fact(clerk, trial.total)).toContainText(trial.incomplete(1));
    await expect(fact(clerk, trial.open_)).toContainText("活动场所");
    await expect(lineOf(clerk, "活动经常")).toContainText("再得 20 分：活动场次再多 3 场");
    await points("活动场所").fill("30");
    await clerk.getByRole("button", { name: trial.run, exact: true }).click();
    await expect(fact(clerk, trial.total)).toContainText(trial.ofFull(7600, 10_000));
    await expect(fact(clerk, trial.passMark)).toHaveText(trial.short(8000, 400));
    await expectAccessible(clerk);
    await shoot(clerk, "scheme-try@1280");
    await expectAccessibleForElders(clerk);
  });

  await test.step("its samples are confirmed, and it is published", async () => {
    await clerk.goto(`/city/schemes/${id}/samples?all=1`);
    await clerk.getByLabel(editor.samples.note).fill("望川市科协部务会商定");
    await clerk.getByRole("button", { name: editor.samples.submit }).click();
    await expect(clerk.getByText(editor.samples.done).first()).toBeVisible();
    await clerk.goto(`/city/schemes/${id}`);
    await clerk.getByRole("button", { name: schemes.publish }).click();
    await expect(clerk.getByText(schemes.status.published, { exact: true })).toBeVisible();
  });

  await test.step("a round of it is opened", async () => {
    const form = clerk.locator("section", { has: clerk.getByRole("heading", { name: schemes.openRound, exact: true }) });
    await form.getByLabel(schemes.roundName).fill(round);
    await form.getByLabel(schemes.opensOn).fill("2026-11-23");
    await form.getByLabel(schemes.lastDay).fill("2026-12-31");
    await form.getByLabel(schemes.receiving).selectOption({ index: 1 });
    await form.getByLabel(schemes.deciding).selectOption({ index: 1 });
    await form.getByRole("button", { name: schemes.open }).click();
    await expect(clerk.getByRole("table", { name: schemes.roundsCaption })).toContainText(round);
  });

  const { application, number } = await test.step("an enterprise applies under it and scores itself", async () => {
    const officer = await as(browser, "青禾种业经办", wide);
    const application = await openApplication(officer, round);
    await officer.goto(`/applications/${application}/form/host`);
    await officer.getByLabel("企业、学校、园区等单位").check();
    await saveAndGoOn(officer);
    await officer.waitForURL(/\/form\/home$/);
    await officer.goto(`/applications/${application}/form/host`);
    await officer.getByLabel("科技工作者人数").fill("42");
    await saveAndGoOn(officer);
    await officer.waitForURL(/\/form\/home$/);
    await answer(officer, {
      之家名称: "青禾种业考核之家",
      地址: "云岭镇种业园 3 号",
      面积: "120",
      开放时间: "周一至周六 8:00–17:30",
      联系电话: "0737-6655300",
      兼职工作人员: "白荷",
      设施说明: "会议室 1 间，书刊 200 册。",
    });
    await tick(officer, "会议室");
    await saveAndGoOn(officer);
    await officer.waitForURL(/\/form\/promise$/);
    await tick(officer, "所填内容和材料真实");
    await saveAndGoOn(officer);
    for (const [line, points] of [
      ["机构健全", "19.5"],
      ["制度完善", "9"],
    ] as const)
      await lineOf(officer, line)
        .getByLabel(/自评分/)
        .fill(points);
    await attachEverywhere(officer);
    await shoot(officer, "new-city-form@1280");
    await saveAndGoOn(officer);
    await lineOf(officer, "活动经常").getByLabel("活动场次").fill("12");
    await lineOf(officer, "活动场所")
      .getByLabel(/自评分/)
      .fill("30");
    await attachEverywhere(officer);
    await saveAndGoOn(officer);
    await officer.waitForURL(/\/form$/);
    return { application, number: await submitChecked(officer, application) };
  });

  await test.step("the clerk sees its points by that scheme: in the dossier, among the round, and where it is tried out", async () => {
    await clerk.goto(`/applications/${application}`);
    await expect(clerk.getByRole("heading", { level: 1 })).toContainText(applicant);
    await expect(clerk.getByText("40 / 40").first()).toBeVisible();
    await expect(clerk.getByText("19.5 / 20").first()).toBeVisible();
    await shoot(clerk, "new-city-dossier@1280");
    const { roundId } = await row<{ roundId: string }>(`SELECT "roundId" FROM "Application" WHERE "id" = $1`, [application]);
    await clerk.goto(`/city/rounds/${roundId}/results`);
    const place = clerk.getByRole("table", { name: results.caption }).getByRole("row").filter({ hasText: number });
    await expect(place).toContainText("98.5");
    await expect(place).toContainText(results.sources.self);
    await clerk.goto(`/city/schemes/${id}/try`);
    await clerk.getByLabel(trial.from.number).fill(number);
    await clerk.getByRole("button", { name: trial.from.load }).click();
    await expect(clerk.getByText(trial.from.loaded(applicant, number))).toBeVisible();
    await expect(fact(clerk, trial.total)).toContainText(trial.ofFull(9850, 10_000));
    await expect(fact(clerk, trial.passMark)).toHaveText(trial.passed(8000));
    await shoot(clerk, "scheme-try-loaded@1280");
  });

  await test.step("on a phone without script the same values are changed and sent again; a correction names whom it leaves alone", async () => {
    const pocket = await as(browser, "市科协经办", phone);
    await pocket.goto(`/city/schemes/${id}/try?from=${number}`);
    await expect(fact(pocket, trial.total)).toContainText(trial.ofFull(9850, 10_000));
    await expectFits(pocket);
    await shoot(pocket, "scheme-try@360");
    await lineOf(pocket, "活动经常").getByLabel("活动场次").fill("6");
    await pocket.getByRole("button", { name: trial.run, exact: true }).click();
    await expect(fact(pocket, trial.total)).toContainText(trial.ofFull(7850, 10_000));
    await expect(lineOf(pocket, "活动经常").getByLabel("活动场次")).toHaveValue("6");
    await expect(lineOf(pocket, "机构健全").getByLabel(/自评分/)).toHaveValue("19.5");
    await pocket.goto(`/city/schemes/${id}`);
    await pocket.getByRole("button", { name: editor.copy, exact: true }).click();
    await pocket.waitForURL(/\/edit$/);
    const next = /schemes\/([^/]+)\/edit/.exec(pocket.url())?.[1] ?? "";
    for (const address of [`/city/schemes/${next}`, `/city/schemes/${next}/compare`]) {
      await pocket.goto(address);
      await expect(pocket.getByRole("table", { name: editor.touched.rounds })).toContainText(round);
      const touched = pocket.getByRole("table", { name: editor.touched.applications });
      await expect(touched.getByRole("row").filter({ hasText: number })).toContainText(applicant);
      await expect(touched).toContainText(applications.statuses.inProgress.label);
      await expect(touched).toContainText(schemes.versionOf(1));
      await expectFits(pocket);
    }
    await shoot(pocket, "scheme-touched@360");
    await clerk.goto(`/city/schemes/${next}/compare`);
    await expectAccessible(clerk);
    await shoot(clerk, "scheme-touched@1280");
  });
});
