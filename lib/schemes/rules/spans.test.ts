import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Measure } from "../schema/criteria";
import { areCovered, type Box, boxesMeet, gapsIn, isEmpty, meet, sayIn, type Span, spanOf } from "./spans";
import type { Known } from "./known";

const origin = { sample: "示例" };
const measure = (from: Measure["from"], decimals = 0): Measure => ({ key: "m", name: "数", unit: "个", decimals, origin, from });
const counted = measure({ kind: "asked", min: 0, max: 100 });
const ratio = measure({ kind: "ratio", of: "a", over: "b" });
const span = fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 })).map(([lo, hi]): Span => ({ lo, hi }));
const isIn = (at: number, { lo, hi }: Span) => at >= lo && at <= hi;
const points = Array.from({ length: 13 }, (_, i) => i);

describe("a span", () => {
  it("of what is counted has nothing between two numbers, of a ratio it has", () => {
    const between = [
      { value: 6, open: true },
      { value: 7, open: true },
    ] as const;
    expect(isEmpty(spanOf(counted, ...between))).toBe(true);
    expect(isEmpty(spanOf(ratio, ...between))).toBe(false);
    expect(sayIn(ratio, spanOf(ratio, ...between))).toBe("> 6 < 7");
    expect(sayIn(measure({ kind: "asked", min: 0, max: 100 }, 1), { lo: 5, hi: 15 })).toBe("0.5–1.5");
    expect(sayIn(counted, { lo: 5, hi: Infinity })).toBe("≥ 5");
    expect(sayIn(counted, { lo: 5, hi: 5 })).toBe("5");
  });

  it("meets another in just what is in both", () => {
    fc.assert(fc.property(span, span, (a, b) => points.every((at) => isIn(at, meet(a, b)) === (isIn(at, a) && isIn(at, b)))));
  });

  it("leaves as gaps what lies between and is in none", () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 6 }), (spans) => {
        const filled = spans.filter((one) => !isEmpty(one));
        const gaps = gapsIn(spans);
        const lowest = Math.min(...filled.map(({ lo }) => lo));
        const highest = Math.max(...filled.map(({ hi }) => hi));
        for (const at of points) {
          const missing = at > lowest && at < highest && !filled.some((one) => isIn(at, one));
          expect(gaps.some((gap) => isIn(at, gap))).toBe(missing);
        }
      }),
    );
  });
});

describe("boxes", () => {
  const known: Known = {
    ...({ document: null, lines: [], byKey: new Map(), fields: new Map() } as unknown as Known),
    measures: new Map(["x", "y"].map((key) => [key, { ...counted, key, from: { kind: "asked", min: 0, max: 12 } }])),
  };
  const box = fc
    .dictionary(fc.constantFrom("measure x", "measure y"), span)
    .map((sides): Box => new Map(Object.entries(sides).filter(([, one]) => !isEmpty(one))));
  const holds = (one: Box, x: number, y: number) => [...one].every(([of, side]) => isIn(of === "measure x" ? x : y, side));

  it("cover others when every case of these is one of theirs, also of several together", () => {
    fc.assert(
      fc.property(fc.array(box, { maxLength: 2 }), fc.array(box, { maxLength: 4 }), (own, by) => {
        const cases = points.flatMap((x) => points.map((y) => [x, y] as const)).filter(([x, y]) => own.some((one) => holds(one, x, y)));
        expect(areCovered(own, by, known)).toBe(cases.every(([x, y]) => by.some((one) => holds(one, x, y))));
      }),
      { numRuns: 300 },
    );
  });

  it("meet where a case is in both", () => {
    fc.assert(
      fc.property(box, box, (a, b) => {
        const both = points.some((x) => points.some((y) => holds(a, x, y) && holds(b, x, y)));
        expect(boxesMeet(a, b)).toBe(both);
      }),
    );
  });
});
