import { getDayDetail } from "chinese-days";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import {
  addDays,
  addMonths,
  type Calendar,
  type Day,
  type DayKind,
  dayOf,
  daysBetween,
  endOf,
  fromDateColumn,
  isDay,
  isWorkingDay,
  limitDay,
  limitEnd,
  nextWorkingDay,
  startOf,
  toDateColumn,
  weekdayOf,
  workingDaysUntil,
} from "./dates";

// Thousands of generated cases take their time where other work is done beside them.
vi.setConfig({ testTimeout: 120_000 });

// A second calendar, written from the rules of the Gregorian one and not from Date: slow, one day at a time.
const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const monthLength = (year: number, month: number) => [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
const write = (year: number, month: number, date: number): Day =>
  `${year}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
const read = (day: Day) => day.split("-").map(Number) as [number, number, number];

function nextOf(day: Day): Day {
  const [year, month, date] = read(day);
  if (date < monthLength(year, month)) return write(year, month, date + 1);
  return month < 12 ? write(year, month + 1, 1) : write(year + 1, 1, 1);
}

/** Every day from 1993 to 2101, one after the other. */
const allDays: Day[] = ["1993-01-01"];
while (allDays.at(-1) !== "2101-12-31") allDays.push(nextOf(allDays.at(-1) ?? ""));
const place = new Map(allDays.map((day, i) => [day, i]));

function dayAfter(day: Day, by = 1): Day {
  const next = allDays[(place.get(day) ?? Number.NaN) + by];
  if (next === undefined) throw new Error(`${day} is out of the oracle's years`);
  return next;
}

/** Zeller's congruence: 0 Sunday … 6 Saturday. */
function zellerOf(day: Day): number {
  const [y, m, d] = read(day);
  const year = m < 3 ? y - 1 : y;
  const month = m < 3 ? m + 12 : m;
  const h =
    (d +
      Math.floor((13 * (month + 1)) / 5) +
      (year % 100) +
      Math.floor((year % 100) / 4) +
      Math.floor(Math.floor(year / 100) / 4) +
      5 * Math.floor(year / 100)) %
    7;
  return (h + 6) % 7;
}

const weekdays = new Map(allDays.map((day) => [day, zellerOf(day)]));
const zeller = (day: Day) => weekdays.get(day) ?? Number.NaN;

const slowIsWorking = (day: Day, calendar: Calendar) =>
  calendar.has(day) ? calendar.get(day) === true : zeller(day) >= 1 && zeller(day) <= 5;

/** Day 0 is the act; each later day that counts takes one off. */
function slowLimitDay(act: Day, days: number, kind: DayKind, calendar: Calendar): Day {
  let day = act;
  for (let counted = 0; counted < days; ) {
    day = dayAfter(day);
    if (kind === "natural" || slowIsWorking(day, calendar)) counted += 1;
  }
  return day;
}

function slowWorkingDaysUntil(from: Day, to: Day, calendar: Calendar): number {
  let count = 0;
  for (let day = from; day < to; ) {
    day = dayAfter(day);
    if (slowIsWorking(day, calendar)) count += 1;
  }
  return count;
}

/** The wall clock in Shanghai as the platform's own time zone data has it. */
const shanghai = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai", dateStyle: "short" });
const shanghaiTime = new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Shanghai", timeStyle: "medium" });

/** What the State Council ordered for 2024–2026. */
const official: Calendar = new Map(
  (function* () {
    for (let day = "2024-01-01"; day <= "2026-12-31"; day = dayAfter(day)) {
      const { work } = getDayDetail(day);
      if (work !== (zeller(day) >= 1 && zeller(day) <= 5)) yield [day, work] as const;
    }
  })(),
);

/** Any day from 1994 to 2099, and more often one where mistakes live. */
const anyDay: fc.Arbitrary<Day> = fc.oneof(
  fc
    .tuple(fc.integer({ min: 1994, max: 2099 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
    .map(([year, month, date]) => write(year, month, Math.min(date, monthLength(year, month)))),
  fc
    .tuple(fc.integer({ min: 1994, max: 2099 }), fc.constantFrom("01-01", "01-31", "02-27", "02-28", "03-01", "04-30", "12-30", "12-31"))
    .map(([year, rest]) => `${year}-${rest}`),
  fc.constantFrom(...[1996, 2000, 2004, 2024, 2028, 2096].map((year) => `${year}-02-29`)),
  fc.constantFrom(...official.keys()),
);

/** An instant of a Shanghai day: often its first or last millisecond, or the hours in which UTC has another date. */
const anyInstant = fc
  .tuple(
    anyDay,
    fc.oneof(fc.constantFrom(0, 1, 7 * 3_600_000 + 3_599_999, 8 * 3_600_000, 86_399_999), fc.integer({ min: 0, max: 86_399_999 })),
  )
  .map(([day, ms]) => ({ day, at: new Date(Date.parse(`${day}T00:00:00+08:00`) + ms) }));

/** Days around an act that differ from Monday to Friday, in either direction. */
const calendarAround = (act: Day): fc.Arbitrary<Calendar> =>
  fc.oneof(
    fc.constant(official),
    fc.array(fc.tuple(fc.integer({ min: -3, max: 90 }), fc.boolean()), { maxLength: 30 }).map((days) => {
      const calendar = new Map<Day, boolean>();
      for (const [offset, works] of days) calendar.set(dayAfter(act, offset), works);
      return calendar;
    }),
  );

const limits = anyInstant.chain(({ day, at }) =>
  fc.record({
    day: fc.constant(day),
    at: fc.constant(at),
    days: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 60 })),
    kind: fc.constantFrom<DayKind>("working", "natural"),
    calendar: calendarAround(day),
  }),
);
type Limit = typeof limits extends fc.Arbitrary<infer L> ? L : never;

/** A limit's end is the midnight in Shanghai after the oracle's last day: the millisecond before still belongs to that day. */
function endsRightly(end: Date, { day, days, kind, calendar }: Limit): boolean {
  const last = slowLimitDay(day, days, kind, calendar);
  return (
    shanghai.format(end.getTime() - 1) === last &&
    shanghai.format(end) === dayAfter(last) &&
    shanghaiTime.format(end) === "00:00:00" &&
    end.getMilliseconds() === 0
  );
}

const holds = (implementation: typeof limitEnd) =>
  fc.check(
    fc.property(limits, (limit) => endsRightly(implementation(limit.at, limit.days, limit.kind, limit.calendar), limit)),
    { numRuns: 10_000 },
  );

describe("a limit", () => {
  it("ends where a slow count of 10,000 generated acts ends it", () => {
    expect(holds(limitEnd)).toMatchObject({ failed: false, numRuns: 10_000 });
  });

  it("is seen to be wrong when a rule of counting is broken", () => {
    const later =
      (ms: number): typeof limitEnd =>
      (...args) =>
        new Date(limitEnd(...args).getTime() + ms);
    const broken: Record<string, typeof limitEnd> = {
      "23:59:59.999 instead of the next midnight": later(-1),
      "the day of the act counts": (at, days, kind, calendar) => endOf(limitDay(dayOf(at), Math.max(0, days - 1), kind, calendar)),
      "without 调休": (at, days, kind) => limitEnd(at, days, kind, new Map()),
      "every day works": (at, days, _kind, calendar) => limitEnd(at, days, "natural", calendar),
      "the date in UTC": (at, days, kind, calendar) => endOf(limitDay(at.toISOString().slice(0, 10), days, kind, calendar)),
      "the date where the machine stands": (at, days, kind, calendar) =>
        endOf(limitDay(write(at.getFullYear(), at.getMonth() + 1, at.getDate()), days, kind, calendar)),
      "24 hours instead of days": (at, days) => new Date(at.getTime() + days * 86_400_000),
    };
    for (const [what, implementation] of Object.entries(broken)) expect(holds(implementation).failed, what).toBe(true);
  });

  it("is open until its end and closed at it", () => {
    const end = limitEnd(new Date("2026-11-20T10:00:00+08:00"), 5, "working", new Map());
    expect(end).toEqual(new Date("2026-11-28T00:00:00+08:00"));
    expect(new Date("2026-11-27T23:59:59.999+08:00") < end).toBe(true);
    expect(new Date("2026-11-28T00:00:00+08:00") < end).toBe(false);
  });

  it("counts over the National Day of 2026 with its working Saturdays", () => {
    expect(official.get("2026-09-20")).toBe(true);
    expect(official.get("2026-10-05")).toBe(false);
    // 30 September is a Wednesday; the holiday ends on the 7th; the 10th is a Saturday that works.
    expect(limitDay("2026-09-30", 1, "working", official)).toBe("2026-10-08");
    expect(limitDay("2026-09-30", 3, "working", official)).toBe("2026-10-10");
    expect(limitDay("2026-09-30", 3, "natural", official)).toBe("2026-10-03");
    expect(limitDay("2026-09-30", 3, "working", new Map())).toBe("2026-10-05");
  });

  it("of no days ends with the day of the act, on whatever day that falls", () => {
    expect(limitDay("2026-11-21", 0, "working", new Map())).toBe("2026-11-21");
    expect(limitEnd(new Date("2026-11-21T23:59:59.999+08:00"), 0, "working", new Map())).toEqual(new Date("2026-11-22T00:00:00+08:00"));
  });

  it("begins on another date one millisecond after midnight in Shanghai", () => {
    expect(limitDay(dayOf(new Date("2024-02-28T15:59:59.999Z")), 1, "natural", new Map())).toBe("2024-02-29");
    expect(limitDay(dayOf(new Date("2024-02-28T16:00:00.000Z")), 1, "natural", new Map())).toBe("2024-03-01");
  });
});

describe("the next working day", () => {
  it("is the day itself if it works, else the first that does, over holidays and days made up for", () => {
    fc.assert(
      fc.property(fc.nat(1200), fc.dictionary(fc.nat(30).map(String), fc.boolean(), { maxKeys: 20 }), (offset, marks) => {
        const day = addDays("2024-01-01", offset);
        const calendar = new Map(Object.entries(marks).map(([n, works]) => [addDays(day, Number(n)), works]));
        const next = nextWorkingDay(day, calendar);
        expect(isWorkingDay(next, calendar)).toBe(true);
        for (let before = day; before < next; before = addDays(before, 1)) expect(isWorkingDay(before, calendar)).toBe(false);
        expect(next >= day).toBe(true);
      }),
    );
    // Both real deadlines were Saturdays (K18, Y9).
    expect([nextWorkingDay("2024-08-10", new Map()), nextWorkingDay("2024-06-15", new Map())]).toEqual(["2024-08-12", "2024-06-17"]);
  });
});

describe("working days left", () => {
  const spans = anyDay.chain((from) =>
    fc.record({ from: fc.constant(from), ahead: fc.integer({ min: -10, max: 60 }), calendar: calendarAround(from) }),
  );
  const agrees = (count: typeof workingDaysUntil) =>
    fc.check(
      fc.property(spans, ({ from, ahead, calendar }) => {
        const to = addDays(from, ahead);
        return count(from, to, calendar) === slowWorkingDaysUntil(from, to, calendar);
      }),
      { numRuns: 10_000 },
    );

  it("equal a slow count of 10,000 generated spans", () => {
    expect(agrees(workingDaysUntil)).toMatchObject({ failed: false, numRuns: 10_000 });
    expect(agrees((from, to, calendar) => workingDaysUntil(addDays(from, -1), to, calendar)).failed).toBe(true);
    expect(agrees((from, to, calendar) => workingDaysUntil(from, addDays(to, -1), calendar)).failed).toBe(true);
  });

  it("are as many as the limit had on its first day, where its last day works", () => {
    fc.assert(
      fc.property(limits, ({ day, days, calendar }) => workingDaysUntil(day, limitDay(day, days, "working", calendar), calendar) === days),
      { numRuns: 5_000 },
    );
  });
});

describe("days", () => {
  it("follow each other as the Gregorian calendar has them, 1993 to 2100", () => {
    const wrong = allDays.slice(0, -1).filter((day, i) => {
      const next = dayAfter(day);
      return (
        addDays(day, 1) !== next || addDays(next, -1) !== day || weekdayOf(day) !== zeller(day) || daysBetween("1993-01-01", day) !== i
      );
    });
    expect(wrong).toEqual([]);
    expect(allDays.length).toBe(109 * 365 + 26);
  });

  it("begin and end at Shanghai's midnight, wherever the machine stands", () => {
    expect(process.env.TZ).toBe("Pacific/Marquesas");
    expect(new Date(0).getTimezoneOffset()).toBe(570);
    fc.assert(
      fc.property(anyInstant, ({ day, at }) => {
        expect(dayOf(at)).toBe(day);
        expect(shanghai.format(at)).toBe(day);
        expect(startOf(day) <= at && at < endOf(day)).toBe(true);
        expect(endOf(day)).toEqual(startOf(dayAfter(day)));
        expect(fromDateColumn(toDateColumn(day))).toBe(day);
        expect(toDateColumn(day).toISOString()).toBe(`${day}T00:00:00.000Z`);
      }),
      { numRuns: 2_000 },
    );
  });

  it("exist or not", () => {
    expect(allDays.filter((day) => !isDay(day))).toEqual([]);
    for (const text of [
      "2026-02-29",
      "2026-13-01",
      "2026-00-10",
      "2026-04-31",
      "2026-1-1",
      "26-01-01",
      "0000-01-01",
      "1899-12-31",
      "2200-01-01",
      "2026-01-01T00:00",
      "",
      "today",
    ])
      expect(isDay(text), text).toBe(false);
    expect(isDay("2024-02-29")).toBe(true);
  });

  it("work or rest as the calendar says, else as the week does", () => {
    expect(isWorkingDay("2026-11-20", new Map())).toBe(true);
    expect(isWorkingDay("2026-11-21", new Map())).toBe(false);
    expect(isWorkingDay("2026-11-21", new Map([["2026-11-21", true]]))).toBe(true);
    expect(isWorkingDay("2026-11-20", new Map([["2026-11-20", false]]))).toBe(false);
  });
});

describe("months", () => {
  function slowAddMonths(day: Day, months: number): Day {
    let [year, month] = read(day);
    const [, , date] = read(day);
    for (let i = 0; i < Math.abs(months); i += 1) {
      month += Math.sign(months);
      if (month === 13) [year, month] = [year + 1, 1];
      if (month === 0) [year, month] = [year - 1, 12];
    }
    return write(year, month, Math.min(date, monthLength(year, month)));
  }
  const agrees = (add: typeof addMonths) =>
    fc.check(
      fc.property(anyDay, fc.integer({ min: -120, max: 240 }), (day, months) => add(day, months) === slowAddMonths(day, months)),
      { numRuns: 10_000 },
    );

  it("later fall on the same day or the month's last", () => {
    expect(agrees(addMonths)).toMatchObject({ failed: false, numRuns: 10_000 });
    expect(agrees((day, months) => addDays(day, months * 30)).failed).toBe(true);
    // What Date does by itself: 31 January and a month is 2 or 3 March.
    const overflowing = (day: Day, months: number) => {
      const [year, month, date] = read(day);
      return new Date(Date.UTC(year, month - 1 + months, date)).toISOString().slice(0, 10);
    };
    expect(agrees(overflowing).failed).toBe(true);
  });

  it("of a leap day end on the 28th", () => {
    expect(addMonths("2024-02-29", 12)).toBe("2025-02-28");
    expect(addMonths("2024-02-29", 48)).toBe("2028-02-29");
    expect(addMonths("2024-01-31", 1)).toBe("2024-02-29");
    expect(addMonths("2026-11-21", 36)).toBe("2029-11-21");
  });
});
