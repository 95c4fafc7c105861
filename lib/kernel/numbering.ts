// Numbers of plaques and applications, by pattern. Pure.

/** "{year}" and one "{n}" or "{n:03}"; width grows past its last figure (clauses part 5, 10). */
export const numberPattern = /^[^{}]*(\{year\}[^{}]*)?\{n(:0[1-9])?\}[^{}]*$/;

export function formatNumber(pattern: string, year: number, n: number): string {
  return pattern
    .replace("{year}", String(year))
    .replace(/\{n(?::0([1-9]))?\}/, (_, width?: string) => String(n).padStart(Number(width ?? 1), "0"));
}

/** A series is one pattern in one year, so that each begins with 1; numbers that do not name the year go on over the years. */
export const seriesKey = (pattern: string, year: number) => (pattern.includes("{year}") ? `${pattern}#${year}` : pattern);
