import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { caseWorkflow } from "../workflow";
import { mayMergeInto } from "./related";

const day = (n: number) => new Date(Date.UTC(2026, 10, n));
const one = {
  id: "a",
  officeId: "desk",
  narrow: false,
  track: "rights",
  status: "verifying",
  filedOn: day(9),
  archivedOn: null,
} as const;
const main = { ...one, id: "b", filedOn: day(2) };

describe("merging", () => {
  it("takes the later into the earlier of one desk and one kind", () => {
    expect(mayMergeInto(one, main)).toBe(true);
    expect(mayMergeInto(one, { ...main, filedOn: one.filedOn })).toBe(true);
    expect(mayMergeInto(main, one)).toBe(false);
    expect(mayMergeInto(one, { ...main, id: one.id })).toBe(false);
    for (const other of [
      { officeId: "other" },
      { narrow: true },
      { track: "care" },
      { status: "answered" },
      { archivedOn: day(20) },
    ] as const)
      expect(mayMergeInto(one, { ...main, ...other })).toBe(false);
  });

  it("never goes both ways unless both came on one day", () => {
    const any = fc.record({
      id: fc.constantFrom("a", "b", "c"),
      officeId: fc.constantFrom("desk", "other"),
      narrow: fc.boolean(),
      track: fc.constantFrom("rights", "care", "counselling"),
      status: fc.constantFrom(...caseWorkflow.statuses),
      filedOn: fc.integer({ min: 1, max: 5 }).map(day),
      archivedOn: fc.constantFrom(null, day(9)),
    });
    fc.assert(
      fc.property(any, any, (a, b) => {
        if (mayMergeInto(a, b) && mayMergeInto(b, a)) expect(a.filedOn).toEqual(b.filedOn);
        if (mayMergeInto(a, b)) expect(b.status).not.toBe("merged");
      }),
      { seed: 41, numRuns: 2000 },
    );
  });
});
