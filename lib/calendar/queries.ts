import "server-only";
import { grantTable } from "@/lib/grants";
import { type Actor, can, citySubject } from "@/lib/kernel/access";
import {
  addDays,
  type Calendar,
  type Day,
  endOf,
  fromDateColumn,
  isProvisional,
  nextWorkingDay,
  startOf,
  toDateColumn,
} from "@/lib/kernel/dates";
import { publicDocuments } from "@/lib/schemes/queries";
import { readNow } from "@/lib/server/clock";
import { db, type Reader } from "@/lib/server/db";
import { remember } from "@/lib/server/remember";
import { calendarOf, choiceOf, type DayChoice, movedEnd, withDay } from "./rules";

/** The days that differ from Monday–Friday, for what a page shows; see `readCalendar` for what somebody decides by. */
export const publicCalendar = (): Promise<Calendar> => remember("calendar", () => readCalendar(db()));

/** The same as they stand now. A few dozen rows a year. */
export async function readCalendar(reader: Reader): Promise<Calendar> {
  const rows = await reader.calendarDay.findMany({ select: { date: true, working: true, provisional: true } });
  return calendarOf(rows.map(({ date, ...row }) => ({ ...row, day: fromDateColumn(date) })));
}

/** The days of a year that are not as their weekday says, with what stands behind each. Null: not for this actor. */
export async function readYear(actor: Actor, year: number) {
  if (!can(grantTable, actor, "calendar.read", citySubject)) return null;
  const rows = await db().calendarDay.findMany({ orderBy: { date: "asc" } });
  const days = rows.map(({ date, ...row }) => ({ ...row, day: fromDateColumn(date) }));
  const calendar = calendarOf(days);
  return {
    year,
    days: days.filter(({ day }) => day.startsWith(`${year}-`) && choiceOf(day, calendar) !== "plain"),
    provisional: isProvisional(`${year}-12-31`, calendar),
    mayChange: can(grantTable, actor, "calendar.change", citySubject),
  };
}
export type CalendarYear = NonNullable<Awaited<ReturnType<typeof readYear>>>;

/** One day as it is now. */
export async function readDay(actor: Actor, day: Day) {
  if (!can(grantTable, actor, "calendar.change", citySubject)) return null;
  const row = await db().calendarDay.findUnique({ where: { date: toDateColumn(day) }, select: { name: true, source: true } });
  return { day, choice: choiceOf(day, await readCalendar(db())), name: row?.name ?? "", source: row?.source ?? "" };
}

const listed = 200;

/**
 * What a change would move, if anybody moved it: nothing does. Open stages and returns are counted anew from the act they began with;
 * those that another calendar already counted otherwise are no news. Rounds that close on this very day are named, because people will
 * ask: those that roll over a day of rest with the day they would roll to. Which day a round that rolled was first given is not kept, so
 * that a day which works again before its end is not traced back to it.
 */
export async function previewChange(actor: Actor, { day, choice }: { day: Day; choice: DayChoice }) {
  if (!can(grantTable, actor, "calendar.change", citySubject)) return null;
  const now = await readNow(db());
  const before = await readCalendar(db());
  const after = withDay(before, day, choice);
  const stages = await db().stage.findMany({
    where: { state: { in: ["open", "proposed"] }, openedAt: { lt: endOf(day) }, dueAt: { gt: startOf(addDays(day, -31)) } },
    relationLoadStrategy: "join",
    orderBy: [{ dueAt: "asc" }, { id: "asc" }],
    select: {
      key: true,
      kind: true,
      openedAt: true,
      dueAt: true,
      organization: { select: { name: true } },
      application: { select: about },
    },
  });
  const returns = await db().workItem.findMany({
    where: { closedAt: null, purpose: "revise", openedAt: { lt: endOf(day) }, dueAt: { gt: startOf(addDays(day, -31)) } },
    relationLoadStrategy: "join",
    orderBy: [{ dueAt: "asc" }, { id: "asc" }],
    select: { openedAt: true, dueAt: true, organization: { select: { name: true } }, application: { select: about } },
  });
  const documents = await publicDocuments([...stages, ...returns].flatMap(({ application }) => application?.schemeVersionId ?? []));
  const limits = [
    ...stages.map((row) => ({ ...row, openedAt: countedFrom(row), purpose: row.kind, notBefore: null })),
    ...returns.map((row) => ({ ...row, key: null, purpose: "revise", notBefore: row.application?.round.closesAt ?? null })),
  ];
  const moved = limits.flatMap(({ key, openedAt, dueAt, purpose, notBefore, organization, application }) => {
    const document = application && documents.get(application.schemeVersionId);
    const rule = key === null ? document?.returnDays : document?.stages.find((stage) => stage.key === key)?.dueDays;
    if (!application || !rule || openedAt === null || dueAt === null) return [];
    const end = movedEnd({ from: openedAt, days: rule.value.days, kind: rule.value.dayKind, notBefore }, before, after);
    if (end === null) return [];
    const { id, number, applicant } = application;
    return [{ id, number, applicant: applicant.name, organization: organization.name, purpose, dueAt, wouldBe: end }];
  });
  const rounds = await db().round.findMany({
    where: { closesAt: { equals: endOf(day), gt: now } },
    orderBy: { name: "asc" },
    select: { id: true, name: true, closesAt: true, rollsOver: true },
  });
  const rolled = endOf(nextWorkingDay(day, after));
  return {
    before: choiceOf(day, before),
    moved: moved.slice(0, listed),
    more: moved.length > listed,
    count: moved.length,
    rounds: rounds.map(({ rollsOver, ...round }) => ({ ...round, wouldBe: rollsOver && rolled > round.closesAt ? rolled : null })),
  };
}
export type CalendarPreview = NonNullable<Awaited<ReturnType<typeof previewChange>>>;

/** The first stage begins when the submission can no longer be taken back; its days count from the submission. */
const countedFrom = ({
  openedAt,
  application,
}: {
  openedAt: Date | null;
  application: { submittedAt: Date | null; revocableUntil: Date | null };
}) => (openedAt !== null && openedAt.getTime() === application.revocableUntil?.getTime() ? application.submittedAt : openedAt);

const about = {
  id: true,
  number: true,
  submittedAt: true,
  revocableUntil: true,
  schemeVersionId: true,
  applicant: { select: { name: true } },
  round: { select: { closesAt: true } },
} as const;
