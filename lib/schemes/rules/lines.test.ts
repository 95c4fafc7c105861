import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { partKey } from "../schema/keys";
import { arbitraryFacts, arbitraryLine, group, measures, origin, said, schemeWith } from "@/tests/support/schemes";
import type { Criterion, SimpleCriterion, Test } from "../schema/criteria";
import type { ScoreFacts } from "./facts";
import { scoreLine } from "./score";

type Without = { [key: string]: unknown };
/** A line as a 考核细则 prints it. */
const line = (kind: Criterion["kind"], name: string, more: Without): Criterion =>
  ({ key: "line", kind, name, evidence: "none", origin, ...more }) as Criterion;
const facts = (answers: ScoreFacts["answers"], held?: number): ScoreFacts => ({
  answers,
  computed: held === undefined ? {} : { activitiesHeld: held },
  evidence: new Map(),
});
const score = (criterion: Criterion, given: ScoreFacts) =>
  scoreLine(schemeWith({ groups: [group("work", [criterion])], measures }), criterion, given);
const at = (measure: string, from: number | null, to: number | null = null, open = false): Test[number] => ({
  kind: "measure",
  measure,
  from: from === null ? null : { value: from, open },
  to: to === null ? null : { value: to, open: true },
});

describe("points given by hand", () => {
  const criterion = line("manual", "工作特色（-5 至 10 分）", { floor: said(-500), cap: said(1000) });
  it("are those that were given, and not yet given is not nought", () => {
    expect(score(criterion, facts({ line: 750 }))).toEqual({
      key: "line",
      points: 750,
      raw: 750,
      floor: -500,
      cap: 1000,
      by: { code: "manual" },
      next: null,
    });
    expect(score(criterion, facts({ line: 0 })).points).toBe(0);
    expect(score(criterion, facts({}))).toMatchObject({ points: null, raw: null, by: { code: "notGiven" } });
  });
  it.each([1001, -501, 1.5, Number.NaN])("refuse %d, outside of their ends", (points) => {
    expect(() => score(criterion, facts({ line: points }))).toThrow(RangeError);
  });
});

it("固定分：有独立办公场所，得 5 分", () => {
  const criterion = line("fixed", "有独立办公场所，得 5 分", { points: 500 });
  expect(score(criterion, facts({ line: true }))).toMatchObject({ points: 500, by: { code: "ticked" }, next: null });
  expect(score(criterion, facts({}))).toMatchObject({
    points: 0,
    by: { code: "notTicked" },
    next: { points: 500, needs: [{ kind: "met", criterion: "line" }] },
  });
});

it("固定分按条件：会员占科技工作者过半，得 5 分", () => {
  const criterion = line("fixed", "会员占比超过 50%，得 5 分", { points: 500, when: [at("share", 50, null, true)] });
  expect(score(criterion, facts({ members: 1251, staff: 2500 }))).toMatchObject({ points: 500, by: { code: "holds" } });
  expect(score(criterion, facts({ members: 1250, staff: 2500 }))).toMatchObject({ points: 0, by: { code: "doesNotHold" } });
  expect(score(criterion, facts({ members: 0, staff: 0 }))).toMatchObject({
    points: null,
    by: { code: "missing", keys: [], empty: ["share"] },
  });
  expect(score(criterion, facts({ staff: 5 }))).toMatchObject({ points: null, by: { code: "missing", keys: ["members"] } });
});

it("扣分项：被通报批评，扣 10 分", () => {
  const criterion = line("fixed", "被通报批评，扣 10 分", { points: -1000 });
  expect(score(criterion, facts({ line: true }))).toMatchObject({ points: -1000, floor: -1000, cap: 0 });
  expect(score(criterion, facts({}))).toMatchObject({ points: 0, next: null });
});

describe("分档：会员 100 人以上 10 分，50 至 99 人 6 分，不足 50 人 2 分", () => {
  const tiers = [
    { when: [at("members", 100)], points: 1000 },
    { when: [at("members", 50, 100)], points: 600 },
  ];
  const criterion = line("tiers", "会员规模", { pick: "first", tiers, otherwise: 200 });
  it.each([
    [100, 1000, { code: "tier", index: 0 }, null],
    [99, 600, { code: "tier", index: 1 }, { points: 400, needs: [{ kind: "measure", measure: "members", missing: 1 }] }],
    [50, 600, { code: "tier", index: 1 }, { points: 400, needs: [{ kind: "measure", measure: "members", missing: 50 }] }],
  ])("%i 人", (members, points, by, next) => expect(score(criterion, facts({ members }))).toMatchObject({ points, by, next }));
  it("below all of them gives the rest", () =>
    expect(score(criterion, facts({ members: 49 }))).toMatchObject({ points: 200, by: { code: "otherwise" } }));
  it("is not known without the measure", () =>
    expect(score(criterion, facts({}))).toMatchObject({ points: null, next: null, by: { code: "missing", keys: ["members"] } }));
});

it("分档按并且、或者：满足其一即可", () => {
  const tiers = [
    { when: [at("members", 100), { kind: "any", of: [at("funds", 50), at("staff", 200)] }], points: 1000 },
    { when: [at("members", 20)], points: 400 },
  ];
  const criterion = line("tiers", "规模和经费", { pick: "highest", tiers, otherwise: 0 });
  expect(score(criterion, facts({ members: 100, funds: 49, staff: 200 })).points).toBe(1000);
  expect(score(criterion, facts({ members: 100, funds: 49, staff: 199 }))).toMatchObject({
    points: 400,
    next: {
      points: 600,
      needs: [
        {
          kind: "any",
          of: [
            { measure: "funds", missing: 1 },
            { measure: "staff", missing: 1 },
          ],
        },
      ],
    },
  });
  // The higher tier could still hold, so the lower one is not certain.
  expect(score(criterion, facts({ members: 100, funds: 49 })).points).toBe(null);
  expect(score(criterion, facts({ members: 99, funds: 49 })).points).toBe(400);
});

it("分档就高：几档同时符合的，按最高的一档，不论先后", () => {
  const tiers = [300, 900, 600].map((points, index) => ({ when: [at("members", 10 + index)], points }));
  const criterion = line("tiers", "就高", { pick: "highest", tiers, otherwise: 0 });
  expect([9, 10, 11, 12].map((members) => score(criterion, facts({ members })).by)).toEqual([
    { code: "otherwise" },
    { code: "tier", index: 0 },
    { code: "tier", index: 1 },
    { code: "tier", index: 1 },
  ]);
});

it("后面的一档推翻前面的一档", () => {
  const tiers = [
    { when: [at("members", 10)], points: 1000 },
    { when: [{ kind: "evidence", least: 1 }], points: 0 },
  ];
  const [last, first] = (["last", "first"] as const).map((pick) => line("tiers", "有投诉记录的不得分", { pick, tiers, otherwise: 100 }));
  const given: ScoreFacts = { ...facts({ members: 10 }), evidence: new Map([["line", 1]]) };
  expect(last && score(last, given)).toMatchObject({ points: 0, by: { code: "tier", index: 1 } });
  expect(first && score(first, given)).toMatchObject({ points: 1000, by: { code: "tier", index: 0 } });
});

it("清单：五项制度，齐全 10 分，三项以上 6 分", () => {
  const criterion = line("list", "制度建设", {
    items: ["a", "b", "c", "d", "e"].map((key) => ({ key, name: `制度 ${key}` })),
    steps: [
      { least: 3, points: 600 },
      { least: 5, points: 1000 },
    ],
  });
  const ticked = (count: number) =>
    facts(Object.fromEntries(["a", "b", "c", "d", "e"].slice(0, count).map((key) => [partKey("line", key), true])));
  expect([0, 2, 3, 4, 5].map((count) => score(criterion, ticked(count)).points)).toEqual([0, 0, 600, 600, 1000]);
  expect(score(criterion, ticked(1))).toMatchObject({
    by: { code: "step", index: null, ticked: 1 },
    next: { points: 600, needs: [{ kind: "items", criterion: "line", missing: 2 }] },
  });
});

describe("按次计分：每 1 次 2 分，最多 10 分", () => {
  const criterion = line("perUnit", "每举办 1 次活动得 2 分，最多 10 分", { measure: "held", per: 1, each: 200, whole: true, cap: 1000 });
  it.each([
    [0, 0, 0],
    [4, 800, 800],
    [5, 1000, 1000],
    [12, 1000, 2400],
  ])("%i 次", (held, points, raw) =>
    expect(score(criterion, facts({}, held))).toMatchObject({ points, raw, by: { code: "units", units: held * 100 } }),
  );
  it("says what one more brings, until the cap", () => {
    expect(score(criterion, facts({}, 4)).next).toEqual({ points: 200, needs: [{ kind: "measure", measure: "held", missing: 1 }] });
    expect(score(criterion, facts({}, 5)).next).toBe(null);
  });
  it("每 3 次 1 分：不足 3 次的部分，按整数算不计，按比例算照计", () => {
    const [whole, part] = [true, false].map((only) =>
      line("perUnit", "每 3 次 1 分", { measure: "held", per: 3, each: 100, whole: only, cap: 1000 }),
    );
    expect(whole && score(whole, facts({}, 5))).toMatchObject({ points: 100, next: { points: 100, needs: [{ missing: 1 }] } });
    // 1.6666… points are 1.67.
    expect(part && score(part, facts({}, 5))).toMatchObject({ points: 167, by: { code: "units", units: 167 } });
  });
});

it("按比例：会员占比达到 80% 得满分 10 分，不足的按比例得分", () => {
  const criterion = line("proportional", "会员占比", { measure: "share", target: 80, points: 1000 });
  expect(score(criterion, facts({ members: 80, staff: 100 })).points).toBe(1000);
  expect(score(criterion, facts({ members: 100, staff: 100 }))).toMatchObject({ points: 1000, raw: 1250 });
  expect(score(criterion, facts({ members: 40, staff: 100 }))).toMatchObject({
    points: 500,
    by: { code: "proportion", share: 5000 },
    next: { points: 500, needs: [{ kind: "measure", measure: "share", missing: 40 }] },
  });
  // Exact to the end: a third of all is 41.666… of a hundred, 4.17 points.
  expect(score(criterion, facts({ members: 1, staff: 3 })).points).toBe(417);
});

it("按差额扣分：应办 12 次，每少 1 次扣 1.5 分，扣完为止", () => {
  const criterion = line("shortfall", "活动次数", { measure: "held", target: 12, per: 1, each: 150, whole: true, points: 1000 });
  expect(score(criterion, facts({}, 15))).toMatchObject({ raw: 1000, by: { code: "short", units: 0 }, next: null });
  expect([12, 15, 11, 6, 5, 0].map((held) => score(criterion, facts({}, held)).points)).toEqual([1000, 1000, 850, 100, 0, 0]);
  expect(score(criterion, facts({}, 11))).toMatchObject({
    by: { code: "short", units: 100 },
    next: { points: 150, needs: [{ measure: "held", missing: 1 }] },
  });
});

it("扣分：满分 10 分，每发生 1 次投诉扣 2 分，扣至 -4 分为止", () => {
  const criterion = line("deduction", "投诉", { measure: "held", start: 1000, per: 1, each: 200, whole: true, floor: -400 });
  expect([0, 1, 5, 6, 7, 8].map((held) => score(criterion, facts({}, held)).points)).toEqual([1000, 800, 0, -200, -400, -400]);
  expect(score(criterion, facts({}, 3))).toMatchObject({ by: { code: "taken", units: 300 }, next: null });
});

describe("就高不就低：国家级 10 分，省级 6 分", () => {
  const option = (key: string, points: number, more: Without = {}) => ({
    key,
    kind: "fixed",
    name: key,
    evidence: "none",
    origin,
    points,
    ...more,
  });
  const criterion = line("bestOf", "获奖", { options: [option("national", 1000), option("province", 600)] });
  it("takes the one that gives most", () => {
    expect(score(criterion, facts({ national: true, province: true }))).toMatchObject({
      points: 1000,
      by: { code: "best", option: "national", by: { code: "ticked" } },
    });
    expect(score(criterion, facts({ province: true }))).toMatchObject({
      points: 600,
      next: { points: 400, needs: [{ kind: "met", criterion: "national" }] },
    });
  });
  it("is open while one that could give more is not known, and only then", () => {
    const open = line("bestOf", "获奖", {
      options: [option("national", 1000, { when: [at("members", 10)] }), option("province", 600), option("all", 1000)],
    });
    expect(score(open, facts({ province: true }))).toMatchObject({ points: null, by: { code: "missing", keys: ["members"] } });
    expect(score(open, facts({ all: true })).points).toBe(1000);
  });
  it("of points by hand waits for them", () => {
    const byHand = line("bestOf", "特色", {
      options: [option("one", 100), { key: "two", kind: "manual", name: "特色", evidence: "none", origin, floor: said(0), cap: said(500) }],
    });
    expect(score(byHand, facts({ one: true }))).toMatchObject({ points: null, by: { code: "notGiven" } });
    expect(score(byHand, facts({ one: true, two: 300 })).points).toBe(300);
  });
});

it("前提：未成立科协的，本项不得分", () => {
  const criterion = line("fixed", "组织活动", { points: 500, requires: [at("members", 1)] });
  expect(score(criterion, facts({ line: true, members: 1 })).points).toBe(500);
  expect(score(criterion, facts({ line: true, members: 0 }))).toMatchObject({
    points: 0,
    by: { code: "requiresUnmet" },
    next: { points: 500, needs: [{ kind: "measure", measure: "members", missing: 1 }] },
  });
  expect(score(criterion, facts({ line: true })).points).toBe(null);
});

it("一票否决：勾选或者按条件", () => {
  const [ticked, computed] = [line("veto", "弄虚作假", {}), line("veto", "全年没有活动", { when: [at("held", null, 1)] })];
  expect([score(ticked, facts({ line: true })).by.code, score(ticked, facts({})).by.code]).toEqual(["strikes", "clear"]);
  expect([score(computed, facts({}, 0)).by.code, score(computed, facts({}, 1)).by.code]).toEqual(["strikes", "clear"]);
  expect(score(computed, facts({})).points).toBe(null);
});

it("the line's own floor and cap cut what the rule gave, and it is shown", () => {
  const criterion = line("fixed", "得 5 分，最多计 3 分", { points: 500, cap: 300 });
  expect(score(criterion, facts({ line: true }))).toMatchObject({ points: 300, raw: 500, cap: 300 });
});

const anyLine = arbitraryLine("line");
const schemeOf = (criterion: SimpleCriterion) => schemeWith({ groups: [group("work", [criterion])], measures });

describe("any line", () => {
  it("never lies above its cap or below its floor", () => {
    fc.assert(
      fc.property(
        anyLine.chain((criterion) => fc.tuple(fc.constant(criterion), arbitraryFacts(schemeOf(criterion)))),
        ([criterion, given]) => {
          const found = score(criterion, given);
          if (found.points === null) return;
          expect(found.points).toBeGreaterThanOrEqual(found.floor);
          expect(found.points).toBeLessThanOrEqual(found.cap);
          expect(Number.isInteger(found.points)).toBe(true);
          if (found.next) expect(found.points + found.next.points).toBeLessThanOrEqual(found.cap);
        },
      ),
      { numRuns: 800 },
    );
    // The control: without the cut a rule does give more.
    expect(
      score(line("perUnit", "每次 2 分", { measure: "held", per: 1, each: 200, whole: true, cap: 1000 }), facts({}, 12)).raw,
    ).toBeGreaterThan(1000);
  });

  it("rises with its measure, and a deduction falls", () => {
    const measured = anyLine.filter(
      (criterion) =>
        ["perUnit", "proportional", "shortfall", "deduction", "tiers"].includes(criterion.kind) ||
        (criterion.kind === "fixed" && criterion.when !== undefined),
    );
    const moved: Record<string, number> = {};
    fc.assert(
      fc.property(measured, fc.nat(100), fc.nat(30), (criterion, from, more) => {
        // All measures move together; the ratio with its upper part.
        const points = (value: number) => score(criterion, facts({ members: value, staff: 100, funds: value }, value)).points ?? 0;
        const change = points(from + more) - points(from);
        if (criterion.kind === "deduction") expect(change).toBeLessThanOrEqual(0);
        else expect(change).toBeGreaterThanOrEqual(0);
        if (change !== 0) moved[criterion.kind] = (moved[criterion.kind] ?? 0) + 1;
      }),
      { numRuns: 1000 },
    );
    // The control: every kind does move.
    expect(Object.keys(moved).sort()).toEqual(["deduction", "fixed", "perUnit", "proportional", "shortfall", "tiers"]);
  });

  it("of a list rises with every tick", () => {
    const lists = anyLine.filter((criterion) => criterion.kind === "list");
    fc.assert(
      fc.property(lists, fc.nat(8), (criterion, count) => {
        if (criterion.kind !== "list") return;
        const ticked = (n: number) =>
          facts(Object.fromEntries(criterion.items.slice(0, n).map((item) => [partKey("line", item.key), true])));
        expect(score(criterion, ticked(count + 1)).points).toBeGreaterThanOrEqual(score(criterion, ticked(count)).points ?? 0);
      }),
    );
  });

  it("gives what its next outcome promised, once what it needs is there", () => {
    let kept = 0;
    const measured = anyLine.filter((criterion) => ["perUnit", "proportional", "shortfall", "tiers", "fixed"].includes(criterion.kind));
    fc.assert(
      fc.property(measured, fc.nat(60), (criterion, value) => {
        const given = facts({ members: value, staff: 100, funds: value }, value);
        const found = score(criterion, given);
        const need = found.next?.needs[0];
        if (!found.next || found.next.needs.length !== 1 || need?.kind !== "measure") return;
        const after = value + need.missing;
        const then = score(criterion, facts({ members: after, staff: 100, funds: after }, after)).points;
        expect(then).toBeGreaterThanOrEqual((found.points ?? 0) + found.next.points);
        // Not a unit too many: one less gives less.
        if (criterion.kind !== "shortfall" && criterion.kind !== "perUnit" && criterion.kind !== "proportional") {
          const less = score(criterion, facts({ members: after - 1, staff: 100, funds: after - 1 }, after - 1)).points;
          expect(less).toBeLessThan((found.points ?? 0) + found.next.points);
        }
        kept += 1;
      }),
      { numRuns: 800 },
    );
    expect(kept).toBeGreaterThan(80);
  });
});
