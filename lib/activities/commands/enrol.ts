import "server-only";
import { randomInt } from "node:crypto";
import { citySubject } from "@/lib/kernel/access";
import { invalid, Refusal } from "@/lib/kernel/outcome";
import { defineCommand } from "@/lib/server/command";
import type { Tx } from "@/lib/server/db";
import { readReceipt } from "@/lib/server/sealed";
import { readRules } from "@/lib/venue/queries/facts";
import { loadSession } from "../queries/facts";
import { mayEnrol, stateFor } from "../rules/enrolment";
import * as schema from "../schema";
import { type Attendee, attendeeOf, findAttendee, lockSession, promoteWaiting } from "../writes";

/** So many from one telephone for one session: families share one, touts do not get far. A sample of the portal's own. */
const enrolmentsAPhone = 4;

type Around = { mine: number; samePhone: number; waiting: number; conflicts: number };

/** What else is there, in one question: the same person here, the same telephone here, who waits here, and one's own in the same hours. */
async function lookAround(
  tx: Tx,
  { attendeeKey, phone }: Attendee,
  { id, startsAt, endsAt }: { id: string; startsAt: Date; endsAt: Date },
): Promise<Around> {
  const rows = await tx.$queryRaw<Around[]>`
    SELECT count(*) FILTER (WHERE "attendeeKey" = ${attendeeKey})::int AS mine, count(*) FILTER (WHERE "phone" = ${phone})::int AS "samePhone",
      count(*) FILTER (WHERE "state" = 'waiting')::int AS waiting,
      (SELECT count(*)::int FROM "Enrolment" e JOIN "ActivitySession" s ON s."id" = e."sessionId"
        WHERE e."attendeeKey" = ${attendeeKey} AND e."state" <> 'cancelled' AND s."id" <> ${id}::uuid AND s."status" = 'planned'
          AND s."startsAt" < ${endsAt} AND s."endsAt" > ${startsAt}) AS conflicts
    FROM "Enrolment" WHERE "sessionId" = ${id}::uuid AND "state" <> 'cancelled'`;
  const [found] = rows;
  if (!found) throw new Error("a count gave nothing");
  return found;
}

/** Six figures that nobody else says at this door. */
async function drawCode(tx: Tx, sessionId: string): Promise<string> {
  for (;;) {
    const code = String(randomInt(1_000_000)).padStart(6, "0");
    if ((await tx.enrolment.count({ where: { sessionId, code } })) === 0) return code;
  }
}

/** A seat, or a place among those who wait, for anybody: by their account, or by name and telephone. */
export const enrol = defineCommand({
  permission: "enrolment.enrol",
  sight: "enrolment.enrol",
  subjectKind: "enrolment",
  input: schema.enrolInput,
  load: async ({ tx, input }) => {
    await lockSession(tx, input.sessionId);
    const row = await loadSession(tx, input.sessionId);
    // What nobody may read of yet is not there.
    return row && ["published", "enrolling", "cancelled"].includes(row.activity.status) ? { id: row.id, subject: citySubject, row } : null;
  },
  execute: async ({ tx, actor, input, row, now }) => {
    if (row.activity.status !== "enrolling" || row.status !== "planned" || !mayEnrol(now, row.startsAt))
      throw new Refusal({ kind: "notNow", blockers: ["enrolmentOpen"] });
    const rules = row.activity.mode === "atHome" ? await readRules(tx, row.homeId) : null;
    if (rules && !(input.acceptRules && input.rulesId === rules.id)) throw invalid("acceptRules", "notAccepted");
    for (const { ordinal, required } of row.activity.questions)
      if (required && input.answers[ordinal] === undefined) throw invalid(`answers.${ordinal}`, "required");
    if (Object.keys(input.answers).some((ordinal) => !row.activity.questions.some((asked) => String(asked.ordinal) === ordinal)))
      throw invalid("answers", "notChoice");
    if (actor.kind !== "person" && input.name === null) throw invalid("name", "required");
    if (actor.kind !== "person" && input.phone === null) throw invalid("phone", "required");
    const attendee =
      actor.kind === "person" ? await attendeeOf(tx, actor.personId) : await findAttendee(tx, input.name ?? "", input.phone ?? "");
    const around = await lookAround(tx, attendee, row);
    if (around.mine > 0) throw new Refusal({ kind: "notNow", blockers: ["enrolledAlready"] });
    if (around.samePhone >= enrolmentsAPhone) throw new Refusal({ kind: "tooMany" });
    if (!input.despite && around.conflicts > 0) throw new Refusal({ kind: "notNow", blockers: ["ownConflict"] });
    const state = stateFor(row, around.waiting);
    const { id, place } = await tx.enrolment.create({
      data: {
        ...attendee,
        ...{ sessionId: row.id, state, code: await drawCode(tx, row.id), answers: input.answers, enrolledAt: now },
        // Written by the table: in which order they came.
        ...{ place: 0, houseRulesId: rules?.id ?? null },
      },
      select: { id: true, place: true },
    });
    return { value: { id, sessionId: row.id, state, place }, id, changes: [{ field: "Enrolment.state", to: state }] };
  },
});

/** Called off in time, and whoever waits longest gets the seat. By the receipt, or by its own person. */
export const cancelEnrolment = defineCommand({
  permission: "enrolment.cancel",
  sight: "enrolment.cancel",
  subjectKind: "enrolment",
  input: schema.cancelInput,
  load: async ({ tx, input }) => {
    const byReceipt = "receipt" in input;
    const id = byReceipt ? readReceipt("enrolment", input.receipt) : input.enrolmentId;
    const known = id === null ? null : await tx.enrolment.findUnique({ where: { id }, select: { sessionId: true } });
    if (id === null || !known) return null;
    await lockSession(tx, known.sessionId);
    const row = await tx.enrolment.findUniqueOrThrow({
      where: { id },
      select: { id: true, sessionId: true, personId: true, state: true, session: { select: { startsAt: true } } },
    });
    // Whoever holds the receipt holds the seat; an id says nothing of who one is.
    return { id, subject: byReceipt ? citySubject : { ...citySubject, inCity: false, ownerPersonId: row.personId }, row };
  },
  execute: async ({ tx, input, row, now }) => {
    if (row.state === "cancelled") throw new Refusal({ kind: "conflict" });
    if (!mayEnrol(now, row.session.startsAt)) throw new Refusal({ kind: "notNow", blockers: ["notBegun"] });
    await tx.enrolment.update({ where: { id: row.id }, data: { state: "cancelled", cancelledAt: now }, select: { id: true } });
    const moved = await promoteWaiting(tx, row.sessionId, now);
    return {
      value: { id: row.id, sessionId: row.sessionId, receipt: "receipt" in input ? input.receipt : null },
      changes: [
        { field: "Enrolment.state", from: row.state, to: "cancelled" },
        ...moved.map((id) => ({ field: "Enrolment.promoted" as const, to: id })),
      ],
    };
  },
});
