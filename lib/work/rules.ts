// When those who have work are reminded of it. Pure.
import { type Calendar, clockOf, dayOf, limitDay, startOf } from "@/lib/kernel/dates";

/** Nobody is reminded at night. */
export function mayRemind(now: Date): boolean {
  const { hour } = clockOf(now);
  return hour >= 8 && hour < 20;
}

/** What ends before this is due within two working days: the midnight that ends the second, which begins the day after. */
export const soonUntil = (now: Date, calendar: Calendar): Date => startOf(limitDay(dayOf(now), 3, "working", calendar));

/** Work that is one person's and cannot be anybody else's: it is not handed on, only taken away. */
export const ownPurposes: readonly string[] = ["score"];
