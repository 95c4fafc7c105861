import "server-only";
import type { z } from "zod";
import { readCalendar } from "@/lib/calendar/queries";
import { readApprover, roleIn } from "@/lib/homes/queries/operation";
import type { Role } from "@/lib/kernel/access";
import { dayOf, limitEnd } from "@/lib/kernel/dates";
import { Refusal } from "@/lib/kernel/outcome";
import { tell } from "@/lib/messages/writes";
import { drawNumber } from "@/lib/numbers/writes";
import { type Context, defineCommand } from "@/lib/server/command";
import type { Tx } from "@/lib/server/db";
import { book, freeRooms, isClosed, lockRooms } from "@/lib/venue/writes";
import { closeWork, openWork } from "@/lib/work/writes";
import { activityMovesOf, type ActivityRow } from "../queries/facts";
import * as schema from "../schema";
import { type ActivityMove, type ActivityStatus, activityWorkflow } from "../workflow";
import { tellEnrolled } from "../writes";
import { loadLocked } from "./file";

const numberPattern = "HD-{year}-{n:05}";
/** No notice says how long the office takes: a sample, as for stages (clauses part 5, 13). */
const approveWithin = { days: 5, dayKind: "working" } as const;

type Held = { filedById: string; organizerId: string | null; home: { ownerId: string } };
/** Who has what comes back: whoever filed it, in their unit, or by themselves. */
export async function holderOf(
  tx: Tx,
  { filedById, organizerId, home }: Held,
): Promise<{ organizationId: string; role: Role; assigneeId: string }> {
  if (organizerId === null) return { organizationId: home.ownerId, role: "scientist", assigneeId: filedById };
  const { kind } = await tx.organization.findUniqueOrThrow({ where: { id: organizerId }, select: { kind: true } });
  return { organizationId: organizerId, role: roleIn(kind), assigneeId: filedById };
}

type Seen = { activityId: string; revision: number };
type Acting<I> = Context<I> & { row: ActivityRow; by: string };
const liveSessions = (row: ActivityRow) => row.sessions.filter(({ status }) => status === "planned");

/** One line of an activity's life as a command, on what was seen, under the locks of the activity and its sessions. */
const activityMove = <I extends Seen>(name: ActivityMove, input: z.ZodType<I>, effect: (context: Acting<I>) => Promise<object>) =>
  defineCommand({
    permission: `activity.${name}`,
    sight: "activity.read",
    subjectKind: "activity",
    input,
    load: loadLocked,
    execute: async (context: Context<I> & { row: ActivityRow }) => {
      const { tx, actor, row, now } = context;
      if (actor.kind !== "person") throw new Refusal({ kind: "forbidden" });
      const move = activityMovesOf(actor, row, now).find((candidate) => candidate.name === name);
      if (!move || context.input.revision !== row.revision) throw new Refusal({ kind: "conflict" });
      if (move.blockers.length > 0) throw new Refusal({ kind: "notNow", blockers: move.blockers });
      const to: ActivityStatus = activityWorkflow.moves[name].to;
      await closeWork(tx, "activity", row.id, now);
      const data = await effect({ ...context, by: actor.personId });
      const { count } = await tx.activity.updateMany({
        where: { id: row.id, status: row.status, revision: row.revision },
        data: { ...data, status: to, revision: { increment: 1 } },
      });
      if (count !== 1) throw new Refusal({ kind: "conflict" });
      return { value: { id: row.id }, changes: [{ field: "Activity.status" as const, from: row.status, to }] };
    },
  });

/** Nothing is held in a room of a home on a day on which it stays closed. */
async function refuseClosed(tx: Tx, homeId: string, sessions: readonly { roomId: string | null; startsAt: Date }[]): Promise<void> {
  const days = sessions.filter(({ roomId }) => roomId !== null).map(({ startsAt }) => dayOf(startsAt));
  if (await isClosed(tx, homeId, days)) throw new Refusal({ kind: "notNow", blockers: ["homeOpen"] });
}

/** 报备: its rooms are held from now on, and whoever approves has it before them. */
export const fileActivity = activityMove("file", schema.moveInput, async ({ tx, actor, row, by, now }) => {
  const wanted = liveSessions(row).flatMap(({ roomId, ...session }) => (roomId === null ? [] : [{ ...session, roomId }]));
  await lockRooms(
    tx,
    wanted.map(({ roomId }) => roomId),
  );
  await refuseClosed(tx, row.homeId, wanted);
  for (const { id, roomId, startsAt, endsAt } of wanted) {
    const booking = {
      ...{ roomId, startsAt, endsAt, sessionId: id, purpose: row.title, requestedById: by },
      ...{ organizationId: actor.kind === "person" ? (actor.acting?.organizationId ?? null) : null, houseRulesId: null },
    };
    if (!(await book(tx, booking, { approved: false, mayWait: false, now }))) throw new Refusal({ kind: "notNow", blockers: ["roomFree"] });
  }
  const dueAt = limitEnd(now, approveWithin.days, approveWithin.dayKind, await readCalendar(tx));
  await openWork(tx, {
    ...{ subjectKind: "activity", subjectId: row.id, purpose: "approveActivity", ...(await readApprover(tx, row.homeId)) },
    ...{ openedAt: now, dueAt, byId: by },
  });
  return row.number === null ? { number: await drawNumber(tx, numberPattern, now), filedAt: now } : { filedAt: now };
});

export const withdrawActivity = activityMove("withdraw", schema.moveInput, async ({ tx, row, now }) => {
  await callOff(tx, row, null, now);
  return {};
});

/** Approved and its rooms given: the arrangement of the venue is part of it (Y21). */
export const approveActivity = activityMove("approve", schema.moveInput, async ({ tx, row, by, now }) => {
  await lockRooms(
    tx,
    liveSessions(row).flatMap(({ roomId }) => roomId ?? []),
  );
  // It may have been closed since the filing.
  await refuseClosed(tx, row.homeId, liveSessions(row));
  await tx.booking.updateMany({
    where: { sessionId: { in: liveSessions(row).map(({ id }) => id) }, status: "requested" },
    data: { status: "approved", decidedById: by, decidedAt: now },
  });
  const news = { event: "filingApproved" as const, key: `filingApproved:${row.id}:${row.revision}`, params: { activity: row.title } };
  await tell(tx, { ...news, subject: { kind: "activity", id: row.id }, to: { personId: row.filedById } }, now);
  return { approvedById: by, approvedAt: now };
});

/** Its rooms are free again until it is filed anew. */
export const giveBackActivity = activityMove("giveBack", schema.moveReasonInput, async ({ tx, input, row, by, now }) => {
  await freeRooms(
    tx,
    liveSessions(row).map(({ id }) => id),
    null,
    now,
  );
  await openWork(tx, {
    ...{ subjectKind: "activity", subjectId: row.id, purpose: "reviseActivity", ...(await holderOf(tx, row)) },
    ...{ openedAt: now, dueAt: null, byId: by },
  });
  return { reason: input.comment };
});

export const publishActivity = activityMove("publish", schema.moveInput, async ({ now }) => ({ publishedAt: now }));
export const openEnrolment = activityMove("openEnrolment", schema.moveInput, async () => ({}));
export const closeEnrolment = activityMove("closeEnrolment", schema.moveInput, async () => ({}));

export const cancelActivity = activityMove("cancel", schema.moveReasonInput, async ({ tx, input, row, now }) => {
  await callOff(tx, row, input.comment, now);
  return { reason: input.comment };
});

/** None of its sessions is held any more, and nobody keeps a room for it. */
async function callOff(tx: Tx, row: ActivityRow, reason: string | null, now: Date): Promise<void> {
  const ids = liveSessions(row).map(({ id }) => id);
  await tx.activitySession.updateMany({ where: { id: { in: ids } }, data: { status: "cancelled", reason } });
  await freeRooms(tx, ids, reason, now);
  await tellEnrolled(tx, { sessionId: { in: ids }, state: { not: "cancelled" } }, "sessionCancelled", reason, now);
}
