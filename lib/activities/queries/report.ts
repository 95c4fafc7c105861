import "server-only";
import type { Actor } from "@/lib/kernel/access";
import { dayOf, startOf } from "@/lib/kernel/dates";
import { readNow } from "@/lib/server/clock";
import { db } from "@/lib/server/db";
import { activitiesFor } from "@/lib/server/scope";
import { averageOf, gradesOf } from "../rules/rating";
import { heldStatuses } from "../workflow";
import { readFiling } from "./office";
import { readPhotos } from "./photos";

/** What came of an activity: its meetings that were held, who came in all, how they found it, what was written, and the photos. Null: none was held. */
export async function readActivityReport(actor: Actor, id: string) {
  const filing = await readFiling(actor, id);
  const held = filing?.sessions.filter(({ status }) => heldStatuses.includes(status)) ?? [];
  if (!filing || held.length === 0) return null;
  const ids = held.map((session) => session.id);
  const [reports, ratings, distinct, photos] = await Promise.all([
    db().activityReport.findMany({ where: { sessionId: { in: ids } }, select: { sessionId: true, body: true, submittedAt: true } }),
    db().activityRating.findMany({ where: { sessionId: { in: ids } }, select: { sessionId: true, grade: true } }),
    db().attendance.findMany({
      where: { sessionId: { in: ids }, voidedAt: null, staff: false },
      distinct: ["attendeeKey"],
      select: { attendeeKey: true },
    }),
    readPhotos(actor, ids),
  ]);
  const sessions = held.map((session) => ({
    ...session,
    report: reports.find(({ sessionId }) => sessionId === session.id) ?? null,
    rating: averageOf(ratings.flatMap(({ sessionId, grade }) => (sessionId === session.id ? [grade] : []))),
    photos: photos.filter(({ sessionId }) => sessionId === session.id),
  }));
  const grades = ratings.map(({ grade }) => grade);
  const newest = Math.max(...held.map(({ startsAt }) => startsAt.getTime()), ...reports.map(({ submittedAt }) => submittedAt.getTime()));
  return {
    filing,
    sessions,
    personTimes: held.reduce((sum, { present }) => sum + present, 0),
    distinct: distinct.length,
    rating: averageOf(grades),
    grades: gradesOf(grades),
    /** The day of what is printed, so that the same report is the same file. */
    made: dayOf(new Date(newest)),
  };
}
export type ActivityReportView = NonNullable<Awaited<ReturnType<typeof readActivityReport>>>;

const mostRows = 10_000;
const firstOf = (year: number) => startOf(`${String(year).padStart(4, "0")}-01-01`);

/** The register of activities: every meeting of a year in sight that was filed, as they were held. */
export async function listRegister(actor: Actor, asked: number | null) {
  if (actor.kind !== "person") return null;
  const year = asked ?? Number(dayOf(await readNow(db())).slice(0, 4));
  const rows = await db().activitySession.findMany({
    where: {
      startsAt: { gte: firstOf(year), lt: firstOf(year + 1) },
      activity: { AND: [{ filedAt: { not: null } }, activitiesFor(actor, "activity.read")] },
    },
    relationLoadStrategy: "join",
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
    take: mostRows,
    select: {
      ...{ id: true, startsAt: true, endsAt: true, status: true, seats: true, taken: true, present: true, staffPresent: true },
      room: { select: { name: true } },
      home: { select: { name: true, owner: { select: { name: true } } } },
      activity: {
        select: {
          ...{
            number: true,
            title: true,
            status: true,
            services: true,
            lines: true,
            yearlyKind: true,
            scope: true,
            mode: true,
            place: true,
          },
          filedBy: { select: { name: true } },
          organizer: { select: { name: true } },
          campaign: { select: { name: true } },
        },
      },
      _count: { select: { photos: true } },
    },
  });
  const ids = rows.map(({ id }) => id);
  const [tags, ratings] = await Promise.all([
    db().activityTag.findMany({ select: { kind: true, code: true, name: true } }),
    db().activityRating.groupBy({ by: ["sessionId", "grade"], where: { sessionId: { in: ids } }, _count: true }),
  ]);
  const grades = new Map<string, number[]>();
  for (const { sessionId, grade, _count } of ratings)
    grades.set(sessionId, [...(grades.get(sessionId) ?? []), ...Array.from({ length: _count }, () => grade)]);
  return {
    year,
    tags,
    rows: rows.map((row) => ({
      ...row,
      rating: averageOf(grades.get(row.id) ?? []),
    })),
  };
}
