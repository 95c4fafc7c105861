import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { caseNumberFrom, codeFrom, readCaseNumber, readCode, showCode } from "./code";

const bytesOf = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
const draws = fc.uint8Array({ minLength: 16, maxLength: 40 });

/** Long division by hand, ten by ten: the last figure of a number of 16 bytes, then the last of what is left of it. */
function slowFigures(bytes: Uint8Array, figures: number): string {
  let number = [...bytes.slice(0, 16)];
  let text = "";
  for (let i = 0; i < figures; i += 1) {
    let rest = 0;
    number = number.map((byte) => {
      const whole = rest * 256 + byte;
      rest = whole % 10;
      return Math.floor(whole / 10);
    });
    text = `${rest}${text}`;
  }
  return text;
}

/** What people put between figures, and how they write the figures. */
const between = fc.constantFrom("", "", " ", "　", "\u00a0", "\t", "-", "－", "–", "—", "‑", "−", " - ", "\u200b");
const widened = (text: string) => text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
const typedFrom = (text: string) =>
  fc.array(fc.tuple(between, fc.boolean(), fc.boolean()), { minLength: text.length, maxLength: text.length }).map((ways) =>
    [...text]
      .map((char, i) => {
        const [gap = "", wide = false, small = false] = ways[i] ?? [];
        const cased = small ? char.toLowerCase() : char;
        return gap + (wide ? widened(cased) : cased);
      })
      .join(""),
  );

describe("the secret code", () => {
  it("has twenty figures, with the zeros in front", () => {
    expect(codeFrom(new Uint8Array(16))).toBe("00000000000000000000");
    expect(codeFrom(bytesOf("00000000000000000000000000000100"))).toBe("00000000000000000256");
    // 2^128 - 1 is 340282366920938463463374607431768211455.
    expect(codeFrom(bytesOf("ff".repeat(16)))).toBe("63374607431768211455");
  });

  it("is what long division leaves of sixteen bytes", () => {
    fc.assert(
      fc.property(draws, (bytes) => {
        expect(codeFrom(bytes)).toBe(slowFigures(bytes, 20));
        expect(caseNumberFrom(2026, bytes)).toBe(`WQ2026-${slowFigures(bytes, 8)}`);
      }),
      { numRuns: 2_000 },
    );
  });

  it("needs every one of them", () => {
    fc.assert(
      fc.property(draws, fc.nat({ max: 15 }), fc.integer({ min: 1, max: 255 }), (bytes, at, by) => {
        const other = bytes.with(at, ((bytes[at] ?? 0) + by) % 256);
        expect(codeFrom(other)).not.toBe(codeFrom(bytes));
        expect(caseNumberFrom(2026, other)).not.toBe(caseNumberFrom(2026, bytes));
      }),
      { numRuns: 2_000 },
    );
    for (const length of [0, 8, 15]) {
      expect(() => codeFrom(new Uint8Array(length))).toThrow(RangeError);
      expect(() => caseNumberFrom(2026, new Uint8Array(length))).toThrow(RangeError);
    }
  });

  it("is shown in five groups of four", () => {
    expect(showCode("12345678901234567890")).toBe("1234 5678 9012 3456 7890");
  });

  it("is read however it was typed", () => {
    fc.assert(
      fc.property(
        draws.map(codeFrom).chain((code) => fc.tuple(fc.constant(code), typedFrom(code))),
        ([code, typed]) => {
          expect(readCode(typed)).toBe(code);
          expect(readCode(showCode(code))).toBe(code);
        },
      ),
      { numRuns: 2_000 },
    );
    expect(readCode("１２３４－５６７８－９０１２－３４５６－７８９０")).toBe("12345678901234567890");
  });

  it.each([
    "",
    "1234 5678 9012 3456 789",
    "1234 5678 9012 3456 7890 1",
    "1234 5678 9012 3456 789O",
    "1234.5678.9012.3456.7890",
    "+1234 5678 9012 3456 7890",
    "١٢٣٤٥٦٧٨٩٠١٢٣٤٥٦٧٨٩٠",
    "WQ2026-48210593",
  ])("is not %j", (typed) => expect(readCode(typed)).toBeNull());
});

describe("the number of a case", () => {
  it("has the year and eight drawn figures, with the zeros in front", () => {
    expect(caseNumberFrom(2026, new Uint8Array(16))).toBe("WQ2026-00000000");
    expect(caseNumberFrom(2027, bytesOf(`${"00".repeat(12)}02dfa721`))).toBe("WQ2027-48211745");
  });

  it("is read however it was typed", () => {
    fc.assert(
      fc.property(
        fc.tuple(fc.integer({ min: 2023, max: 2199 }), draws).chain(([year, bytes]) => {
          const number = caseNumberFrom(year, bytes);
          return fc.tuple(fc.constant(number), typedFrom(number));
        }),
        ([number, typed]) => {
          expect(readCaseNumber(typed)).toBe(number);
          expect(readCaseNumber(number)).toBe(number);
        },
      ),
      { numRuns: 2_000 },
    );
    for (const typed of ["wq202648210593", "ＷＱ２０２６—４８２１０５９３", " Wq 2026 – 4821 0593 "])
      expect(readCaseNumber(typed), typed).toBe("WQ2026-48210593");
  });

  it.each([
    "",
    "WQ2026-4821059",
    "WQ2026-482105930",
    "2026-48210593",
    "WQ26-48210593",
    "XQ2026-48210593",
    "WQ2026-4821059O",
    "WQWQ2026-48210593",
  ])("is not %j", (typed) => expect(readCaseNumber(typed)).toBeNull());
});
