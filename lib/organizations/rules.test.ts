import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { checkCharacter, isCreditCode } from "./rules";

// Thousands of generated cases take their time where other work is done beside them.
vi.setConfig({ testTimeout: 120_000 });

const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/**
 * GB 32100-2015 a second way: the weights are powers of three, so the sum is a number written in base three (Horner's rule from the
 * right), and the last character brings it to a multiple of 31.
 */
function isValidByHorner(code: string): boolean {
  if ([...code].length !== 18 || [...code].some((character) => !alphabet.includes(character))) return false;
  const values = [...code].map((character) => alphabet.indexOf(character));
  const sum = values.slice(0, 17).reduceRight((rest, value) => (rest * 3 + value) % 31, 0);
  return (sum + (values[17] ?? Number.NaN)) % 31 === 0;
}

/** The example of the standard, and codes that companies print on their own sites. */
const known = ["91350100M000100Y43", "91330100799655058B", "9144030071526726XG", "914403001922038216", "91110000802100433B"];

const body = fc.string({ unit: fc.constantFrom(...alphabet), minLength: 17, maxLength: 17 });
const valid = fc.oneof(
  fc.constantFrom(...known),
  body.map((text) => text + checkCharacter(text)),
);

describe("a credit code", () => {
  it.each(known)("%s is known to be valid", (code) => {
    expect(isValidByHorner(code)).toBe(true);
    expect(isCreditCode(code)).toBe(true);
  });

  it("is judged as a second algorithm judges it, right or wrong", () => {
    fc.assert(
      fc.property(body, fc.constantFrom(...alphabet), (text, last) => isCreditCode(text + last) === isValidByHorner(text + last)),
      { numRuns: 10_000 },
    );
    fc.assert(
      fc.property(body, (text) => [...alphabet].filter((last) => isCreditCode(text + last)).length === 1),
      { numRuns: 300 },
    );
  });

  it("with any one character changed is refused: 31 is prime and no weight is a multiple of it", () => {
    for (const code of known)
      for (let i = 0; i < 18; i += 1)
        for (const other of alphabet)
          if (other !== code.charAt(i))
            expect(isCreditCode(code.slice(0, i) + other + code.slice(i + 1)), `${code} ${i} ${other}`).toBe(false);
    fc.assert(
      fc.property(valid, fc.integer({ min: 0, max: 17 }), fc.constantFrom(...alphabet), (code, i, other) => {
        fc.pre(other !== code.charAt(i));
        return !isCreditCode(code.slice(0, i) + other + code.slice(i + 1));
      }),
      { numRuns: 5_000 },
    );
  });

  it("with two characters exchanged is refused, except the first with the last, which both weigh one", () => {
    fc.assert(
      fc.property(valid, fc.integer({ min: 0, max: 17 }), fc.integer({ min: 0, max: 17 }), (code, i, j) => {
        const characters = [...code];
        fc.pre(characters[i] !== characters[j]);
        [characters[i], characters[j]] = [characters[j] ?? "", characters[i] ?? ""];
        expect(isCreditCode(characters.join(""))).toBe(Math.min(i, j) === 0 && Math.max(i, j) === 17);
      }),
      { numRuns: 5_000 },
    );
  });

  it("has eighteen characters of its alphabet, in capitals and half width", () => {
    const [code = ""] = known;
    for (const wrong of ["", code.slice(0, 17), `${code}0`, code.toLowerCase(), ` ${code}`, `${code}\n`, code.replace("9", "９")])
      expect(isCreditCode(wrong), wrong).toBe(false);
    for (const letter of "IOSVZ") expect(isCreditCode(code.slice(0, 16) + letter + code.slice(17)), letter).toBe(false);
  });
});
