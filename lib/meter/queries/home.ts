import "server-only";
import { approvedStatuses, heldStatuses } from "@/lib/activities/workflow";
import { type HomeOperation, readOperation } from "@/lib/homes/queries/operation";
import { grantTable } from "@/lib/grants";
import { type Actor, can } from "@/lib/kernel/access";
import { type Day, dayOf, fromDateColumn, toDateColumn } from "@/lib/kernel/dates";
import { countMatters } from "@/lib/matters/queries";
import type { Operation } from "@/lib/schemes/schema/operation";
import { readNow } from "@/lib/server/clock";
import { db, type Reader } from "@/lib/server/db";
import { homesFor, homeSubject } from "@/lib/server/scope";
import { meter, type Meter, type MeterSession, requirementsOf } from "../rules/meter";
import { yearsOf } from "../rules/years";

const sessionSelect = {
  id: true,
  startsOn: true,
  status: true,
  present: true,
  staffPresent: true,
  activity: { select: { title: true, status: true, mode: true, yearlyKind: true, lines: true, services: true } },
} as const;

/** A home's sessions of one year as the meter sees them; called-off ones left out. */
export async function listMeterSessions(
  homeId: string,
  year: number,
  reader: Reader = db(),
): Promise<(MeterSession & { title: string })[]> {
  const rows = await reader.activitySession.findMany({
    where: {
      homeId,
      status: { not: "cancelled" },
      startsOn: { gte: toDateColumn(`${year}-01-01`), lte: toDateColumn(`${year}-12-31`) },
    },
    orderBy: [{ startsOn: "asc" }, { id: "asc" }],
    relationLoadStrategy: "join",
    select: sessionSelect,
  });
  return rows.map(({ activity, startsOn, status, ...row }) => ({
    ...row,
    day: fromDateColumn(startsOn),
    title: activity.title,
    approved: approvedStatuses.includes(activity.status),
    held: heldStatuses.includes(status),
    online: activity.mode === "online",
    yearlyKind: activity.yearlyKind,
    lines: activity.lines,
    services: activity.services,
  }));
}

type Counted = { operation: Operation; meter: Meter; titles: ReadonlyMap<string, string> };

async function countYear(
  homeId: string,
  { operation, awardedOn, until }: HomeOperation,
  year: number,
  today: Day,
): Promise<Counted | null> {
  if (operation === null || awardedOn === null) return null;
  const sessions = await listMeterSessions(homeId, year);
  return {
    operation,
    meter: meter({ awardedOn, until, sessions }, requirementsOf(operation), { year, today }),
    titles: new Map(sessions.map(({ id, title }) => [id, title])),
  };
}

/**
 * A home's year, counted now; null where nothing is owed, because no scheme says what. Public as a figure: who may read which part of it is
 * the page's to say, and no name is in it.
 */
export async function readMeter(homeId: string, year?: number): Promise<(Meter & { today: Day }) | null> {
  const [owed, now] = await Promise.all([readOperation(db(), homeId), readNow(db())]);
  const today = dayOf(now);
  const counted = await countYear(homeId, owed, year ?? Number(today.slice(0, 4)), today);
  return counted && { ...counted.meter, today };
}

/** What anybody reads of a home's year: figures and the rules they are measured by, no activity by name. Null: nothing is owed. */
export async function publicProgress(homeId: string) {
  const [owed, now] = await Promise.all([readOperation(db(), homeId), readNow(db())]);
  const today = dayOf(now);
  const counted = await countYear(homeId, owed, Number(today.slice(0, 4)), today);
  if (!counted || counted.meter.state === "notOwed") return null;
  const { operation, meter: found } = counted;
  return { today, operation, meter: found };
}
export type PublicProgress = NonNullable<Awaited<ReturnType<typeof publicProgress>>>;

/** A home's year for those who keep it, recommend it or look over it, session by session; null: not in sight. */
export async function readHomeMeter(actor: Actor, homeId: string, asked: number | null) {
  const home = await db().home.findFirst({
    where: { AND: [{ id: homeId }, homesFor(actor, "home.read")] },
    relationLoadStrategy: "join",
    select: { id: true, name: true, ownerId: true, managerId: true, owner: { select: { name: true, path: true } } },
  });
  if (!home) return null;
  const [owed, now] = await Promise.all([readOperation(db(), homeId), readNow(db())]);
  const today = dayOf(now);
  const years = yearsOf(owed.awardedOn, today);
  const year = years.find((one) => one === asked) ?? Number(today.slice(0, 4));
  const [counted, matters] = await Promise.all([countYear(homeId, owed, year, today), countMatters(homeId, year, today)]);
  const keeps = can(grantTable, actor, "homeRevision.save", homeSubject(home));
  return { home: { id: home.id, name: home.name }, keeps, today, year, years, counted, matters };
}
export type HomeMeterPage = NonNullable<Awaited<ReturnType<typeof readHomeMeter>>>;
