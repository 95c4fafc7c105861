import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, type Calendar, isWorkingDay } from "@/lib/kernel/dates";
import { consentAnswers, consentStates, consentTurns } from "../schema/transfers";
import { lastDayFrom, mayObject } from "./transfers";

const five = { days: 5, dayKind: "working", rolls: false } as const;
const day = fc.integer({ min: 0, max: 1500 }).map((n) => addDays("2024-01-01", n));
const calendar = fc.array(fc.tuple(day, fc.boolean()), { maxLength: 60 }).map((days): Calendar => new Map(days));

describe("the days to object", () => {
  it("are five working days after the day it was sent, a worked Saturday among them", () => {
    const worked: Calendar = new Map([["2026-11-28", true]]);
    expect(lastDayFrom("2026-11-24", five, worked)).toBe("2026-11-30");
    // Control: without the Saturday one more.
    expect(lastDayFrom("2026-11-24", five, new Map())).toBe("2026-12-01");
  });

  it("end with the fifth working day, as counted one by one", () => {
    fc.assert(
      fc.property(day, calendar, (sentOn, special) => {
        let [last, counted] = [sentOn, 0];
        while (counted < 5) {
          last = addDays(last, 1);
          if (isWorkingDay(last, special)) counted += 1;
        }
        const transfer = { state: "sent", objectedOn: null, sentOn };
        expect(mayObject(transfer, five, last, special)).toBe(true);
        expect(mayObject(transfer, five, addDays(last, 1), special)).toBe(false);
      }),
    );
  });

  it("are nobody's who objected before, or does not have it", () => {
    const at = { sentOn: "2026-11-24", objectedOn: null };
    for (const state of ["sent", "objected", "returned", "answered", "recalled"])
      expect(mayObject({ ...at, state }, five, "2026-11-25", new Map())).toBe(state === "sent");
    expect(mayObject({ ...at, state: "sent", objectedOn: "2026-11-24" }, five, "2026-11-25", new Map())).toBe(false);
  });
});

describe("a consent", () => {
  it("can be given from every state but its own, and taken back only where it was given", () => {
    const after = (state: (typeof consentStates)[number], answer: string) =>
      (consentTurns[state] as Record<string, string>)[answer] ?? null;
    const table = consentStates.map((state) => consentAnswers.map((answer) => after(state, answer)));
    expect(table).toEqual([
      ["given", "refused", null],
      [null, null, "withdrawn"],
      ["given", null, null],
      ["given", null, null],
    ]);
  });
});
