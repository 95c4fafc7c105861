import "server-only";
import type { Actor } from "@/lib/kernel/access";
import { pageAfter, pageOf } from "@/lib/kernel/paging";
import { readNow } from "@/lib/server/clock";
import { db } from "@/lib/server/db";
import { receiptOf } from "@/lib/server/sealed";

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
