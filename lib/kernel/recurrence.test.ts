import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { addDays, clockOf, type Day, dayOf, weekdayOf } from "./dates";
import { expand, mostOccurrences, overlaps, type Recurrence, spanOn } from "./recurrence";

vi.setConfig({ testTimeout: 120_000 });
const seed = 20_261_124;
const anyDay = fc.integer({ min: 0, max: 1_500 }).map((n) => addDays("2025-01-01", n));

/** Slowly: the calendar is walked week by week and month by month, never by the distance of two days. */
function oracle(rule: Recurrence, first: Day): Day[] {
  const found: Day[] = [];
  if (rule.kind === "weekly") {
    let monday = first;
    while (weekdayOf(monday) !== 1) monday = addDays(monday, -1);
    for (let week = monday; week <= rule.until; week = addDays(week, 7 * rule.every))
      for (let n = 0; n < 7; n += 1) {
        const day = addDays(week, n);
        if (day >= first && day <= rule.until && rule.weekdays.includes(weekdayOf(day))) found.push(day);
      }
    return found;
  }
  const [year = 0, month = 0, date = 0] = first.split("-").map(Number);
  for (let n = 0; ; n += rule.every) {
    const at = new Date(Date.UTC(year, month - 1 + n, date));
    const day = at.toISOString().slice(0, 10);
    if (`${day.slice(0, 7)}-01` > rule.until) return found;
    if (at.getUTCDate() === date && day <= rule.until) found.push(day);
  }
}

describe("a rule", () => {
  it("gives the days that walking the calendar gives", () => {
    const rule = fc.oneof(
      fc.record({
        kind: fc.constant("weekly" as const),
        every: fc.integer({ min: 1, max: 4 }),
        weekdays: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 3 }),
        length: fc.integer({ min: 0, max: 100 }),
      }),
      fc.record({
        kind: fc.constant("monthly" as const),
        every: fc.integer({ min: 1, max: 3 }),
        length: fc.integer({ min: 0, max: 900 }),
      }),
    );
    fc.assert(
      fc.property(rule, anyDay, ({ length, ...rest }, first) => {
        const whole: Recurrence = { ...rest, until: addDays(first, length) };
        expect(expand(whole, first)).toEqual(oracle(whole, first));
      }),
      { seed, numRuns: 5_000 },
    );
  });

  it.each<[string, Recurrence, Day, Day[]]>([
    [
      "every second Tuesday",
      { kind: "weekly", every: 2, weekdays: [2], until: "2026-12-31" },
      "2026-12-01",
      ["2026-12-01", "2026-12-15", "2026-12-29"],
    ],
    [
      "the 31st, where there is one",
      { kind: "monthly", every: 1, until: "2027-03-31" },
      "2026-12-31",
      ["2026-12-31", "2027-01-31", "2027-03-31"],
    ],
    ["29 February once in four years", { kind: "monthly", every: 12, until: "2028-12-31" }, "2024-02-29", ["2024-02-29", "2028-02-29"]],
    ["its last day included", { kind: "weekly", every: 1, weekdays: [1], until: "2026-11-30" }, "2026-11-23", ["2026-11-23", "2026-11-30"]],
    ["nothing, when it is over before it begins", { kind: "weekly", every: 1, weekdays: [1], until: "2026-11-22" }, "2026-11-23", []],
  ])("%s", (_, rule, first, days) => expect(expand(rule, first)).toEqual(days));

  it("of too many days stops at one too many", () => {
    const daily: Recurrence = { kind: "weekly", every: 1, weekdays: [0, 1, 2, 3, 4, 5, 6], until: "2199-12-31" };
    expect(expand(daily, "2026-01-01")).toHaveLength(mostOccurrences + 1);
  });
});

describe("a span", () => {
  it("lies on its day by a clock in Shanghai, whatever the machine's zone", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 1_439 }), (day, minute) => {
        const { startsAt } = spanOn(day, minute, minute + 1);
        expect(dayOf(startsAt)).toBe(day);
        expect(clockOf(startsAt)).toEqual({ hour: Math.floor(minute / 60), minute: minute % 60 });
      }),
      { seed, numRuns: 2_000 },
    );
  });

  it("may touch another, and overlaps it by a minute", () => {
    const [morning, noon, long] = [spanOn("2026-11-23", 540, 720), spanOn("2026-11-23", 720, 780), spanOn("2026-11-23", 719, 721)];
    expect([overlaps(morning, noon), overlaps(noon, morning), overlaps(morning, long), overlaps(long, noon)]).toEqual([
      false,
      false,
      true,
      true,
    ]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 4, maxLength: 4 }), ([a = 0, b = 0, c = 0, d = 0]) => {
        const [one, two] = [spanOn("2026-11-23", a, a + 1 + b), spanOn("2026-11-23", c, c + 1 + d)];
        const minutes = (from: number, length: number) => new Set(Array.from({ length }, (_, n) => from + n));
        expect(overlaps(one, two)).toBe([...minutes(a, 1 + b)].some((minute) => minutes(c, 1 + d).has(minute)));
      }),
      { seed, numRuns: 2_000 },
    );
  });
});
