// A citizen's way from two words in the search box to a seat, and out of it again: on a small phone, with script and without, without an account.
import { expect, type Page } from "@playwright/test";
import { zh } from "@/lib/text/public-activities";
import { zh as search } from "@/lib/text/search";
import { zh as shell } from "@/lib/text/shell";
import { portalNow } from "../support/portal-now";
import { expectAccessible, expectAccessibleForElders, expectFits, shoot, test } from "./support";
import { query, row } from "./support-database";
import { tabTo } from "./support-keyboard";

const title = "苔藓与岩石观察";
/** Two characters of the title, and two of what it says of itself. */
const typed = "苔藓 放大";
const phone = { viewport: { width: 360, height: 740 } };
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

test.beforeAll(async () => {
  await query(
    `WITH h AS (SELECT "id", "ownerId" FROM "Home" WHERE "name" = '精工轴承科技工作者之家'),
      p AS (SELECT (SELECT "id" FROM "Person" WHERE "phoneKey" = '13800000052') AS filer,
        (SELECT "id" FROM "Person" WHERE "phoneKey" = '13800000011') AS approver),
      a AS (INSERT INTO "Activity" ("homeId", "filedById", "organizerId", "title", "summary", "services", "lines", "contactPhone", "status",
        "createdAt", "filedAt", "number", "approvedById", "approvedAt", "publishedAt")
      SELECT h."id", p.filer, h."ownerId", $1, '用放大镜看苔藓和岩石，带回一份标本。', ARRAY['popularization'], ARRAY[]::text[], '0000-66552516',
        'enrolling', ${portalNow}, ${portalNow}, 'SEAT-1', p.approver, ${portalNow}, ${portalNow} FROM h, p RETURNING "id", "homeId")
    INSERT INTO "ActivitySession" ("activityId", "homeId", "ordinal", "startsAt", "endsAt", "seats")
    SELECT "id", "homeId", 1, ${portalNow} + interval '9 days', ${portalNow} + interval '9 days 2 hours', 20 FROM a`,
    [title],
  );
});

/** What became of the enrolment under this telephone, and how many seats are taken by it. */
const stored = (telephone: string) =>
  row<{ state: string; accounts: number }>(
    `SELECT "state"::text, count("personId") OVER ()::int AS accounts FROM "Enrolment" WHERE "phone" = $1`,
    [telephone],
  );

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false, ...phone });

  test("two words lead to a seat, and two presses give it back", async ({ page }) => {
    await page.goto("/");
    const menu = page.locator("details.menu");
    await menu.locator("summary").click();
    await menu.getByLabel(shell.search.label, { exact: true }).last().fill(typed);
    await menu.getByRole("button", { name: shell.search.button }).click();
    await expect(page).toHaveURL(/\/search\?q=/);
    await expectFits(page);
    await shoot(page, "search-to-seat-found-360");
    const group = page
      .locator("section")
      .filter({ has: page.getByRole("heading", { level: 2, name: search.kinds.activities, exact: true }) });
    await expect(group.getByRole("listitem")).toHaveCount(1);
    await group.getByRole("link", { name: title }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText(title);
    await expectFits(page);

    await test.step("what is wrong comes back, with what was typed", async () => {
      await page.getByLabel(zh.form.name, { exact: true }).fill("石磊");
      await page.getByLabel(zh.form.phone, { exact: true }).fill("问门卫");
      await press(page, zh.form.submit);
      await expect(page.getByRole("alert").first()).toBeVisible();
      await expect(page.getByLabel(zh.form.name, { exact: true })).toHaveValue("石磊");
      await expectFits(page);
    });
    await page.getByLabel(zh.form.phone, { exact: true }).fill("13900000961");
    const rules = page.getByLabel(zh.form.accept);
    if ((await rules.count()) > 0) await rules.check();
    await press(page, zh.form.submit);
    await page.waitForURL(/\/activities\/receipt\//);
    await expect(page.getByText(zh.receipt.enrolled)).toBeVisible();
    await expect(page.getByText("石磊")).toBeVisible();
    await expectFits(page);
    await shoot(page, "search-to-seat-receipt-360");
    expect(await stored("13900000961")).toEqual({ state: "enrolled", accounts: 0 });

    await page.locator("summary", { hasText: zh.receipt.cancel }).click();
    await press(page, zh.receipt.cancelDo);
    await expect(page.getByText(zh.receipt.cancelled)).toBeVisible();
    await expectFits(page);
    expect(await stored("13900000961")).toEqual({ state: "cancelled", accounts: 0 });
  });
});

test("the same by keys alone, on pages that are sound for everybody", async ({ browser }) => {
  const page = await (await browser.newContext(phone)).newPage();
  const sound = async () => {
    await expectAccessible(page);
    await expectAccessibleForElders(page);
  };
  await page.goto("/search");
  await sound();
  await tabTo(page, page.locator("main").getByLabel(search.label, { exact: true }));
  await page.keyboard.type(typed);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/search\?q=/);
  await sound();
  await tabTo(page, page.locator("main").getByRole("link", { name: title }));
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/activities\/[0-9a-f-]{36}$/);
  await sound();

  await tabTo(page, page.getByLabel(zh.form.name, { exact: true }));
  await page.keyboard.type("石岩");
  await tabTo(page, page.getByLabel(zh.form.phone, { exact: true }));
  await page.keyboard.type("13900000962");
  const rules = page.getByLabel(zh.form.accept);
  if ((await rules.count()) > 0) {
    await tabTo(page, rules);
    await page.keyboard.press("Space");
  }
  await tabTo(page, page.getByRole("button", { name: zh.form.submit, exact: true }));
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/activities\/receipt\//);
  await expect(page.getByText(zh.receipt.enrolled)).toBeVisible();
  await sound();

  await tabTo(page, page.locator("summary", { hasText: zh.receipt.cancel }));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("button", { name: zh.receipt.cancelDo, exact: true }));
  await page.keyboard.press("Enter");
  await expect(page.getByText(zh.receipt.cancelled)).toBeVisible();
  await sound();
  expect(await stored("13900000962")).toEqual({ state: "cancelled", accounts: 0 });
});
