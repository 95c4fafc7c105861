import "server-only";
import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { lockApplications, waitForNotice } from "@/lib/applications/writes";
import { readCalendar } from "@/lib/calendar/queries";
import { citySubject } from "@/lib/kernel/access";
import { addDays, dayOf, limitEnd, startOf, toDateColumn } from "@/lib/kernel/dates";
import { invalid, Refusal } from "@/lib/kernel/outcome";
import { revocableUntil } from "@/lib/kernel/revocable";
import { drawNumber } from "@/lib/numbers/writes";
import { criteriaOf, schemeDocument } from "@/lib/schemes/schema/document";
import { type Context, defineCommand, type Loaded } from "@/lib/server/command";
import type { Tx } from "@/lib/server/db";
import { markOf, readReceipt, seal, unseal } from "@/lib/server/sealed";
import { closeWork, openWork } from "@/lib/work/writes";
import { loadObjection, objectionMovesOf, type ObjectionRow, objectionSubject } from "../queries/facts";
import { acceptWithin, objectionsADay } from "../rules";
import * as schema from "../schema";
import type { ObjectionMove } from "../workflow";
import { stageEnd } from "./limits";

const numberPattern = "YY-{year}-{n:04}";
const placeOf = (id: string) => `Objection:${id}`;

/**
 * An objection to one item of a notice that hangs, from anybody. It holds the item from now on: the application's row is locked, so that
 * whoever passes it at the same moment sees this first or comes too late for it.
 */
export const submitObjection = defineCommand({
  permission: "objection.submit",
  sight: "objection.submit",
  subjectKind: "objection",
  input: schema.objectInput,
  load: async ({ tx, input }) => {
    const where = { id: input.itemId, noticeId: input.noticeId, notice: { state: "published" as const } };
    const known = await tx.noticeItem.findFirst({ where, select: { applicationId: true } });
    if (!known) return null;
    await lockApplications(tx, [known.applicationId]);
    const row = await tx.noticeItem.findFirst({
      where,
      select: {
        id: true,
        stage: { select: { state: true } },
        application: { select: { status: true } },
        notice: { select: { organizationId: true, endsAt: true, schemeVersion: { select: { document: true } } } },
      },
    });
    return row ? { id: row.id, subject: citySubject, row } : null;
  },
  execute: async ({ tx, input, row, now }) => {
    const { notice } = row;
    if (notice.endsAt === null || now >= notice.endsAt) throw new Refusal({ kind: "notNow", blockers: ["noticeHangs"] });
    if (row.stage.state !== "open" || row.application.status !== "inProgress")
      throw new Refusal({ kind: "notNow", blockers: ["itemOpen"] });
    const criteria = criteriaOf(schemeDocument.parse(notice.schemeVersion.document));
    if (input.criterionKey !== null && !criteria.some(({ key }) => key === input.criterionKey)) throw invalid("criterionKey", "notChoice");
    const callerMark = markOf("objection caller", input.noticeId, input.phone);
    const today = startOf(dayOf(now));
    const sent = await tx.objection.count({ where: { callerMark, receivedAt: { gte: today, lt: startOf(addDays(dayOf(now), 1)) } } });
    if (sent >= objectionsADay) throw new Refusal({ kind: "tooMany" });
    const dueAt = limitEnd(now, acceptWithin.days, acceptWithin.dayKind, await readCalendar(tx));
    const id = randomUUID();
    const number = await drawNumber(tx, numberPattern, now);
    await tx.objection.create({
      data: {
        id,
        number,
        itemId: row.id,
        mode: input.mode,
        name: input.mode === "realName" ? input.name : null,
        identity: seal(placeOf(id), { name: input.name, phone: input.phone }),
        callerMark,
        criterionKey: input.criterionKey,
        text: input.text,
        receivedAt: now,
        dueAt,
      },
      select: { id: true },
    });
    await openFor(tx, id, notice.organizationId, "acceptObjection", revocableUntil(now), dueAt);
    return {
      value: { id, noticeId: input.noticeId },
      id,
      changes: [
        { field: "Objection.number", to: number },
        { field: "Objection.state", to: "received" },
      ],
    };
  },
});

const openFor = (tx: Tx, id: string, organizationId: string, purpose: string, openedAt: Date, dueAt: Date) =>
  openWork(tx, {
    ...{ subjectKind: "objection", subjectId: id, purpose, organizationId, role: "cityStaff", openedAt, dueAt },
    // What may still be taken back is nobody's news yet.
    waits: purpose === "acceptObjection",
  });

async function lockObjection({ tx, input }: Context<{ objectionId: string }>): Promise<Loaded<ObjectionRow> | null> {
  await tx.$queryRaw`SELECT 1 FROM "Objection" WHERE "id" = ${input.objectionId}::uuid FOR UPDATE`;
  const row = await loadObjection(tx, input.objectionId);
  return row ? { id: row.id, subject: objectionSubject(row), row } : null;
}

type Act = { objectionId: string };
type MoveContext<I> = Context<I> & { row: ObjectionRow; by: string };

/** One line of the objection's lifecycle, by the office. */
function officeMove<I extends Act>(
  name: Exclude<ObjectionMove, "revoke">,
  to: "accepted" | "declined" | "upheld" | "dismissed",
  input: z.ZodType<I>,
  effect: (context: MoveContext<I>) => Promise<object>,
) {
  return defineCommand({
    permission: `objection.${name}`,
    sight: "objection.read",
    subjectKind: "objection",
    input,
    sealed: true,
    load: lockObjection,
    execute: async (context: Context<I> & { row: ObjectionRow }) => {
      const { tx, actor, row, now } = context;
      const move = objectionMovesOf(actor, row, now).find((candidate) => candidate.name === name);
      if (!move || actor.kind !== "person") throw new Refusal({ kind: "conflict" });
      if (move.blockers.length > 0) throw new Refusal({ kind: "notNow", blockers: move.blockers });
      await closeWork(tx, "objection", row.id, now);
      const data = await effect({ ...context, by: actor.personId });
      await tx.objection.update({ where: { id: row.id }, data: { ...data, state: to }, select: { id: true } });
      return { value: { id: row.id }, changes: [{ field: "Objection.state" as const, from: row.state, to }] };
    },
  });
}

/** The answer, and the day on which the objector was told it by telephone. */
function answered({ input, by, row, now }: MoveContext<{ comment: string; toldOn: string } & Act>) {
  if (input.toldOn > dayOf(now)) throw invalid("toldOn", "dayAhead");
  if (input.toldOn < dayOf(row.receivedAt)) throw invalid("toldOn", "outOfRange");
  return { answer: input.comment, toldOn: toDateColumn(input.toldOn), answeredById: by, answeredAt: now };
}

export const acceptObjection = officeMove("accept", "accepted", schema.objectionInput, async ({ tx, row, by, now }) => {
  const dueAt = await stageEnd(tx, row.item.notice, now);
  await openFor(tx, row.id, row.item.notice.organizationId, "answerObjection", now, dueAt);
  return { acceptedById: by, acceptedAt: now, dueAt };
});
export const declineObjection = officeMove("decline", "declined", schema.answerInput, async (context) => answered(context));
export const dismissObjection = officeMove("dismiss", "dismissed", schema.answerInput, async (context) => answered(context));

/** The item stays held: the department now refuses the application or gives it back to an earlier stage, and has its days for that. */
export const upholdObjection = officeMove("uphold", "upheld", schema.answerInput, async (context) => {
  const { tx, row, now } = context;
  const answer = answered(context);
  const { stageId, applicationId } = row.item;
  await waitForNotice(tx, [{ id: stageId, applicationId }], await stageEnd(tx, row.item.notice, now));
  return answer;
});

/** Name and telephone in clear, for the department alone. What for is chosen, not typed, because it stands in the log. */
export const revealObjector = defineCommand({
  permission: "objection.reveal",
  sight: "objection.read",
  subjectKind: "objection",
  input: schema.revealInput,
  sealed: true,
  secretValue: true,
  load: lockObjection,
  execute: async ({ input, row }) => {
    const { name = "", phone = "" } = unseal(placeOf(row.id), row.identity);
    return { value: { name, phone }, changes: [{ field: "Objection.openedFor", to: input.purpose }] };
  },
});

/** Taken back by whoever holds the receipt, for ten minutes and until the office has taken it up. */
export const revokeObjection = defineCommand({
  permission: "objection.revoke",
  sight: "objection.revoke",
  subjectKind: "objection",
  input: schema.revokeInput,
  load: async (context) => {
    const objectionId = readReceipt("objection", context.input.receipt);
    return objectionId === null ? null : lockObjection({ ...context, input: { objectionId } });
  },
  execute: async ({ tx, actor, input, row, now }) => {
    const move = objectionMovesOf(actor, row, now).find(({ name }) => name === "revoke");
    if (!move) throw new Refusal({ kind: "conflict" });
    if (move.blockers.length > 0) throw new Refusal({ kind: "notNow", blockers: move.blockers });
    await tx.objection.update({ where: { id: row.id }, data: { state: "revoked" }, select: { id: true } });
    await closeWork(tx, "objection", row.id, now);
    return {
      value: { noticeId: row.item.notice.id, receipt: input.receipt },
      changes: [{ field: "Objection.state", from: row.state, to: "revoked" }],
    };
  },
});
