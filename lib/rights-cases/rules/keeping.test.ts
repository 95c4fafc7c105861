import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "@/lib/kernel/dates";
import { caseWorkflow, endedStatuses } from "../workflow";
import { archiveBlockers, type KeepingFacts, keptUntil, staleBefore } from "./keeping";

const over: KeepingFacts = {
  status: "closed",
  today: "2026-11-23",
  askUntil: null,
  openWork: false,
  rectifying: false,
  dataRequest: false,
};

describe("the years a case is kept", () => {
  it.each([
    ["2026-11-23", 10, "2036-11-23"],
    ["2028-02-29", 1, "2029-02-28"],
    ["2028-02-29", 4, "2032-02-29"],
    ["2026-12-31", 1, "2027-12-31"],
  ] as const)("from %s for %d: to %s", (from, years, to) => expect(keptUntil(from, years)).toBe(to));
});

describe("a draft", () => {
  it("lies for as many whole days as it may, and goes on the day after", () => {
    expect([30, 31].map((days) => "2026-11-01" < staleBefore(addDays("2026-11-01", days), 30))).toEqual([false, true]);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4_000 }),
        fc.integer({ min: 0, max: 200 }),
        fc.integer({ min: 1, max: 90 }),
        (at, age, days) => {
          const touched = addDays("2024-01-01", at);
          const today = addDays(touched, age);
          return touched < staleBefore(today, days) === age > days;
        },
      ),
      { seed: 4, numRuns: 2_000 },
    );
  });
});

describe("filing away", () => {
  it("waits for the end, whatever the status", () => {
    const free = caseWorkflow.statuses.filter((status) => archiveBlockers({ ...over, status }).length === 0);
    expect(free.toSorted()).toEqual([...endedStatuses].toSorted());
  });

  it.each([
    [{ askUntil: "2026-11-23" }, ["stillAsking"]],
    [{ askUntil: "2026-11-22" }, []],
    [{ openWork: true }, ["openWork"]],
    [{ rectifying: true }, ["rectifying"]],
    [{ dataRequest: true }, ["dataRequest"]],
    [{ status: "handling", openWork: true }, ["notEnded", "openWork"]],
  ] as const)("%j: %j", (facts, blockers) => expect(archiveBlockers({ ...over, ...facts })).toEqual(blockers));
});
