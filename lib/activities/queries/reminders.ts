import "server-only";
import { readNow } from "@/lib/server/clock";
import { db, type Reader } from "@/lib/server/db";
import { mayRemind } from "@/lib/work/rules";
import type { Prisma } from "@/prisma/generated/client";
import { aheadOf } from "../rules/reminders";
import { approvedStatuses } from "../workflow";

/** Those with an account who hold a seat and were not reminded of it yet. */
const waits = (now: Date): Prisma.EnrolmentWhereInput => {
  const { seatedBefore } = aheadOf(now);
  return {
    ...{ state: "enrolled", remindedAt: null, personId: { not: null } },
    OR: [{ promotedAt: { lt: seatedBefore } }, { promotedAt: null, enrolledAt: { lt: seatedBefore } }],
  };
};

/** Of which meetings somebody is to be reminded now; at night of none. */
export async function listToRemindOf(): Promise<string[]> {
  const now = await readNow(db());
  if (!mayRemind(now)) return [];
  const rows = await db().activitySession.findMany({
    where: {
      ...{ status: "planned", startsAt: { gt: now, lt: aheadOf(now).until } },
      activity: { status: { in: [...approvedStatuses] } },
      enrolments: { some: waits(now) },
    },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
    take: 50,
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** Whom to remind of this meeting, whose row is locked; the rest in the next round. */
export async function listToRemindIn(reader: Reader, sessionId: string, now: Date): Promise<string[]> {
  const rows = await reader.enrolment.findMany({
    where: { AND: [{ sessionId }, waits(now)] },
    orderBy: { place: "asc" },
    take: 200,
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}
