// A home's year on 益阳 rules, from the filing of its activities to a green meter. The city's clock goes through all of 2027, so this runs when
// every other journey is over (playwright.config.ts).
import { type Browser, expect, type Page } from "@playwright/test";
import { randomUUID } from "node:crypto";
import { zh as activities } from "@/lib/text/activities";
import { zh as evidence } from "@/lib/text/evidence";
import { zh as filings } from "@/lib/text/filings";
import { zh } from "@/lib/text/meter";
import { as, expectAccessible, expectAccessibleForElders, expectFits, shoot, test } from "./support";
import { query, row } from "./support-database";

test.setTimeout(900_000); // a guard against hanging, not a measure: the machine may be busy

const year = 2027;
const fields = filings.form.fields;
const words = evidence.standards;
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const officer = (browser: Browser) => as(browser, "精工轴承科协经办");
const office = (browser: Browser) => as(browser, "市科协经办");
const strip = (page: Page) => page.getByRole("list", { name: zh.strip }).getByRole("listitem");

/** The city's time from now on. */
const setClock = (at: string) =>
  query(
    `INSERT INTO "Setting" ("key", "value") VALUES ('clock', jsonb_build_object('shift', extract(epoch FROM $1::timestamptz - now()) * 1000))
     ON CONFLICT ("key") DO UPDATE SET "value" = excluded."value"`,
    [at],
  );

type Filing = { title: string; kind: string; day: string; monthly?: boolean };

/** Filed by the home's manager (Y20), approved by the city, published. */
async function file(browser: Browser, homeId: string, { title, kind, day, monthly = false }: Filing): Promise<void> {
  const page = await officer(browser);
  await page.goto(`/filings/new?home=${homeId}`);
  await page.getByLabel(fields.title).fill(title);
  await page.getByLabel(fields.summary).fill("请会员讲自己正在做的事，听的人都可以问。");
  await page.getByLabel("学术交流", { exact: true }).first().check();
  await page.getByLabel(fields.yearlyKind, { exact: false }).selectOption({ label: kind });
  await page.getByLabel(fields.contactPhone).fill("0000-66550101");
  await page.getByLabel(fields.day).fill(day);
  await page.getByLabel(fields.from, { exact: true }).fill("14:00");
  await page.getByLabel(fields.to, { exact: true }).fill("16:00");
  if (monthly) {
    await page.getByLabel(filings.form.repeats.monthly).check();
    await page.getByLabel(fields.every, { exact: false }).fill("1");
    await page.getByLabel(fields.until, { exact: false }).fill(`${year}-12-31`);
  }
  await page.getByLabel(fields.enrolment).uncheck();
  await press(page, filings.form.save);
  await page.waitForURL(/\/filings\/[0-9a-f-]{36}$/);
  const address = new URL(page.url()).pathname;
  await press(page, activities.moves.file.button);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(activities.statuses.filed.label);
  const approver = await office(browser);
  await approver.goto(address);
  await press(approver, activities.moves.approve.button);
  await expect(approver.getByRole("heading", { level: 1 })).toContainText(activities.statuses.approved.label);
  await page.goto(address);
  await press(page, activities.moves.publish.button);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(activities.statuses.published.label);
  await page.context().close();
  await approver.context().close();
}

/** So many of these numbers come, as the telephone by the door writes them down. */
async function come(page: Page, sessionId: string, from: number, to: number): Promise<void> {
  for (let n = from; n <= to; n += 1) {
    const said = { key: randomUUID(), source: "walkIn", name: `会员${n}`, phone: `1371000${String(n).padStart(4, "0")}` };
    const response = await page.request.post(`/api/sessions/${sessionId}/check-in`, {
      headers: { origin: new URL(page.url()).origin },
      multipart: said,
    });
    expect(await response.json()).toMatchObject({ problem: null });
  }
}

/** On its day: who comes, that it was held, what came of it, and that it counts. */
async function hold(browser: Browser, { id, begins }: Meeting, people: number): Promise<void> {
  await setClock(new Date(begins.getTime() + 10 * 60_000).toISOString());
  const page = await officer(browser);
  await page.goto(`/filings/sessions/${id}`);
  await come(page, id, 1, people);
  await page.reload();
  await expect(page.getByText(filings.session.present(people, 0)).first()).toBeVisible();
  await press(page, activities.sessionMoves.hold.button);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(activities.sessionStatuses.held.label);
  await page.getByLabel(fields.body).fill(`来了 ${people} 位会员，讨论热烈。`);
  await press(page, activities.sessionMoves.report.button);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(activities.sessionStatuses.reported.label);
  await page.context().close();
}

async function count(browser: Browser, id: string): Promise<void> {
  const page = await office(browser);
  await page.goto(`/filings/sessions/${id}`);
  await press(page, activities.sessionMoves.count.button);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(activities.sessionStatuses.counted.label);
  await page.context().close();
}

type Meeting = { id: string; begins: Date; month: number };

test("from the filings of January to a year that is met", async ({ browser }) => {
  const { id: homeId } = await row<{ id: string }>(`SELECT "id" FROM "Home" WHERE "name" = '临江市科技馆科技工作者之家'`);
  // Its plate is one of 益阳办法, and somebody manages it who has an account (Y20).
  await query(`BEGIN; SET LOCAL session_replication_role = replica;
    UPDATE "Plaque" SET "importId" = NULL, "applicationId" = (SELECT a."id" FROM "Application" a JOIN "SchemeVersion" v ON v."id" = a."schemeVersionId"
      WHERE v."document"->>'code' = 'yiyang2024' AND a."id" NOT IN (SELECT "applicationId" FROM "Plaque" WHERE "applicationId" IS NOT NULL)
      ORDER BY a."id" LIMIT 1) WHERE "homeId" = '${homeId}' AND "status" = 'valid';
    UPDATE "Home" SET "managerId" = (SELECT "id" FROM "Organization" WHERE "name" = '临江精工轴承股份有限公司科学技术协会') WHERE "id" = '${homeId}';
    COMMIT`);
  const meterOf = async (who: (browser: Browser) => Promise<Page>) => {
    const page = await who(browser);
    await page.goto(`/keeping/${homeId}/meter?year=${year}`);
    return page;
  };

  await test.step("filed in the first days: one every month, and one of each other kind", async () => {
    await setClock(`${year}-01-04T09:00:00+08:00`);
    await file(browser, homeId, { title: "每月技术沙龙", kind: "学术交流", day: `${year}-01-15`, monthly: true });
    await file(browser, homeId, { title: "政策进企业", kind: "政策宣传", day: `${year}-03-20` });
    await file(browser, homeId, { title: "人才服务日", kind: "人才服务", day: `${year}-06-20` });
    await file(browser, homeId, { title: "义务检测", kind: "公益科技服务", day: `${year}-09-20` });
    const page = await meterOf(officer);
    await expect(strip(page).nth(0)).toContainText(zh.monthStates("open", 1));
    await expect(strip(page).nth(11)).toContainText(zh.monthStates("ahead", 1));
    await page.context().close();
  });

  const meetings = (
    await query<{ id: string; startsAt: string; month: number }>(
      `SELECT "id", "startsAt", extract(month FROM "startsOn")::int AS month FROM "ActivitySession" WHERE "homeId" = $1
        AND "startsOn" BETWEEN '${year}-01-01' AND '${year}-12-31' ORDER BY "startsAt"`,
      [homeId],
    )
  ).map(({ startsAt, ...meeting }) => ({ ...meeting, begins: new Date(startsAt) }));
  expect(meetings.map(({ month }) => month)).toEqual([1, 2, 3, 3, 4, 5, 6, 6, 7, 8, 9, 9, 10, 11, 12]);

  for (const meeting of meetings) {
    await test.step(`a meeting of month ${meeting.month}`, async () => {
      const short = meeting === meetings[1];
      await hold(browser, meeting, short ? 9 : 10);
      if (short) {
        // Nine came: it does not count, until the tenth is found on the paper at the door (Y18).
        const page = await meterOf(officer);
        await expect(
          page.getByRole("row", { name: /每月技术沙龙/ }).filter({ hasText: zh.sessions.why(activities.notCounted.tooFew) }),
        ).toHaveCount(1);
        await expect(strip(page).nth(1)).toContainText(zh.monthStates("open", 1));
        await page.goto(`/filings/sessions/${meeting.id}`);
        await come(page, meeting.id, 10, 10);
        await page.context().close();
      }
      await count(browser, meeting.id);
    });
  }

  await test.step("green for whoever keeps it, for the city, and for anybody", async () => {
    for (const [who, shots] of [
      [officer, "year-keeper"],
      [office, "year-city"],
    ] as const) {
      const page = await meterOf(who);
      await expect(page.getByText(zh.states.met.label).first()).toBeVisible();
      for (let month = 0; month < 12; month += 1) await expect(strip(page).nth(month)).toContainText(zh.monthStates("met", 0));
      await expect(page.getByText(zh.missing.none)).toBeVisible();
      for (const width of [1280, 360]) {
        await page.setViewportSize({ width, height: 800 });
        await expectFits(page, `${shots} ${width}`);
        await expectAccessible(page);
        await shoot(page, `${shots}-${width}`);
      }
      await expectAccessibleForElders(page);
      await page.context().close();
    }
    const visitor = await (await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 780 } })).newPage();
    await visitor.goto(`/homes/${homeId}`);
    await expect(visitor.getByText(zh.tests.met).first()).toBeVisible();
    await shoot(visitor, "year-public-360");
  });

  await test.step("and what was held is evidence by one tick", async () => {
    const page = await officer(browser);
    await page.goto(`/keeping/${homeId}/standards`);
    await expect(page.getByRole("heading", { name: words.covered(0, 6) })).toBeVisible();
    await page
      .getByRole("link", { name: new RegExp(`${words.pick}$`) })
      .first()
      .click();
    await page.waitForURL(/\/standards\/[A-Za-z]+$/);
    await page
      .getByLabel(/每月技术沙龙.*签到 10 人/)
      .first()
      .check();
    await expectAccessible(page);
    await shoot(page, "evidence-pick");
    await press(page, evidence.pick.save);
    await page.waitForURL(/\/standards$/);
    await expect(page.getByRole("heading", { name: words.covered(1, 6) })).toBeVisible();
    await expectAccessible(page);
    await expectAccessibleForElders(page);
    await shoot(page, "evidence-standards");
    await page.setViewportSize({ width: 360, height: 780 });
    await expectFits(page);
    await shoot(page, "evidence-standards-360");
    const city = await office(browser);
    await city.goto(`/keeping/${homeId}/standards`);
    await expect(city.getByText(/每月技术沙龙/).first()).toBeVisible();
    await expect(city.getByRole("link", { name: new RegExp(`${words.pick}$`) })).toHaveCount(0);
  });
});
