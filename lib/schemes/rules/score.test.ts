import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { resultOf } from "@/lib/applications/rules/scores";
import {
  arbitraryFacts,
  arbitraryScheme,
  bands,
  bigScheme,
  group,
  measures,
  origin,
  preset,
  said,
  schemeWith,
} from "@/tests/support/schemes";
import type { Criterion, CriteriaGroup } from "../schema/criteria";
import { criteriaOf, type SchemeDocument } from "../schema/document";
import { scoredLines } from "./ends";
import type { ScoreFacts } from "./facts";
import { reachable } from "./reach";
import { scoreLine, scoreOf } from "./score";
import { settle } from "./settle";

const facts = (answers: ScoreFacts["answers"], held?: number): ScoreFacts => ({
  answers,
  computed: held === undefined ? {} : { activitiesHeld: held },
  evidence: new Map(),
});
const manual = (key: string, cap: number, floor = 0): Criterion => ({
  key,
  kind: "manual",
  name: "指标",
  evidence: "none",
  origin,
  floor: said(floor),
  cap: said(cap),
});
const fixed = (key: string, points: number): Criterion => ({ key, kind: "fixed", name: "指标", evidence: "none", origin, points });
const simple = (key: string, kind: "checklist" | "veto"): Criterion => ({ key, kind, name: "指标", evidence: "none", origin });

/** How every total was reckoned before groups could cut. */
const sumOf = (points: readonly unknown[]): number => points.reduce<number>((all, one) => all + Number(one), 0);

const presets = ["kunshan2024.json", "linjiang2026.json", "linjiangScored2026.json", "yiyang2024.json"];

describe.each(presets)("%s, as before", (name) => {
  const document = preset(name);
  const lines = scoredLines(document.standards.groups);
  const given = fc.record(Object.fromEntries(lines.map(({ key, floor, cap }) => [key, fc.integer({ min: floor, max: cap })])), {
    requiredKeys: [],
  });

  it("adds up the applicant's own points to the same total", () => {
    fc.assert(
      fc.property(given, (some) => {
        const answers = some as ScoreFacts["answers"];
        const score = scoreOf(document, facts(answers));
        expect(score.total).toBe(sumOf(Object.values(some)));
        expect(score.raw).toBe(score.total);
        expect(score.complete).toBe(Object.keys(answers).length === lines.length);
        expect(score.unmet).toEqual(
          criteriaOf(document)
            .filter(({ kind }) => kind === "checklist")
            .map(({ key }) => key),
        );
      }),
    );
  });

  it("adds up the panel's means to the same total", () => {
    if (lines.length === 0) return;
    const sheet = fc.tuple(...lines.map(({ floor, cap }) => fc.integer({ min: floor, max: cap })));
    fc.assert(
      fc.property(fc.array(sheet, { minLength: 3, maxLength: 7 }), (sheets) => {
        const keys = lines.map(({ key }) => key);
        const result = resultOf(
          keys,
          sheets.map((points) => new Map(keys.map((key, at) => [key, points[at] ?? 0]))),
          5,
        );
        const means = new Map(result.map(({ key, mean }) => [key, mean]));
        const total = sumOf([...means.values()]);
        expect(settle(document, means, { classKey: null }).total).toBe(total);
        expect(scoreOf(document, facts(Object.fromEntries(means))).total).toBe(total);
      }),
    );
  });
});

describe("groups and the total", () => {
  const total = (
    groups: CriteriaGroup[],
    points: Record<string, number>,
    scoring: Partial<NonNullable<SchemeDocument["scoring"]>> = {},
  ) => {
    const document = schemeWith({ groups });
    if (document.scoring) document.scoring = { ...document.scoring, total: said(10_000), ...scoring };
    return settle(document, new Map(Object.entries(points)), { classKey: null });
  };
  const work = group("work", [manual("a", 6000), manual("b", 6000)]);
  const penalty = group("penalty", [fixed("p", -3000), fixed("q", -3000)]);
  const bonus = (kind: "inside" | "onTop") => group("bonus", [manual("x", 3000)], { bonus: kind, cap: 1000 });

  it("cut each group at its own ends, and assume none", () => {
    expect(total([{ ...work, cap: 10_000 }], { a: 6000, b: 5000 })).toEqual({
      groups: [{ key: "work", points: 10_000, raw: 11_000 }],
      total: 10_000,
      raw: 11_000,
    });
    expect(total([work, penalty], { a: 5000, p: -3000, q: -3000 }).total).toBe(-1000);
    expect(total([work, { ...penalty, floor: -2000 }], { a: 5000, p: -3000, q: -3000 }).total).toBe(3000);
  });
  it("fill the total with a bonus inside, and pass it with one on top", () => {
    expect(total([work, bonus("inside")], { a: 6000, b: 3500, x: 3000 }).total).toBe(10_000);
    expect(total([work, bonus("inside")], { a: 6000, b: 2000, x: 3000 }).total).toBe(9000);
    expect(total([work, bonus("onTop")], { a: 6000, b: 3500, x: 3000 }).total).toBe(10_500);
    // What passes the total by itself is not the bonus's to take.
    expect(total([work, bonus("inside")], { a: 6000, b: 6000, x: 3000 }).total).toBe(12_000);
  });
  it("cut the total where the scheme says so, and only there", () => {
    expect(total([work], { a: 6000, b: 6000 }).total).toBe(12_000);
    expect(total([work], { a: 6000, b: 6000 }, { capped: said(true) }).total).toBe(10_000);
    expect(total([work, bonus("onTop")], { a: 6000, b: 4000, x: 800 }, { capped: said(true) }).total).toBe(10_000);
    expect(total([work, penalty], { p: -3000 }, { floor: said(0) }).total).toBe(0);
    expect(total([work, penalty], { p: -3000 }).total).toBe(-3000);
  });
});

describe("a score", () => {
  const document = schemeWith({
    groups: [group("work", [manual("a", 6000), fixed("b", 4000), simple("c", "checklist"), simple("v", "veto")])],
    grading: bands(),
    scoring: { total: said(10_000), passMark: said(6000) },
  });

  it("is complete when nothing is missing, and sums what is there before", () => {
    expect(scoreOf(document, facts({ b: true }))).toMatchObject({
      total: 4000,
      complete: false,
      passed: null,
      grade: null,
      next: null,
      unmet: ["c"],
    });
    expect(scoreOf(document, facts({ a: 0, b: true, c: true }))).toMatchObject({
      total: 4000,
      complete: true,
      passed: false,
      grade: "fail",
      next: { grade: "pass", missing: 2000 },
      unmet: [],
    });
    expect(scoreOf(document, facts({ a: 6000, b: true }))).toMatchObject({ total: 10_000, passed: true, grade: "excellent", next: null });
  });
  it("that a veto strikes keeps its sum, and nothing else", () => {
    expect(scoreOf(document, facts({ a: 6000, b: true, v: true }))).toMatchObject({
      total: 10_000,
      vetoes: ["v"],
      passed: false,
      grade: "fail",
      next: null,
    });
    // A veto is certain before all points are there.
    expect(scoreOf(document, facts({ v: true }))).toMatchObject({ complete: false, grade: "fail" });
  });

  it("takes only the groups of its class, and is not complete while that is not known", () => {
    const classes = [
      { key: "firm", name: "企业", origin },
      { key: "school", name: "学校", origin },
    ];
    const apart = schemeWith({
      groups: [
        group("all", [fixed("a", 1000)]),
        group("firms", [fixed("b", 2000)], { classes: ["firm"] }),
        group("schools", [manual("s", 500)], { classes: ["school"] }),
      ],
      classes,
    });
    const ticked = { a: true, b: true };
    expect(scoreOf(apart, facts({ ...ticked, class: "firm" }))).toMatchObject({ classKey: "firm", total: 3000, complete: true });
    expect(scoreOf(apart, facts({ ...ticked, class: "school" }))).toMatchObject({ total: 1000, complete: false });
    expect(scoreOf(apart, facts(ticked))).toMatchObject({ classKey: null, total: 1000, complete: false });
  });
});

const cases = arbitraryScheme().chain((document) => fc.tuple(fc.constant(document), arbitraryFacts(document)));

describe("any scheme", () => {
  it("never gives more than a group's cap or less than its floor, and ends where it can", () => {
    fc.assert(
      fc.property(cases, ([document, given]) => {
        const score = scoreOf(document, given);
        for (const { key, points } of score.groups) {
          const of = document.standards.groups.find((one) => one.key === key);
          expect(points).toBeLessThanOrEqual(of?.cap ?? Infinity);
          expect(points).toBeGreaterThanOrEqual(Math.min(of?.floor ?? -Infinity, of?.cap ?? Infinity));
        }
        if (document.scoring?.capped?.value) expect(score.total).toBeLessThanOrEqual(Math.max(document.scoring.total.value, 0));
        if (document.scoring?.floor) expect(score.total).toBeGreaterThanOrEqual(document.scoring.floor.value);
        if (score.complete) {
          const { least, most } = reachable(document, score.classKey);
          expect(score.total).toBeGreaterThanOrEqual(least);
          expect(score.total).toBeLessThanOrEqual(most);
        }
      }),
      { numRuns: 400 },
    );
  });

  it("means the same in whatever order its groups and lines stand", () => {
    fc.assert(
      fc.property(cases, fc.infiniteStream(fc.nat()), ([document, given], order) => {
        const shuffled = <T>(items: readonly T[]): T[] =>
          items
            .map((item) => ({ item, at: order.next().value as number }))
            .sort((a, b) => a.at - b.at)
            .map(({ item }) => item);
        const groups = shuffled(document.standards.groups).map((one) => ({ ...one, criteria: shuffled(one.criteria) }));
        const again = { ...document, standards: { ...document.standards, groups }, measures: shuffled(document.measures) };
        const [one, other] = [scoreOf(document, given), scoreOf(again, given)];
        const byKey = <T extends { key: string }>(items: readonly T[]) => items.toSorted((a, b) => (a.key < b.key ? -1 : 1));
        expect({
          ...other,
          lines: byKey(other.lines),
          groups: byKey(other.groups),
          vetoes: other.vetoes.sort(),
          unmet: other.unmet.sort(),
        }).toEqual({
          ...one,
          lines: byKey(one.lines),
          groups: byKey(one.groups),
          vetoes: one.vetoes.sort(),
          unmet: one.unmet.sort(),
        });
      }),
      { numRuns: 200 },
    );
  });

  it("scores a line alone as among the others", () => {
    fc.assert(
      fc.property(cases, ([document, given]) => {
        const score = scoreOf(document, given);
        expect(criteriaOf(document).map((line) => scoreLine(document, line, given))).toEqual(score.lines);
      }),
      { numRuns: 100 },
    );
  });

  it("does not lose points when a line gains some", () => {
    fc.assert(
      fc.property(cases, fc.nat(), fc.nat(3000), ([document, given], which, more) => {
        const { lines, classKey, total } = scoreOf(document, given);
        const line = lines[which % lines.length];
        const points = new Map(lines.map(({ key, points: has }) => [key, has ?? 0]));
        if (line) points.set(line.key, (line.points ?? 0) + more);
        expect(settle(document, points, { classKey }).total).toBeGreaterThanOrEqual(total);
      }),
    );
  });
});

/** How often anything is read, of the document and of the answers. */
function readsOf(document: SchemeDocument, given: ScoreFacts, work: (document: SchemeDocument, given: ScoreFacts) => unknown): number {
  let reads = 0;
  const watched = <T extends object>(value: T): T =>
    new Proxy(value, {
      get: (target, key) => {
        reads += 1;
        const found: unknown = Reflect.get(target, key);
        return typeof found === "object" && found !== null ? watched(found) : found;
      },
    });
  work(watched(document), { ...given, answers: watched(given.answers) });
  return reads;
}

it("three times the lines are about three times the work", () => {
  const work = (size: number, how: (document: SchemeDocument, given: ScoreFacts) => unknown) => {
    const document = bigScheme(size);
    const [given] = fc.sample(arbitraryFacts(document, true), { numRuns: 1, seed: 7 });
    return readsOf(document, given ?? facts({}), how);
  };
  const growth = (how: (document: SchemeDocument, given: ScoreFacts) => unknown) => work(300, how) / work(100, how);
  expect(growth(scoreOf)).toBeLessThan(4);
  // The control: line by line, each with a walk over the whole document, it is nine times the work.
  expect(growth((document, given) => criteriaOf(document).map((line) => scoreLine(document, line, given)))).toBeGreaterThan(6);
});

it("the terms of a worked example, from a city's 考核细则", () => {
  const document = schemeWith({
    measures,
    grading: bands(),
    groups: [
      group("base", [manual("system", 2000), { ...fixed("room", 1000) }]),
      group("acts", [
        {
          key: "meetings",
          kind: "perUnit",
          name: "每场 3 分，最多 60 分",
          evidence: "none",
          origin,
          measure: "held",
          per: 1,
          each: 300,
          whole: true,
          cap: 6000,
        },
      ]),
      group("extra", [fixed("prize", 1000)], { bonus: "inside" }),
      group("minus", [
        {
          key: "late",
          kind: "deduction",
          name: "迟报",
          evidence: "none",
          origin,
          measure: "staff",
          start: 0,
          per: 1,
          each: 100,
          whole: true,
          floor: -1000,
        },
      ]),
    ],
  });
  const score = scoreOf(document, facts({ system: 1500, room: true, prize: true, staff: 2 }, 18));
  expect(score.groups.map(({ key, points }) => [key, points])).toEqual([
    ["base", 2500],
    ["acts", 5400],
    ["extra", 1000],
    ["minus", -200],
  ]);
  // 25 + 54 + 10 − 2 of 90.
  expect(score).toMatchObject({ total: 8700, grade: "good", next: { grade: "excellent", missing: 300 }, complete: true });
});
