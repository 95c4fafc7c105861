import "server-only";

import type { Actor, Membership, Role } from "@/lib/kernel/access";
import { dayOf, fromDateColumn, startOf, toDateColumn } from "@/lib/kernel/dates";
import { grantTable } from "@/lib/grants";
import { readNow } from "@/lib/server/clock";
import { db, type Reader } from "@/lib/server/db";
import { casesFor } from "@/lib/server/scope";
import type { Prisma } from "@/prisma/generated/client";
import { publicCalendar } from "@/lib/calendar/queries";
import { mayRemind, soonUntil } from "./rules";

/** Those of an office who are away today and named this person to see to their items. */
async function awayFor(actor: Extract<Actor, { kind: "person" }>, now: Date): Promise<string[]> {
  if (!actor.acting) return [];
  const { organizationId, role } = actor.acting;
  const today = toDateColumn(dayOf(now));
  const rows = await db().delegation.findMany({
    where: {
      toPersonId: actor.personId,
      membership: { organizationId, role },
      endedAt: null,
      firstDay: { lte: today },
      lastDay: { gte: today },
    },
    select: { membership: { select: { personId: true } } },
  });
  return rows.map(({ membership }) => membership.personId);
}

/** What waits for this actor: the office's items for the role one acts in, and what was given to the person. */
function waitingFor(actor: Extract<Actor, { kind: "person" }>, away: readonly string[], now: Date): Prisma.WorkItemWhereInput {
  const mine: Prisma.WorkItemWhereInput[] = [{ assigneeId: actor.personId }];
  if (actor.acting) {
    const { organizationId, role } = actor.acting;
    mine.push({ organizationId, role, OR: [{ assigneeId: null }, { assigneeId: { in: [actor.personId, ...away] } }] });
  }
  // What the applicant may still take back waits for nobody yet.
  const inSight: Prisma.WorkItemWhereInput = {
    OR: [{ subjectKind: { not: "rightsCase" } }, { rightsCase: casesFor(actor, "rightsCase.read") }],
  };
  return { closedAt: null, openedAt: { lte: now }, AND: [{ OR: mine }, inSight] };
}

/** One's own queue by due date. At most a page; the rest follows when these are done. */
export async function listWork(actor: Actor) {
  if (actor.kind !== "person") return { items: [], more: false, now: await readNow(db()), calendar: new Map<string, boolean>() };
  const now = await readNow(db());
  const rows = await db().workItem.findMany({
    where: waitingFor(actor, await awayFor(actor, now), now),
    relationLoadStrategy: "join",
    orderBy: [{ dueAt: { sort: "asc", nulls: "last" } }, { id: "asc" }],
    take: 51,
    select: {
      id: true,
      purpose: true,
      subjectKind: true,
      subjectId: true,
      openedAt: true,
      dueAt: true,
      assignee: { select: { name: true } },
      application: { select: { number: true, applicant: { select: { name: true } }, round: { select: { name: true } } } },
      notice: { select: { title: true, round: { select: { name: true } } } },
      rightsCase: { select: { number: true, category: { select: { name: true } } } },
      activity: { select: { title: true, number: true, home: { select: { name: true } } } },
      session: { select: { startsAt: true, activity: { select: { title: true, home: { select: { name: true } } } } } },
      booking: { select: { purpose: true, room: { select: { name: true, home: { select: { name: true } } } } } },
      homeRevision: { select: { homeId: true, home: { select: { name: true } } } },
      objection: { select: { number: true, item: { select: { unit: true, notice: { select: { number: true } } } } } },
    },
  });
  return { items: rows.slice(0, 50), more: rows.length > 50, now, calendar: await publicCalendar() };
}

const atOnce = 500;

/** Work that has begun and of which nobody has been told. */
export async function listUntold(): Promise<{ workItemId: string }[]> {
  const now = await readNow(db());
  return db().$queryRaw`
    SELECT "id" AS "workItemId" FROM "WorkItem" WHERE "toldAt" IS NULL AND "closedAt" IS NULL AND "openedAt" <= ${now}
    ORDER BY "openedAt", "id" LIMIT ${atOnce}`;
}

/**
 * Items of which those who have them are to hear: due within two working days and opened before today, or overdue. An applicant's own
 * page that ran out ends by itself, and is told as that. Nothing outside of office hours.
 */
export async function listToRemind(): Promise<{ workItemId: string; event: "dueSoon" | "overdue" }[]> {
  const now = await readNow(db());
  if (!mayRemind(now)) return [];
  const soon = soonUntil(now, await publicCalendar());
  return db().$queryRaw`
    SELECT "id" AS "workItemId", CASE WHEN "dueAt" <= ${now} THEN 'overdue' ELSE 'dueSoon' END AS event FROM "WorkItem"
    WHERE "closedAt" IS NULL AND (
      ("dueAt" <= ${now} AND "overdueAt" IS NULL AND "purpose" NOT IN ('fill', 'revise'))
      OR ("dueAt" > ${now} AND "dueAt" <= ${soon} AND "remindedAt" IS NULL AND "openedAt" < ${startOf(dayOf(now))}))
    ORDER BY "dueAt", "id" LIMIT ${atOnce}`;
}

/** Whom an open item may be given to: colleagues in the role, and experts for a visit. */
export async function listAssignees(actor: Actor, workItemId: string) {
  const item = await db().workItem.findUnique({
    where: { id: workItemId },
    select: { organizationId: true, role: true, purpose: true, closedAt: true },
  });
  if (!item || item.closedAt !== null || actor.kind !== "person" || actor.acting?.organizationId !== item.organizationId) return [];
  return assigneesOf(db(), item);
}

/** Inside a command it reads through the command's transaction: an act that waits for a second connection can hold all of them up. */
export async function assigneesOf(reader: Reader, item: { organizationId: string; role: string; purpose: string }) {
  const now = await readNow(reader);
  const colleagues: Prisma.MembershipWhereInput = { organizationId: item.organizationId, role: item.role as "cityStaff" };
  const rows = await reader.membership.findMany({
    where: { AND: [current(now), item.purpose === "siteVisit" ? { OR: [colleagues, { role: "expert" }] } : colleagues] },
    orderBy: [{ role: "asc" }, { personId: "asc" }],
    take: 100,
    select: { role: true, person: { select: { id: true, name: true } } },
  });
  return rows.map(({ role, person }) => ({ ...person, role }));
}

const current = (now: Date): Prisma.MembershipWhereInput => ({
  validFrom: { lte: now },
  OR: [{ validTo: null }, { validTo: { gt: now } }],
});

/** Who else holds a role in an office now. */
export async function colleaguesOf(reader: Reader, { organizationId, role }: { organizationId: string; role: Role }, now: Date) {
  const rows = await reader.membership.findMany({
    where: { AND: [current(now), { organizationId, role }] },
    orderBy: { personId: "asc" },
    take: 100,
    select: { person: { select: { id: true, name: true } } },
  });
  return rows.map(({ person }) => person);
}

/** Who sees to somebody's items today; null where they do themselves. */
export async function delegateOf(
  reader: Reader,
  { personId, organizationId, role }: { personId: string; organizationId: string; role: Role },
  now: Date,
): Promise<string | null> {
  const today = toDateColumn(dayOf(now));
  const row = await reader.delegation.findFirst({
    where: { membership: { personId, organizationId, role }, endedAt: null, firstDay: { lte: today }, lastDay: { gte: today } },
    select: { toPersonId: true },
  });
  return row?.toPersonId ?? null;
}

/** Whom one may ask, and whom one has asked, for the office one acts in; null where one acts for none. */
export async function readDelegations(actor: Actor) {
  const acting: Membership | null = actor.kind === "person" ? actor.acting : null;
  if (actor.kind !== "person" || !acting || !grantTable[acting.role]["workItem.delegate"]) return null;
  const now = await readNow(db());
  const [colleagues, rows] = await Promise.all([
    colleaguesOf(db(), acting, now),
    db().delegation.findMany({
      where: { membershipId: acting.id, endedAt: null, lastDay: { gte: toDateColumn(dayOf(now)) } },
      orderBy: { firstDay: "asc" },
      take: 20,
      select: { id: true, firstDay: true, lastDay: true, to: { select: { name: true } } },
    }),
  ]);
  return {
    today: dayOf(now),
    organization: acting.organizationName,
    colleagues: colleagues.filter(({ id }) => id !== actor.personId),
    delegations: rows.map(({ firstDay, lastDay, ...row }) => ({
      ...row,
      firstDay: fromDateColumn(firstDay),
      lastDay: fromDateColumn(lastDay),
    })),
  };
}
export type Delegations = NonNullable<Awaited<ReturnType<typeof readDelegations>>>;
