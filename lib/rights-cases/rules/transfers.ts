// The days of a case that is at a body outside. Pure.
import type { Calendar, Day } from "@/lib/kernel/dates";
import { dueDay } from "./clock";

type Days = { days: number; dayKind: "working" | "natural"; rolls: boolean };

/** A limit that begins on a day and that nothing pauses: what another body has does not stand still with the claimant's own answers. */
export const lastDayFrom = (startsOn: Day, standard: Days, calendar: Calendar): Day =>
  dueDay({ startsOn, ...standard, extension: 0, pauses: [] }, calendar) ?? startsOn;

/** Art. 23: five working days, with reasons, and once: refused again, it goes up (art. 24). */
export const mayObject = (
  transfer: { state: string; objectedOn: Day | null; sentOn: Day },
  standard: Days,
  today: Day,
  calendar: Calendar,
): boolean => transfer.state === "sent" && transfer.objectedOn === null && today <= lastDayFrom(transfer.sentOn, standard, calendar);
