import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatNumber, numberKey, numberPattern, readNumber, seriesAfter, seriesKey } from "./numbering";

const plain = fc.string({ unit: fc.constantFrom("益", "科", "家", "〔", "〕", "-", "A", "0", "9", " ", "$", "&"), maxLength: 6 });
/** Patterns as a scheme may write them, with their parts. */
const patterns = fc
  .record({ head: plain, middle: plain, tail: plain, withYear: fc.boolean(), width: fc.integer({ min: 0, max: 9 }) })
  .map((parts) => ({
    ...parts,
    pattern: `${parts.head}${parts.withYear ? "{year}" : ""}${parts.middle}${parts.width ? `{n:0${parts.width}}` : "{n}"}${parts.tail}`,
  }));

describe("a number", () => {
  it("is written as the notices write it", () => {
    expect(formatNumber("益科家〔{year}〕{n:03}", 2024, 1)).toBe("益科家〔2024〕001");
    expect(formatNumber("临家{year}-{n:03}", 2026, 42)).toBe("临家2026-042");
    expect(formatNumber("SB-{year}-{n:04}", 2026, 12)).toBe("SB-2026-0012");
    expect(formatNumber("{n}", 2026, 7)).toBe("7");
  });

  it("grows past its last figure", () => {
    const drawn = [998, 999, 1000, 1001, 12_345].map((n) => formatNumber("益科家〔{year}〕{n:03}", 2024, n));
    expect(drawn).toEqual(["益科家〔2024〕998", "益科家〔2024〕999", "益科家〔2024〕1000", "益科家〔2024〕1001", "益科家〔2024〕12345"]);
  });

  it("can be read back: no two of a series are alike, whatever stands around them", () => {
    fc.assert(
      fc.property(
        patterns,
        fc.integer({ min: 1, max: 100_000 }),
        fc.integer({ min: 1, max: 100_000 }),
        ({ pattern, head, middle, tail, withYear, width }, n, m) => {
          expect(pattern).toMatch(numberPattern);
          const text = formatNumber(pattern, 2026, n);
          const begin = head + (withYear ? "2026" : "") + middle;
          const figures = text.slice(begin.length, text.length - tail.length);
          expect(text).toBe(begin + figures + tail);
          expect(Number(figures)).toBe(n);
          expect(figures.length).toBe(Math.max(width || 1, String(n).length));
          expect(formatNumber(pattern, 2026, m) === text).toBe(m === n);
        },
      ),
    );
  });
});

describe("a number that is typed", () => {
  it.each(["益科家〔2026〕001", "益科家[2026]001", "益科家（２０２６）００１", " 益科家 【2026】 001 "])(
    "%s is the official one",
    (typed) => expect(numberKey(typed)).toBe("益科家〔2026〕001"),
  );
  it("with nothing in it is nothing", () => expect(numberKey("  ")).toBe(""));
  it("otherwise stays another", () => expect(numberKey("益科家〔2026〕002")).not.toBe("益科家〔2026〕001"));
});

describe("a number of a pattern", () => {
  const yiyang = "益科家〔{year}〕{n:03}";
  it.each([
    [yiyang, "益科家〔2019〕007", { year: 2019, n: 7, number: "益科家〔2019〕007" }],
    [yiyang, "益科家[2019] 007", { year: 2019, n: 7, number: "益科家〔2019〕007" }],
    [yiyang, "益科家〔2019〕1007", { year: 2019, n: 1007, number: "益科家〔2019〕1007" }],
    ["昆企科家〔{year}〕{n:03}号", "昆企科家（2024）012号", { year: 2024, n: 12, number: "昆企科家〔2024〕012号" }],
    ["临家 {n}", "临家3", { year: 0, n: 3, number: "临家 3" }],
    // Neither of these would ever be drawn from the series.
    [yiyang, "益科家〔2019〕7", null],
    [yiyang, "益科家〔2019〕0007", null],
    [yiyang, "益科家〔2019〕000", null],
    [yiyang, "益科家〔19〕007", null],
    [yiyang, "益科家〔2019〕007号", null],
    [yiyang, "又益科家〔2019〕007", null],
    ["a.{n}", "ax3", null],
    ["({n}", "(3", { year: 0, n: 3, number: "(3" }],
  ])("%s reads %s", (pattern, typed, read) => expect(readNumber(pattern, typed)).toEqual(read));

  it("is read back whatever was drawn", () => {
    fc.assert(
      fc.property(
        patterns,
        fc.integer({ min: 1900, max: 2199 }),
        fc.integer({ min: 1, max: 999_999_999 }),
        ({ pattern, withYear }, year, n) => {
          const number = formatNumber(pattern, year, n);
          expect(readNumber(pattern, number)).toEqual({ year: withYear ? year : 0, n, number });
        },
      ),
    );
  });
});

describe("a series", () => {
  it("goes on after the largest number that is there, in each year by itself", () => {
    const numbers = ["益科家〔2019〕007", "益科家[2019]012", "益科家〔2020〕001", "临家3", "临科协匾字17号"];
    expect(seriesAfter(numbers, ["益科家〔{year}〕{n:03}", "临家{n}", "昆{n}"])).toEqual([
      ["临家{n}", 4],
      ["益科家〔{year}〕{n:03}#2019", 13],
      ["益科家〔{year}〕{n:03}#2020", 2],
    ]);
    expect(seriesAfter([], ["临家{n}"])).toEqual([]);
  });

  it("never gives out what is there", () => {
    fc.assert(
      fc.property(patterns, fc.array(fc.integer({ min: 1, max: 2000 }), { minLength: 1, maxLength: 20 }), ({ pattern }, counted) => {
        const numbers = counted.map((n) => formatNumber(pattern, 2026, n));
        const [[key, next] = ["", 0]] = seriesAfter(numbers, [pattern]);
        expect([key, next]).toEqual([seriesKey(pattern, 2026), Math.max(...counted) + 1]);
        expect(numbers).not.toContain(formatNumber(pattern, 2026, next));
      }),
    );
  });
});

describe("a pattern", () => {
  it.each(["益科家〔{year}〕{n:03}", "{n}", "{year}{n:09}", "a{n:01}b"])("may be %s", (pattern) => expect(pattern).toMatch(numberPattern));

  it.each([
    "",
    "益科家",
    "{year}",
    "{n:3}",
    "{n:00}",
    "{n:010}",
    "{n}{n}",
    "{n}{year}",
    "{year}{year}{n}",
    "{month}{n}",
    "{n",
    "n}",
    "{{n}}",
  ])("may not be %s", (pattern) => expect(pattern).not.toMatch(numberPattern));

  it("begins a series anew each year, but only where the year is part of the number", () => {
    const pattern = "益科家〔{year}〕{n:03}";
    expect(seriesKey(pattern, 2024)).not.toBe(seriesKey(pattern, 2025));
    // Begun anew, the first of the second year would be the first of the first year again, and the award be refused for ever.
    expect(seriesKey("科家{n:03}", 2024)).toBe(seriesKey("科家{n:03}", 2025));
  });

  it("never gives one number twice, over years and patterns of the same city", () => {
    const patternsOfCity = ["益科家〔{year}〕{n:03}", "临家{year}-{n:03}", "科家{n:03}", "示范{n}"];
    const series = new Map<string, number>();
    const drawn = new Set<string>();
    for (const year of [2024, 2025, 2026])
      for (const pattern of patternsOfCity)
        for (let i = 0; i < 1200; i += 1) {
          const key = seriesKey(pattern, year);
          const n = series.get(key) ?? 1;
          series.set(key, n + 1);
          drawn.add(formatNumber(pattern, year, n));
        }
    expect(drawn.size).toBe(3 * 4 * 1200);
  });
});
