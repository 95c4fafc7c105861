import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stepEnds, stepHolds, stepMs, stepOf } from "./rotation";

const seed = 20_261_124;
const instant = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2030, 0, 1) }).map((ms) => new Date(ms));

describe("the code by the door", () => {
  it("lives for at least fifteen and never more than thirty seconds", () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 120_000 }), (shown, after) => {
        const step = stepOf(shown);
        const then = new Date(shown.getTime() + after);
        if (after < stepMs) expect(stepHolds(step, then)).toBe(true);
        if (after >= 30_000) expect(stepHolds(step, then)).toBe(false);
        expect(stepHolds(step, then)).toBe(then < stepEnds(step));
        expect(stepHolds(step + 1, shown)).toBe(false);
      }),
      { seed, numRuns: 5_000 },
    );
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 1.5, -1])("%d is the step of none", (step) =>
    expect(stepHolds(step, new Date("2026-11-23T02:00:00Z"))).toBe(false),
  );
});
