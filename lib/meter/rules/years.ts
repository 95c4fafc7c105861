// Pure.
import type { Day } from "@/lib/kernel/dates";

const yearOf = (day: Day) => Number(day.slice(0, 4));

/** The years a home can be looked at: from that of its first plate to this one, the newest first. */
export function yearsOf(awardedOn: Day | null, today: Day): number[] {
  const last = yearOf(today);
  const first = awardedOn === null ? last : Math.min(yearOf(awardedOn), last);
  return Array.from({ length: last - first + 1 }, (_, at) => last - at);
}

/** The year in an address; null where there is none. */
export const readYear = (value: string | string[] | undefined): number | null =>
  typeof value === "string" && /^\d{4}$/.test(value) ? Number(value) : null;
