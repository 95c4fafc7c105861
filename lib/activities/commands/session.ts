import "server-only";
import type { z } from "zod";
import { readApprover } from "@/lib/homes/queries/operation";
import { Refusal } from "@/lib/kernel/outcome";
import { type Context, defineCommand, type Loaded } from "@/lib/server/command";
import { freeRooms } from "@/lib/venue/writes";
import { closeWork, openWork } from "@/lib/work/writes";
import { loadSession, sessionMovesOf, type SessionRow, sessionSubject } from "../queries/facts";
import * as schema from "../schema";
import { type SessionMove, type SessionStatus, sessionWorkflow } from "../workflow";
import { lockSession, promoteWaiting, tellEnrolled } from "../writes";
import { holderOf } from "./move";

export async function loadLockedSession({ tx, input }: Context<{ sessionId: string }>): Promise<Loaded<SessionRow> | null> {
  await lockSession(tx, input.sessionId);
  const row = await loadSession(tx, input.sessionId);
  return row ? { id: row.id, subject: sessionSubject(row), row } : null;
}

type Acting<I> = Context<I> & { row: SessionRow; by: string };

/** One line of a session's life; who comes meanwhile waits for its row. */
const sessionMove = <I extends { sessionId: string }>(
  name: SessionMove,
  input: z.ZodType<I>,
  effect: (context: Acting<I>) => Promise<object>,
) =>
  defineCommand({
    permission: `activitySession.${name}`,
    sight: "activity.read",
    subjectKind: "activitySession",
    input,
    load: loadLockedSession,
    execute: async (context: Context<I> & { row: SessionRow }) => {
      const { tx, actor, row, now } = context;
      if (actor.kind !== "person") throw new Refusal({ kind: "forbidden" });
      const move = sessionMovesOf(actor, row, now).find((candidate) => candidate.name === name);
      if (!move) throw new Refusal({ kind: "conflict" });
      if (move.blockers.length > 0) throw new Refusal({ kind: "notNow", blockers: move.blockers });
      const to: SessionStatus = sessionWorkflow.moves[name].to;
      await closeWork(tx, "activitySession", row.id, now);
      const data = await effect({ ...context, by: actor.personId });
      const { count } = await tx.activitySession.updateMany({ where: { id: row.id, status: row.status }, data: { ...data, status: to } });
      if (count !== 1) throw new Refusal({ kind: "conflict" });
      return {
        value: { id: row.id, activityId: row.activityId },
        changes: [{ field: "ActivitySession.status" as const, from: row.status, to }],
      };
    },
  });

/** It took place. Those who held it have its report to write. */
export const holdSession = sessionMove("hold", schema.sessionInput, async ({ tx, row, by, now }) => {
  await openWork(tx, {
    ...{ subjectKind: "activitySession", subjectId: row.id, purpose: "reportSession", ...(await holderOf(tx, row.activity)) },
    ...{ openedAt: now, dueAt: null, byId: by },
  });
  return { heldAt: now };
});

export const cancelSession = sessionMove("cancel", schema.sessionReasonInput, async ({ tx, input, row, now }) => {
  await freeRooms(tx, [row.id], input.comment, now);
  await tellEnrolled(tx, { sessionId: row.id, state: { not: "cancelled" } }, "sessionCancelled", input.comment, now);
  return { reason: input.comment };
});

export const reportSession = sessionMove("report", schema.reportInput, async ({ tx, input, row, by, now }) => {
  const written = { body: input.body, submittedById: by, submittedAt: now };
  await tx.activityReport.upsert({
    where: { sessionId: row.id },
    create: { ...written, sessionId: row.id },
    update: written,
    select: { id: true },
  });
  await openWork(tx, {
    ...{ subjectKind: "activitySession", subjectId: row.id, purpose: "countSession", ...(await readApprover(tx, row.homeId)) },
    ...{ openedAt: now, dueAt: null, byId: by },
  });
  return { reportDraft: null };
});

/** What was typed so far is kept while photos are put beside it: their post leads to a page anew. */
export const draftReport = defineCommand({
  permission: "activitySession.report",
  sight: "activity.read",
  subjectKind: "activitySession",
  input: schema.reportDraftInput,
  load: loadLockedSession,
  execute: async ({ tx, input, row }) => {
    if (row.status !== "held") throw new Refusal({ kind: "conflict" });
    const { reportDraft } = await tx.activitySession.findUniqueOrThrow({ where: { id: row.id }, select: { reportDraft: true } });
    if (reportDraft === input.body) return { value: { id: row.id }, changes: null };
    await tx.activitySession.update({ where: { id: row.id }, data: { reportDraft: input.body }, select: { id: true } });
    return { value: { id: row.id }, changes: [{ field: "ActivitySession.reportDraft" }] };
  },
});

export const giveBackReport = sessionMove("giveBack", schema.sessionReasonInput, async ({ tx, input, row, by, now }) => {
  await openWork(tx, {
    ...{ subjectKind: "activitySession", subjectId: row.id, purpose: "reportSession", ...(await holderOf(tx, row.activity)) },
    ...{ openedAt: now, dueAt: null, byId: by },
  });
  return { reason: input.comment };
});

/** Looked at and counted: from now on nobody is added to those who came. */
export const countSession = sessionMove("count", schema.sessionInput, async ({ by, now }) => ({ countedById: by, countedAt: now }));

/** More seats, and whoever waits longest gets them; fewer than are taken there cannot be. */
export const changeSeats = defineCommand({
  permission: "activitySession.changeSeats",
  sight: "activity.read",
  subjectKind: "activitySession",
  input: schema.seatsInput,
  load: loadLockedSession,
  execute: async ({ tx, input, row, now }) => {
    if (row.status !== "planned") throw new Refusal({ kind: "conflict" });
    if (input.seats !== null && input.seats < row.taken) throw new Refusal({ kind: "notNow", blockers: ["seatsTaken"] });
    await tx.activitySession.update({ where: { id: row.id }, data: { seats: input.seats }, select: { id: true } });
    const moved = await promoteWaiting(tx, row.id, now);
    return {
      value: { id: row.id, activityId: row.activityId },
      changes: [
        { field: "ActivitySession.seats", from: row.seats, to: input.seats },
        ...(moved.length === 0 ? [] : [{ field: "ActivitySession.promoted" as const, to: moved.length }]),
      ],
    };
  },
});
