// Plates in use: those from before brought in with a table, awards over a list, the certificate, the engraver's file.
import { expect, type Page } from "@playwright/test";
import { zh as applications } from "@/lib/text/applications";
import { zh as awards } from "@/lib/text/awards";
import { zh as decisions } from "@/lib/text/decisions";
import { zh as many } from "@/lib/text/many";
import { zh as homes } from "@/lib/text/homes";
import { zh as imports } from "@/lib/text/imports";
import { zh as ui } from "@/lib/text/ui";
import { buildCity, type City, password } from "../matrix/city";
import { cellAt, oldPlate, plateTable, readBack } from "../support/tables";
import { as, expectAccessible, expectAccessibleForElders, phoneOf, shoot, signIn, test } from "./support";
import { query, row } from "./support-database";

const words = imports.result;
const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** What a link leads to, fetched with the cookies of whoever looks at it. */
async function downloaded(page: Page, link: string): Promise<{ bytes: Buffer; name: string }> {
  const address = await page.getByRole("link", { name: link }).first().getAttribute("href");
  const response = await page.request.get(address ?? "", { maxRetries: 2 });
  expect(response.status()).toBe(200);
  const name = /filename\*=UTF-8''(\S+)/.exec(response.headers()["content-disposition"] ?? "")?.[1] ?? "";
  return { bytes: await response.body(), name: decodeURIComponent(name) };
}

for (const script of [true, false])
  test(`plates from before are brought in, ${script ? "on a desk" : "on a phone and without script"}`, async ({ browser }) => {
    const screen = script
      ? { viewport: { width: 1280, height: 900 } }
      : { viewport: { width: 360, height: 780 }, javaScriptEnabled: false };
    const staff = await (await browser.newContext(screen)).newPage();
    await signIn(staff, phoneOf("市科协经办"));
    const sound = () => (script ? expectAccessible(staff) : Promise.resolve());
    const send = async (name: string, buffer: Buffer) => {
      await staff.getByLabel(imports.file).setInputFiles({ name, mimeType: xlsx, buffer });
      await staff.getByRole("button", { name: imports.check }).click();
    };
    const mark = script ? "甲" : "乙";
    const of = { holder: "高新区生物医药产业园", home: `生物医药产业园旧馆${mark}` };
    const lines = [
      oldPlate(`临科匾（2017）${mark}1号`, { ...of, title: "旧称号" }),
      oldPlate(`临家2020-00${script ? 1 : 2}`, { ...of, holder: "临江市科技馆", home: `科技馆旧址${mark}` }),
    ];

    await staff.goto("/city/plaques");
    await staff.getByRole("link", { name: homes.register.import }).click();
    await staff.waitForURL(/\/city\/plaques\/import$/);
    await sound();
    const template = await downloaded(staff, imports.template);
    expect(template.name).toBe(imports.templateName);
    expect((await readBack(template.bytes))[0]).toEqual(Object.values(imports.columns));
    expect((await readBack(template.bytes, imports.guide)).flat()).toContain(imports.how.number);

    await test.step("what is no table, or nothing, is said", async () => {
      await staff.getByRole("button", { name: imports.check }).click();
      await expect(staff.getByRole("link", { name: String(imports.refused.none) })).toBeVisible();
      await send("牌匾.xlsx", Buffer.from("PK not at all"));
      await expect(staff.locator("main").getByRole("alert")).toContainText(imports.fileProblems.type ?? "");
      await send(
        "牌匾.xlsx",
        await plateTable(lines, (sheet) => {
          sheet.getCell("A1").value = "号码";
        }),
      );
      await expect(staff.locator("main").getByRole("alert")).toContainText(imports.columns.number);
      await sound();
    });

    await test.step("wrong lines are named, and nothing goes in", async () => {
      await send(
        "牌匾.xlsx",
        await plateTable(
          [...lines, oldPlate("临家2021-001", { ...of, home: "另一处" }), oldPlate("x", { ...of, holder: "没有这家", issuedOn: "2017年" })],
          (sheet) => {
            sheet.getCell(cellAt("title", 1)).value = { formula: '"旧"&"称号"', result: "旧称号" };
          },
        ),
      );
      await staff.waitForURL(/\/city\/plaques\/import\/[0-9a-f-]{36}$/);
      const bad = staff.getByRole("table", { name: words.badCaption });
      for (const [line, column, code] of [
        [2, "title", "formula"],
        [4, "number", "taken"],
        [5, "issuedOn", "notDay"],
      ] as const) {
        const said = imports.problems[code];
        const problem = typeof said === "function" ? said(imports.columns[column], "") : (said ?? "");
        await expect(bad.getByRole("row").filter({ hasText: words.lineNo(line) })).toContainText(
          words.at(imports.columns[column], problem),
        );
      }
      await expect(bad.getByRole("rowheader")).toHaveCount(3);
      await expect(staff.getByRole("button", { name: /导入这/ })).toHaveCount(0);
      await sound();
      if (script) await expectAccessibleForElders(staff);
      await staff.getByRole("link", { name: words.upload }).click();
    });

    await test.step("put right, all of it goes in", async () => {
      await send("牌匾（改）.xlsx", await plateTable(lines));
      await staff.waitForURL(/\/city\/plaques\/import\/[0-9a-f-]{36}$/);
      await expect(staff.getByRole("table", { name: words.goodCaption }).getByRole("rowheader")).toHaveCount(2);
      await sound();
      await staff.getByRole("button", { name: words.confirm(2) }).click();
      await expect(staff.getByRole("heading", { name: words.done(2) })).toBeVisible();
      await sound();
      const original = await downloaded(staff, words.original);
      expect((await readBack(original.bytes))[1]?.[0]).toBe(lines[0]?.number);
    });

    await test.step("the same table again leads to the same place", async () => {
      await staff.goto("/city/plaques/import");
      await send("牌匾（改）.xlsx", await plateTable(lines));
      await expect(staff.getByText(words.again)).toBeVisible();
      await expect(staff.getByRole("heading", { name: words.done(2) })).toBeVisible();
      const [{ count } = { count: 0 }] = await query<{ count: number }>(`SELECT count(*)::int AS count FROM "Plaque" WHERE number = $1`, [
        lines[0]?.number,
      ]);
      expect(count).toBe(1);
    });

    await test.step("a stranger checks one of them", async () => {
      const stranger = await (await browser.newContext(screen)).newPage();
      await stranger.goto("/verify");
      await stranger.getByLabel(homes.number).fill(`临科匾 [2017] ${mark}１号`);
      await stranger.getByRole("button", { name: homes.look }).click();
      await stranger.waitForURL(/\/verify\/[2-9A-Z]{16}$/);
      await expect(stranger.getByRole("heading", { level: 1 })).toHaveText(homes.states.valid.title);
      await expect(stranger.getByText("高新区生物医药产业园").first()).toBeVisible();
      await stranger.goto("/verify?number=临家2021-002");
      await expect(stranger.getByRole("heading", { level: 1 })).toHaveText(homes.states.expired.title);
      await expect(stranger.getByText("2024年5月29日").first()).toBeVisible();
      if (script) await expectAccessible(stranger);
    });
  });

/** Two applications of one round with everything behind them but the decision. */
async function upToDecision({ move, draft, recordVisit, rounds, today }: City): Promise<string[]> {
  const ids: string[] = [];
  for (const [officer, township] of [
    ["officer", "township"],
    ["officerElsewhere", "townshipElsewhere"],
  ] as const) {
    const id = await draft(officer, rounds.department);
    await move(officer, "submit", id);
    await move(officer, "selfApprovalApprove", id);
    await move(township, "endorseRecommend", id, { comment: "同意推荐" });
    await move("staff", "receiveRecordPapers", id, { copies: "1", receivedOn: today, stampChecked: "on" });
    await move("staff", "receiveConfirm", id);
    await move("staff", "formalReviewPass", id);
    await recordVisit("staff", id);
    await move("staff", "siteVisitPass", id);
    ids.push(id);
  }
  return ids;
}

/** Hung up as a notice, whose days pass. */
async function upToAward({ move, really, one, sql, rounds }: City, ids: string[]): Promise<void> {
  const words = { title: "公示", body: "现予公示", basis: "办法", contactPhone: "66550101" };
  const { to } = await really("staff", "notices.draftNotice", { ...words, roundId: rounds.department, applicationIds: ids });
  const noticeId = to?.split("/")[3] ?? "";
  await really("leader", "notices.releaseNotice", { noticeId });
  // Its thirty days pass, past the triggers that keep it as it is.
  await sql(`BEGIN; SET LOCAL session_replication_role = replica; UPDATE "PublicNotice" SET "publishedAt" = "publishedAt" - interval '30 days',
    "endsAt" = "endsAt" - interval '30 days', "firstDay" = "firstDay" - 30, "lastDay" = "lastDay" - 30 WHERE id = '${noticeId}'; COMMIT`);
  for (const id of ids) {
    await move("staff", "publicNoticePass", id);
    expect(await one(`SELECT kind FROM "Stage" WHERE "applicationId" = $1 AND state = 'open'`, id)).toBe("award");
  }
}

test("decisions and awards over a list, the certificate, and what the engraver needs", async ({ browser }) => {
  const city = await buildCity();
  try {
    const ids = await upToDecision(city);
    const [first = "", second = ""] = ids;
    // The office works without script; its list and its results are plain pages.
    const staff = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await signIn(staff, city.phones.staff, password);
    const leader = await (await browser.newContext({ viewport: { width: 360, height: 780 } })).newPage();
    await signIn(leader, city.phones.leader, password);

    await test.step("a meeting speaks about both, and the leader decides on both", async () => {
      const { propose, decide } = decisions;
      await staff.goto("/city/decisions");
      await staff.getByRole("listitem").filter({ hasText: city.mark }).getByRole("link", { name: many.open }).click();
      const ticks = staff.locator('input[name="tick"]');
      await expect(ticks).toHaveCount(2);
      for (const box of await ticks.all()) await box.check();
      await staff.getByLabel(applications.move.outcome).selectOption("approve");
      await staff.getByLabel(applications.move.reason).fill("场地、人员、制度都齐，建议授牌");
      await staff.getByLabel(applications.move.meeting).fill("党组会议");
      await staff.getByLabel(applications.move.attendees).fill("甲、乙");
      await staff.getByRole("button", { name: propose.submit }).click();
      await expect(staff.getByRole("heading", { name: propose.done(2) })).toBeVisible();

      await leader.goto("/city/decisions");
      await leader.getByRole("listitem").filter({ hasText: city.mark }).getByRole("link", { name: many.open }).click();
      await expect(leader.getByText("场地、人员、制度都齐，建议授牌")).toHaveCount(2);
      await expectAccessible(leader);
      await expectAccessibleForElders(leader);
      await shoot(leader, "decisions@360");
      // Nothing ticked is said before anything is sent, and what was typed stays.
      await leader.getByLabel(applications.move.documentNumber).fill("矩科协〔2026〕9号");
      await leader.getByRole("button", { name: decide.submit }).click();
      await expect(leader.getByLabel(applications.move.documentNumber)).toHaveValue("矩科协〔2026〕9号");
      await leader.getByRole("button", { name: ui.tickAll }).click();
      await leader.getByRole("button", { name: decide.submit }).click();
      await expect(leader.getByRole("heading", { name: decide.done(2) })).toBeVisible();
      await expectAccessible(leader);
      expect(await query(`SELECT DISTINCT "documentNumber", "meeting" FROM "Decision" WHERE "applicationId" = ANY($1)`, [ids])).toEqual([
        { documentNumber: "矩科协〔2026〕9号", meeting: "党组会议" },
      ]);
    });
    await upToAward(city, ids);

    await staff.goto("/city/awards");
    await staff.getByRole("listitem").filter({ hasText: city.mark }).getByRole("link", { name: many.open }).click();
    await staff.getByRole("button", { name: awards.submit, exact: true }).click();
    await expect(staff.locator("main").getByRole("alert")).toContainText(awards.nothing);
    const boxes = staff.locator('input[name="tick"]');
    await expect(boxes).toHaveCount(2);
    for (const box of await boxes.all()) await box.check();
    // Meanwhile one of them no longer wants its plate.
    await city.move("officerElsewhere", "forgo", second, { comment: "单位搬迁" });
    await staff.getByRole("button", { name: awards.submit, exact: true }).click();
    await expect(staff.getByRole("heading", { name: awards.done(1) })).toBeVisible();
    const lines = staff.getByRole("table", { name: awards.caption });
    const {
      id: plaqueId,
      number,
      verifyCode,
    } = await row<{ id: string; number: string; verifyCode: string }>(
      `SELECT id, number, "verifyCode" FROM "Plaque" WHERE "applicationId" = $1`,
      [first],
    );
    await expect(lines.getByRole("row").filter({ hasText: "药业" })).toContainText(`${awards.awarded} ${number}`);
    await expect(lines.getByRole("row").filter({ hasText: "轴承" })).toContainText(awards.not(awards.reasons.forbidden ?? ""));
    expect(await query(`SELECT 1 FROM "Plaque" WHERE "applicationId" = $1`, [second])).toEqual([]);
    const looking = await (await browser.newContext({ viewport: { width: 360, height: 780 } })).newPage();
    await signIn(looking, city.phones.staff, password);
    await looking.goto(staff.url());
    await expectAccessible(looking);
    // A reload posts nothing again, and says the same.
    await staff.reload();
    await expect(lines.getByRole("row").filter({ hasText: "药业" })).toContainText(number);

    await test.step("the certificate is there in a moment, for the city and for its office", async () => {
      const pdf = async (page: Page, address: string) => {
        const link = page.getByRole("link", { name: new RegExp(`^${homes.register.certificate}`) });
        await expect(async () => {
          await page.goto(address);
          await expect(link).toBeVisible({ timeout: 1_000 });
        }).toPass({ timeout: 60_000 });
        return downloaded(page, homes.register.certificate);
      };
      const ofCity = await pdf(looking, `/city/plaques/${plaqueId}`);
      expect(ofCity.name).toBe(`授牌证书 ${number}.pdf`);
      expect(ofCity.bytes.subarray(0, 5).toString()).toBe("%PDF-");
      await expectAccessible(looking);
      const officer = await (await browser.newContext()).newPage();
      await signIn(officer, city.phones.officer, password);
      expect((await pdf(officer, `/applications/${first}`)).bytes.equals(ofCity.bytes)).toBe(true);
      expect((await city.clients.officerElsewhere.send(`/api/plaques/${plaqueId}/certificate`)).status).toBe(404);
    });

    await test.step("the engraver's file has the plate, and the address that its code leads to", async () => {
      await looking.goto("/city/plaques");
      await looking.getByLabel(homes.register.handover).selectOption({ label: homes.register.waiting });
      await looking.getByRole("button", { name: homes.register.look }).click();
      await expect(looking.getByRole("link", { name: number })).toBeVisible();
      const { bytes, name } = await downloaded(looking, homes.register.engraver);
      expect(name).toMatch(/^牌匾制作清单 .+\.xlsx$/);
      const found = (await readBack(bytes)).find((line) => line[1] === number);
      expect(found?.[3]).toContain("药业有限公司");
      expect(found?.[5]).toMatch(/^二〇\S+月$/);
      const address = new URL(found?.[6] ?? "");
      expect(address.pathname).toBe(`/verify/${verifyCode}`);
      const stranger = await (await browser.newContext()).newPage();
      await stranger.goto(address.href);
      await expect(stranger.getByText(number)).toBeVisible();
      // Handed over, it is the engraver's no more; those from before never were.
      await city.really("staff", "homes.handOver", { plaqueId, onDay: city.today, receivedBy: "签收人" });
      const numbers = (await readBack((await downloaded(looking, homes.register.engraver)).bytes)).map((line) => line[1]);
      expect(numbers).not.toContain(number);
      expect(numbers).not.toContain("临家2021-001");
    });
  } finally {
    await city.close();
  }
});

test("nobody but the office finds these pages", async ({ browser }) => {
  for (const note of ["市科协负责人", "高新区科协", "青禾种业经办"]) {
    const page = await as(browser, note);
    for (const address of ["/city/plaques/import", "/city/awards"])
      expect((await page.goto(address))?.status(), `${note} ${address}`).toBe(404);
    await page.context().close();
  }
});
