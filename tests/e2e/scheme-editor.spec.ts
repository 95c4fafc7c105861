// A clerk of a city makes its own scheme: copied from another one, its table pasted and put right, its stages put in order, what the check
// finds put right, what the source leaves out confirmed, published. And the same by hand on a phone without script.
import { type Browser, expect, type Page } from "@playwright/test";
import { zh } from "@/lib/text/scheme-editor";
import { zh as schemes } from "@/lib/text/schemes";
import { as, expectAccessible, expectAccessibleForElders, expectFits, problemsOn, shoot, test } from "./support";
import { row } from "./support-database";

const wide = { viewport: { width: 1280, height: 900 } };
const phone = { viewport: { width: 360, height: 780 }, javaScriptEnabled: false };
const source = "临江市科技工作者之家评分认定（样例）";

const partTab = (page: Page, part: keyof typeof zh.parts) =>
  page.getByRole("navigation", { name: zh.partsLabel }).getByRole("link", { name: zh.parts[part] });

/** Begins a scheme of one's own from another city's; its address. */
async function begin(page: Page, name: string, code: string): Promise<string> {
  await page.goto("/city/schemes");
  const form = page.locator("#new");
  await form.getByLabel(zh.from).selectOption({ label: source });
  await form.getByLabel(zh.copyName, { exact: true }).fill(name);
  await form.getByLabel(zh.code, { exact: true }).fill(code);
  await form.getByRole("button", { name: zh.copy }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`${zh.title}：${zh.parts.basics}`);
  return /schemes\/([^/]+)\/edit/.exec(page.url())?.[1] ?? "";
}

const signedIn = (browser: Browser, options: object) => as(browser, "市科协经办", options);

/** As Word puts it on the clipboard, with cells over several rows. */
const html = `<html><body><table>
  <tr><th>一级指标</th><th>项目</th><th>评分标准</th><th>分值</th></tr>
  <tr><td rowspan="2">组织建设</td><td>机构健全</td><td><p>有班子</p><p>有分工</p></td><td>10分</td></tr>
  <tr><td>制度完善</td><td>制度上墙</td><td>0-5</td></tr>
  <tr><td rowspan="3">活动开展</td><td>活动次数</td><td>≥12次得10分，6–11次得5分</td><td>满分10分</td></tr>
  <tr><td rowspan="2">活动场所</td><td>有固定场所</td><td>5</td></tr>
  <tr><td>面积 100 平方米以上</td><td>酌情</td></tr>
  <tr><td colspan="3">合计</td><td>33</td></tr>
</table></body></html>`;

test("a scheme is copied, a table pasted, what is found put right, and it is published", async ({ browser }) => {
  test.setTimeout(240_000);
  const page = await signedIn(browser, wide);
  const id = await begin(page, "临江市之家评分办法（2027）", "journey2027");
  await expectAccessible(page);
  await shoot(page, "scheme-edit-basics@1280");

  await test.step("the stages are put in order, and what that breaks is found and put right", async () => {
    await partTab(page, "stages").click();
    const stages = page.getByRole("table", { name: zh.listCaption(zh.lists.stages) });
    await page.getByRole("button", { name: zh.up("决定") }).click();
    await expect(stages.getByRole("row").nth(3)).toContainText("决定");
    const findings = page.locator("#findings");
    await expect(findings).toContainText(schemes.findings.scoringAfterDecision);
    await expectAccessible(page);
    await shoot(page, "scheme-edit-stages@1280");
    await page.getByRole("button", { name: zh.down("决定") }).click();
    await expect(findings).not.toContainText(schemes.findings.scoringAfterDecision);
  });

  await test.step("a table is pasted as Word gives it; what could not be read is marked and put right", async () => {
    await partTab(page, "standards").click();
    await page.getByRole("link", { name: zh.tools.paste }).click();
    const area = page.getByRole("textbox", { name: zh.paste.table });
    await area.evaluate((node, text) => {
      const data = new DataTransfer();
      data.setData("text/html", text);
      node.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    }, html);
    await expect(area).toHaveValue(/组织建设\t机构健全\t"有班子\n有分工"\t10分\n\t制度完善/);
    await page.getByRole("button", { name: zh.paste.read }).click();
    await expect(page.getByRole("heading", { name: zh.paste.rowsTitle })).toBeVisible();
    await expect(page.getByText(zh.paste.counts(6, 4))).toBeVisible();
    await expect(page.getByText(zh.paste.marks.pointsUnread)).toBeVisible();
    await expect(page.getByText(zh.paste.marks.tiersInside)).toBeVisible();
    await expect(page.getByLabel(zh.paste.takeRow(6))).not.toBeChecked();
    await expectAccessible(page);
    await shoot(page, "scheme-paste@1280");
    await page.getByLabel(zh.paste.note, { exact: true }).fill("本市考核细则附件 1");
    await page.getByRole("button", { name: zh.paste.submit }).click();
    await expect(problemsOn(page)).toContainText(zh.paste.pointsOf(5));
    await page.getByLabel(zh.paste.pointsOf(5)).fill("3");
    await page.getByLabel(zh.paste.nameOf(1)).fill("机构健全、有分工");
    await page.getByRole("button", { name: zh.paste.submit }).click();
    // The sum was not taken: it still lies there.
    await expect(page.getByText(zh.paste.counts(1, 1))).toBeVisible();
    await page.getByRole("button", { name: zh.paste.drop }).click();
    await expect(page.getByRole("heading", { name: zh.paste.columnsTitle })).toHaveCount(0);
  });

  await test.step("the lines have their groups; what an applicant will see is shown beside what is asked", async () => {
    await page.goto(`/city/schemes/${id}/edit?part=standards`);
    await page.getByRole("link", { name: "组织建设" }).click();
    await page.getByRole("link", { name: "机构健全、有分工" }).click();
    await expect(page.getByRole("heading", { name: zh.preview })).toBeVisible();
    await expectAccessible(page);
    await shoot(page, "scheme-edit-line@1280");
  });

  await test.step("the points do not sum any more: the total is put right", async () => {
    await partTab(page, "standards").click();
    await expect(page.locator("#findings")).toContainText(schemes.findings.pointsDoNotSum);
    const total = page.getByLabel(zh.labels.total ?? "", { exact: true });
    await total.fill("一百三十三");
    const scoring = page.locator("section", { has: page.getByRole("heading", { name: zh.things.scoring, exact: true }) });
    await scoring.getByRole("button", { name: zh.save }).click();
    await expect(problemsOn(page)).toBeVisible();
    await total.fill("133");
    await scoring.getByRole("button", { name: zh.save }).click();
    await expect(page.locator("#findings")).not.toContainText(schemes.findings.pointsDoNotSum);
  });

  await test.step("it cannot be published before its samples are confirmed", async () => {
    await page.goto(`/city/schemes/${id}`);
    await page.getByRole("button", { name: schemes.publish }).click();
    await expect(problemsOn(page)).toContainText(zh.problems.schemeSamples ?? "");
    await page.goto(`/city/schemes/${id}/samples`);
    await expectAccessible(page);
    await shoot(page, "scheme-samples@1280");
    await page.getByRole("link", { name: zh.samples.tickAll }).click();
    await expect(page.getByRole("checkbox", { name: zh.samples.pick }).first()).toBeChecked();
    await page.getByLabel(zh.samples.note).fill("部务会商定");
    await page.getByRole("button", { name: zh.samples.submit }).click();
    await expect(page.getByText(zh.samples.done).first()).toBeVisible();
    await expect(page.getByRole("table", { name: zh.samples.confirmedCaption })).toContainText("部务会商定");
  });

  await test.step("it is compared with another and published with its day", async () => {
    await page.goto(`/city/schemes/${id}/compare`);
    const other = await row<{ id: string }>(
      `SELECT v.id FROM "SchemeVersion" v JOIN "Scheme" s ON s.id = v."schemeId" WHERE s.code = 'linjiangScored2026'`,
    );
    await page.getByLabel(zh.compare.with).selectOption(other.id);
    await page.getByRole("button", { name: zh.compare.look }).click();
    await expect(page.getByRole("table", { name: zh.compare.caption(zh.parts.standards) })).toContainText("组织建设");
    await expectAccessible(page);
    await shoot(page, "scheme-compare@1280");
    await page.goto(`/city/schemes/${id}`);
    await page.getByLabel(zh.effectiveOn).fill("2027-01-01");
    await page.getByRole("button", { name: schemes.publish }).click();
    await expect(page.getByText(schemes.status.published, { exact: true })).toBeVisible();
    await expect(page.getByRole("heading", { name: zh.copyAgain })).toBeVisible();
    await shoot(page, "scheme-published@1280");
    const file = await page.request.get(`/api/schemes/${id}/document`);
    expect(((await file.json()) as { code: string }).code).toBe("journey2027");
  });
});

test("on a phone without script a line is pasted, edited, moved, and its page fits", async ({ browser }) => {
  test.setTimeout(240_000);
  const page = await signedIn(browser, phone);
  const id = await begin(page, "手机上改的办法", "phone2027");
  await expectFits(page);
  await shoot(page, "scheme-edit-basics@360");

  await page.goto(`/city/schemes/${id}/paste`);
  await page.getByRole("textbox", { name: zh.paste.table }).fill("甲\t乙\t丙\n有场所\t门口有标志\t10分\n有经费\t有预算\t视情况");
  await page.getByRole("button", { name: zh.paste.read }).click();
  // Nobody could tell what the columns are, so somebody says it.
  for (const [i, role] of (["name", "text", "points"] as const).entries())
    await page.locator(`#c-${i}`).selectOption({ label: zh.paste.roles[role] });
  await page.getByRole("button", { name: zh.paste.look }).click();
  await expect(page.getByLabel(zh.paste.nameOf(2))).toHaveValue("有场所");
  await expectFits(page);
  await shoot(page, "scheme-paste@360");
  await page.getByLabel(zh.paste.takeRow(1)).uncheck();
  await page.getByLabel(zh.paste.kindOf(3)).selectOption({ label: zh.paste.kinds.checklist });
  await page.getByLabel(zh.paste.note, { exact: true }).fill("附件");
  await page.getByRole("button", { name: zh.paste.submit }).click();
  await expect(page.getByText(zh.paste.counts(1, 1))).toBeVisible();

  await page.goto(`/city/schemes/${id}/edit?part=standards&at=standards.groups.place`);
  await page.getByRole("button", { name: zh.up("有场所") }).click();
  await expect(problemsOn(page)).toHaveCount(0);
  const lines = page.getByRole("table", { name: zh.listCaption(zh.lists["standards.groups.*.criteria"]) });
  // A phone shows no head above the rows.
  await expect(lines.getByRole("row").nth(2)).toContainText("有场所");
  await expectFits(page);
  await shoot(page, "scheme-edit-group@360");
  await page.getByRole("link", { name: "有场所", exact: true }).click();
  await page.getByLabel(zh.labels.cap ?? "", { exact: true }).fill("很多");
  await page.getByRole("button", { name: zh.save }).click();
  await expect(problemsOn(page)).toBeVisible();
  await page.getByLabel(zh.labels.cap ?? "", { exact: true }).fill("１２.5");
  await page.getByRole("button", { name: zh.save }).click();
  await expect(page.getByText(zh.saved)).toBeVisible();
  const { document } = await row<{ document: { standards: { groups: { key: string; criteria: object[] }[] } } }>(
    `SELECT document FROM "SchemeVersion" WHERE id = $1`,
    [id],
  );
  expect(document.standards.groups.find(({ key }) => key === "place")?.criteria).toContainEqual(
    expect.objectContaining({ name: "有场所", cap: { value: 1250, sample: "附件" } }),
  );
  await page.getByRole("button", { name: zh.remove, exact: true }).click();
  await expect(page.getByRole("link", { name: "有场所", exact: true })).toHaveCount(0);
});

test("the editor in the elder view", async ({ browser }) => {
  const page = await signedIn(browser, wide);
  const { id } = await row<{ id: string }>(
    `SELECT v.id FROM "SchemeVersion" v JOIN "Scheme" s ON s.id = v."schemeId" WHERE s.code = 'linjiangScored2027'`,
  );
  for (const address of ["edit?part=results", "paste", "samples", "compare"]) {
    await page.goto(`/city/schemes/${id}/${address}`);
    await expectAccessibleForElders(page);
  }
});
