// What happens again: days by a rule, and times of day, as a Shanghai clock shows them. Pure.
import { addDays, type Day, daysBetween, startOf, weekdayOf } from "./dates";

/** Every so many weeks on some weekdays (0 Sunday … 6 Saturday), or every so many months on the first day's date; until a day, included. */
export type Recurrence =
  | { kind: "weekly"; every: number; weekdays: readonly number[]; until: Day }
  | { kind: "monthly"; every: number; until: Day };

/** More are refused: a year of weeks, and a little. */
export const mostOccurrences = 60;

/** Weeks begin on Monday. */
const mondayOf = (day: Day): Day => addDays(day, -((weekdayOf(day) + 6) % 7));
const monthsBetween = (from: Day, to: Day): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));

/**
 * The days of a rule from `first` on. Weeks are counted from the week of the first day; a month without its date has none, so that "the
 * 31st" never becomes another day. One more than `mostOccurrences` says that there are too many.
 */
export function expand(rule: Recurrence, first: Day): Day[] {
  const falls = (day: Day): boolean =>
    rule.kind === "weekly"
      ? rule.weekdays.includes(weekdayOf(day)) && (daysBetween(mondayOf(first), mondayOf(day)) / 7) % rule.every === 0
      : day.slice(8) === first.slice(8) && monthsBetween(first, day) % rule.every === 0;
  const days: Day[] = [];
  for (let day = first; day <= rule.until && days.length <= mostOccurrences; day = addDays(day, 1)) if (falls(day)) days.push(day);
  return days;
}

export type Span = { startsAt: Date; endsAt: Date };

/** From one minute of a day to another, half-open; 1440 is its midnight. */
export const spanOn = (day: Day, fromMinute: number, toMinute: number): Span => ({
  startsAt: new Date(startOf(day).getTime() + fromMinute * 60_000),
  endsAt: new Date(startOf(day).getTime() + toMinute * 60_000),
});

/** Half-open: one may begin when the other ends. */
export const overlaps = (a: Span, b: Span): boolean => a.startsAt < b.endsAt && b.startsAt < a.endsAt;
