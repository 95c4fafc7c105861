import "server-only";
import { readCalendar } from "@/lib/calendar/queries";
import { type DayChoice, movedEnd, withDay } from "@/lib/calendar/rules";
import { grantTable } from "@/lib/grants";
import { type Actor, can, citySubject } from "@/lib/kernel/access";
import { type Day, dayOf, endOf } from "@/lib/kernel/dates";
import { schemeDocument } from "@/lib/schemes/schema/document";
import { readNow } from "@/lib/server/clock";
import { db } from "@/lib/server/db";
import { acceptWithin, noticePeriod, noticeRuleOf } from "../rules";

/**
 * Notices that hang and objections that wait for the office, whose last day would be another one by a changed calendar. Nothing moves:
 * a notice keeps the days it was published with.
 */
export async function previewNotices(actor: Actor, { day, choice }: { day: Day; choice: DayChoice }) {
  if (!can(grantTable, actor, "calendar.change", citySubject)) return null;
  const now = await readNow(db());
  const before = await readCalendar(db());
  const after = withDay(before, day, choice);
  const notices = await db().publicNotice.findMany({
    where: { state: "published", endsAt: { gt: now }, publishedAt: { lt: endOf(day) } },
    relationLoadStrategy: "join",
    orderBy: [{ endsAt: "asc" }, { id: "asc" }],
    take: 200,
    select: {
      id: true,
      title: true,
      number: true,
      stageKey: true,
      publishedAt: true,
      endsAt: true,
      schemeVersion: { select: { document: true } },
    },
  });
  const objections = await db().objection.findMany({
    where: { state: "received", receivedAt: { lt: endOf(day) } },
    relationLoadStrategy: "join",
    orderBy: [{ dueAt: "asc" }, { id: "asc" }],
    take: 200,
    select: { id: true, number: true, receivedAt: true, dueAt: true, item: { select: { notice: { select: { title: true } } } } },
  });
  return {
    notices: notices.flatMap(({ schemeVersion, stageKey, publishedAt, endsAt, ...row }) => {
      const rule = noticeRuleOf(schemeDocument.parse(schemeVersion.document), stageKey);
      if (!rule || !publishedAt || !endsAt) return [];
      const [was, would] = [before, after].map((calendar) => noticePeriod(dayOf(publishedAt), rule, calendar).endsAt);
      return was && would && was.getTime() !== would.getTime() ? [{ ...row, endsAt, wouldBe: would }] : [];
    }),
    objections: objections.flatMap(({ item, receivedAt, ...row }) => {
      const limit = { from: receivedAt, days: acceptWithin.days, kind: acceptWithin.dayKind, notBefore: null };
      const wouldBe = movedEnd(limit, before, after);
      return wouldBe ? [{ ...row, title: item.notice.title, wouldBe }] : [];
    }),
  };
}
export type NoticesPreview = NonNullable<Awaited<ReturnType<typeof previewNotices>>>;
