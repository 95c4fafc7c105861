// How a round comes out: the office ranks and compares, the leader settles the list with a reason and with money, and the list is taken home.
import fs from "node:fs";
import { expect, type Page } from "@playwright/test";
import { zh } from "@/lib/text/results";
import { zh as schemes } from "@/lib/text/schemes";
import { bands, group, origin, said, schemeWith } from "../support/schemes";
import { readBack } from "../support/tables";
import { as, confirmSamples, expectAccessible, expectAccessibleForElders, problemsOn, shoot, test } from "./support";
import { query, row } from "./support-database";

const line = (key: string, name: string, cap: number) => ({
  ...{ key, name, kind: "manual" as const, evidence: "optional" as const, origin, floor: said(0), cap: said(cap) },
});
const document = schemeWith({
  code: "resultsJourney",
  name: "示范单位评选（旅程）",
  groups: [
    group("place", [line("rooms", "场地和设施", 4000), line("open", "开放情况", 2000)], { name: "阵地" }),
    group("work", [line("events", "活动", 4000)], { name: "工作" }),
  ],
  grading: bands({
    grades: bands().grades.map((one) => (one.key === "excellent" ? { ...one, quota: { kind: "number" as const, most: said(1) } } : one)),
  }),
  results: { least: said(2), most: said(4) },
  money: {
    ...{ least: said(5_000_000), most: said(10_000_000), basis: said("perAwardee"), apart: [], total: said(null) },
    heads: [{ key: "build", name: "建家建设", origin }],
  },
});
const phone = { viewport: { width: 360, height: 780 }, isMobile: true, hasTouch: true };

/** As if these had applied and gone their way: what that takes is shown elsewhere. */
async function applied(roundId: string, number: string, status: string, points: Record<string, number>, home: string) {
  await query(
    `INSERT INTO "Application" ("number", "roundId", "schemeVersionId", "applicantOrganizationId", "status", "answers", "submittedAt", "createdById")
      SELECT $2, r."id", r."schemeVersionId", o."id", $3::"ApplicationStatus", $4::jsonb, r."opensAt" + interval '1 day', p."id"
      FROM "Round" r, (SELECT "id" FROM "Organization" o WHERE "kindCode" = 'enterprise' AND NOT EXISTS
        (SELECT FROM "Application" a WHERE a."roundId" = $1::uuid AND a."applicantOrganizationId" = o."id") ORDER BY "id" LIMIT 1) o,
        (SELECT "id" FROM "Person" ORDER BY "id" LIMIT 1) p WHERE r."id" = $1::uuid`,
    [roundId, number, status, JSON.stringify({ ...points, homeName: home, hostKind: "unit" })],
  );
}

async function download(page: Page, name: string): Promise<Buffer> {
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name }).click()]);
  return fs.readFileSync(await file.path());
}

test("a round is ranked, compared and settled", async ({ browser }) => {
  test.setTimeout(180_000);
  const staff = await as(browser, "市科协经办");
  let roundId = "";

  await test.step("a scheme with places and money, and a round of it that is over", async () => {
    await staff.goto("/city/schemes");
    await staff.getByLabel(schemes.document).fill(JSON.stringify(document));
    await staff.getByRole("button", { name: schemes.importDo }).click();
    await staff.waitForURL(/\/city\/schemes\/[0-9a-f-]{36}$/);
    const versionId = staff.url().split("/").at(-1) ?? "";
    await confirmSamples(staff, versionId, "评选旅程商定");
    await staff.goto(`/city/schemes/${versionId}`);
    await staff.getByRole("button", { name: schemes.publish, exact: true }).click();
    await expect(staff.getByLabel(schemes.roundName)).toBeVisible();
    await staff.getByLabel(schemes.roundName).fill("旅程批次");
    await staff.getByLabel(schemes.opensOn).fill("2026-10-01");
    await staff.getByLabel(schemes.lastDay).fill("2026-10-30");
    await staff.getByLabel(schemes.receiving).selectOption({ index: 1 });
    await staff.getByLabel(schemes.deciding).selectOption({ index: 1 });
    await staff.getByRole("button", { name: schemes.open, exact: true }).click();
    await staff.getByRole("link", { name: zh.open }).click();
    await staff.waitForURL(/\/results$/);
    await expect(staff.getByText(zh.none)).toBeVisible();
    await expectAccessible(staff);
    roundId = (await row<{ id: string }>(`SELECT "id" FROM "Round" WHERE "name" = '旅程批次'`)).id;
    await applied(roundId, "旅程-001", "awarded", { rooms: 4000, open: 2000, events: 3500 }, "=甲之家");
    await applied(roundId, "旅程-002", "refused", { rooms: 3000, open: 2000, events: 2000 }, "乙之家");
    await applied(roundId, "旅程-003", "inProgress", { rooms: 3800, open: 2000, events: 3500 }, "丙之家");
  });

  await test.step("ranked, with what a quota did", async () => {
    await staff.reload();
    const rows = staff.getByRole("table").getByRole("row");
    await expect(rows.nth(1)).toContainText("旅程-001");
    await expect(rows.nth(1)).toContainText("95");
    await expect(rows.nth(2)).toContainText("旅程-003");
    await expect(rows.nth(2)).toContainText(zh.fellFrom("优秀"));
    await expect(rows.nth(3)).toContainText("—");
    await expect(staff.getByText(zh.settle.blockers.roundRunning ?? "")).toBeVisible();
    await expectAccessible(staff);
    await shoot(staff, "results-1280");
    await expectAccessibleForElders(staff);
  });

  await test.step("one alone is not compared, two are", async () => {
    const boxes = staff.getByRole("checkbox");
    await boxes.nth(0).check();
    await staff.getByRole("button", { name: zh.compare.button }).click();
    await expect(staff.getByText(zh.compare.few)).toBeVisible();
    await expectAccessible(staff);
    await staff.getByRole("link", { name: zh.compare.back }).click();
    await staff.waitForURL(/\/results$/);
    await boxes.nth(0).check();
    await boxes.nth(1).check();
    await staff.getByRole("button", { name: zh.compare.button }).click();
    await staff.waitForURL(/\/compare\?/);
    const rooms = staff.getByRole("row").filter({ has: staff.getByRole("rowheader", { name: /^场地和设施/ }) });
    await expect(rooms).toContainText(zh.compare.differs);
    await expect(rooms).toContainText(zh.compare.marks.most);
    const events = staff.getByRole("row").filter({ has: staff.getByRole("rowheader", { name: /^活动/ }) });
    await expect(events).not.toContainText(zh.compare.differs);
    await expectAccessible(staff);
    await shoot(staff, "compare-1280");
    await staff.setViewportSize(phone.viewport);
    await expectAccessible(staff);
    await shoot(staff, "compare-360");
    await staff.setViewportSize({ width: 1280, height: 900 });
  });

  await query(`UPDATE "Application" SET "status" = 'withdrawn' WHERE "number" = '旅程-003'`);
  const leader = await as(browser, "市科协负责人", phone);
  await test.step("settled by the leader on a telephone: with a reason, and money within its range", async () => {
    await leader.goto(`/city/rounds/${roundId}/results`);
    await expect(staff.getByRole("button", { name: zh.settle.button })).toHaveCount(0);
    await expectAccessible(leader);
    await shoot(leader, "settle-360");
    const amount = leader.getByRole("textbox", { name: /（元）/ });
    await amount.fill("49999");
    await leader.getByRole("button", { name: zh.settle.button }).click();
    await expect(problemsOn(leader)).toBeVisible();
    await amount.fill("80000.5");
    await leader.getByRole("button", { name: zh.settle.button }).click();
    await expect(problemsOn(leader)).toContainText(zh.settle.problems["reason.required"] ?? "");
    await expect(amount).toHaveValue("80000.5");
    await expectAccessible(leader);
    await shoot(leader, "settle-problem-360");
    await leader.getByLabel(zh.settle.reason).fill("只有一家达到标准");
    await leader.getByRole("button", { name: zh.settle.button }).click();
    await expect(leader.getByText(zh.settle.why("只有一家达到标准"))).toBeVisible();
    await expect(leader.getByText("80,000.50").first()).toBeVisible();
    await expectAccessible(leader);
    await shoot(leader, "settled-360");
  });

  await test.step("the list as a spreadsheet runs nothing, and as a paper says the same", async () => {
    await staff.goto(`/city/rounds/${roundId}/results`);
    const sheet = await readBack(await download(staff, zh.sheet));
    expect(sheet[1]).toEqual(expect.arrayContaining(["1", "'=甲之家", "95", "80,000.50"]));
    const paper = await staff.request.get(`/api/rounds/${roundId}/result-list`);
    expect(paper.headers()["content-type"]).toBe("application/pdf");
    if (process.env.SHOTS) fs.writeFileSync(`${process.env.SHOTS}/result-list.pdf`, await paper.body());
    await staff
      .getByRole("link", { name: /^(?!.*批次).*有限公司|企业/ })
      .first()
      .click();
    await expect(staff.getByText(zh.amountOf(8_000_050))).toBeVisible();
  });
});
