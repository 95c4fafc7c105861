// How dates, sizes and points are written. Dates are Shanghai dates: 2026年11月21日.
import { type Calendar, clockOf, type Day, dayOf, daysBetween, isProvisional, weekdayOf, workingDaysUntil } from "@/lib/kernel/dates";

/** 北纬 28.55410°，东经 112.35521° */
export function placeText(point: string): string {
  const [latitude, longitude] = point.split(",");
  return `北纬 ${latitude}°，东经 ${longitude}°`;
}

const weekdays = ["周日", "周一", "周二", "周三", "周四", "周五", "周六"] as const;

export function dayText(day: Day): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${year}年${month}月${date}日`;
}
export const dateText = (at: Date): string => dayText(dayOf(at));

/** 11月21日（周六） */
export function shortDay(day: Day): string {
  const [, month, date] = day.split("-").map(Number);
  return `${month}月${date}日（${weekdays[weekdayOf(day)]}）`;
}

/** 9:05 */
export function clockText(at: Date): string {
  const { hour, minute } = clockOf(at);
  return `${hour}:${String(minute).padStart(2, "0")}`;
}

/** 2026年11月21日 9:05 */
export const timeText = (at: Date): string => `${dateText(at)} ${clockText(at)}`;

const lastDayOf = (end: Date): Day => dayOf(new Date(end.getTime() - 1));

/** Behind a date or a count that rests on a year without an official notice. */
const provisionalMark = "（暂定）";

/**
 * The last day of a limit that ends at a midnight: "11月24日（周二）24 时截止". With the calendar it was counted by, a date that rests
 * on a provisional year says so; a date somebody fixed is given without.
 */
export function deadlineText(end: Date, calendar?: Calendar): string {
  const last = lastDayOf(end);
  return `${shortDay(last)} 24 时截止${calendar && isProvisional(last, calendar) ? provisionalMark : ""}`;
}

/** A counted day as it stands in a sentence; one that rests on a provisional year says so. */
export const countedDay = (day: Day, calendar: Calendar): string =>
  `${shortDay(day)}${isProvisional(day, calendar) ? provisionalMark : ""}`;

export type DueView = { label: string; tone: "plain" | "warn" | "bad" };

/** Plain until two working days before, then a warning, then overdue; the last day is named by the caller where there is room. */
export function dueView(end: Date, now: Date, calendar: Calendar): DueView {
  const last = lastDayOf(end);
  const today = dayOf(now);
  if (now >= end) return { label: `逾期 ${daysBetween(last, today)} 天`, tone: "bad" };
  const left = workingDaysUntil(today, last, calendar);
  if (last === today) return { label: "今天到期", tone: "bad" };
  // Only days that rest are left, as before a Sunday that ends a limit in natural days.
  if (left === 0) return { label: `还剩 ${daysBetween(today, last)} 天`, tone: "warn" };
  return { label: `还剩 ${left} 个工作日${isProvisional(last, calendar) ? provisionalMark : ""}`, tone: left <= 2 ? "warn" : "plain" };
}

/** "还剩 22 天" to a calendar deadline. */
export function daysLeft(end: Date, now: Date): number {
  return Math.max(0, daysBetween(dayOf(now), dayOf(new Date(end.getTime() - 1))));
}

/** Hundredths as points: 8500 → "85", 850 → "8.5". */
export const pointsText = (hundredths: number): string => String(hundredths / 100);

export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

const chineseDigits = "〇一二三四五六七八九";

/** 1 to 31 in words: 十、二十一. */
const inWords = (n: number): string => {
  const tens = n < 10 ? "" : n < 20 ? "十" : `${chineseDigits.charAt(Math.floor(n / 10))}十`;
  return tens + (n % 10 === 0 ? "" : chineseDigits.charAt(n % 10));
};

/** 二〇二六年十一月二十一日, as certificates write it. */
export function certificateDate(day: Day): string {
  const [, month, date] = day.split("-").map(Number);
  return `${[...day.slice(0, 4)].map((d) => chineseDigits.charAt(Number(d))).join("")}年${inWords(month ?? 0)}月${inWords(date ?? 0)}日`;
}

/** 二〇二六年十一月, as plates and certificates write it. */
export function plateDate(day: Day): string {
  const [year = "", month = ""] = day.split("-");
  const m = Number(month);
  const tens = m >= 10 ? "十" : "";
  const ones = m % 10 === 0 ? "" : chineseDigits.charAt(m % 10);
  return `${[...year].map((d) => chineseDigits.charAt(Number(d))).join("")}年${tens}${ones}月`;
}
