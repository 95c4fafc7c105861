import "server-only";
import { openStatuses } from "@/lib/applications/workflow";
import { grantTable } from "@/lib/grants";
import { type Actor, can, citySubject } from "@/lib/kernel/access";
import { readNow } from "@/lib/server/clock";
import { db } from "@/lib/server/db";
import { applicationsFor } from "@/lib/server/scope";

/** As many applications as are named at once. */
const shown = 50;

/**
 * What goes on under versions older than this one: rounds that take applications or have some under way, and the applications in sight that
 * are. A version that is published changes none of them; whoever publishes it sees whom it would have touched. Null is "not found".
 */
export async function readTouched(actor: Actor, versionId: string) {
  if (!can(grantTable, actor, "scheme.read", citySubject)) return null;
  const row = await db().schemeVersion.findUnique({ where: { id: versionId }, select: { schemeId: true, version: true } });
  if (!row) return null;
  const older = { schemeId: row.schemeId, version: { lt: row.version } };
  const underWay = {
    AND: [applicationsFor(actor, "application.read"), { status: { in: [...openStatuses] }, schemeVersion: older }],
  };
  const now = await readNow(db());
  const [rounds, count, applications] = await Promise.all([
    db().round.findMany({
      where: {
        schemeVersion: older,
        OR: [{ closesAt: { gt: now } }, { applications: { some: { status: { in: [...openStatuses] } } } }],
      },
      relationLoadStrategy: "join",
      orderBy: [{ closesAt: "desc" }, { id: "asc" }],
      take: shown,
      select: { id: true, name: true, closesAt: true, schemeVersion: { select: { id: true, version: true } } },
    }),
    db().application.count({ where: underWay }),
    db().application.findMany({
      where: underWay,
      relationLoadStrategy: "join",
      orderBy: [{ number: "asc" }, { id: "asc" }],
      take: shown,
      select: {
        id: true,
        number: true,
        status: true,
        applicant: { select: { name: true } },
        schemeVersion: { select: { id: true, version: true } },
      },
    }),
  ]);
  return { rounds: rounds.map((round) => ({ ...round, open: round.closesAt > now })), count, applications };
}
export type Touched = NonNullable<Awaited<ReturnType<typeof readTouched>>>;
