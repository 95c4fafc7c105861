import { describe, expect, it } from "vitest";
import { againstLaw } from "./law";

describe("a city's own days", () => {
  it("are never longer for an office than the regulation, nor shorter for the citizen", () => {
    expect(againstLaw("caseHandling", { days: 60, dayKind: "natural" })).toBeNull();
    expect(againstLaw("caseHandling", { days: 45, dayKind: "natural" })).toBeNull();
    expect(againstLaw("caseHandling", { days: 61, dayKind: "natural" })).toEqual(["days", "aboveLaw"]);
    expect(againstLaw("reconsiderationAsk", { days: 29, dayKind: "natural" })).toEqual(["days", "belowLaw"]);
    expect(againstLaw("reconsiderationAsk", { days: 60, dayKind: "natural" })).toBeNull();
  });

  it("are counted as the regulation counts them", () => {
    expect(againstLaw("caseHandling", { days: 50, dayKind: "working" })).toEqual(["dayKind", "notLaw"]);
    expect(againstLaw("transferObjection", { days: 5, dayKind: "natural" })).toEqual(["dayKind", "notLaw"]);
  });

  it("are the city's to choose where no text says them", () => {
    expect(againstLaw("careService", { days: 365, dayKind: "natural" })).toBeNull();
    expect(againstLaw("constructor", { days: 1, dayKind: "working" })).toBeNull();
  });
});
