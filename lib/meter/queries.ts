import "server-only";
import { type Day, dayOf, fromDateColumn, toDateColumn } from "@/lib/kernel/dates";
import { approvedStatuses, heldStatuses } from "@/lib/activities/workflow";
import { readOperation } from "@/lib/homes/queries/operation";
import { readNow } from "@/lib/server/clock";
import { db } from "@/lib/server/db";
import { meter, type Meter, type MeterSession, requirementsOf } from "./rules";

const sessionSelect = {
  id: true,
  startsOn: true,
  status: true,
  present: true,
  staffPresent: true,
  activity: { select: { title: true, status: true, mode: true, yearlyKind: true, lines: true, services: true } },
} as const;

/** A home's sessions of one year as the meter sees them; called-off ones left out. */
export async function listMeterSessions(homeId: string, year: number): Promise<(MeterSession & { title: string })[]> {
  const rows = await db().activitySession.findMany({
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

/**
 * A home's year, counted now; null where nothing is owed, because no scheme says what. Public as a figure: who may read which part of it is
 * the page's to say, and no name is in it.
 */
export async function readMeter(homeId: string, year?: number): Promise<(Meter & { today: Day }) | null> {
  const [{ operation, awardedOn, until }, now] = await Promise.all([readOperation(db(), homeId), readNow(db())]);
  if (operation === null || awardedOn === null) return null;
  const today = dayOf(now);
  const asked = year ?? Number(today.slice(0, 4));
  const sessions = await listMeterSessions(homeId, asked);
  return { ...meter({ awardedOn, until, sessions }, requirementsOf(operation), { year: asked, today }), today };
}
