import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type Calendar, dayOf, endOf, isProvisional, isWorkingDay, limitEnd, startOf } from "@/lib/kernel/dates";
import { calendarOf, choiceOf, dayKinds, isWeekend, mayBe, movedEnd, provisionalFrom, withDay, worksAs } from "./rules";

const row = (day: string, working: boolean, provisional = false) => ({ day, working, provisional });
const days = fc.integer({ min: 0, max: 1000 }).map((n) => addDays("2025-06-01", n));
const calendars = fc
  .array(fc.tuple(days, fc.boolean()), { maxLength: 40 })
  .map((rows): Calendar => calendarOf(rows.map(([day, working]) => row(day, working))));

describe("years without a notice", () => {
  it("begin after the last one that has rows, or with the first that is guessed", () => {
    expect(provisionalFrom([])).toBeUndefined();
    expect(provisionalFrom([row("2026-10-01", false)])).toBe("2027-01-01");
    expect(provisionalFrom([row("2026-10-01", false), row("2027-01-01", false, true)])).toBe("2027-01-01");
    // A later year that was confirmed does not make up for one before it that was not.
    expect(provisionalFrom([row("2027-01-01", false, true), row("2028-01-01", false)])).toBe("2027-01-01");
  });

  it("make every day from then on provisional, and none before", () => {
    const calendar = calendarOf([row("2026-10-01", false)]);
    expect(isProvisional("2026-12-31", calendar)).toBe(false);
    expect(isProvisional("2027-01-01", calendar)).toBe(true);
    expect(isProvisional("2026-12-31", new Map())).toBe(false);
  });
});

describe("a day", () => {
  it("can be made to rest on a weekday and to work on a weekend", () => {
    fc.assert(
      fc.property(days, (day) => {
        expect(dayKinds.filter((choice) => mayBe(day, choice))).toEqual(["plain", isWeekend(day) ? "work" : "rest"]);
      }),
    );
  });

  it("is afterwards what it was made, and all others are as they were", () => {
    fc.assert(
      fc.property(calendars, days, days, fc.constantFrom(...dayKinds), (calendar, day, other, choice) => {
        fc.pre(mayBe(day, choice));
        const after = withDay(calendar, day, choice);
        expect(choiceOf(day, after)).toBe(choice);
        expect(isWorkingDay(day, after)).toBe(worksAs(day, choice));
        if (other !== day) expect(isWorkingDay(other, after)).toBe(isWorkingDay(other, calendar));
        expect(after.provisionalFrom).toBe(calendar.provisionalFrom);
      }),
    );
  });
});

describe("a limit under way", () => {
  const limits = fc.record({
    from: days.map((day) => new Date(startOf(day).getTime() + 36_000_000)),
    days: fc.integer({ min: 1, max: 40 }),
    kind: fc.constantFrom("working" as const, "natural" as const),
    notBefore: fc.option(days.map(endOf), { nil: null }),
  });

  it("moves exactly when its end by the two calendars differs", () => {
    fc.assert(
      fc.property(calendars, days, fc.constantFrom(...dayKinds), limits, (before, day, choice, limit) => {
        fc.pre(mayBe(day, choice));
        const after = withDay(before, day, choice);
        const end = (calendar: Calendar) =>
          new Date(Math.max(limitEnd(limit.from, limit.days, limit.kind, calendar).getTime(), limit.notBefore?.getTime() ?? 0));
        const moved = movedEnd(limit, before, after);
        expect(moved).toEqual(end(before).getTime() === end(after).getTime() ? null : end(after));
        if (limit.kind === "natural") expect(moved).toBeNull();
      }),
    );
  });

  it("is not touched by a day before it began or after it ended", () => {
    fc.assert(
      fc.property(calendars, days, fc.constantFrom(...dayKinds), limits, (before, day, choice, limit) => {
        const end = dayOf(new Date(limitEnd(limit.from, limit.days, limit.kind, before).getTime() - 1));
        fc.pre(mayBe(day, choice) && (day <= dayOf(limit.from) || day > end));
        // A day of rest after the end cannot reach it; one that works there neither.
        expect(movedEnd({ ...limit, notBefore: null }, before, withDay(before, day, choice))).toBeNull();
      }),
    );
  });
});
