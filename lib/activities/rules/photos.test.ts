import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { differenceOf, lookHeight, lookOf, lookWidth, nearlySame, reusedPhotos } from "./photos";

const seed = 20_261_124;
const greys = fc.array(fc.integer({ min: 0, max: 255 }), { minLength: lookWidth * lookHeight, maxLength: lookWidth * lookHeight });
const anyLook = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });

describe("the look of a picture", () => {
  it("fits the column, and does not change with the light", () => {
    fc.assert(
      fc.property(greys, fc.integer({ min: 0, max: 100 }), (picture, light) => {
        const look = lookOf(picture);
        expect(BigInt.asIntN(64, look)).toBe(look);
        expect(lookOf(picture.map((grey) => grey + light))).toBe(look);
        expect(lookOf(Uint16Array.from(picture))).toBe(look);
      }),
      { seed, numRuns: 1_000 },
    );
  });

  it("differs in as many bits as can be counted by hand", () => {
    const byHand = (a: bigint, b: bigint) =>
      [...BigInt.asUintN(64, a).toString(2).padStart(64, "0")].filter(
        (bit, at) => bit !== BigInt.asUintN(64, b).toString(2).padStart(64, "0")[at],
      ).length;
    fc.assert(
      fc.property(anyLook, anyLook, (a, b) => {
        expect(differenceOf(a, b)).toBe(byHand(a, b));
        expect(differenceOf(a, b)).toBe(differenceOf(b, a));
        expect(differenceOf(a, a)).toBe(0);
      }),
      { seed, numRuns: 2_000 },
    );
    expect(differenceOf(-1n, 0n)).toBe(64);
  });
});

describe("a picture that was seen before", () => {
  const photo = (id: string, sha256: string, look: bigint | null) => ({ id, sha256, look });
  it("is told by its bytes, or by its look, and never from itself", () => {
    const known = [photo("a", "x", 0n), photo("b", "y", -1n)];
    expect(reusedPhotos([photo("c", "x", -1n)], known)).toEqual([
      { id: "c", of: "a", how: "same" },
      { id: "c", of: "b", how: "nearly" },
    ]);
    expect(reusedPhotos([photo("a", "x", 0n)], known)).toEqual([]);
    expect(reusedPhotos([photo("d", "z", null)], known)).toEqual([]);
  });

  it("may differ in so many bits and no more", () => {
    const near = (bits: number) => reusedPhotos([photo("n", "n", 2n ** BigInt(bits) - 1n)], [photo("o", "o", 0n)]).length;
    expect([near(nearlySame), near(nearlySame + 1)]).toEqual([1, 0]);
  });
});
