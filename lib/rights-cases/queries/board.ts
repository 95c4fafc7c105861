import "server-only";
import { publicCalendar } from "@/lib/calendar/queries";
import { grantTable } from "@/lib/grants";
import { type Actor, can, citySubject } from "@/lib/kernel/access";
import { addDays, dayOf, daysBetween, endOf, toDateColumn } from "@/lib/kernel/dates";
import { readNow } from "@/lib/server/clock";
import { db, sql } from "@/lib/server/db";
import { openCasesSql, unbarredSql } from "@/lib/server/scope";
import { soonDays } from "../rules/queue";
import { besidePurposes, openStatuses, type CaseStatus } from "../workflow";

/** Fewer than this are not shown, lest a figure tell of somebody. */
export const smallest = 5;

type Counts = { count: number; overdue: number; soon: number; paused: number };
/** Open cases counted twice over, by stage and by who has them: of the one `organization` is null, of the other `status`. */
type OpenRow = Counts & { status: CaseStatus | null; assigneeId: string | null; name: string | null; organization: string | null };
/** `days`: how long answers took; null: of a narrow one, which is open. */
type CategoryRow = { code: string; name: string; count: number; days: number | null };
type OldRow = { id: string; number: string; category: string; status: CaseStatus; filedOn: string; holder: string | null };

/**
 * The supervisor's figures over the open cases in sight, each with what it counts: by stage and handler, what is overdue, due soon or
 * paused, how long answers took, and the oldest. Cases still in the ten minutes of their claimants count nowhere. Null: not for this actor,
 * nor for who only handles what was given to it: the figures are the city's.
 */
export async function readBoard(actor: Actor) {
  if (actor.kind !== "person" || !can(grantTable, actor, "rightsCase.readFigures", citySubject)) return null;
  const now = await readNow(db());
  const today = dayOf(now);
  const soon = endOf(addDays(today, soonDays));
  const seen = openCasesSql(actor, "rightsCase.read");
  const isOpen = sql`c."status" = ANY(${[...openStatuses]}::"CaseStatus"[])`;
  // The case's own step: with those beside it a case would count as often as it has steps.
  const own = sql`w."rightsCaseId" = c."id" AND w."closedAt" IS NULL AND w."purpose" <> ALL(${[...besidePurposes]}::text[])`;
  const work = sql`LEFT JOIN "WorkItem" w ON ${own}`;
  const begun = sql`(w."openedAt" IS NULL OR w."openedAt" <= ${now})`;
  const [counted, kinds, oldest] = await Promise.all([
    db().$queryRaw<OpenRow[]>`
      SELECT c."status"::text AS status, w."assigneeId", p."name", o."name" AS organization, count(*)::int AS count,
        count(*) FILTER (WHERE w."dueAt" <= ${now})::int AS overdue,
        count(*) FILTER (WHERE w."dueAt" > ${now} AND w."dueAt" <= ${soon})::int AS soon,
        count(*) FILTER (WHERE EXISTS (SELECT FROM "CasePause" p WHERE p."caseId" = c."id" AND p."toDay" IS NULL))::int AS paused
      FROM "RightsCase" c ${work} LEFT JOIN "Organization" o ON o."id" = w."organizationId" LEFT JOIN "Person" p ON p."id" = w."assigneeId"
      WHERE ${isOpen} AND ${begun} AND ${seen} GROUP BY GROUPING SETS ((c."status"), (w."assigneeId", p."name", o."name"))
      ORDER BY count DESC, w."assigneeId" NULLS FIRST, o."name"`,
    db().$queryRaw<CategoryRow[]>`
      SELECT k."code", k."name", k."position", count(*)::int AS count, avg(c."answeredOn" - c."filedOn")::float8 AS days
      FROM "RightsCase" c JOIN "CaseCategory" k ON k."code" = c."categoryCode"
      WHERE c."answeredOn" > ${toDateColumn(addDays(today, -365))}::date AND ${seen} GROUP BY k."code", k."name", k."position"
      UNION ALL SELECT k."code", k."name", k."position", count(c."id")::int, NULL FROM "CaseCategory" k
      LEFT JOIN "RightsCase" c ON c."categoryCode" = k."code" AND c."narrow" AND ${isOpen} AND ${unbarredSql(actor)}
      WHERE k."narrow" GROUP BY k."code", k."name", k."position" ORDER BY "position"`,
    db().$queryRaw<OldRow[]>`
      SELECT c."id", c."number", k."name" AS category, c."status"::text AS status, c."filedOn"::text AS "filedOn", o."name" AS holder
      FROM "RightsCase" c JOIN "CaseCategory" k ON k."code" = c."categoryCode" ${work} LEFT JOIN "Organization" o ON o."id" = w."organizationId"
      WHERE ${isOpen} AND ${begun} AND ${seen} ORDER BY c."filedOn", c."id" LIMIT 10`,
  ]);
  const stages = counted.flatMap(({ status, count, overdue, soon: near, paused }) =>
    status === null ? [] : [{ status, count, overdue, soon: near, paused }],
  );
  const handlers = counted.flatMap(({ status, organization, assigneeId, name, count, overdue }) =>
    status === null && organization !== null ? [{ organization, assigneeId, name, count, overdue }] : [],
  );
  const sum = (of: "count" | "overdue" | "soon" | "paused") => stages.reduce((all, row) => all + row[of], 0);
  return {
    now,
    calendar: await publicCalendar(),
    open: sum("count"),
    overdue: sum("overdue"),
    soon: sum("soon"),
    paused: sum("paused"),
    stages: stages.toSorted((a, b) => openStatuses.indexOf(a.status) - openStatuses.indexOf(b.status)),
    handlers: handlers.slice(0, 50),
    categories: kinds.flatMap(({ code, name, count, days }) => (days === null ? [] : [{ code, name, count, days }])),
    oldest: oldest.map((row) => ({ ...row, days: daysBetween(row.filedOn, today) })),
    /** Null: too few to be shown. */
    narrow: kinds.flatMap(({ code, name, count, days }) => (days === null ? [{ code, name, count: count < smallest ? null : count }] : [])),
    personId: actor.personId,
  };
}
export type Board = NonNullable<Awaited<ReturnType<typeof readBoard>>>;
