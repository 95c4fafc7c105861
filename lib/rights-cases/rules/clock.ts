// How a limit on a rights case runs (信访工作条例 23, 34–36): its last day, and where it stands today. Pure.
import {
  addDays,
  type Calendar,
  type Day,
  type DayKind,
  daysBetween,
  limitDay,
  nextWorkingDay,
  workingDaysUntil,
} from "@/lib/kernel/dates";

/**
 * From the day of the request to the day of the answer; without an answer the pause is open. The day after the request is the first that
 * does not count, the day of the answer the last (clauses part 5, 14). Answered on the day of the request, it pauses nothing.
 */
export type Pause = { from: Day; to: Day | null };

export type Limit = {
  /** Day 0, the day of the act: counting starts the next day (民法典 201). */
  startsOn: Day;
  days: number;
  dayKind: DayKind;
  /** Days granted on top, of the same kind; 0 without an extension. That there is but one, the caller holds. */
  extension: number;
  /** They do not overlap, and at most one is open; in any order. */
  pauses: readonly Pause[];
  /** A limit on the citizen rolls to the next working day (民法典 203), one on the office never. */
  rolls: boolean;
};

export type Standing = {
  /** 第N天: full dates after the act, whatever their kind and paused or not (clauses part 5, 1); the day of the act is 0. */
  day: number;
  /** How many of these dates did not count because of a pause. */
  pausedDays: number;
  /** Days of the limit's kind still to come, 0 on the last day and after it; null while paused. */
  left: number | null;
  /** The last day; null while paused. */
  dueOn: Day | null;
  /** Days of the limit's kind after the last day. 0 in time, and also on the rest days right after a last working day, when it is over. */
  overdueBy: number;
  /** An open pause keeps the limit from ending. One that was opened after the last day does not. */
  paused: boolean;
};

const laterOf = (a: Day, b: Day): Day => (a > b ? a : b);
const earlierOf = (a: Day, b: Day): Day => (a < b ? a : b);

/** Days of a kind after `from` up to and including `to`. */
const daysUntil = (from: Day, to: Day, kind: DayKind, calendar: Calendar): number =>
  kind === "natural" ? Math.max(0, daysBetween(from, to)) : workingDaysUntil(from, to, calendar);

/** Those of them that do not count because of a pause. */
function pausedUntil(from: Day, to: Day, pauses: readonly Pause[], kind: DayKind, calendar: Calendar): number {
  return pauses.reduce((sum, pause) => sum + daysUntil(laterOf(pause.from, from), earlierOf(pause.to ?? to, to), kind, calendar), 0);
}

/** The first working day that is not paused: what rolls must not end on a day that does not count. */
function rolled(day: Day, pauses: readonly Pause[], calendar: Calendar): Day | null {
  const next = nextWorkingDay(day, calendar);
  const pause = pauses.find(({ from, to }) => from < next && (to === null || next <= to));
  if (!pause) return next;
  return pause.to === null ? null : rolled(addDays(pause.to, 1), pauses, calendar);
}

/** The last day of a limit; null while an open pause keeps it from ending. A pause moves nothing that was over when it began. */
export function dueDay({ startsOn, days, dayKind, extension, pauses, rolls }: Limit, calendar: Calendar): Day | null {
  let counted = startsOn;
  let left = days + extension;
  for (const { from, to } of pauses.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const stops = laterOf(from, counted);
    if (limitDay(counted, left, dayKind, calendar) <= stops) break;
    if (to === null) return null;
    if (to <= stops) continue;
    left -= daysUntil(counted, stops, dayKind, calendar);
    counted = to;
  }
  const last = limitDay(counted, left, dayKind, calendar);
  return rolls ? rolled(last, pauses, calendar) : last;
}

/** Where a limit stands on a day, by all that is known of it; before the act it stands as on its day. */
export function standingOf(limit: Limit, today: Day, calendar: Calendar): Standing {
  const { startsOn, dayKind, pauses } = limit;
  const dueOn = dueDay(limit, calendar);
  const now = laterOf(today, startsOn);
  return {
    day: daysBetween(startsOn, now),
    // A pause stops a limit that runs; after its last day none does.
    pausedDays: pausedUntil(startsOn, earlierOf(now, dueOn ?? now), pauses, "natural", calendar),
    left: dueOn === null ? null : daysUntil(now, dueOn, dayKind, calendar) - pausedUntil(now, dueOn, pauses, dayKind, calendar),
    dueOn,
    overdueBy: dueOn === null ? 0 : daysUntil(dueOn, now, dayKind, calendar),
    paused: dueOn === null,
  };
}
