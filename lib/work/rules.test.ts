import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type Calendar, dayOf, endOf, isWorkingDay, startOf } from "@/lib/kernel/dates";
import { mayRemind, soonUntil } from "./rules";

describe("reminders", () => {
  it.each([
    ["2026-11-20T07:59:59+08:00", false],
    ["2026-11-20T08:00:00+08:00", true],
    ["2026-11-20T19:59:59+08:00", true],
    ["2026-11-20T20:00:00+08:00", false],
    ["2026-11-20T00:30:00Z", true],
  ])("go out by day in Shanghai only: %s %s", (at, goes) => {
    expect(mayRemind(new Date(at))).toBe(goes);
  });

  it("come when no more than two working days are left after today, whatever rests between", () => {
    const calendar = fc.uniqueArray(fc.tuple(fc.integer({ min: -5, max: 30 }), fc.boolean()), { selector: ([at]) => at, maxLength: 12 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), calendar, fc.integer({ min: 0, max: 20 }), (hours, changed, days) => {
        const now = new Date(startOf("2026-09-20").getTime() + hours * 3_600_000);
        const today = dayOf(now);
        const table: Calendar = new Map(changed.map(([at, works]) => [addDays(today, at), works]));
        const last = addDays(today, days);
        let left = 0;
        for (let day = addDays(today, 1); day <= last; day = addDays(day, 1)) if (isWorkingDay(day, table)) left += 1;
        expect(endOf(last) <= soonUntil(now, table)).toBe(left <= 2);
      }),
      { numRuns: 2000 },
    );
  });
});
