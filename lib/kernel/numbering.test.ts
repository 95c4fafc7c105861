import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatNumber, numberPattern, seriesKey } from "./numbering";

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
