import "server-only";
import { citySubject } from "@/lib/kernel/access";
import { fromDateColumn, toDateColumn } from "@/lib/kernel/dates";
import { invalid, Refusal } from "@/lib/kernel/outcome";
import { defineCommand } from "@/lib/server/command";
import type { Tx } from "@/lib/server/db";
import { readCalendar } from "./queries";
import { choiceOf, worksAs } from "./rules";
import * as schema from "./schema";

/** One change of the calendar at a time, so that what was seen is what is written over. */
const lockCalendar = (tx: Tx) => tx.$queryRaw`SELECT 1 FROM pg_advisory_xact_lock(7261002)`;

const daysOf = (tx: Tx, year: number) =>
  tx.calendarDay.findMany({
    where: { date: { gte: toDateColumn(`${year}-01-01`), lt: toDateColumn(`${year + 1}-01-01`) } },
    select: { date: true, provisional: true },
  });

/**
 * Says what one day is. Nothing that was counted is counted anew: dates that were told stay, later acts count by the new calendar. A day
 * that becomes as its weekday says keeps a row, so that a later release does not bring the old one back.
 */
export const setDay = defineCommand({
  permission: "calendar.change",
  sight: "calendar.read",
  subjectKind: "calendarDay",
  input: schema.setDayInput,
  load: async ({ tx, input }) => {
    await lockCalendar(tx);
    const row = await tx.calendarDay.findUnique({ where: { date: toDateColumn(input.day) } });
    return { id: input.day, subject: citySubject, row };
  },
  execute: async ({ tx, input, row }) => {
    const { day, choice, source } = input;
    const before = choiceOf(day, await readCalendar(tx));
    if (before !== input.seen) throw new Refusal({ kind: "conflict" });
    const year = await daysOf(tx, Number(day.slice(0, 4)));
    const name = choice === "plain" ? "" : (input.name ?? "");
    const data = { working: worksAs(day, choice), name, source };
    // A year nobody confirmed stays provisional, whatever day of it is entered.
    const provisional = row?.provisional ?? (year.length === 0 || year.some((other) => other.provisional));
    await tx.calendarDay.upsert({
      where: { date: toDateColumn(day) },
      create: { date: toDateColumn(day), ...data, provisional },
      update: data,
      select: { date: true },
    });
    return {
      value: { day },
      changes: [
        { field: "CalendarDay.kind", from: before, to: choice },
        { field: "CalendarDay.name", from: row?.name ?? null, to: name },
        { field: "CalendarDay.source", from: row?.source ?? null, to: source },
      ],
    };
  },
});

/** The notice is out and every day of it entered: the year no longer counts as provisional. */
export const confirmYear = defineCommand({
  permission: "calendar.change",
  sight: "calendar.read",
  subjectKind: "calendarYear",
  input: schema.confirmYearInput,
  load: async ({ tx, input }) => {
    await lockCalendar(tx);
    return { id: String(input.year), subject: citySubject, row: await daysOf(tx, input.year) };
  },
  execute: async ({ tx, input, row }) => {
    const open = row.filter(({ provisional }) => provisional);
    if (row.length > 0 && open.length === 0) throw new Refusal({ kind: "conflict" });
    if (open.length === 0) throw invalid("source", "noDays");
    await tx.calendarDay.updateMany({
      where: { date: { in: open.map(({ date }) => date) } },
      data: { provisional: false, source: input.source },
    });
    return {
      value: { year: input.year },
      changes: [
        { field: "CalendarDay.provisional", from: true, to: false },
        { field: "CalendarDay.source", to: input.source },
        {
          field: "CalendarDay.confirmed",
          to: open
            .map(({ date }) => fromDateColumn(date))
            .sort()
            .join(" "),
        },
      ],
    };
  },
});
