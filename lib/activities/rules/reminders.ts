// When people are reminded of what they enrolled for. Pure.
import { addDays, dayOf, startOf } from "@/lib/kernel/dates";

export type Ahead = {
  /** What begins before this is near: today's meetings and tomorrow's. A sample of the portal's own; no notice says it. */
  until: Date;
  /** Whoever got the seat today needs no reminder today. */
  seatedBefore: Date;
};

export const aheadOf = (now: Date): Ahead => ({ until: startOf(addDays(dayOf(now), 2)), seatedBefore: startOf(dayOf(now)) });
