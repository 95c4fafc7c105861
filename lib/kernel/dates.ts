// Dates as the law counts them: Asia/Shanghai, "2026-11-21" for a day, half-open instants. Pure.

/** China has kept UTC+8 without summer time since 1992; every date here is later. */
const SHANGHAI = 8 * 3_600_000;
const DAY = 86_400_000;

/** "2026-11-21" */
export type Day = string;

/** A day that exists. Year 0000 does in JavaScript, but not in PostgreSQL; nothing here is older than 1900. */
export function isDay(text: string): boolean {
  if (!/^(19|20|21)\d{2}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** The Shanghai date on which an instant falls. */
export function dayOf(instant: Date): Day {
  return new Date(instant.getTime() + SHANGHAI).toISOString().slice(0, 10);
}

/** What a Shanghai clock shows at an instant. */
export function clockOf(instant: Date): { hour: number; minute: number } {
  const there = new Date(instant.getTime() + SHANGHAI);
  return { hour: there.getUTCHours(), minute: there.getUTCMinutes() };
}

/** The instant at which a Shanghai date begins. */
export function startOf(day: Day): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) - SHANGHAI);
}

/** The midnight after a date: "24:00 of its last day", compared as now < end (clauses part 5, 1). */
export function endOf(day: Day): Date {
  return new Date(startOf(day).getTime() + DAY);
}

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** Whole days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
}

/** 0 Sunday … 6 Saturday */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/**
 * Days that differ from Monday–Friday: true works (调休), false rests. From `provisionalFrom` on no official notice stands behind them;
 * whatever is counted into that time is provisional.
 */
export type Calendar = ReadonlyMap<Day, boolean> & { readonly provisionalFrom?: Day };

export const isProvisional = (day: Day, { provisionalFrom }: Calendar): boolean => provisionalFrom !== undefined && day >= provisionalFrom;

export function isWorkingDay(day: Day, calendar: Calendar): boolean {
  const weekday = weekdayOf(day);
  return calendar.get(day) ?? (weekday !== 0 && weekday !== 6);
}

export type DayKind = "working" | "natural";

/** The last day of a limit: day 0 is the day of the act, counting starts the next day (民法典 201). */
export function limitDay(actDay: Day, days: number, kind: DayKind, calendar: Calendar): Day {
  if (kind === "natural") return addDays(actDay, days);
  let day = actDay;
  for (let left = days; left > 0; ) {
    day = addDays(day, 1);
    if (isWorkingDay(day, calendar)) left -= 1;
  }
  return day;
}

/** When a limit ends: the midnight after its last day. */
export function limitEnd(act: Date, days: number, kind: DayKind, calendar: Calendar): Date {
  return endOf(limitDay(dayOf(act), days, kind, calendar));
}

/** The day itself if it is a working day, else the next that is. */
export function nextWorkingDay(day: Day, calendar: Calendar): Day {
  let next = day;
  while (!isWorkingDay(next, calendar)) next = addDays(next, 1);
  return next;
}

/** Working days after `from` up to and including `to`; 0 when `to` is today or past. */
export function workingDaysUntil(from: Day, to: Day, calendar: Calendar): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day, calendar)) count += 1;
  return count;
}

/** A Prisma @db.Date column holds the UTC midnight of the date. */
export const toDateColumn = (day: Day): Date => new Date(`${day}T00:00:00Z`);
export const fromDateColumn = (date: Date): Day => date.toISOString().slice(0, 10);

/** The same day of a later month, or that month's last day: 2024-02-29 + 12 months is 2025-02-28. */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}
