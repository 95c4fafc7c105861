// The calendar of working days: which years stand on a notice, and what a change would move. Pure.
import { type Calendar, type Day, type DayKind, isWorkingDay, limitEnd, weekdayOf } from "@/lib/kernel/dates";

export type CalendarRow = { day: Day; working: boolean; provisional: boolean };

const yearOf = (day: Day): number => Number(day.slice(0, 4));

/** A year without rows, or with one that is provisional, has no notice behind it, and neither has any year after it. */
export function provisionalFrom(rows: readonly CalendarRow[]): Day | undefined {
  if (rows.length === 0) return undefined;
  const guessed = rows.filter(({ provisional }) => provisional).map(({ day }) => yearOf(day));
  const first = Math.min(...guessed, Math.max(...rows.map(({ day }) => yearOf(day))) + 1);
  return `${first}-01-01`;
}

export const calendarOf = (rows: readonly CalendarRow[]): Calendar =>
  Object.assign(new Map(rows.map(({ day, working }) => [day, working])), { provisionalFrom: provisionalFrom(rows) });

/** What a day can be: as its weekday says, or against it. */
export const dayKinds = ["plain", "rest", "work"] as const;
export type DayChoice = (typeof dayKinds)[number];

export const isWeekend = (day: Day): boolean => [0, 6].includes(weekdayOf(day));

export function choiceOf(day: Day, calendar: Calendar): DayChoice {
  const working = isWorkingDay(day, calendar);
  return working === !isWeekend(day) ? "plain" : working ? "work" : "rest";
}

/** A weekday can be made to rest, a weekend to work; the rest is what they are anyway. */
export const mayBe = (day: Day, choice: DayChoice): boolean => choice === "plain" || (choice === "rest") === !isWeekend(day);

export const worksAs = (day: Day, choice: DayChoice): boolean => (choice === "plain" ? !isWeekend(day) : choice === "work");

export function withDay(calendar: Calendar, day: Day, choice: DayChoice): Calendar {
  const changed = new Map(calendar);
  changed.set(day, worksAs(day, choice));
  return Object.assign(changed, { provisionalFrom: calendar.provisionalFrom });
}

/** A limit under way: counted from an act, perhaps not ending before a fixed date. */
export type Limit = { from: Date; days: number; kind: DayKind; notBefore: Date | null };

const endsAt = ({ from, days, kind, notBefore }: Limit, calendar: Calendar): Date => {
  const end = limitEnd(from, days, kind, calendar);
  return notBefore !== null && notBefore > end ? notBefore : end;
};

/** When a limit would end by another calendar, or null where nothing changes. */
export function movedEnd(limit: Limit, before: Calendar, after: Calendar): Date | null {
  const [was, would] = [endsAt(limit, before), endsAt(limit, after)];
  return was.getTime() === would.getTime() ? null : would;
}
