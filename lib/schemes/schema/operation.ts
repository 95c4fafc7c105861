// What a home owes once its plate hangs. Pure.
import { z } from "zod";
import { origin, schemeKey, sourced, words } from "./values";

/** Something a home's activities should cover, such as one of nine services, and where that is written. */
const coverage = z.array(z.strictObject({ key: schemeKey, name: words, origin })).max(20);

/** What a home owes once its plate hangs: figures and meanings of the meter (clauses part 5, 12), and who approves its activities. */
export const operation = z.strictObject({
  /** So many different people checked in, or the session does not count (Y18). */
  leastAttendees: sourced(z.int().min(1).max(1000)),
  monthly: sourced(z.int().min(0).max(100)),
  yearly: sourced(z.int().min(0).max(1000)),
  /** Whether the month of the award is owed: always, never, or if it was awarded on the 1st. */
  firstMonth: sourced(z.enum(["owed", "notOwed", "ifAwardedOnFirst"])),
  /** What the year of the award owes of the yearly figure: all of it, or as many twelfths as months are owed, rounded up. */
  firstYear: sourced(z.enum(["whole", "byMonths"])),
  /** Keepers and the organizer's staff among those who came. */
  countStaff: sourced(z.boolean()),
  countOnline: sourced(z.boolean()),
  /** Each at least once a year (Y15). */
  yearlyKinds: coverage,
  lines: coverage,
  services: coverage,
  /** Who takes filings (Y21): the city's department, or the recommending organization above the home. */
  approver: sourced(z.enum(["city", "recommender"])),
});
export type Operation = z.infer<typeof operation>;
