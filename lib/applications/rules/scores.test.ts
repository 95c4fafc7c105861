import fs from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readScheme } from "@/lib/schemes/rules/check";
import { type SchemeDocument, schemeDocument } from "@/lib/schemes/schema/document";
import { type SheetState, sheetWorkflow } from "../workflow";
import { readPoints } from "./answers";
import {
  allIn,
  columnBefore,
  countOf,
  type GivenSheet,
  linesOf,
  meanOf,
  panelResult,
  readSheet,
  resultOf,
  scaleOf,
  scoringRuleOf,
  selfPoints,
  selfTotal,
  typedTotal,
} from "./scores";

const json = fs.readFileSync(path.resolve(import.meta.dirname, "../../../prisma/seed/schemes/linjiangScored2026.json"), "utf8");
const document = schemeDocument.parse(JSON.parse(json));
const rule = scoringRuleOf(document, "panel");
if (!rule) throw new Error("the sample has no scoring");
const form = { document, answers: {} };
const criteria = linesOf(form);
const keys = criteria.map(({ key }) => key);

const points = fc.integer({ min: -1_000_000, max: 1_000_000 });
const some = fc.array(points, { minLength: 1, maxLength: 20 });
const dropFrom = fc.option(fc.integer({ min: 5, max: 20 }), { freq: 4 });

/** As one would do it by hand, with fractions: strike out one highest and one lowest, add up, and look for the nearest hundredth. */
function slowMean(given: readonly number[], from: number | null): number {
  const left = [...given];
  if (from !== null && given.length >= from) {
    left.splice(left.indexOf(Math.max(...left)), 1);
    left.splice(left.indexOf(Math.min(...left)), 1);
  }
  const sum = left.reduce((all, one) => all + BigInt(one), 0n);
  const n = BigInt(left.length);
  // The candidate whose distance is least; of two that are equally near, the greater. Compared as twice the distance times n.
  let best = -1_000_001n;
  let distance: bigint | null = null;
  const near = BigInt(Math.round(Number(sum) / left.length));
  for (let candidate = near - 2n; candidate <= near + 2n; candidate += 1n) {
    const d = candidate * n > sum ? candidate * n - sum : sum - candidate * n;
    if (distance === null || d < distance || (d === distance && candidate > best)) [best, distance] = [candidate, d];
  }
  return Number(best);
}

describe("a mean", () => {
  it("is what one finds by hand, half up, whatever the points", () => {
    fc.assert(
      fc.property(some, dropFrom, (given, from) => {
        expect(meanOf(given, from)).toBe(slowMean(given, from));
      }),
      { numRuns: 5000 },
    );
  });

  it.each([
    [[833, 834], null, 834],
    [[1, 0], null, 1],
    [[-1, 0], null, 0],
    [[-1, -2], null, -1],
    [[1, 0, 0], null, 0],
    [[1, 1, 0], null, 1],
    [[800, 700, 900], 5, 800],
    [[100, 800, 800, 800, 900], 5, 800],
    [[100, 800, 800, 900], 5, 650],
    [[100, 800, 800, 800, 900], null, 680],
    // One of the highest goes, not all of them.
    [[1000, 1000, 1000, 0, 0], 5, 667],
  ] as const)("of %j, dropping from %s, is %i", (given, from, mean) => expect(meanOf(given, from)).toBe(mean));

  it("lies between the lowest and the highest, does not care who came first, and moves with everybody", () => {
    fc.assert(
      fc.property(some, dropFrom, fc.integer({ min: -1000, max: 1000 }), (given, from, all) => {
        const mean = meanOf(given, from);
        expect(mean).toBeGreaterThanOrEqual(Math.min(...given));
        expect(mean).toBeLessThanOrEqual(Math.max(...given));
        expect(meanOf(given.toReversed(), from)).toBe(mean);
        expect(meanOf(given.toSorted(), from)).toBe(mean);
        expect(
          meanOf(
            given.map((one) => one + all),
            from,
          ),
        ).toBe(mean + all);
      }),
    );
  });

  it("of five and more is deaf to one voice however loud", () => {
    fc.assert(
      fc.property(fc.array(points, { minLength: 5, maxLength: 9 }), points, (given, loud) => {
        const highest = given.indexOf(Math.max(...given));
        const louder = given.map((one, at) => (at === highest ? Math.max(one, loud) : one));
        expect(meanOf(louder, 5)).toBe(meanOf(given, 5));
      }),
    );
    // The control: without the rule the same voice is heard.
    expect(meanOf([0, 0, 0, 0, 1000], null)).not.toBe(meanOf([0, 0, 0, 0, 0], null));
  });

  it("of nothing is none", () => expect(() => meanOf([], null)).toThrow());
});

const lineOf = (criterion: (typeof criteria)[number]) => fc.integer({ min: criterion.floor, max: criterion.cap });
const whole = fc.tuple(...criteria.map(lineOf));
const sheetOf = (given: readonly number[], state: SheetState = "submitted"): GivenSheet => ({
  state,
  lines: keys.map((criterionKey, at) => ({ criterionKey, points: given[at] ?? 0 })),
});

describe("a panel's result", () => {
  it("is each line's mean, and the sum of the means as they are shown", () => {
    fc.assert(
      fc.property(fc.array(whole, { minLength: 3, maxLength: 9 }), (given) => {
        const result = panelResult(
          form,
          rule,
          given.map((sheet) => sheetOf(sheet)),
        );
        expect(result?.lines.map(({ key }) => key)).toEqual(keys);
        for (const [at, line] of (result?.lines ?? []).entries()) {
          const column = given.map((sheet) => sheet[at] ?? 0);
          expect(line).toMatchObject({ mean: slowMean(column, 5), low: Math.min(...column), high: Math.max(...column) });
        }
        expect(result?.total).toBe(result?.lines.reduce((sum, { mean }) => sum + mean, 0));
        expect(result?.dropped).toBe(given.length >= 5);
        expect(result?.total).toBeLessThanOrEqual(document.scoring?.total.value ?? 0);
      }),
    );
  });

  it("is there when everybody who was asked has answered and they are enough, and void sheets never count", () => {
    const states = fc.array(fc.constantFrom<SheetState>(...sheetWorkflow.statuses), { maxLength: 9 });
    fc.assert(
      fc.property(states, (all) => {
        const sheets = all.map((state) =>
          sheetOf(
            keys.map(() => (state === "submitted" ? 500 : 0)),
            state,
          ),
        );
        const given = all.filter((state) => state === "submitted").length;
        const expected = given >= 3 && !all.includes("draft");
        expect(allIn(countOf(rule, sheets))).toBe(expected);
        const result = panelResult(form, rule, sheets);
        expect(result === null).toBe(!expected);
        if (result) for (const { mean } of result.lines) expect(mean).toBe(500);
      }),
    );
  });

  it("does not take a missing line for nought", () => {
    expect(() => resultOf(["a", "b"], [new Map([["a", 1]])], null)).toThrow();
  });
});

const typed = (lines: readonly (readonly [string, string])[]): Record<string, string> => Object.fromEntries(lines);
const own = Object.fromEntries(criteria.map(({ key, cap }) => [key, cap]));
const judged = { document, answers: own, evidence: new Map() };
const self = selfPoints(judged);
const text = (value: number) => String(value / 100);
const read = (p: Record<string, string>, r: Record<string, string>, all: boolean) =>
  readSheet({ lines: criteria, self, visited: {} }, { p, r }, all);
const problemsOf = (result: ReturnType<typeof read>) => result.problems.map(({ field, code }) => `${field} ${code}`);

describe("a sheet as it is typed", () => {
  it("may have gaps while it is a draft, and none when it is handed in", () => {
    expect(problemsOf(read({}, {}, false))).toEqual([]);
    expect(problemsOf(read({}, {}, true))).toEqual(keys.map((key) => `p.${key} required`));
  });

  it("needs a reason where it differs from the column before, and only there", () => {
    const flags = fc.array(fc.boolean(), { minLength: keys.length, maxLength: keys.length });
    fc.assert(
      fc.property(whole, whole, flags, flags, (given, atVisit, scored, says) => {
        // The visit gave points on some lines: there they stand before the experts', elsewhere the applicant's own.
        const visited = Object.fromEntries(
          keys.map((key, at) => [key, { finding: "ok" as const, ...(scored[at] ? { points: atVisit[at] ?? 0 } : {}) }]),
        );
        const before = keys.map((key, at) => (scored[at] ? atVisit[at] : own[key]));
        const readIt = (p: Record<string, string>, r: Record<string, string>, all: boolean) =>
          readSheet({ lines: criteria, self, visited }, { p, r }, all);
        const p = typed(keys.map((key, at) => [key, text(given[at] ?? 0)]));
        const r = typed(keys.map((key, at) => [key, says[at] ? "理由" : ""]));
        const wanted = keys.filter((_, at) => given[at] !== before[at] && !says[at]).map((key) => `r.${key} required`);
        expect(problemsOf(readIt(p, r, true))).toEqual(wanted);
        expect(problemsOf(readIt(p, r, false))).toEqual([]);
        expect(readIt(p, r, true).lines.map((line) => line.points)).toEqual([...given]);
      }),
    );
    // Where the applicant gave none, there is nothing to differ from.
    expect(
      readSheet({ lines: criteria, self: new Map(), visited: {} }, { p: typed(keys.map((key) => [key, "1"])), r: {} }, true).problems,
    ).toEqual([]);
  });

  it("stands beside the visit's points where there are any, and the applicant's own where there are none", () => {
    const answers = new Map([["venue", 500]]);
    expect(columnBefore(answers, { venue: { finding: "ok", points: 0 } }, "venue")).toEqual({ column: "visit", points: 0 });
    expect(columnBefore(answers, { venue: { finding: "notApplicable" } }, "venue")).toEqual({ column: "self", points: 500 });
    expect(columnBefore(answers, {}, "note")).toBeNull();
  });

  it("keeps to the floor and the cap of its line, and to the lines there are", () => {
    const [first] = criteria;
    if (!first) throw new Error("nothing to score");
    const over = text(first.cap + 1);
    expect(problemsOf(read({ [first.key]: over }, {}, false))).toEqual([`p.${first.key} outOfRange`]);
    expect(problemsOf(read({ [first.key]: "-0.01" }, {}, false))).toEqual([`p.${first.key} outOfRange`]);
    expect(problemsOf(read({ [first.key]: "ten" }, { [first.key]: "长".repeat(501) }, true))).toEqual([
      `p.${first.key} notNumber`,
      `r.${first.key} tooLong`,
      ...keys.slice(1).map((key) => `p.${key} required`),
    ]);
    expect(problemsOf(read({ other: "1" }, { constructor: "x" }, false))).toEqual(["p.other unknownField", "r.constructor unknownField"]);
    expect(read({ [first.key]: "　８．５ " }, {}, false).lines[0]).toEqual({ key: first.key, points: 850, reason: null });
  });

  it("adds up what can be read of it so far", () => {
    fc.assert(
      fc.property(whole, fc.nat({ max: keys.length - 1 }), (given, spoiled) => {
        const p = typed(keys.map((key, at) => [key, at === spoiled ? "x" : text(given[at] ?? 0)]));
        expect(typedTotal(scaleOf(form), criteria, (key) => p[key] ?? "")).toBe(
          given.reduce((sum, one, at) => sum + (at === spoiled ? 0 : one), 0),
        );
      }),
    );
    expect(criteria.every((criterion) => readPoints(criterion, text(criterion.cap)).ok)).toBe(true);
  });
});

describe("what an applicant gives itself", () => {
  it("is its own points line by line, and their sum", () => {
    expect([...self]).toEqual(criteria.map(({ key, cap }) => [key, cap]));
    expect(selfTotal(judged)).toBe(document.scoring?.total.value);
    expect(selfTotal({ ...judged, answers: {} })).toBe(0);
  });
});

describe("a scheme's scoring", () => {
  const withPanel = (change: object): SchemeDocument => ({
    ...document,
    stages: document.stages.map((stage) => (stage.kind === "panelScoring" ? ({ ...stage, ...change } as typeof stage) : stage)),
  });
  const said = { sample: "本市样例" };
  const shapeOf = (change: object) => readScheme(JSON.parse(JSON.stringify(withPanel(change)))).document !== null;

  it("asks for three sheets at least, and drops from five at the earliest (clauses part 5, 7)", () => {
    expect([2, 3, 4].map((value) => shapeOf({ leastSheets: { value, ...said } }))).toEqual([false, true, true]);
    expect([4, 5, null].map((value) => shapeOf({ dropFrom: { value, ...said } }))).toEqual([false, true, true]);
    expect(shapeOf({ leastSheets: { value: 3 } })).toBe(false);
  });

  it("is found by its stage, and is no other stage's", () => {
    expect(scoringRuleOf(document, "visit")).toBeNull();
    expect(scoringRuleOf(document, "nothing")).toBeNull();
    expect(scoringRuleOf(document, "panel")?.leastSheets.value).toBe(3);
  });
});
