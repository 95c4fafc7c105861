import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { meanOf } from "@/lib/applications/rules/scores";
import { amount, ceilOf, compare, floorOf, minus, roundOf, times } from "./amounts";

const any = fc.tuple(fc.bigInt(-(10n ** 30n), 10n ** 30n), fc.bigInt(1n, 10n ** 20n)).map(([of, over]) => ({ of, over }));

describe("an exact amount", () => {
  it("is compared where a number could not tell", () => {
    // Beyond 2^53 a number and the next one are the same.
    const [a, b] = [2n ** 60n, 2n ** 60n + 1n];
    expect(Number(a) === Number(b)).toBe(true);
    expect(compare(amount(a), amount(b))).toBe(-1);
    expect(compare(amount(1, 3), amount(2, 6))).toBe(0);
    expect(compare(amount(2, 3), amount(1, 3))).toBe(1);
  });

  it.each([
    [1, 2, 0, 1, 1],
    [-1, 2, -1, 0, 0],
    [3, 2, 1, 2, 2],
    [-3, 2, -2, -1, -1],
    [4, 2, 2, 2, 2],
    [-4, 2, -2, -2, -2],
    [0, 7, 0, 0, 0],
    [8335, 10, 833, 834, 834],
    [8334, 10, 833, 834, 833],
  ])("%i/%i lies between %i and %i and is rounded to %i", (of, over, below, above, round) => {
    expect([floorOf(amount(of, over)), ceilOf(amount(of, over)), roundOf(amount(of, over))]).toEqual([below, above, round]);
  });

  it("is rounded as the panel rounds a mean", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { minLength: 1, maxLength: 20 }), (given) => {
        const sum = given.reduce((all, one) => all + one, 0);
        expect(roundOf(amount(sum, given.length))).toBe(meanOf(given, null));
      }),
    );
  });

  it("adds and multiplies as fractions do", () => {
    fc.assert(
      fc.property(any, any, (a, b) => {
        expect(compare(minus(a, a), amount(0))).toBe(0);
        expect(compare(times(a, b), times(b, a))).toBe(0);
        expect(compare(a, b)).toBe(compare(minus(a, b), amount(0)));
      }),
    );
  });
});
