import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import type { z } from "zod";
import {
  checkbox,
  day,
  fieldCodes,
  id,
  mobile,
  newPassword,
  optionalId,
  optionalText,
  phone,
  revision,
  text,
  ticked,
  wholeNumber,
} from "./fields";

// Thousands of generated cases take their time where other work is done beside them.
vi.setConfig({ testTimeout: 120_000 });

/** The value that is kept, or the code of what is wrong. */
function read(field: z.ZodType, value: unknown): unknown {
  const parsed = field.safeParse(value);
  return parsed.success ? parsed.data : { problem: parsed.error.issues[0]?.message };
}
const problem = (code: (typeof fieldCodes)[number]) => ({ problem: code });

describe("a text", () => {
  it("counts characters as people see them", () => {
    expect(read(text(2), "𠮷田")).toBe("𠮷田");
    expect(read(text(1), "𠮷")).toBe("𠮷");
    expect(read(text(1), "𠮷田")).toEqual(problem("tooLong"));
    expect(read(text(2), "\u200b𠮷田\u202e ")).toBe("𠮷田");
  });

  it("is required, and so is more than what cannot be seen", () => {
    for (const value of ["", "   ", "　", "\u200b\ufeff", "\u0000", "\n"])
      expect(read(text(10), value), JSON.stringify(value)).toEqual(problem("required"));
    for (const value of ["", " ", "\u200b", undefined]) expect(read(optionalText(10), value)).toBeNull();
  });

  it("takes no halves of characters, and nothing but text", () => {
    expect(read(text(10), "a\ud842")).toEqual(problem("notText"));
    expect(read(optionalText(10), "\udfb7")).toEqual(problem("notText"));
    for (const value of [1, null, {}, ["a"], true, { toString: () => "a" }]) expect(read(text(10), value)).toEqual(problem("notText"));
  });

  it("of ten megabytes is too long, and said so at once", () => {
    expect(read(text(100), "a".repeat(10_000_000))).toEqual(problem("tooLong"));
  });
});

describe("a figure", () => {
  it("may be written in full width and with spaces", () => {
    expect(read(wholeNumber(1, 50), " １２ ")).toBe(12);
    expect(read(wholeNumber(-5, 5), "-3")).toBe(-3);
    expect(read(wholeNumber(1, 50), "007")).toBe(7);
  });

  it("includes both ends of its range", () => {
    for (const value of ["1", "50"]) expect(read(wholeNumber(1, 50), value)).toBe(Number(value));
    for (const value of ["0", "51", "-1"]) expect(read(wholeNumber(1, 50), value)).toEqual(problem("outOfRange"));
  });

  it("is nothing else", () => {
    for (const value of ["", "1.5", "1e3", "0x10", "一", "1,000", "１．５", "--1", "9999999999", "NaN", "Infinity"])
      expect(read(wholeNumber(1, 50), value), value).toEqual(problem("notNumber"));
  });
});

describe("a revision", () => {
  it("fits into its column", () => {
    expect(read(revision(), "0")).toBe(0);
    expect(read(revision(), "2147483647")).toBe(2_147_483_647);
    for (const value of ["2147483648", "-1", "1.5", "x", "1e300", "9".repeat(400)])
      expect(read(revision(), value), value).toEqual(problem("notNumber"));
  });
});

describe("a day", () => {
  it("exists", () => {
    expect(read(day(), "2026-11-21")).toBe("2026-11-21");
    expect(read(day(), " ２０２６－１１－２１ ")).toBe("2026-11-21");
    for (const value of ["", "2026-02-29", "2026-11-31", "2026-13-01", "0000-01-01", "2026/11/21", "2026-11-21T00:00:00Z", "20261121"])
      expect(read(day(), value), value).toEqual(problem("notDay"));
  });
});

describe("a telephone", () => {
  it("is a mobile number or one with its area code", () => {
    for (const value of ["13800138000", "+86 138 0013 8000", "０７３７－６６５５０１０", "6655010", "66550101"])
      expect(read(phone(), value), value).toMatch(/^\d+$/);
    for (const value of ["", "123", "1380013800", "138001380001", "call me", "00441234567"])
      expect(read(phone(), value), value).toEqual(problem("notPhone"));
    expect(read(mobile(), "１３８-００１３-８０００")).toBe("13800138000");
    for (const value of ["07376655010", "23800138000", ""]) expect(read(mobile(), value), value).toEqual(problem("notPhone"));
  });

  it("of one mobile number is one, however it is written", () => {
    const wide = (digits: string) => digits.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: 10, maxLength: 10 }),
        fc.constantFrom("", "+86", "86 ", "+86-"),
        fc.boolean(),
        fc.boolean(),
        (rest, country, isWide, spaced) => {
          const number = `1${rest}`;
          const grouped = spaced ? `${number.slice(0, 3)} ${number.slice(3, 7)}-${number.slice(7)}` : number;
          expect(read(mobile(), country + (isWide ? wide(grouped) : grouped))).toBe(number);
        },
      ),
    );
  });
});

describe("choices", () => {
  it("are ids, ticks and nothing made up", () => {
    const one = "3f1c2a6e-7b1d-4c55-9a0e-2f6d0a9b8c7d";
    expect(read(id(), one)).toBe(one);
    for (const value of ["", "1", undefined, null, {}]) expect(read(id(), value)).toEqual(problem("notChoice"));
    expect(read(optionalId(), one)).toBe(one);
    for (const value of ["", undefined, null]) expect(read(optionalId(), value)).toBeNull();
    expect(read(optionalId(), "x")).toEqual(problem("notChoice"));
    expect(read(ticked(), "on")).toBe("on");
    expect(read(ticked(), undefined)).toEqual(problem("notAccepted"));
    expect(read(checkbox(), "on")).toBe(true);
    expect(read(checkbox(), undefined)).toBe(false);
  });
});

describe("a password", () => {
  it("is long, and otherwise as it was typed", () => {
    expect(read(newPassword(), "  spaces stay  ")).toBe("  spaces stay  ");
    expect(read(newPassword(), "ｆｕｌｌ ｗｉｄｔｈ")).toBe("ｆｕｌｌ ｗｉｄｔｈ");
    expect(read(newPassword(), "short")).toEqual(problem("weakPassword"));
    expect(read(newPassword(), "x".repeat(129))).toEqual(problem("tooLong"));
    expect(read(newPassword(), undefined)).toEqual(problem("required"));
  });
});

describe("every problem", () => {
  it("is one of the codes that lib/text words, whatever is sent", () => {
    const fields = [
      text(5),
      optionalText(5),
      id(),
      optionalId(),
      phone(),
      mobile(),
      wholeNumber(1, 5),
      day(),
      ticked(),
      checkbox(),
      newPassword(),
      revision(),
    ];
    const known = new Set<string>(fieldCodes);
    fc.assert(
      fc.property(fc.constantFrom(...fields), fc.oneof(fc.anything(), fc.string({ unit: "binary" })), (field, value) => {
        const parsed = field.safeParse(value);
        for (const issue of parsed.error?.issues ?? []) expect(known, issue.message).toContain(issue.message);
      }),
      { numRuns: 1_500 },
    );
  });
});
