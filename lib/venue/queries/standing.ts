import "server-only";
import { approvedStatuses } from "@/lib/activities/workflow";
import { addDays, startOf } from "@/lib/kernel/dates";
import type { Reader } from "@/lib/server/db";
import type { Shut } from "../rules";
import { liveStatuses } from "../workflow";

/** What was booked in a home on these days, and what is to be held there, and is not over: an activity's room goes with the activity. */
export async function listStanding(reader: Reader, homeId: string, days: readonly Shut[], now: Date) {
  if (days.length === 0) return { bookings: [], sessions: [] };
  const on = days.map(({ firstDay, lastDay }) => ({ startsAt: { gte: startOf(firstDay), lt: startOf(addDays(lastDay, 1)) } }));
  const [bookings, sessions] = await Promise.all([
    reader.booking.findMany({
      where: { room: { homeId }, sessionId: null, status: { in: [...liveStatuses] }, endsAt: { gt: now }, OR: on },
      relationLoadStrategy: "join",
      orderBy: [{ startsAt: "asc" }, { id: "asc" }],
      select: {
        ...{ id: true, purpose: true, startsAt: true, endsAt: true, requestedById: true },
        room: { select: { name: true, home: { select: { name: true } } } },
      },
    }),
    reader.activitySession.findMany({
      where: {
        ...{ homeId, status: "planned", endsAt: { gt: now }, OR: on },
        activity: { mode: "atHome", status: { in: ["filed", ...approvedStatuses] } },
      },
      relationLoadStrategy: "join",
      orderBy: [{ startsAt: "asc" }, { id: "asc" }],
      select: { id: true, startsAt: true, endsAt: true, activity: { select: { title: true, filedById: true } } },
    }),
  ]);
  return { bookings, sessions };
}
