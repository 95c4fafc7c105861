import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CriteriaGroup, Criterion, Measure } from "../schema/criteria";
import { endsOf } from "./ends";
import { highestOf, highestOfGroup } from "./class-reach";

const origin = { sample: "示例" };
const base = { key: "line", name: "一项", evidence: "none", origin } as const;
const asked = (min: number, max: number): Measure => ({
  ...{ key: "m", name: "数", unit: "次", decimals: 0, origin },
  from: { kind: "asked", min, max },
});
const among = (measure: Measure) => new Map([[measure.key, measure]]);
const counted: Measure = { ...asked(0, 0), from: { kind: "computed", source: "activitiesHeld" } };
const units = { measure: "m", per: 10, each: 300, whole: true } as const;

describe("the most a line gives", () => {
  it.each<[string, Criterion, Measure, number]>([
    ["nothing where it is met or not", { ...base, kind: "checklist" }, counted, 0],
    ["by hand, its cap", { ...base, kind: "manual", floor: { value: -100, ...origin }, cap: { value: 700, ...origin } }, counted, 700],
    ["nothing where a tick takes away", { ...base, kind: "fixed", points: -500 }, counted, 0],
    ["whole units only", { ...base, kind: "perUnit", ...units, cap: 1000 }, asked(0, 25), 600],
    ["parts of units", { ...base, kind: "perUnit", ...units, whole: false, cap: 1000 }, asked(0, 25), 750],
    ["its cap where there is no end", { ...base, kind: "perUnit", ...units, cap: 1000 }, counted, 1000],
    ["all of it at the target", { ...base, kind: "proportional", measure: "m", target: 20, points: 1000 }, asked(0, 25), 1000],
    [
      "a share where the target is out of reach",
      { ...base, kind: "proportional", measure: "m", target: 30, points: 1000 },
      asked(0, 10),
      333,
    ],
    ["less for what is always short", { ...base, kind: "shortfall", ...units, target: 30, points: 1000 }, asked(0, 15), 700],
    ["less for what always happens", { ...base, kind: "deduction", ...units, start: 1000, floor: 0 }, asked(20, 90), 400],
    ["all of it where nothing happens", { ...base, kind: "deduction", ...units, start: 1000, floor: 0 }, counted, 1000],
    [
      "the best of several",
      { ...base, kind: "bestOf", options: [200, 900].map((points) => ({ ...base, key: `p${points}`, kind: "fixed", points })) },
      counted,
      900,
    ],
    [
      "the last step there is",
      {
        ...{ ...base, kind: "list", items: [{ key: "a", name: "甲" }] },
        steps: [
          { least: 1, points: 100 },
          { least: 2, points: 900 },
        ],
      },
      counted,
      100,
    ],
  ])("is %s", (_what, line, measure, points) => expect(highestOf(line, among(measure))).toBe(points));

  it("lies between the line's ends", () => {
    const whole = fc.integer({ min: -2000, max: 2000 });
    const figures = fc.record({ per: fc.integer({ min: 1, max: 50 }), each: whole, whole: fc.boolean() });
    const line = fc.oneof(
      fc.record({ points: whole }).map((part): Criterion => ({ ...base, kind: "fixed", ...part })),
      fc
        .record({ cap: fc.nat(2000) })
        .chain((part) => figures.map((more): Criterion => ({ ...base, kind: "perUnit", measure: "m", ...more, ...part }))),
      fc
        .record({ start: whole, floor: fc.integer({ min: -3000, max: -2000 }) })
        .chain((part) => figures.map((more): Criterion => ({ ...base, kind: "deduction", measure: "m", ...more, ...part }))),
      fc
        .record({ points: fc.nat(2000), target: fc.integer({ min: 1, max: 99 }) })
        .chain((part) => figures.map((more): Criterion => ({ ...base, kind: "shortfall", measure: "m", ...more, ...part }))),
    );
    fc.assert(
      fc.property(line, fc.nat(50), fc.nat(50), (one, min, more) => {
        const points = highestOf(one, among(asked(min, min + more)));
        const ends = endsOf(one);
        expect(Number.isInteger(points)).toBe(true);
        expect(points).toBeGreaterThanOrEqual(ends?.floor ?? 0);
        expect(points).toBeLessThanOrEqual(ends?.cap ?? 0);
      }),
    );
  });

  it("of a group is the sum, within the group's own ends, in whatever order its lines stand", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(900), { minLength: 1, maxLength: 8 }), fc.option(fc.nat(3000), { nil: undefined }), (points, cap) => {
        const criteria = points.map((one, i): Criterion => ({ ...base, key: `k${i}`, kind: "fixed", points: one }));
        const group: CriteriaGroup = { key: "g", name: "组", criteria, ...(cap === undefined ? {} : { cap }) };
        const sum = points.reduce((all, one) => all + one, 0);
        expect(highestOfGroup(group, new Map())).toBe(Math.min(sum, cap ?? Infinity));
        expect(highestOfGroup({ ...group, criteria: criteria.toReversed() }, new Map())).toBe(Math.min(sum, cap ?? Infinity));
      }),
    );
  });
});
