// The office and a case: from the list to the closing, at a desk and on a phone; and the respondent's officer, who finds nothing anywhere.
import { expect, type Page } from "@playwright/test";
import { openPlace } from "@/lib/rights-cases/schema";
import { zh } from "@/lib/text/rights/desk";
import { zh as shell } from "@/lib/text/shell";
import { as, expectAccessible, expectAccessibleForElders, problemsOn, shoot, test } from "./support";
import { query, row } from "./support-database";

const words = zh.dossier;
const moves = zh.moves;

async function move(page: Page, button: string): Promise<void> {
  await page.getByRole("region", { name: "可以做的" }).getByRole("link", { name: button, exact: true }).click();
  await page.waitForURL(/\/move\//);
}
async function done(page: Page, button: string): Promise<void> {
  await page.getByRole("button", { name: button, exact: true }).click();
  await page.waitForURL(/\/rights-cases\/[0-9a-f-]{36}(\?.*)?$/);
}

/** Of the demonstration's cases the one nobody has, by its category. */
const waiting = (category: string) =>
  row<{ id: string; number: string }>(
    `SELECT c."id", c."number" FROM "RightsCase" c JOIN "WorkItem" w ON w."rightsCaseId" = c."id" AND w."closedAt" IS NULL
    WHERE c."categoryCode" = $1 AND c."status" = 'submitted' AND w."assigneeId" IS NULL`,
    [category],
  );

async function handled(page: Page, category: string, shots: string): Promise<void> {
  const { id, number } = await waiting(category);
  await page.goto("/rights-cases");
  await expectAccessible(page);
  await shoot(page, `${shots}-queue`);
  await page.getByRole("navigation", { name: zh.queue.saved }).getByRole("link", { name: zh.queue.filters.nobody, exact: true }).click();
  await page.waitForURL(/who=nobody/);
  const line = page.getByRole("table", { name: zh.queue.caption }).getByRole("row").filter({ hasText: number });
  await expect(line).not.toContainText("公司");
  await line.getByRole("button", { name: new RegExp(`^${zh.queue.claim}`) }).click();
  await page.waitForURL(new RegExp(`/rights-cases/${id}$`));

  await test.step("whom it is about, before it is accepted", async () => {
    await expect(page.getByText(zh.blockers.respondentSettled ?? "").first()).toBeVisible();
    await expectAccessible(page);
    await shoot(page, `${shots}-dossier`);
    await page.getByRole("button", { name: words.linkDo }).click();
    await expect(page.getByText(words.linked, { exact: true })).toBeVisible();
    await move(page, moves.accept.button);
    await expectAccessible(page);
    await done(page, moves.accept.button);
  });
  await test.step("to and fro, and for the office alone", async () => {
    await page.goto(`/rights-cases/${id}?reply=received`);
    await expect(page.getByLabel(words.reply)).toHaveValue(zh.replies[0]?.text ?? "");
    await page.getByRole("button", { name: words.replyDo }).click();
    await expect(page.locator("#messages").getByText(zh.sides.office, { exact: true })).toBeVisible();
    await page.goto(`/rights-cases/${id}`);
    const notes = page.locator("#notes");
    await notes.getByText(words.noteAdd, { exact: true }).click();
    await notes.getByLabel(words.noteKind).selectOption("call");
    await notes.getByLabel(words.noteText).fill("和单位人事部门通话，愿意协商。");
    await notes.getByRole("button", { name: words.noteDo }).click();
    await expect(notes.getByText("愿意协商")).toBeVisible();
  });
  await test.step("the answer in four parts, and the closing", async () => {
    await move(page, moves.handle.button);
    await done(page, moves.handle.button);
    await move(page, moves.answer.button);
    await page.getByRole("button", { name: moves.answer.button }).click();
    await expect(problemsOn(page)).toBeVisible();
    await page.getByRole("link", { name: zh.outcomes.supported.label, exact: true }).click();
    await page.waitForURL(/outcome=supported/);
    await expect(page.getByLabel(words.parts.decision)).toHaveValue(zh.opinions.supported.decision);
    await expectAccessible(page);
    await shoot(page, `${shots}-answer`);
    // The text to begin with leaves places open; so it does not go out.
    await page.getByRole("button", { name: moves.answer.button }).click();
    await expect(problemsOn(page)).toContainText(openPlace);
    for (const part of Object.values(words.parts)) {
      const field = page.getByRole("textbox", { name: part });
      await field.fill((await field.inputValue()).replaceAll(openPlace, "如实填写"));
    }
    await done(page, moves.answer.button);
    await move(page, moves.close.button);
    await done(page, moves.close.button);
    await expect(page.getByRole("heading", { level: 1 })).toContainText(zh.statuses.closed.label);
    await expectAccessible(page);
    await shoot(page, `${shots}-closed`);
    await expectAccessibleForElders(page);
  });
  await page.goto(`/rights-cases?number=${number.toLowerCase()}`);
  await expect(page.getByRole("table", { name: zh.queue.caption }).getByRole("row").filter({ hasText: number })).toContainText(
    zh.statuses.closed.label,
  );
}

test("a rights case from the list to the closing, at a desk", async ({ browser }) => {
  const staff = await as(browser, "市科协经办", { viewport: { width: 1280, height: 900 } });
  await handled(staff, "academic", "rights-1280");
});

test("a rights case from the list to the closing, on a phone", async ({ browser }) => {
  const staff = await as(browser, "市科协经办", { viewport: { width: 360, height: 800 } });
  await handled(staff, "wages", "rights-360");
});

test("whom a rights case is about finds it nowhere, and the try is kept", async ({ browser }) => {
  const { id, number } = await row<{ id: string; number: string }>(
    `SELECT "id", "number" FROM "RightsCase" WHERE "categoryCode" = 'property' AND "mode" = 'confidential' AND "status" = 'handling'`,
  );
  const tries = () => query(`SELECT 1 FROM "AccessAttempt" WHERE "subjectId" = $1`, [id]);
  const before = (await tries()).length;
  const paths = [
    "/rights-cases",
    "/rights-cases/board",
    "/city/rights",
    "/city/attempts",
    `/rights-cases?number=${number}`,
    `/rights-cases/${id}`,
    `/rights-cases/${id}?find=新`,
    `/rights-cases/${id}/move/answer`,
    `/rights-cases/${id}/move/close`,
  ];
  for (const note of ["新纪元制药科协经办", "高新区科协"]) {
    const officer = await as(browser, note);
    for (const path of paths) {
      const answer = await officer.goto(path);
      // An association has a list of the cases it was given: there, but without this one.
      const list = note === "高新区科协" && path.split("?")[0] === "/rights-cases";
      expect(answer?.status(), `${note} ${path}`).toBe(list ? 200 : 404);
      await expect(officer.getByText(number)).toHaveCount(0);
    }
    expect(await officer.locator('a[href^="/rights-cases/"]').count()).toBe(0);
    await officer.context().close();
  }
  expect((await tries()).length - before).toBe(8);

  const guard = await as(browser, "安全管理员");
  await guard.goto("/city/attempts");
  const table = guard.getByRole("table", { name: zh.attempts.caption });
  await expect(
    table
      .getByRole("row")
      .filter({ hasText: "陈淑敏" })
      .filter({ hasText: id.slice(0, 8) })
      .first(),
  ).toBeVisible();
  await expect(table).not.toContainText(number);
  await expectAccessible(guard);
  await shoot(guard, "rights-1280-attempts");

  // Control: the desk opens the same addresses.
  const staff = await as(browser, "市科协经办");
  expect((await staff.goto(`/rights-cases/${id}`))?.status()).toBe(200);
  await expect(staff.getByRole("heading", { level: 1 })).toContainText(number);
});

test("the leader's board and settings of rights cases", async ({ browser }) => {
  const leader = await as(browser, "市科协负责人", { viewport: { width: 1280, height: 900 } });
  await leader.goto("/rights-cases/board");
  await expectAccessible(leader);
  await shoot(leader, "rights-1280-board");
  await leader.goto("/city/rights");
  await expectAccessible(leader);
  await shoot(leader, "rights-1280-settings");
  await leader.getByText(`${zh.settings.change}　${zh.standards.careService}`).click();
  const form = leader.locator("form").filter({ has: leader.locator("#standard-careService-days") });
  await form.getByLabel(zh.settings.labels.days).fill("8");
  await form.getByRole("button", { name: zh.settings.changeDo }).click();
  await expect(
    leader.getByRole("table", { name: zh.settings.standards }).getByRole("row").filter({ hasText: zh.standards.careService }),
  ).toContainText(zh.settings.version(2));
  await leader.setViewportSize({ width: 360, height: 800 });
  for (const path of ["/rights-cases/board", "/city/rights", "/rights-cases"]) {
    await leader.goto(path);
    await expectAccessible(leader);
    await shoot(leader, `rights-360${path.replaceAll("/", "-")}`);
    await expectAccessibleForElders(leader);
  }
  await expect(leader.locator("summary", { hasText: shell.desk.me })).toBeVisible();
});
