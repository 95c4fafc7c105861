import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import {
  addDays,
  type Calendar,
  type Day,
  dayOf,
  type DayKind,
  daysBetween,
  endOf,
  isWorkingDay,
  nextWorkingDay,
  startOf,
} from "@/lib/kernel/dates";
import { dueDay, type Limit, type Pause, type Standing, standingOf } from "./clock";

// Thousands of generated cases take their time where other work is done beside them.
vi.setConfig({ testTimeout: 120_000 });

// The oracle: one date after the other, counted by hand from a Friday, with the rules of the Gregorian calendar and not with Date.
const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const dates = Array.from({ length: 110 }, (_, i) => 1999 + i).flatMap((year) =>
  lengths.flatMap((length, month) =>
    Array.from(
      { length: month === 1 && isLeap(year) ? 29 : length },
      (_, date): Day => `${year}-${String(month + 1).padStart(2, "0")}-${String(date + 1).padStart(2, "0")}`,
    ),
  ),
);
const place = new Map(dates.map((date, i) => [date, i]));
const placeOf = (day: Day) => place.get(day) ?? expect.fail(`${day} is out of the oracle's years`);
const dateAt = (i: number) => dates[i] ?? expect.fail(`${i} is out of the oracle's years`);

/** 1999-01-01, place 0, was a Friday. */
const slowWorks = (i: number, calendar: Calendar) => calendar.get(dateAt(i)) ?? ![1, 2].includes(i % 7);

/** No limit of these tests runs as long as this; what is not over by then never ends. */
const NEVER = 900;

/** Every date gets its fate, then the fates are read. */
function slowStanding(limit: Limit, today: Day, calendar: Calendar): Standing {
  const act = placeOf(limit.startsOn);
  const paused = new Set<number>();
  for (const { from, to } of limit.pauses) {
    const answer = to === null ? act + NEVER : placeOf(to);
    for (let i = placeOf(from) + 1; i <= answer; i += 1) paused.add(i);
  }
  const isOfKind = (i: number) => limit.dayKind === "natural" || slowWorks(i, calendar);
  let still = limit.days + limit.extension;
  let due: number | null = null;
  for (let i = act; i < act + NEVER && due === null; i += 1) {
    if (i > act && isOfKind(i) && !paused.has(i)) still -= 1;
    if (still <= 0 && !(limit.rolls && (!slowWorks(i, calendar) || paused.has(i)))) due = i;
  }
  const now = Math.max(act, placeOf(today));
  const gone = Array.from({ length: now - act }, (_, i) => act + 1 + i);
  const after = due === null ? [] : Array.from({ length: Math.max(0, due - now) }, (_, i) => now + 1 + i);
  return {
    day: gone.length,
    pausedDays: gone.filter((i) => paused.has(i) && (due === null || i <= due)).length,
    left: due === null ? null : after.filter((i) => isOfKind(i) && !paused.has(i)).length,
    dueOn: due === null ? null : dateAt(due),
    overdueBy: due === null ? 0 : gone.filter((i) => i > due && isOfKind(i)).length,
    paused: due === null,
  };
}

/** New year, leap days there are and are not (2100), the long holidays and their working Sundays. */
const anchors = ["2023-12-31", "2024-02-28", "2024-02-29", "2025-02-28", "2026-01-01", "2026-09-30", "2026-12-30", "2100-02-28"];
const starts = fc.oneof(
  fc.tuple(fc.constantFrom(...anchors), fc.integer({ min: -90, max: 3 })).map(([day, by]) => addDays(day, by)),
  fc.integer({ min: 400, max: 36_800 }).map(dateAt),
);
const kinds = fc.constantFrom<DayKind>("natural", "working");

/** Some days turned over, each way, and sometimes a week that rests and the weekend before it that works. */
const calendarsFrom = (start: Day) =>
  fc
    .record({
      turned: fc.uniqueArray(fc.integer({ min: -20, max: 250 }), { maxLength: 40 }),
      week: fc.option(fc.integer({ min: 0, max: 120 }), { nil: undefined }),
    })
    .map(({ turned, week }): Calendar => {
      const weekdays: Calendar = new Map();
      const calendar = new Map(turned.map((by) => [addDays(start, by), !isWorkingDay(addDays(start, by), weekdays)]));
      for (let i = 0; week !== undefined && i < 8; i += 1) calendar.set(addDays(start, week + i), false);
      if (week !== undefined) for (const by of [week - 1, week + 8]) calendar.set(addDays(start, by), true);
      return calendar;
    });

/** One after the other, from before the act to after the end: adjacent, empty (answered at once), the last one open or not. */
const pausesFrom = (start: Day) =>
  fc
    .record({
      first: fc.integer({ min: -30, max: 60 }),
      spans: fc.array(
        fc.record({ gap: fc.oneof(fc.constant(0), fc.nat({ max: 40 })), length: fc.oneof(fc.constant(0), fc.nat({ max: 30 })) }),
        { maxLength: 4 },
      ),
      open: fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
    })
    .map(({ first, spans, open }) => {
      let at = addDays(start, first);
      return spans.map(({ gap, length }, i): Pause => {
        const from = addDays(at, gap);
        at = addDays(from, length);
        return { from, to: open && i === spans.length - 1 ? null : at };
      });
    });

/** One more about the last day, where little decides whether it still stops the limit or what the limit rolls to. */
function withLate(limit: Limit, calendar: Calendar, by: number, length: number): Limit {
  const { dueOn } = slowStanding(limit, limit.startsOn, calendar);
  if (dueOn === null) return limit;
  const from = addDays(dueOn, by);
  const free = limit.pauses.every(({ to }) => to !== null && to <= from);
  return free ? { ...limit, pauses: [...limit.pauses, { from, to: length > 6 ? null : addDays(from, length) }] } : limit;
}

type Case = { limit: Limit; calendar: Calendar; today: Day };
const cases = starts.chain((startsOn) =>
  fc
    .record({
      days: fc.oneof(fc.constantFrom(2, 5, 15, 30, 60), fc.nat({ max: 60 })),
      dayKind: kinds,
      extension: fc.oneof(fc.constant(0), fc.constantFrom(5, 30), fc.nat({ max: 30 })),
      pauses: pausesFrom(startsOn),
      rolls: fc.boolean(),
      calendar: calendarsFrom(startsOn),
      today: fc.integer({ min: -5, max: 250 }).map((by) => addDays(startsOn, by)),
      late: fc.option(fc.tuple(fc.integer({ min: -3, max: 2 }), fc.nat({ max: 7 })), { nil: undefined }),
    })
    .map(({ calendar, today, late, ...fields }): Case => {
      const limit = { startsOn, ...fields };
      return { limit: late ? withLate(limit, calendar, ...late) : limit, calendar, today };
    }),
);

type Engine = (limit: Limit, today: Day, calendar: Calendar) => Standing;
const agrees = (engine: Engine) =>
  fc.property(cases, ({ limit, calendar, today }) => {
    expect(engine(limit, today, calendar)).toEqual(slowStanding(limit, today, calendar));
  });

const weekdays: Calendar = new Map();
/** The holidays of autumn 2026 as the tests need them: 1–7 October rests, the Sunday before and the Saturday after work. */
const autumn: Calendar = new Map<Day, boolean>([
  ["2026-09-27", true],
  ["2026-10-01", false],
  ["2026-10-02", false],
  ["2026-10-05", false],
  ["2026-10-06", false],
  ["2026-10-07", false],
  ["2026-10-10", true],
]);
const office = (change: Partial<Limit> = {}): Limit => ({
  startsOn: "2026-03-02",
  days: 60,
  dayKind: "natural",
  extension: 0,
  pauses: [],
  rolls: false,
  ...change,
});

describe("the limit of the law", () => {
  it("is sixty days from 受理 and thirty more when extended (34)", () => {
    expect(dueDay(office(), weekdays)).toBe("2026-05-01");
    expect(dueDay(office({ extension: 30 }), weekdays)).toBe("2026-05-31");
  });

  it("is in February what it is in March", () => {
    expect(dueDay(office({ startsOn: "2024-02-14", days: 15 }), weekdays)).toBe("2024-02-29");
    expect(dueDay(office({ startsOn: "2023-02-14", days: 15 }), weekdays)).toBe("2023-03-01");
    expect(dueDay(office({ startsOn: "2025-12-31", days: 30 }), weekdays)).toBe("2026-01-30");
  });

  it("counts working days as the State Council arranges them (23)", () => {
    const objection = office({ days: 5, dayKind: "working", startsOn: "2026-09-25" });
    // Sunday the 27th works; then 28, 29, 30, and after the holidays the 8th.
    expect(dueDay(objection, autumn)).toBe("2026-10-08");
    expect(dueDay(objection, weekdays)).toBe("2026-10-02");
  });

  it("rolls for the citizen and never for the office (民法典 203)", () => {
    const ask = office({ startsOn: "2026-09-01", days: 30 });
    expect(dueDay(ask, autumn)).toBe("2026-10-01");
    expect(dueDay({ ...ask, rolls: true }, autumn)).toBe("2026-10-08");
    // A Saturday that works is a day to end on.
    expect(dueDay({ ...ask, startsOn: "2026-09-10", rolls: true }, autumn)).toBe("2026-10-10");
    expect(dueDay({ ...ask, startsOn: "2026-09-10", rolls: true }, weekdays)).toBe("2026-10-12");
  });

  it("has no last day while a pause is open", () => {
    expect(dueDay(office(), weekdays)).toBe("2026-05-01");
    expect(dueDay(office({ pauses: [{ from: "2026-03-10", to: null }] }), weekdays)).toBeNull();
  });
});

describe("a pause", () => {
  const of = (...pauses: Pause[]) => dueDay(office({ pauses }), weekdays);

  it("runs from the day after the request to the day of the answer", () => {
    expect(of({ from: "2026-03-10", to: "2026-03-13" })).toBe("2026-05-04");
    expect(of({ from: "2026-03-10", to: "2026-03-10" })).toBe("2026-05-01");
    expect(of({ from: "2026-03-10", to: null })).toBeNull();
  });

  it("may follow at once on another, and no day is paused twice", () => {
    const two: Pause[] = [
      { from: "2026-03-13", to: "2026-03-15" },
      { from: "2026-03-10", to: "2026-03-13" },
    ];
    expect(of(...two)).toBe(of({ from: "2026-03-10", to: "2026-03-15" }));
    expect(of(...two)).toBe("2026-05-06");
  });

  it("moves only what had not begun or not ended without it", () => {
    // Of a hearing that was under way at 受理, only the days after it count.
    expect(of({ from: "2026-02-20", to: "2026-03-04" })).toBe("2026-05-03");
    expect(of({ from: "2026-02-20", to: "2026-03-02" })).toBe("2026-05-01");
    // On the last day itself it comes too late, on the day before it does not.
    expect(of({ from: "2026-05-01", to: null })).toBe("2026-05-01");
    expect(of({ from: "2026-04-30", to: "2026-05-06" })).toBe("2026-05-07");
  });

  it("of rest days moves no working days", () => {
    const working = office({ days: 5, dayKind: "working", startsOn: "2026-03-05" });
    expect(dueDay({ ...working, pauses: [{ from: "2026-03-06", to: "2026-03-08" }] }, weekdays)).toBe("2026-03-12");
    expect(dueDay({ ...working, pauses: [{ from: "2026-03-06", to: "2026-03-09" }] }, weekdays)).toBe("2026-03-13");
  });

  it("is not a day to end on for who rolls", () => {
    // Thirty days end on Saturday 2 May; the Monday it would roll to is paused.
    const ask = office({ startsOn: "2026-04-02", days: 30, rolls: true });
    expect(dueDay(ask, weekdays)).toBe("2026-05-04");
    expect(dueDay({ ...ask, pauses: [{ from: "2026-05-02", to: "2026-05-05" }] }, weekdays)).toBe("2026-05-06");
    expect(dueDay({ ...ask, pauses: [{ from: "2026-05-02", to: "2026-05-04" }] }, weekdays)).toBe("2026-05-05");
    expect(dueDay({ ...ask, pauses: [{ from: "2026-05-03", to: null }] }, weekdays)).toBeNull();
    expect(dueDay({ ...ask, pauses: [{ from: "2026-05-04", to: null }] }, weekdays)).toBe("2026-05-04");
  });
});

describe("where a limit stands", () => {
  const on = (today: Day, change: Partial<Limit> = {}) => standingOf(office(change), today, weekdays);
  const inTime = { paused: false, pausedDays: 0, overdueBy: 0, dueOn: "2026-05-01" };

  it("is 第0天 on the day of the act, with all days to come, and before it as on it", () => {
    expect(on("2026-03-02")).toEqual({ ...inTime, day: 0, left: 60 });
    expect(on("2026-02-20")).toEqual(on("2026-03-02"));
  });

  it("has none left on the last day and is overdue the day after", () => {
    expect(on("2026-04-30")).toEqual({ ...inTime, day: 59, left: 1 });
    expect(on("2026-05-01")).toEqual({ ...inTime, day: 60, left: 0 });
    expect(on("2026-05-02")).toEqual({ ...inTime, day: 61, left: 0, overdueBy: 1 });
  });

  it("tells paused days apart and stands still while paused", () => {
    const open = { pauses: [{ from: "2026-03-10", to: null }] };
    expect(on("2026-03-10", open)).toEqual({ day: 8, pausedDays: 0, left: null, dueOn: null, overdueBy: 0, paused: true });
    expect(on("2026-09-10", open)).toEqual({ day: 192, pausedDays: 184, left: null, dueOn: null, overdueBy: 0, paused: true });
    const answered = { pauses: [{ from: "2026-03-10", to: "2026-03-13" }] };
    expect(on("2026-03-13", answered)).toEqual({ ...inTime, day: 11, pausedDays: 3, left: 52, dueOn: "2026-05-04" });
  });

  it("is overdue whatever is asked for after the last day", () => {
    const late = { pauses: [{ from: "2026-05-06", to: null }] };
    expect(on("2026-05-11", late)).toEqual({ ...inTime, day: 70, left: 0, overdueBy: 10 });
  });

  it("counts in the limit's own days; rest days after the last one are no working days, but it is over", () => {
    const working: Partial<Limit> = { startsOn: "2026-03-06", days: 5, dayKind: "working" };
    expect(on("2026-03-08", working)).toMatchObject({ day: 2, left: 5, dueOn: "2026-03-13" });
    expect(on("2026-03-14", working)).toMatchObject({ left: 0, overdueBy: 0, dueOn: "2026-03-13" });
    expect(on("2026-03-16", working)).toMatchObject({ left: 0, overdueBy: 1 });
  });
});

describe("ten thousand generated limits", () => {
  it("stand where the slow oracle says", () => {
    fc.assert(agrees(standingOf), { numRuns: 12_000 });
  });

  /** Each is the engine with one rule broken. */
  const broken: Record<string, Engine> = {
    "counts the day of the act": (limit, today, calendar) =>
      standingOf({ ...limit, startsOn: addDays(limit.startsOn, -1) }, today, calendar),
    "pauses the day of the request": (limit, today, calendar) =>
      standingOf({ ...limit, pauses: limit.pauses.map((pause) => ({ ...pause, from: addDays(pause.from, -1) })) }, today, calendar),
    "counts the day of the answer": (limit, today, calendar) =>
      standingOf({ ...limit, pauses: limit.pauses.map(({ from, to }) => ({ from, to: to && addDays(to, -1) })) }, today, calendar),
    "forgets pauses": (limit, today, calendar) => standingOf({ ...limit, pauses: [] }, today, calendar),
    "lets an open pause run out today": (limit, today, calendar) =>
      standingOf({ ...limit, pauses: limit.pauses.map(({ from, to }) => ({ from, to: to ?? today })) }, today, calendar),
    "pauses by a request on the last day": (limit, today, calendar) => {
      const due = dueDay(limit, calendar);
      const pauses = limit.pauses.map((pause) => (pause.from === due ? { ...pause, from: addDays(pause.from, -1) } : pause));
      return standingOf({ ...limit, pauses }, today, calendar);
    },
    "forgets the extension": (limit, today, calendar) => standingOf({ ...limit, extension: 0 }, today, calendar),
    "extends by natural days": (limit, today, calendar) => {
      const dueOn = dueDay({ ...limit, extension: 0 }, calendar);
      return { ...standingOf(limit, today, calendar), dueOn: dueOn && addDays(dueOn, limit.extension) };
    },
    "knows no 调休": (limit, today) => standingOf(limit, today, weekdays),
    "knows only days off": (limit, today, calendar) => standingOf(limit, today, new Map([...calendar].filter(([, works]) => !works))),
    "rolls onto a paused day": (limit, today, calendar) => {
      const dueOn = dueDay({ ...limit, rolls: false }, calendar);
      return { ...standingOf(limit, today, calendar), dueOn: dueOn && limit.rolls ? nextWorkingDay(dueOn, calendar) : dueOn };
    },
    "rolls for the office": (limit, today, calendar) => standingOf({ ...limit, rolls: true }, today, calendar),
    "rolls for nobody": (limit, today, calendar) => standingOf({ ...limit, rolls: false }, today, calendar),
    "begins the day at a UTC midnight": (limit, today, calendar) => standingOf(limit, startOf(today).toISOString().slice(0, 10), calendar),
    "counts 第N天 without what was paused": (limit, today, calendar) => {
      const standing = standingOf(limit, today, calendar);
      return { ...standing, day: standing.day - standing.pausedDays };
    },
  };

  it.each(Object.entries(broken))("would find an engine that %s", (_, engine) => {
    expect(fc.check(agrees(engine), { numRuns: 12_000, endOnFailure: true }).failed).toBe(true);
  });

  it("have in them what the oracle is there for", () => {
    const seen = fc.sample(cases, 12_000);
    const share = (has: (one: Case) => boolean) => seen.filter(has).length / seen.length;
    const dues = new Map(seen.map((one) => [one, dueDay(one.limit, one.calendar)]));
    const crosses = (day: RegExp) => (one: Case) =>
      Array.from({ length: daysBetween(one.limit.startsOn, dues.get(one) ?? one.limit.startsOn) }, (_, i) =>
        addDays(one.limit.startsOn, i + 1),
      ).some((date) => day.test(date));
    const pair = (holds: (a: Pause, b: Pause) => boolean) => (one: Case) =>
      one.limit.pauses.some((pause, i) => i > 0 && holds(one.limit.pauses[i - 1] ?? pause, pause));
    expect(share((one) => dues.get(one) === null)).toBeGreaterThan(0.05);
    expect(share((one) => dues.get(one) !== null && one.limit.pauses.some(({ to }) => to === null))).toBeGreaterThan(0.03);
    expect(share((one) => one.limit.pauses.some(({ from, to }) => from === to))).toBeGreaterThan(0.1);
    expect(share(pair((a, b) => a.to === b.from && a.from < b.from))).toBeGreaterThan(0.1);
    expect(share(({ limit }) => limit.pauses.some(({ from }) => from < limit.startsOn))).toBeGreaterThan(0.1);
    expect(share(crosses(/-12-31$/))).toBeGreaterThan(0.1);
    expect(share(crosses(/-02-29$/))).toBeGreaterThan(0.05);
    expect(share((one) => one.limit.rolls && dues.get(one) !== dueDay({ ...one.limit, rolls: false }, one.calendar))).toBeGreaterThan(0.05);
  });
});

describe("whatever is granted", () => {
  /** A limit that is paused ends later than any other. */
  const lastOf = (limit: Limit, calendar: Calendar) => dueDay(limit, calendar) ?? "9999-12-31";

  it("an extension brings no end nearer", () => {
    fc.assert(
      fc.property(cases, fc.nat({ max: 30 }), ({ limit, calendar }, more) => {
        const longer = { ...limit, extension: limit.extension + more };
        expect(lastOf(longer, calendar) >= lastOf(limit, calendar)).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });

  it("an extension moves a paused end by its days", () => {
    fc.assert(
      fc.property(cases, fc.nat({ max: 30 }), ({ limit, calendar }, more) => {
        const last = limit.pauses.at(-1)?.to ?? limit.startsOn;
        const plain: Limit = { ...limit, dayKind: "natural", rolls: false };
        const due = dueDay(plain, calendar);
        // Only where no later pause stands in the way of the days granted.
        fc.pre(due !== null && last <= due && limit.pauses.every(({ to }) => to !== null));
        expect(dueDay({ ...plain, extension: plain.extension + more }, calendar)).toBe(addDays(due ?? "", more));
      }),
      { numRuns: 3_000 },
    );
  });

  it("a pause brings no end nearer", () => {
    fc.assert(
      fc.property(cases, fc.nat(), ({ limit, calendar }, which) => {
        const without = limit.pauses.filter((_, i) => i !== which % (limit.pauses.length || 1));
        expect(lastOf(limit, calendar) >= lastOf({ ...limit, pauses: without }, calendar)).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });

  it("a later answer brings no end nearer, and none at all leaves none or the one before it", () => {
    fc.assert(
      fc.property(cases, fc.nat({ max: 40 }), ({ limit, calendar }, later) => {
        const [last, ...earlier] = limit.pauses.toReversed();
        fc.pre(last !== undefined);
        const { from, to } = last ?? { from: "", to: null };
        const answered = (day: Day | null) => lastOf({ ...limit, pauses: [...earlier, { from, to: day }] }, calendar);
        const soon = to ?? from;
        expect(answered(addDays(soon, later)) >= answered(soon)).toBe(true);
        expect(answered(null) >= answered(addDays(soon, later))).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });

  it("the order in which pauses are read tells nothing", () => {
    fc.assert(
      fc.property(cases, ({ limit, calendar, today }) => {
        const turned = { ...limit, pauses: limit.pauses.toReversed() };
        expect(standingOf(turned, today, calendar)).toEqual(standingOf(limit, today, calendar));
      }),
      { numRuns: 3_000 },
    );
  });

  it("it is in time to the last instant of the last day in Shanghai, and not an instant longer", () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: -2, max: 1 }), ({ limit, calendar }, off) => {
        const due = dueDay(limit, calendar);
        fc.pre(due !== null);
        // What is kept of it on the work is the midnight after its last day (clauses part 5, 1).
        const end = endOf(due ?? "");
        const now = new Date(end.getTime() + off);
        expect(now < end).toBe(dayOf(now) <= (due ?? ""));
        expect(now < end).toBe(off < 0);
        const { overdueBy } = standingOf(limit, dayOf(now), calendar);
        expect(limit.dayKind === "working" || overdueBy > 0 === off >= 0).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });

  it("every day of a limit is gone, paused, to come or overdue", () => {
    fc.assert(
      fc.property(cases, ({ limit, calendar, today }) => {
        const natural: Limit = { ...limit, dayKind: "natural", rolls: false };
        const { day, pausedDays, left, overdueBy } = standingOf(natural, today, calendar);
        fc.pre(left !== null);
        expect(day - pausedDays + (left ?? 0) - overdueBy).toBe(natural.days + natural.extension);
      }),
      { numRuns: 3_000 },
    );
  });
});
