// The calendar of working days: looked at, changed after its effects were shown, on a phone and without script.
import { expect, type Page } from "@playwright/test";
import { addDays, dayOf, weekdayOf } from "@/lib/kernel/dates";
import { zh } from "@/lib/text/calendar";
import { dayText, shortDay } from "@/lib/text/format";
import { as, expectAccessible, expectAccessibleForElders, problemsOn, test } from "./support";
import { query, row } from "./support-database";
import { portalNow } from "../support/portal-now";

const table = (page: Page, year: number) => page.getByRole("table", { name: zh.caption(year) });
const stored = (day: string) => query(`SELECT "working", "name", "source", "provisional" FROM "CalendarDay" WHERE "date" = $1`, [day]);

async function fill(page: Page, choice: "plain" | "rest" | "work", name: string, source: string): Promise<void> {
  await page.getByLabel(zh.kinds[choice], { exact: true }).check();
  await page.getByLabel(zh.name).fill(name);
  await page.getByLabel(zh.source).fill(source);
  await page.getByRole("button", { name: zh.form.look, exact: true }).click();
}

test("the official years stand there with their notices, the next one as provisional", async ({ browser }) => {
  const page = await as(browser, "市科协经办");
  await page.goto("/city/calendar?year=2026");
  await expect(
    table(page, 2026)
      .getByRole("row")
      .filter({ hasText: shortDay("2026-10-01") }),
  ).toContainText("国务院办公厅");
  await expect(page.getByText(zh.provisionalNote(2026))).toHaveCount(0);
  await page.getByRole("link", { name: zh.next(2027) }).click();
  await expect(page.getByText(zh.provisionalNote(2027))).toBeVisible();
  await expect(table(page, 2027).getByText(zh.provisional, { exact: true }).first()).toBeVisible();
});

for (const javaScriptEnabled of [true, false])
  test(`a day is changed after it was shown what that would move, and changed back, ${javaScriptEnabled ? "with" : "without"} script`, async ({
    browser,
  }) => {
    // Far ahead, so that no other journey counts into it; a Monday of its own for each.
    const day = javaScriptEnabled ? "2097-06-03" : "2097-06-10";
    expect(weekdayOf(day)).toBe(1);
    const page = await as(browser, "市科协经办", { javaScriptEnabled });
    await page.goto("/city/calendar?year=2097");
    await page.getByLabel(zh.pickDay).fill(day);
    await page.getByRole("button", { name: zh.pickGo, exact: true }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(zh.form.title(dayText(day)));

    await fill(page, "rest", "", "");
    await expect(problemsOn(page)).toContainText("填写");
    await fill(page, "rest", "特别假期", "市政府通知〔2097〕1号");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(zh.preview.title(dayText(day)));
    await expect(page.getByText(zh.preview.nothing)).toBeVisible();
    expect(await stored(day)).toEqual([]); // shown, not done

    await page.getByRole("button", { name: zh.preview.doIt, exact: true }).click();
    await page.waitForURL(/\/city\/calendar\?year=2097/);
    await expect(page.getByText(zh.changed(dayText(day)))).toBeVisible();
    expect(await stored(day)).toEqual([{ working: false, name: "特别假期", source: "市政府通知〔2097〕1号", provisional: true }]);
    expect(
      await row(`SELECT count(*)::int AS acts FROM "AuditEntry" WHERE "permission" = 'calendar.change' AND "subjectId" = $1`, [day]),
    ).toEqual({ acts: 1 });

    const mine = table(page, 2097)
      .getByRole("row")
      .filter({ hasText: shortDay(day) });
    await mine.getByRole("link", { name: zh.change }).click();
    await fill(page, "plain", "", "更正");
    await page.getByRole("button", { name: zh.preview.doIt, exact: true }).click();
    await page.waitForURL(/\/city\/calendar\?year=2097/);
    await expect(page.getByText(shortDay(day))).toHaveCount(0);
    expect(await stored(day)).toMatchObject([{ working: true }]);
  });

test("a change next week names the limits it would move, and moves none", async ({ browser }) => {
  const page = await as(browser, "市科协经办");
  const [open] = await query<{ dueAt: Date; openedAt: Date }>(
    `SELECT "dueAt", "openedAt" FROM "Stage" WHERE "state" IN ('open', 'proposed') AND "kind" <> 'publicNotice' AND "dueAt" > ${portalNow} ORDER BY "dueAt" DESC LIMIT 1`,
  );
  if (!open) throw new Error("the demonstration has nothing open");
  let day = dayOf(new Date(open.dueAt.getTime() - 1));
  while ([0, 6].includes(weekdayOf(day)) || (await stored(day)).length > 0) day = addDays(day, -1);
  const dates = () => query(`SELECT "id", "dueAt" FROM "Stage" WHERE "dueAt" >= $1 AND "openedAt" < $1 ORDER BY "id"`, [open.dueAt]);
  const before = await dates();
  await page.goto(`/city/calendar/change?day=${day}`);
  await fill(page, "rest", "停电", "供电公司通知");
  const moved = page.getByRole("table", { name: zh.preview.caption });
  await expect(moved.getByRole("row").nth(1)).toContainText("24 时截止");
  await expect(page.getByText(zh.preview.keeps)).toBeVisible();
  await expectAccessible(page);
  await expectAccessibleForElders(page);
  await page.screenshot({ path: test.info().outputPath("preview@1280.png"), fullPage: true });
  await page.setViewportSize({ width: 360, height: 800 });
  await expectAccessible(page);
  await page.screenshot({ path: test.info().outputPath("preview@360.png"), fullPage: true });
  expect(await dates()).toEqual(before);
  expect(await stored(day)).toEqual([]);
});

test("a leader and the system administrator look; others find nothing", async ({ browser }) => {
  for (const note of ["市科协负责人", "系统管理员"]) {
    const page = await as(browser, note);
    await page.goto("/city/calendar?year=2026");
    await expect(table(page, 2026)).toBeVisible();
    await expect(page.getByRole("link", { name: zh.change })).toHaveCount(0);
    expect((await page.goto("/city/calendar/change?day=2026-12-01"))?.status()).toBe(404);
  }
  const township = await as(browser, "高新区科协");
  expect((await township.goto("/city/calendar"))?.status()).toBe(404);
});
