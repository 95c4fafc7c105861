// A home's year as its keeper, its recommender, the city and a visitor see it, and the boards over many homes.
import { readFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import { zh } from "@/lib/text/meter";
import { as, expectAccessible, expectFits, shoot, test } from "./support";
import { query, row } from "./support-database";

const name = "临江市科技馆科技工作者之家";
/** Under a scheme that asks for no number of activities. */
const unasked = "精工轴承科技工作者之家";
/** Its plate hung before the portal and bears the title of a scheme that says what it owes. */
const homeOf = async () => (await row<{ id: string }>(`SELECT "id" FROM "Home" WHERE "name" = $1`, [name])).id;

/** Meetings of January to October, and in November one with nine people; the last with a title of its own. */
async function leaveYear(homeId: string): Promise<void> {
  const kinds = ["policy", "talent", "academic"];
  for (let month = 1; month <= 11; month += 1)
    await query(
      `WITH p AS (SELECT (SELECT "id" FROM "Person" WHERE "phoneKey" = '13800000052') AS filer,
          (SELECT "id" FROM "Person" WHERE "phoneKey" = '13800000011') AS approver),
        a AS (INSERT INTO "Activity" ("homeId", "filedById", "title", "summary", "services", "lines", "yearlyKind", "contactPhone", "status",
          "createdAt", "filedAt", "number", "approvedById", "approvedAt", "publishedAt")
        SELECT $1, filer, $2, '讨论', ARRAY['exchange'], ARRAY['ideological', 'online'], $3, '66550166', 'published', now(), now(), $4, approver, now(), now()
        FROM p RETURNING "id")
      INSERT INTO "ActivitySession" ("activityId", "homeId", "ordinal", "startsAt", "endsAt", "status", "heldAt", "present")
      SELECT "id", $1, 1, $5::timestamptz, $5::timestamptz + interval '2 hours', 'held', $5::timestamptz, $6 FROM a`,
      [
        ...[homeId, month === 11 ? "热处理工艺沙龙" : `第${month}次技术交流`, kinds[month % 3], `METER-${homeId.slice(0, 8)}-${month}`],
        ...[`2026-${String(month).padStart(2, "0")}-12T14:00:00+08:00`, month === 11 ? 9 : 20 + month],
      ],
    );
}

test.describe.configure({ mode: "serial" });

test("a home's year says what is missing and by when, and why a meeting does not count", async ({ browser }) => {
  const homeId = await homeOf();
  await leaveYear(homeId);
  const keeper = await as(browser, "精工轴承科协经办");
  await keeper.goto("/enterprise");
  await keeper.getByRole("link", { name: zh.menu }).first().click();
  await expect(keeper.getByRole("heading", { level: 1 })).toHaveText(zh.title);
  await expect(keeper.getByRole("main")).toContainText(zh.none);
  const page = await as(browser, "市科协经办");
  await page.goto(`/keeping/${homeId}/meter`);
  await shoot(page, "meter-keeper");
  const missing = page.getByRole("table", { name: zh.missing.caption });
  await expect(missing).toContainText("11月还差 1 次，11月30日（周一）前还来得及");
  await expect(missing).toContainText("“公益科技服务”今年还没有办");
  await expect(page.getByRole("row", { name: /热处理工艺沙龙/ })).toContainText("不计入：签到人数不够");
  await expect(page.getByRole("list", { name: zh.strip }).getByRole("listitem").nth(10)).toContainText("还差 1 次");
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 });
    await expectFits(page, `meter ${width}`);
    await expectAccessible(page);
    await shoot(page, `meter-keeper-${width}`);
  }
});

test("without script the years can be gone through", async ({ browser }) => {
  const homeId = await homeOf();
  const page = await as(browser, "市科协经办", { javaScriptEnabled: false });
  await page.goto(`/keeping/${homeId}/meter`);
  await page.getByRole("navigation", { name: zh.years }).getByRole("link").last().click();
  await expect(page).toHaveURL(/year=\d{4}/);
});

test("the city goes from a figure to the homes and to a home's meter, and takes the list along", async ({ browser }) => {
  const page = await as(browser, "市科协经办");
  await page.goto("/city/meter");
  await shoot(page, "meter-board");
  await page.setViewportSize({ width: 360, height: 800 });
  await expectFits(page, "board 360");
  await expectAccessible(page);
  await shoot(page, "meter-board-360");
  await page.setViewportSize({ width: 1280, height: 800 });
  const list = page.getByRole("table", { name: zh.board.list });
  await expect(list.getByRole("row", { name: new RegExp(name) })).toContainText("11月还差 1 次");
  await page.getByRole("table", { name: zh.board.by.level }).getByRole("link").first().click();
  await expect(page).toHaveURL(/level=/);
  await takeAlong(page);
  await page.getByRole("table", { name: zh.board.list }).getByRole("link", { name }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(zh.title);
});

async function takeAlong(page: Page): Promise<void> {
  const coming = page.waitForEvent("download");
  await page.getByRole("link", { name: zh.board.download }).click();
  const file = await (await coming).path();
  expect(readFileSync(file).subarray(0, 2).toString()).toBe("PK");
}

test("a township sees the homes under it and no others", async ({ browser }) => {
  const mine = await as(browser, "江北街道科协");
  await mine.goto("/township/meter");
  await expect(mine.getByRole("table", { name: zh.board.list })).toContainText(unasked);
  const other = await as(browser, "高新区科协");
  await other.goto("/township/meter");
  await expect(other.getByRole("main")).not.toContainText(unasked);
});
