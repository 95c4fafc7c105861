import { type Calendar, type DayKind, dayOf, daysBetween, workingDaysUntil } from "@/lib/kernel/dates";
import { zh } from "@/lib/text/rights/desk";

/** Until when, in the days the limit is counted in: a warning two working days before the end, then overdue. */
export function caseDue(end: Date, kind: DayKind, now: Date, calendar: Calendar): { label: string; tone: "plain" | "warn" | "bad" } {
  const last = dayOf(new Date(end.getTime() - 1));
  const today = dayOf(now);
  if (now >= end) return { label: zh.due.over(daysBetween(last, today)), tone: "bad" };
  if (last === today) return { label: zh.due.today, tone: "bad" };
  const working = workingDaysUntil(today, last, calendar);
  const left = kind === "working" && working > 0 ? working : daysBetween(today, last);
  const unit = kind === "working" && working > 0 ? zh.dayKinds.working : zh.dayKinds.natural;
  return { label: zh.due.left(left, unit), tone: working <= 2 ? "warn" : "plain" };
}
