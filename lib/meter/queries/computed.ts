import "server-only";
import { readOperation } from "@/lib/homes/queries/operation";
import { dayOf, toDateColumn } from "@/lib/kernel/dates";
import type { ComputedSource } from "@/lib/schemes/schema/criteria";
import type { Reader } from "@/lib/server/db";
import { meter, requirementsOf } from "../rules/meter";
import { listMeterSessions } from "./home";

/** Satisfied and very satisfied, of five grades. */
const satisfiedFrom = 4;

/**
 * What the system knows of a home's year, by the names that schemes bind: meetings that count for the meter (Y18), who came to them, what
 * they covered, matters done (L8), satisfaction (L7). A share of nothing is not there; where nothing is owed of a home, nothing counts.
 */
export async function readComputed(
  reader: Reader,
  homeId: string,
  year: number,
  now: Date,
): Promise<Partial<Record<ComputedSource, number>>> {
  const owed = await readOperation(reader, homeId);
  const sessions = owed.operation && owed.awardedOn !== null ? await listMeterSessions(homeId, year, reader) : [];
  const facts = owed.operation && owed.awardedOn !== null ? { awardedOn: owed.awardedOn, until: owed.until, sessions } : null;
  const found = owed.operation && facts ? meter(facts, requirementsOf(owed.operation), { year, today: dayOf(now) }) : null;
  const ids = found?.sessions.flatMap(({ id, why }) => (why === null ? [id] : [])) ?? [];
  const [[came], matters, ratings] = await Promise.all([
    reader.$queryRaw<{ people: number; times: number }[]>`
      SELECT count(DISTINCT "attendeeKey")::int AS people, count(*)::int AS times FROM "Attendance"
      WHERE "sessionId" = ANY(${ids}::uuid[]) AND "voidedAt" IS NULL AND NOT "staff"`,
    reader.homeMatter.count({
      where: { homeId, state: "done", endedOn: { gte: toDateColumn(`${year}-01-01`), lte: toDateColumn(`${year}-12-31`) } },
    }),
    reader.activityRating.groupBy({ by: ["grade"], where: { sessionId: { in: ids } }, _count: true }),
  ]);
  const rated = ratings.reduce((sum, { _count }) => sum + _count, 0);
  const satisfied = ratings.reduce((sum, { grade, _count }) => sum + (grade >= satisfiedFrom ? _count : 0), 0);
  const covered = (list: readonly { counted: number }[] | undefined) => list?.filter(({ counted }) => counted > 0).length ?? 0;
  return {
    activitiesHeld: ids.length,
    monthsCovered: new Set(found?.sessions.flatMap(({ day, why }) => (why === null ? [day.slice(5, 7)] : []))).size,
    distinctAttendees: came?.people ?? 0,
    personTimes: came?.times ?? 0,
    kindsCovered: covered(found?.kinds),
    linesCovered: covered(found?.lines),
    servicesCovered: covered(found?.services),
    mattersDone: matters,
    ...(rated === 0 ? {} : { satisfiedShare: Math.floor((satisfied * 10_000) / rated) }),
  };
}
