import "server-only";
import type { Actor } from "@/lib/kernel/access";
import { pageAfter, pageOf } from "@/lib/kernel/paging";
import { readNow } from "@/lib/server/clock";
import { db } from "@/lib/server/db";
import { receiptOf } from "@/lib/server/sealed";
import { ownConflicts } from "../rules/enrolment";

const ownSelect = {
  ...{ id: true, state: true },
  session: {
    select: {
      ...{ id: true, startsAt: true, endsAt: true, status: true },
      room: { select: { name: true } },
      home: { select: { name: true, address: true } },
      activity: { select: { id: true, title: true, mode: true, place: true, contactPhone: true } },
    },
  },
} as const;

/** What this person enrolled for with their account, the latest first; pages by key. */
export async function listOwnEnrolments(actor: Actor, after: string | null) {
  if (actor.kind !== "person") return { rows: [], next: null };
  const { personId } = actor;
  const key = after === null ? null : await db().enrolment.findFirst({ where: { id: after, personId }, select: { id: true } });
  const [now, rows] = await Promise.all([
    readNow(db()),
    db().enrolment.findMany({
      where: { personId },
      relationLoadStrategy: "join",
      orderBy: [{ enrolledAt: "desc" }, { id: "desc" }],
      ...pageAfter(key?.id ?? null, 30),
      select: ownSelect,
    }),
  ]);
  const { rows: shown, next } = pageOf(rows, 30);
  return { next, rows: shown.map((row) => ({ ...row, receipt: receiptOf("enrolment", row.id), over: now >= row.session.startsAt })) };
}
export type OwnEnrolments = Awaited<ReturnType<typeof listOwnEnrolments>>;

type Span = { id: string; startsAt: Date; endsAt: Date };

/** What else this person enrolled for in the hours of these meetings, each with the meeting it lies across. */
export async function listOwnConflicts(actor: Actor | null, sessions: readonly Span[]) {
  if (actor?.kind !== "person" || sessions.length === 0) return [];
  const rows = await db().enrolment.findMany({
    where: {
      ...{ personId: actor.personId, state: { not: "cancelled" }, sessionId: { notIn: sessions.map(({ id }) => id) } },
      session: {
        status: "planned",
        OR: sessions.map(({ startsAt, endsAt }) => ({ startsAt: { lt: endsAt }, endsAt: { gt: startsAt } })),
      },
    },
    relationLoadStrategy: "join",
    orderBy: [{ enrolledAt: "asc" }, { id: "asc" }],
    take: 50,
    select: { session: { select: { startsAt: true, endsAt: true, activity: { select: { title: true } } } } },
  });
  const own = rows.map(({ session: { activity, ...span } }) => ({ ...span, title: activity.title }));
  return sessions.flatMap((session) => ownConflicts(session, own).map((other) => ({ sessionId: session.id, ...other })));
}
export type OwnConflict = Awaited<ReturnType<typeof listOwnConflicts>>[number];

/** The same for a calendar: what is still to come and was not called off. */
export async function listAhead(actor: Actor) {
  if (actor.kind !== "person") return null;
  const now = await readNow(db());
  const rows = await db().enrolment.findMany({
    where: { personId: actor.personId, state: "enrolled", session: { status: "planned", endsAt: { gt: now } } },
    relationLoadStrategy: "join",
    orderBy: [{ enrolledAt: "asc" }, { id: "asc" }],
    take: 200,
    select: ownSelect,
  });
  return { now, rows: rows.map(({ id, session }) => ({ session, receipt: receiptOf("enrolment", id) })) };
}
