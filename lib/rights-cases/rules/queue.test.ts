import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { caseWorkflow } from "../workflow";
import { caseFilter, isOfWork, noFilter, numberIn, type SavedFilter, savedFilters, savedOf } from "./queue";

describe("what stands in the list's address", () => {
  it("is left out where it is no filter, whatever it is", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(noFilter), "x"), fc.anything()), (asked) => {
        const filter = caseFilter.parse({ ...asked });
        expect(Object.keys(filter).toSorted()).toEqual(Object.keys(noFilter).toSorted());
      }),
    );
    expect(caseFilter.parse({ status: "nowhere", from: "2026-02-30", category: "'; DROP", due: ["soon"] })).toEqual(noFilter);
  });

  it("finds a number only whole, however it was typed", () => {
    expect(numberIn(caseFilter.parse({ number: " wq2026—４８２１０５９３ " }))).toBe("WQ2026-48210593");
    expect(numberIn(caseFilter.parse({ number: "WQ2026-4821" }))).toBe("");
    expect(numberIn(noFilter)).toBeNull();
  });

  it("is known by its name again where it has one", () => {
    for (const name of Object.keys(savedFilters) as SavedFilter[]) {
      expect(savedOf(caseFilter.parse(savedFilters[name]))).toBe(name);
      expect(savedOf({ ...caseFilter.parse(savedFilters[name]), respondent: "某某公司" })).toBeNull();
    }
  });

  it("asks for work, unless it asks for one number, for all, or for what nobody works on", () => {
    const waiting = caseWorkflow.statuses.filter((status) => !isOfWork({ ...noFilter, status }));
    expect(waiting).toEqual(["supplementing", "declined", "closed", "reconsidered", "final", "withdrawn", "merged"]);
    expect(isOfWork(noFilter)).toBe(true);
    expect(isOfWork({ ...noFilter, number: "1" })).toBe(false);
    expect(isOfWork({ ...noFilter, view: "all" })).toBe(false);
  });
});
