// A round and how it comes out: points and places, applicants side by side, no more than the scheme awards, money within its range.
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { loadApplication } from "@/lib/applications/commands/draft";
import { reopenApplication, withdrawApplication } from "@/lib/applications/commands/lifecycle";
import { panelPass } from "@/lib/applications/commands/panel";
import * as stages from "@/lib/applications/commands/stages";
import { readApplication } from "@/lib/applications/queries/dossier";
import { citySubject } from "@/lib/kernel/access";
import { addDays, dayOf } from "@/lib/kernel/dates";
import { settleRound } from "@/lib/results/commands";
import { printResultList, resultSheet } from "@/lib/results/documents";
import { readComparison } from "@/lib/results/queries/compare";
import { loadRound, readResults } from "@/lib/results/queries/round";
import { importScheme, openRound, publishScheme } from "@/lib/schemes/commands";
import type { Criterion } from "@/lib/schemes/schema/criteria";
import type { SchemeDocument } from "@/lib/schemes/schema/document";
import type { Money } from "@/lib/schemes/schema/results";
import { defineCommand, runCommand } from "@/lib/server/command";
import { db } from "@/lib/server/db";
import {
  act,
  buildCity,
  type City,
  confirmAll,
  experts,
  later,
  monday,
  type OpenRound,
  type PersonActor,
  type PersonKey,
} from "../support/city";
import { assign, bringTo, move, passStage, proposal, score, submitted, tryMove } from "../support/dossier";
import { pageTexts } from "../support/pdf";
import { openPortal, type Portal } from "../support/portal";
import { heldAt } from "../support/race";
import { bands, group, origin, preset, said, schemeWith } from "../support/schemes";
import { readBack } from "../support/tables";

let portal: Portal;
let city: City;
let who: Record<PersonKey, PersonActor>;
beforeAll(async () => {
  portal = await openPortal();
  await portal.setClock(monday);
  city = await buildCity();
  const keys = Object.keys(city.persons) as PersonKey[];
  who = Object.fromEntries(await Promise.all(keys.map(async (key) => [key, await city.as(key)] as const))) as typeof who;
});
afterAll(() => portal.close());
beforeEach(() => portal.setClock(monday));

const today = dayOf(monday);
const refused = (kind: string) => ({ ok: false, problem: { kind } });
const blocked = (...blockers: string[]) => ({ ok: false, problem: { kind: "notNow", blockers } });
const wrong = (fields: Record<string, string[]>) => ({ ok: false, problem: { kind: "invalidInput", fields } });

const line = (key: string, name: string, cap: number): Criterion => ({
  ...{ key, name, kind: "manual", evidence: "optional", origin, floor: said(0), cap: said(cap) },
});
const groups = [group("place", [line("rooms", "场地", 6000)]), group("work", [line("events", "活动", 4000)])];
const ways = preset("linjiangScored2026.json").stages;
const short = ways.filter(({ kind }) => kind === "decision" || kind === "award");
const scored = ways.filter(({ kind }) => ["panelScoring", "decision", "award"].includes(kind));
const heads = [{ key: "build", name: "建家建设", origin }];
const money = (more: Partial<Money> = {}): Money => ({
  ...{ least: said(5_000_000), most: said(10_000_000), basis: said("perAwardee"), apart: [], heads, total: said(null) },
  ...more,
});

let [schemes, homes] = [0, 0];
async function roundOf(more: Partial<SchemeDocument> = {}): Promise<OpenRound> {
  const document = schemeWith({ groups, code: `results${(schemes += 1)}`, stages: short, ...more });
  const { id: versionId } = await act(importScheme, who.staff, { document: JSON.stringify(document) });
  await confirmAll(who.staff, versionId);
  await act(publishScheme, who.staff, { versionId });
  const { id: roundId } = await act(openRound, who.staff, {
    ...{ versionId, name: `第 ${schemes} 批`, opensOn: addDays(today, -1), lastDay: addDays(today, 2) },
    ...{ receivingOrganizationId: city.ids.academic, decidingOrganizationId: city.ids.city, departmentId: city.ids.academic },
  });
  const row = await db().round.findUniqueOrThrow({ where: { id: roundId }, select: { opensAt: true, closesAt: true } });
  return { roundId, versionId, document, ...row };
}
type Points = { rooms: string; events: string };
const applied = (round: OpenRound, applicant: "pharma" | "bearing", points: Points, home = `之家 ${(homes += 1)}`) =>
  submitted(city, "linjiang2026", { round, who: applicant, answers: { ...points, homeName: home } });
const both = async (round: OpenRound, one: Points, two: Points) => [
  await applied(round, "pharma", one),
  await applied(round, "bearing", two),
];
const proposed = async (id: string) => {
  await move(city, who.staff, stages.decisionPropose, id, proposal(today));
  return id;
};
const approve = (id: string, by: "leader" | "deputy" = "leader") => tryMove(city, who[by], stages.decisionApprove, id);
const approvedIn = (roundId: string) =>
  portal.one(
    `SELECT count(*)::int FROM "Decision" d JOIN "Application" a ON a.id = d."applicationId"
      WHERE a."roundId" = $1 AND d.outcome = 'approve' AND d."decidedAt" IS NOT NULL AND d."voidedAt" IS NULL`,
    roundId,
  );
const resultsOf = async (round: OpenRound, by: PersonKey = "leader") => {
  const found = await readResults(who[by], round.roundId);
  if (!found) throw new Error("no results");
  return found;
};
const afterwards = () => portal.setClock(later(monday, 10));
const settle = (round: OpenRound, more: object = {}, by: PersonKey = "leader") =>
  runCommand(settleRound, who[by], { roundId: round.roundId, reason: "", ...more });
const results = (least: number, most: number) => ({ least: said(least), most: said(most) });

describe("points and places", () => {
  it("go by the experts once a scoring is closed, and by the applicant's own before; each row says which", async () => {
    const round = await roundOf({ stages: scored, grading: bands() });
    const [pharma = "", bearing = ""] = await both(round, { rooms: "60", events: "40" }, { rooms: "50", events: "35" });
    expect((await resultsOf(round)).rows.map(({ id, place, total, source, grade }) => ({ id, place, total, source, grade }))).toEqual([
      { id: pharma, place: 1, total: 10000, source: "self", grade: "优秀" },
      { id: bearing, place: 2, total: 8500, source: "self", grade: "良好" },
    ]);
    await assign(city, pharma);
    const given = [
      { rooms: "50 场地小", events: "20 场次少" },
      { rooms: "48 场地小", events: "34 场次少" },
      { rooms: "49 场地小", events: "30 场次少" },
    ];
    for (const [at, points] of given.entries()) await score(city, experts[at] ?? "expert", pharma, points);
    // All are in, but nothing is frozen before the office closes it.
    expect((await resultsOf(round)).rows[0]).toMatchObject({ id: pharma, source: "self", spread: null });
    await move(city, who.staff, panelPass, pharma);
    const rows = (await resultsOf(round)).rows;
    expect(rows.map(({ id, place, source }) => ({ id, place, source }))).toEqual([
      { id: bearing, place: 1, source: "self" },
      { id: pharma, place: 2, source: "panel" },
    ]);
    const { total } = await db().panelResult.findFirstOrThrow({ where: { stage: { applicationId: pharma } } });
    expect(rows[1]).toMatchObject({
      total,
      widest: "活动",
      spread: { low: 7000, high: 8200, widest: { key: "events", low: 2000, high: 3400 } },
    });
    const side = await readComparison(who.staff, round.roundId, [pharma, bearing]);
    expect(side?.applicants.map(({ id, source }) => [id, source])).toEqual([
      [pharma, "panel"],
      [bearing, "self"],
    ]);
    const events = side?.groups[1]?.lines[0];
    expect(events).toMatchObject({
      differs: true,
      cells: [
        { points: 2800, mark: "least" },
        { points: 3500, mark: "most" },
      ],
    });
    expect(events?.cells[0]).toMatchObject({ mean: { low: 2000, high: 3400 }, self: { points: 4000 } });
    const rooms = side?.groups[0]?.lines[0];
    expect(rooms).toMatchObject({ differs: true, cells: [{ points: 4900 }, { points: 5000 }] });
  });

  it("let the best of a quota keep the grade, and stop at equals where people must decide", async () => {
    const first = bands().grades.map((grade) =>
      grade.key === "excellent" ? { ...grade, quota: { kind: "number" as const, most: said(1) } } : grade,
    );
    const clear = await roundOf({ grading: bands({ grades: first }) });
    await both(clear, { rooms: "60", events: "40" }, { rooms: "60", events: "39" });
    expect((await resultsOf(clear)).rows.map(({ grade, fellFrom }) => [grade, fellFrom])).toEqual([
      ["优秀", null],
      ["良好", "优秀"],
    ]);
    const equal = await roundOf({ grading: bands({ grades: first }) });
    await both(equal, { rooms: "60", events: "39" }, { rooms: "60", events: "39" });
    const stopped = await resultsOf(equal);
    expect(stopped.stopped).toMatchObject([{ grade: "优秀", seats: 1 }]);
    expect(stopped.stopped[0]?.names).toHaveLength(2);
    expect(stopped.rows.map(({ place, grade }) => [place, grade])).toEqual([
      [1, null],
      [1, null],
    ]);
  });

  it("leave out whoever withdrew", async () => {
    const round = await roundOf();
    const [pharma = ""] = await both(round, { rooms: "60", events: "40" }, { rooms: "50", events: "35" });
    await move(city, "pharma", withdrawApplication, pharma);
    expect((await resultsOf(round)).rows.map(({ status, place }) => [status, place])).toEqual([
      ["inProgress", 1],
      ["withdrawn", null],
    ]);
  });

  it("take five statements, and are the office's alone", async () => {
    const round = await roundOf();
    await both(round, { rooms: "60", events: "40" }, { rooms: "50", events: "35" });
    const query = vi.spyOn(pg.Client.prototype, "query");
    try {
      await readResults(who.leader, round.roundId);
      const sent = query.mock.calls.map(([text]: unknown[]) =>
        typeof text === "string" ? text : ((text as { text?: string }).text ?? ""),
      );
      expect(sent.filter((text) => !/^(BEGIN|COMMIT|SET)/.test(text)).length).toBeLessThanOrEqual(5);
    } finally {
      query.mockRestore();
    }
    for (const key of ["pharma", "highTech", "receiver", "expert", "security"] as const) {
      expect(await readResults(who[key], round.roundId)).toBeNull();
      expect(await readComparison(who[key], round.roundId, [])).toBeNull();
      expect(await resultSheet(who[key], round.roundId)).toBeNull();
      expect(await printResultList(who[key], round.roundId)).toBeNull();
    }
  });

  it("are compared two to four at a time, of this round only", async () => {
    const round = await roundOf();
    const [pharma = "", bearing = ""] = await both(round, { rooms: "60", events: "40" }, { rooms: "50", events: "40" });
    const other = await applied(await roundOf(), "pharma", { rooms: "60", events: "40" });
    const fits = async (...ids: string[]) => (await readComparison(who.staff, round.roundId, ids))?.fits;
    expect([await fits(), await fits(pharma), await fits(pharma, bearing), await fits(pharma, other)]).toEqual([false, false, true, false]);
    const side = await readComparison(who.staff, round.roundId, [pharma, bearing]);
    expect(side?.groups.map(({ lines }) => lines.map(({ differs }) => differs))).toEqual([[true], [false]]);
  });
});

describe("the places of a round (K22)", () => {
  it("are not exceeded: the page says so before, the gate then", async () => {
    const round = await roundOf({ results: results(1, 1) });
    const [one = "", two = ""] = await both(round, { rooms: "60", events: "40" }, { rooms: "50", events: "35" });
    await proposed(one);
    await proposed(two);
    expect(await approve(one)).toMatchObject({ ok: true });
    expect(await approve(two)).toEqual(blocked("placesLeft"));
    expect((await readApplication(who.leader, two))?.moves.find(({ name }) => name === "approve")?.blockers).toEqual(["placesLeft"]);
    expect(await approvedIn(round.roundId)).toBe(1);
  });

  it("are not exceeded by two leaders at once", async () => {
    const round = await roundOf({ results: results(1, 1) });
    const ids = await both(round, { rooms: "60", events: "40" }, { rooms: "50", events: "35" });
    for (const id of ids) await proposed(id);
    const [one = "", two = ""] = ids;
    const said = await heldAt(portal, "Decision", [() => approve(one, "leader"), () => approve(two, "deputy")]);
    const outcomes = said.map((each) => (each.status === "fulfilled" ? (each.value.ok ? "ok" : each.value.problem) : "thrown"));
    expect(outcomes).toContainEqual("ok");
    expect(outcomes).toContainEqual({ kind: "notNow", blockers: ["placesLeft"] });
    expect(await approvedIn(round.roundId)).toBe(1);
  });

  it("without the round's lock are", async () => {
    const round = await roundOf({ results: results(1, 1) });
    const ids = await both(round, { rooms: "60", events: "40" }, { rooms: "50", events: "35" });
    for (const id of ids) await proposed(id);
    const [one = "", two = ""] = ids;
    const naive = defineCommand({ ...stages.decisionApprove, load: loadApplication });
    await heldAt(portal, "Decision", [() => tryMove(city, who.leader, naive, one), () => tryMove(city, who.deputy, naive, two)]);
    expect(await approvedIn(round.roundId)).toBe(2);
  });
});

describe("the list", () => {
  const awardedRound = async (more: Partial<SchemeDocument>) => {
    const round = await roundOf(more);
    const [one = "", two = ""] = await both(round, { rooms: "60", events: "40" }, { rooms: "50", events: "35" });
    await bringTo(city, one, "awarded");
    await move(city, who.staff, stages.decisionPropose, two, proposal(today, "refuse"));
    return { round, one, two, end: () => move(city, who.leader, stages.decisionRefuse, two) };
  };

  it("is settled by the leader, after the window, when nothing is on the way", async () => {
    const { round, end } = await awardedRound({ results: results(1, 2) });
    expect(await settle(round, {}, "staff")).toEqual(refused("forbidden"));
    expect(await settle(round, {}, "pharma")).toEqual(refused("notFound"));
    expect(await settle(round)).toEqual(blocked("windowOver", "roundRunning"));
    await end();
    expect(await settle(round)).toEqual(blocked("windowOver"));
    await afterwards();
    expect(await settle(round)).toMatchObject({ ok: true });
    expect(await resultsOf(round)).toMatchObject({ settled: { by: "顾长河", reason: null }, settling: null });
    expect(await settle(round)).toEqual(refused("conflict"));
  });

  it("with fewer than the scheme says needs a reason", async () => {
    const { round, end } = await awardedRound({ results: results(2, 4) });
    await end();
    await afterwards();
    expect(await settle(round)).toEqual(wrong({ reason: ["required"] }));
    expect(await settle(round, { reason: "只有一家达到标准" })).toMatchObject({ ok: true });
    expect((await resultsOf(round)).settled?.reason).toBe("只有一家达到标准");
  });

  it("once settled takes nobody in, and nobody back", async () => {
    const { round, two, end } = await awardedRound({ results: results(1, 2) });
    await end();
    await afterwards();
    expect(await settle(round)).toMatchObject({ ok: true });
    expect(await tryMove(city, who.staff, reopenApplication, two, { comment: "再议" })).toEqual(blocked("roundUnsettled"));
    // As if one had been on the way all the same.
    await portal.setClock(monday);
    const late = await roundOf({ results: results(1, 2) });
    const id = await proposed(await applied(late, "pharma", { rooms: "60", events: "40" }));
    await db().roundResult.create({ data: { roundId: late.roundId, settledAt: monday, settledById: city.persons.leader } });
    expect(await approve(id)).toEqual(blocked("roundUnsettled"));
  });

  const atOnce = async (settling: typeof settleRound, reopen: typeof reopenApplication) => {
    await portal.setClock(monday);
    const round = await roundOf({ results: results(1, 2) });
    const one = await applied(round, "pharma", { rooms: "60", events: "40" });
    await bringTo(city, one, "awarded");
    const two = await applied(round, "bearing", { rooms: "50", events: "35" });
    await move(city, who.staff, stages.decisionPropose, two, proposal(today, "refuse"));
    await move(city, who.leader, stages.decisionRefuse, two);
    await afterwards();
    const said = await heldAt(portal, "AuditEntry", [
      () => runCommand(settling, who.leader, { roundId: round.roundId, reason: "" }),
      () => tryMove(city, who.staff, reopen, two, { comment: "再议" }),
    ]);
    return said.filter((each) => each.status === "fulfilled" && each.value.ok).length;
  };
  it("and one that is taken up again at the same moment do not miss each other; without the locks they do", async () => {
    expect(await atOnce(settleRound, reopenApplication)).toBe(1);
    const bare = defineCommand({
      ...settleRound,
      load: async ({ tx, input }) => {
        const row = await loadRound(tx, input.roundId);
        return row && { id: row.id, subject: citySubject, row };
      },
    });
    expect(await atOnce(bare, defineCommand({ ...reopenApplication, load: loadApplication }))).toBe(2);
  });
});

describe("money (K23)", () => {
  async function endedRound(more: Partial<SchemeDocument>) {
    const round = await roundOf({ results: results(1, 4), ...more });
    const ids = await both(round, { rooms: "60", events: "40" }, { rooms: "50", events: "35" });
    for (const id of ids) {
      await passStage(city, id);
      await passStage(city, id);
    }
    await afterwards();
    return { round, one: ids[0] ?? "", two: ids[1] ?? "" };
  }

  it("is named for each awarded, within its range", async () => {
    const { round, one, two } = await endedRound({ money: money({ total: said(15_000_000) }) });
    const given = (first: string, second: string) => ({ amount: { [one]: first, [two]: second } });
    expect(await settle(round)).toEqual(wrong({ [`amount.${one}`]: ["required"], [`amount.${two}`]: ["required"] }));
    expect(await settle(round, given("49999.99", "100000.01"))).toEqual(
      wrong({ [`amount.${one}`]: ["outOfRange"], [`amount.${two}`]: ["outOfRange"] }),
    );
    expect(await settle(round, given("五万", "60000"))).toEqual(wrong({ [`amount.${one}`]: ["notNumber"] }));
    expect(await settle(round, given("80000", "70000.01"))).toEqual(wrong({ sum: ["overTotal"] }));
    expect(await portal.one(`SELECT count(*)::int FROM "RoundAward" WHERE "roundId" = $1`, round.roundId)).toBe(0);
    expect(await settle(round, given("100,000", "50000.00"))).toMatchObject({ ok: true });
    expect((await resultsOf(round)).rows.map(({ id, amount }) => [id, amount])).toEqual([
      [one, 10_000_000],
      [two, 5_000_000],
    ]);
    expect((await readApplication(who.pharma, one))?.amount).toBe(10_000_000);
  });

  it("of all together is held by its sum", async () => {
    const { round, one, two } = await endedRound({ money: money({ basis: said("total") }) });
    const given = (first: string, second: string) => ({ amount: { [one]: first, [two]: second } });
    expect(await settle(round, given("20000", "29999.99"))).toEqual(wrong({ sum: ["outOfTotal"] }));
    expect(await settle(round, given("90000", "20000"))).toEqual(wrong({ sum: ["outOfTotal"] }));
    expect(await settle(round, given("20000", "30000"))).toMatchObject({ ok: true });
  });
});

describe("the list on paper and as a spreadsheet", () => {
  it("says who got what, and runs nothing", async () => {
    const round = await roundOf({ results: results(1, 4), money: money() });
    const one = await applied(round, "pharma", { rooms: "60", events: "40" }, "=1+1之家");
    await bringTo(city, one, "awarded");
    const drafted = await readBack((await resultSheet(who.staff, round.roundId))?.bytes ?? new Uint8Array());
    expect(drafted.at(-1)?.[0]).toContain("还没有确定");
    await afterwards();
    expect(await settle(round, { amount: { [one]: "50000.5" } })).toMatchObject({ ok: true });
    const made = await resultSheet(who.staff, round.roundId);
    const rows = await readBack(made?.bytes ?? new Uint8Array());
    expect(rows[0]).toEqual(["名次", "申报单位", "之家", "申报编号", "分数", "分数来源", "结果", "金额（元）"]);
    expect(rows[1]).toEqual(["1", "新纪元制药科协", "'=1+1之家", expect.any(String), "100", "自评", "已授牌", "50,000.50"]);
    expect(rows).toHaveLength(2);
    const [page = ""] = await pageTexts((await printResultList(who.leader, round.roundId))?.bytes ?? new Uint8Array());
    for (const text of ["评选结果", "新纪元制药科协", "=1+1之家", "50,000.50", "金额合计50,000.50元"]) expect(page).toContain(text);
    expect(page).not.toContain("还没有确定");
  });
});
