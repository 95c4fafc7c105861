// Numbers of plaques and applications, by pattern. Pure.
import { tidyCode } from "./writing";

/** "{year}" and one "{n}" or "{n:03}"; width grows past its last figure (clauses part 5, 10). */
export const numberPattern = /^[^{}]*(\{year\}[^{}]*)?\{n(:0[1-9])?\}[^{}]*$/;

export function formatNumber(pattern: string, year: number, n: number): string {
  return pattern
    .replace("{year}", String(year))
    .replace(/\{n(?::0([1-9]))?\}/, (_, width?: string) => String(n).padStart(Number(width ?? 1), "0"));
}

/** A series is one pattern in one year, so that each begins with 1; numbers that do not name the year go on over the years. */
export const seriesKey = (pattern: string, year: number) => (pattern.includes("{year}") ? `${pattern}#${year}` : pattern);

/**
 * One spelling for what is the same number: people type it from the wall with spaces, full-width figures, and whatever brackets their
 * keyboard has. "Plaque"."numberKey" says the same in SQL.
 */
export const numberKey = (typed: string): string =>
  tidyCode(typed)
    .replace(/[[(【{〈]/g, "〔")
    .replace(/[\])】}〉]/g, "〕");

/** A number of this pattern as it is rightly written, with what it counts; null where it is no number of the pattern. */
export function readNumber(pattern: string, typed: string): { year: number; n: number; number: string } | null {
  const key = numberKey(typed);
  const source = pattern
    .split(/(\{year\}|\{n(?::0[1-9])?\})/)
    .map((part) => {
      if (part === "{year}") return "(?<year>[0-9]{4})";
      return part.startsWith("{n") ? "(?<n>[0-9]{1,9})" : numberKey(part).replace(/[$()*+.?[\\\]^{|}]/g, "\\$&");
    })
    .join("");
  const { year = "0", n = "0" } = new RegExp(`^${source}$`).exec(key)?.groups ?? {};
  if (Number(n) < 1) return null;
  const number = formatNumber(pattern, Number(year), Number(n));
  return numberKey(number) === key ? { year: Number(year), n: Number(n), number } : null;
}

/** Where each series goes on: after the largest number of its pattern and year. In one order, so that two acts wait for each other and never for ever. */
export function seriesAfter(numbers: readonly string[], patterns: readonly string[]): [key: string, next: number][] {
  const next = new Map<string, number>();
  for (const number of numbers)
    for (const pattern of patterns) {
      const read = readNumber(pattern, number);
      if (!read) continue;
      const key = seriesKey(pattern, read.year);
      next.set(key, Math.max(next.get(key) ?? 1, read.n + 1));
    }
  return [...next].sort(([a], [b]) => (a < b ? -1 : 1));
}
