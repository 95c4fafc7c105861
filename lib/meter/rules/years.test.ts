import { expect, it } from "vitest";
import { readYear, yearsOf } from "./years";

it("the years of a home go from its first plate to today, the newest first", () => {
  expect(yearsOf("2024-06-10", "2026-11-24")).toEqual([2026, 2025, 2024]);
  expect(yearsOf("2026-01-01", "2026-11-24")).toEqual([2026]);
  expect(yearsOf(null, "2026-11-24")).toEqual([2026]);
  expect(yearsOf("2027-01-01", "2026-11-24")).toEqual([2026]);
});

it("a year in an address is four figures", () => {
  expect([readYear("2025"), readYear("25"), readYear("2025x"), readYear(undefined), readYear(["2025", "2026"])]).toEqual([
    2025,
    null,
    null,
    null,
    null,
  ]);
});
