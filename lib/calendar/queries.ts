import "server-only";
import { type Calendar, fromDateColumn } from "@/lib/kernel/dates";
import { db, type Reader } from "@/lib/server/db";

/** The days that differ from Monday–Friday. A few dozen rows a year. */
export async function publicCalendar(reader: Reader = db()): Promise<Calendar> {
  const rows = await reader.calendarDay.findMany({ select: { date: true, working: true } });
  return new Map(rows.map(({ date, working }) => [fromDateColumn(date), working]));
}
