import "server-only";
import { tell } from "@/lib/messages/writes";
import type { Tx } from "@/lib/server/db";
import { markOf } from "@/lib/server/sealed";
import type { Prisma } from "@/prisma/generated/client";
import { attendeeWords } from "./rules/check-in";
import { promoted } from "./rules/enrolment";

// Locks are taken in one order: activity, its sessions by their ids, rooms by their ids, what hangs on them, number series, audit head.

export async function lockActivity(tx: Tx, id: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "Activity" WHERE "id" = ${id}::uuid FOR UPDATE`;
  await tx.$queryRaw`SELECT 1 FROM "ActivitySession" WHERE "activityId" = ${id}::uuid ORDER BY "id" FOR UPDATE`;
}

/** Whoever enrols, calls off, checks in or counts holds the session's row meanwhile. */
export async function lockSession(tx: Tx, id: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "ActivitySession" WHERE "id" = ${id}::uuid FOR UPDATE`;
}

export type Attendee = { personId: string | null; attendeeKey: string; name: string; phone: string };

/**
 * Who it is to the counting: the person, else name and telephone under the portal's secret (clauses part 5, 12). Whoever gives the name and
 * telephone of an account is that person, so that nobody is two by writing their name on paper.
 */
export async function findAttendee(tx: Tx, name: string, phone: string): Promise<Attendee> {
  const [nameKey, phoneKey] = attendeeWords(name, phone);
  const person = await tx.person.findFirst({ where: { phoneKey, status: "active" }, select: { id: true, name: true } });
  if (person && attendeeWords(person.name, phone)[0] === nameKey) return { ...byPerson(person.id), name, phone: phoneKey };
  return { personId: null, attendeeKey: markOf("attendee", nameKey, phoneKey), name, phone: phoneKey };
}

const byPerson = (personId: string) => ({ personId, attendeeKey: `person:${personId}` });

export async function attendeeOf(tx: Tx, personId: string): Promise<Attendee> {
  const { name, phoneKey } = await tx.person.findUniqueOrThrow({ where: { id: personId }, select: { name: true, phoneKey: true } });
  return { ...byPerson(personId), name, phone: phoneKey };
}

type Around = {
  homeId: string;
  activity: { filedById: string; organizerId: string | null; home: { ownerId: string; managerId: string | null } };
};

/** Keepers of the home, officers of its owner, its manager and the organizer, and whoever filed it: there, but not among those who are counted. */
export async function isStaff(tx: Tx, { personId, attendeeKey }: Attendee, { homeId, activity }: Around, now: Date): Promise<boolean> {
  if (personId === activity.filedById) return true;
  const organizationIds = [activity.organizerId, activity.home.ownerId, activity.home.managerId].flatMap((id) => id ?? []);
  if (personId !== null) {
    const held = await tx.membership.count({
      where: {
        personId,
        organizationId: { in: organizationIds },
        validFrom: { lte: now },
        OR: [{ validTo: null }, { validTo: { gt: now } }],
      },
    });
    if (held > 0) return true;
  }
  const keepers = await tx.homeKeeper.findMany({
    where: { homeId, fromDay: { lte: now }, OR: [{ toDay: null }, { toDay: { gte: now } }] },
    select: { personId: true, name: true, phoneKey: true },
  });
  return keepers.some(
    (keeper) =>
      (personId !== null && keeper.personId === personId) ||
      (keeper.phoneKey !== null && markOf("attendee", ...attendeeWords(keeper.name, keeper.phoneKey)) === attendeeKey),
  );
}

/** Whoever waits longest moves up into what is free; the session's row is locked. Gives back who did. */
export async function promoteWaiting(tx: Tx, sessionId: string, now: Date): Promise<string[]> {
  const session = await tx.activitySession.findUniqueOrThrow({ where: { id: sessionId }, select: { seats: true, taken: true } });
  const waiting = await tx.enrolment.findMany({
    where: { sessionId, state: "waiting" },
    orderBy: { place: "asc" },
    select: { id: true, place: true },
  });
  const ids = promoted(session, waiting);
  if (ids.length === 0) return ids;
  await tx.enrolment.updateMany({ where: { id: { in: ids }, state: "waiting" }, data: { state: "enrolled", promotedAt: now } });
  await tellEnrolled(tx, { id: { in: ids } }, "seatGiven", null, now);
  return ids;
}

/** Those with an account are told in the portal; whoever has none reads it on the page of their receipt. */
export async function tellEnrolled(
  tx: Tx,
  where: Prisma.EnrolmentWhereInput,
  event: "seatGiven" | "sessionCancelled" | "sessionAhead",
  reason: string | null,
  now: Date,
): Promise<void> {
  const rows = await tx.enrolment.findMany({
    where: { AND: [where, { personId: { not: null } }] },
    orderBy: { place: "asc" },
    select: { id: true, personId: true, session: { select: { startsAt: true, activity: { select: { title: true } } } } },
  });
  for (const { id, personId, session } of rows)
    if (personId !== null) {
      const params = { activity: session.activity.title, startsAt: session.startsAt.toISOString(), reason };
      await tell(tx, { event, key: `${event}:${id}`, subject: { kind: "enrolment", id }, to: { personId }, params }, now);
    }
}
