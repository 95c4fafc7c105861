import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "@/lib/kernel/dates";
import { agedOf, coveredOf } from "./rules";

const today = "2026-11-23";
const record = (day: string | null) => ({ day });
const days = fc.option(
  fc.integer({ min: -800, max: 60 }).map((n) => addDays(today, n)),
  { nil: null },
);

describe("the evidence of a standard", () => {
  it("is as old as its newest record", () => {
    expect(agedOf([record("2026-11-01"), record("2026-11-20"), record(null)], today)).toMatchObject({ newest: "2026-11-20", age: 3 });
    expect(agedOf([record(today)], today).age).toBe(0);
    expect(agedOf([record("2026-12-01")], today).age).toBe(0);
    expect(agedOf([record(null)], today)).toMatchObject({ newest: null, age: null });
    expect(agedOf([], today)).toEqual({ records: [], newest: null, age: null });
  });

  it("loses no record, puts the newest first and those without a day last", () => {
    fc.assert(
      fc.property(fc.array(days), (given) => {
        const { records, newest, age } = agedOf(given.map(record), today);
        const dated = given.filter((day) => day !== null).toSorted((a, b) => (a < b ? 1 : -1));
        expect(records.map(({ day }) => day)).toEqual([...dated, ...given.filter((day) => day === null)]);
        expect(newest).toBe(dated[0] ?? null);
        expect(age === null).toBe(dated.length === 0);
        expect(age ?? 0).toBeGreaterThanOrEqual(0);
      }),
      { seed: 23, numRuns: 200 },
    );
  });

  it("counts standards, not records", () => {
    expect(coveredOf([{ records: [1, 2] }, { records: [] }, { records: [3] }])).toEqual({ covered: 2, of: 3 });
    expect(coveredOf([])).toEqual({ covered: 0, of: 0 });
  });
});
