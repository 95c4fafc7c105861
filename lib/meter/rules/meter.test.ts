import fc from "fast-check";
import { readFileSync } from "node:fs";
import { describe, expect, it, vi } from "vitest";
import { addDays, type Day, dayOf } from "@/lib/kernel/dates";
import { schemeDocument } from "@/lib/schemes/schema/document";
import { type Meter, meter, type MeterFacts, type MeterSession, type Requirements, requirementsOf } from "./meter";

vi.setConfig({ testTimeout: 240_000 });
const seed = 20_261_124;

const preset = (name: string) =>
  schemeDocument.parse(JSON.parse(readFileSync(new URL(`../../../prisma/seed/schemes/${name}.json`, import.meta.url), "utf8")));
const yiyang = requirementsOf(preset("yiyang2024").operation ?? expect.fail("益阳 says what a home owes"));

const session = (day: Day, more: Partial<MeterSession> = {}): MeterSession => ({
  id: `${day} ${Math.abs(JSON.stringify(more).length)}`,
  ...{ day, approved: true, held: true, online: false, present: 10, staffPresent: 0, yearlyKind: null, lines: [], services: [] },
  ...more,
});
const home = (sessions: readonly MeterSession[], more: Partial<MeterFacts> = {}): MeterFacts => ({
  awardedOn: "2025-06-10",
  until: null,
  sessions,
  ...more,
});
const kinds = ["policy", "talent", "academic", "welfare"];
const monthly = (year = 2026) =>
  Array.from({ length: 12 }, (_, n) =>
    session(`${year}-${String(n + 1).padStart(2, "0")}-15`, { yearlyKind: kinds[n % 4] ?? null, lines: ["online"], services: ["rights"] }),
  );
const at = (today: Day, sessions: readonly MeterSession[], more: Partial<MeterFacts> = {}, needs: Requirements = yiyang) =>
  meter(home(sessions, more), needs, { year: 2026, today });

describe("the figures", () => {
  it("of 益阳 are those of its notice (Y15, Y18, Y23), and other notices are silent", () => {
    expect(yiyang).toMatchObject({ leastAttendees: 10, monthly: 1, yearly: 12, countStaff: false, countOnline: false });
    expect([yiyang.yearlyKinds.length, yiyang.lines.length, yiyang.services.length]).toEqual([4, 6, 9]);
    expect(preset("kunshan2024").operation).toBeNull();
  });
});

describe("a year (Y18)", () => {
  it("with one good activity a month and all four kinds is met", () => {
    expect(at("2026-12-31", monthly())).toMatchObject({ state: "met", missing: [], total: { owed: 12, counted: 12, state: "met" } });
  });

  it("with twelve in one month passes the yearly test and fails the monthly one", () => {
    const many = Array.from({ length: 12 }, (_, n) => session("2026-05-20", { id: String(n), yearlyKind: kinds[n % 4] ?? null }));
    const found = at("2027-01-01", many);
    expect(found.total.state).toBe("met");
    expect(found.state).toBe("missed");
    expect(found.months.filter(({ state }) => state === "missed").map(({ month }) => month)).toEqual([1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12]);
  });

  it.each([
    [9, "tooFew"],
    [10, null],
    [11, null],
  ] as const)("counts an activity of %i people: %s", (present, why) =>
    expect(at("2026-12-31", [session("2026-03-01", { present })]).sessions[0]?.why).toBe(why),
  );

  it.each([
    [{ approved: false }, "notApproved"],
    [{ held: false }, "notHeld"],
    [{ online: true }, "online"],
    [{ present: 4, staffPresent: 20 }, "tooFew"],
    [{ day: "2026-12-02" }, "ahead"],
  ] as const)("leaves out %o as %s", (more, why) => expect(at("2026-12-01", [session("2026-03-01", more)]).sessions[0]?.why).toBe(why));

  it("counts staff and online where the scheme says so", () => {
    const open = { ...yiyang, countStaff: true, countOnline: true };
    const both = [session("2026-03-01", { online: true, present: 4, staffPresent: 6 })];
    expect(at("2026-12-01", both, {}, open).sessions[0]).toMatchObject({ attendees: 10, why: null });
  });

  it("tells what is missing and by when", () => {
    const found = at("2026-11-23", monthly().slice(0, 10));
    expect(found.state).toBe("onTrack");
    expect(found.missing).toEqual([
      { what: "month", month: 11, short: 1, by: "2026-11-30", over: false },
      { what: "year", short: 2, by: "2026-12-31", over: false },
    ]);
  });

  it("is lost with the last minute of a month, and not before", () => {
    const [, ...rest] = monthly();
    expect(at("2026-01-31", rest).months[0]?.state).toBe("open");
    expect(at("2026-02-01", rest)).toMatchObject({ state: "missed" });
  });
});

describe("the year of the award", () => {
  const owed = (awardedOn: Day, needs: Requirements = yiyang) => {
    const found = at("2026-12-31", [], { awardedOn }, needs);
    return [found.months.filter(({ owed: n }) => n > 0).map(({ month }) => month)[0] ?? null, found.total.owed];
  };

  it.each([
    ["2026-09-01", [9, 4]],
    ["2026-09-02", [10, 3]],
    ["2026-01-01", [1, 12]],
    ["2026-12-02", [null, 0]],
    ["2027-01-01", [null, 0]],
  ] as const)("begins after an award on %s: %o", (day, expected) => expect(owed(day)).toEqual(expected));

  it("is a setting", () => {
    expect(owed("2026-09-30", { ...yiyang, firstMonth: "owed" })).toEqual([9, 4]);
    expect(owed("2026-09-01", { ...yiyang, firstMonth: "notOwed" })).toEqual([10, 3]);
    expect(owed("2026-09-02", { ...yiyang, firstYear: "whole" })).toEqual([10, 12]);
  });

  it("owes nothing of a month that the plate did not hang through", () =>
    expect(
      at("2026-12-31", [], { until: "2026-06-30" })
        .months.filter(({ owed: n }) => n > 0)
        .map(({ month }) => month),
    ).toEqual([1, 2, 3, 4, 5]));
});

type Row = { startsAt: Date; approved: boolean; held: boolean; online: boolean; came: string[]; staff: string[]; kind: string | null };

/** The day as any clock in Shanghai shows it, by the machine's own calendar and not by ours. */
const shanghai = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" });
const kept = new Map<number, Day>();
const dayThere = (instant: Date): Day => {
  const known = kept.get(instant.getTime()) ?? shanghai.format(instant);
  kept.set(instant.getTime(), known);
  return known;
};

/** Slowly and otherwise: every day of the year is visited, and for each the people who came are counted one by one. */
function oracle(rows: readonly Row[], { awardedOn, until }: Omit<MeterFacts, "sessions">, needs: Requirements, year: number, today: Day) {
  const perMonth = new Map<number, number>();
  const owedMonths = new Set<number>();
  const seenKinds = new Set<string>();
  let total = 0;
  for (let month = 1; month <= 12; month += 1) {
    const prefix = `${year}-${String(month).padStart(2, "0")}`;
    const days: Day[] = [];
    for (let date = 1; date <= 31; date += 1) {
      const at = new Date(Date.UTC(year, month - 1, date));
      if (at.getUTCMonth() === month - 1) days.push(`${prefix}-${String(date).padStart(2, "0")}`);
    }
    const hanging = days.filter((day) => day >= awardedOn && (until === null || day < until));
    const awardedHere = days.includes(awardedOn);
    const endsWhole = until === null || days.every((day) => day < until);
    const firstRule = needs.firstMonth === "owed" || (needs.firstMonth === "ifAwardedOnFirst" && awardedOn === days[0]);
    if (endsWhole && (awardedHere ? firstRule : hanging.length === days.length)) owedMonths.add(month);
    for (const day of hanging)
      for (const row of rows) {
        if (day > today || dayThere(row.startsAt) !== day || !row.approved || !row.held || (row.online && !needs.countOnline)) continue;
        const people: string[] = [];
        for (const who of [...row.came, ...(needs.countStaff ? row.staff : [])]) if (!people.includes(who)) people.push(who);
        if (people.length < needs.leastAttendees) continue;
        perMonth.set(month, (perMonth.get(month) ?? 0) + 1);
        total += 1;
        if (row.kind !== null) seenKinds.add(row.kind);
      }
  }
  const whole = owedMonths.size === 12 || needs.firstYear === "whole";
  let owedTotal = 0;
  if (owedMonths.size > 0) while (owedTotal * 12 < needs.yearly * (whole ? 12 : owedMonths.size)) owedTotal += 1;
  const over = (month: number) => today.slice(0, 7) > `${year}-${String(month).padStart(2, "0")}`;
  const lacking = [...owedMonths].filter((month) => (perMonth.get(month) ?? 0) < needs.monthly);
  const lackKinds = owedMonths.size > 0 && whole ? needs.yearlyKinds.filter(({ key }) => !seenKinds.has(key)) : [];
  const lackTotal = total < owedTotal;
  const missed = lacking.some(over) || (over(12) && (lackTotal || lackKinds.length > 0));
  return {
    counted: Array.from({ length: 12 }, (_, n) => perMonth.get(n + 1) ?? 0),
    owed: Array.from({ length: 12 }, (_, n) => (owedMonths.has(n + 1) ? needs.monthly : 0)),
    total,
    owedTotal,
    state: owedMonths.size === 0 ? "notOwed" : missed ? "missed" : lacking.length + lackKinds.length > 0 || lackTotal ? "onTrack" : "met",
    missedMonths: lacking.filter(over),
  };
}

const summary = (found: Meter) => ({
  counted: found.months.map(({ counted }) => counted),
  owed: found.months.map(({ owed }) => owed),
  total: found.total.counted,
  owedTotal: found.total.owed,
  state: found.state,
  missedMonths: found.months.flatMap(({ month, state }) => (state === "missed" ? [month] : [])),
});

describe("against a slow oracle", () => {
  it("says the same of 12,000 generated years", () => {
    const people = Array.from({ length: 14 }, (_, n) => `p${n}`);
    const row = fc.record<Row>({
      // To the minute, with many around midnight and around the turn of the year.
      startsAt: fc.oneof(
        fc.integer({ min: 0, max: 900 * 1_440 }).map((minute) => new Date(Date.UTC(2025, 9, 1) + minute * 60_000)),
        fc
          .tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: -2, max: 2 }))
          .map(([month, minute]) => new Date(Date.UTC(2025, 9 + month, 1) - 8 * 3_600_000 + minute * 60_000)),
      ),
      approved: fc.integer({ min: 0, max: 9 }).map((n) => n > 0),
      held: fc.integer({ min: 0, max: 9 }).map((n) => n > 0),
      online: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
      // With doubles, so that who comes twice is one.
      came: fc.array(fc.constantFrom(...people), { maxLength: 24 }),
      staff: fc.array(fc.constantFrom("s1", "s2", "s3"), { maxLength: 3 }),
      kind: fc.constantFrom(...kinds, null),
    });
    const needs = fc.record({
      leastAttendees: fc.integer({ min: 1, max: 5 }),
      monthly: fc.integer({ min: 0, max: 2 }),
      yearly: fc.integer({ min: 0, max: 9 }),
      firstMonth: fc.constantFrom("owed" as const, "notOwed" as const, "ifAwardedOnFirst" as const),
      firstYear: fc.constantFrom("whole" as const, "byMonths" as const),
      countStaff: fc.boolean(),
      countOnline: fc.boolean(),
      yearlyKinds: fc.subarray(kinds.map((key) => ({ key, name: key }))),
      lines: fc.constant([]),
      services: fc.constant([]),
    });
    const states = new Map<string, number>();
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 40 }),
        needs,
        fc.oneof(
          fc.integer({ min: 0, max: 800 }).map((n) => addDays("2025-06-01", n)),
          fc.integer({ min: 1, max: 24 }).map((n) => new Date(Date.UTC(2025, n, 1)).toISOString().slice(0, 10)),
        ),
        fc.option(fc.integer({ min: 1, max: 900 })),
        fc.integer({ min: 0, max: 900 }).map((n) => addDays("2025-10-01", n)),
        fc.constantFrom(2026, 2027),
        (rows, needed, awardedOn, length, today, year) => {
          const until = length === null ? null : addDays(awardedOn, length);
          const facts: MeterFacts = {
            awardedOn,
            until,
            sessions: rows.map(({ startsAt, came, staff, kind, ...rest }, at) => ({
              ...rest,
              ...{ id: String(at), day: dayOf(startsAt), yearlyKind: kind, lines: [], services: [] },
              ...{ present: new Set(came).size, staffPresent: new Set(staff).size },
            })),
          };
          const found = meter(facts, needed, { year, today });
          states.set(found.state, (states.get(found.state) ?? 0) + 1);
          expect(summary(found)).toEqual(oracle(rows, { awardedOn, until }, needed, year, today));
        },
      ),
      { seed, numRuns: 12_000 },
    );
    // Every outcome was met often enough to be tried.
    for (const state of ["met", "missed", "onTrack", "notOwed"]) expect(states.get(state) ?? 0, state).toBeGreaterThan(200);
  });
});
