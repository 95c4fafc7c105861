import "server-only";
import { timingSafeEqual } from "node:crypto";
import { readCalendar } from "@/lib/calendar/queries";
import { citySubject } from "@/lib/kernel/access";
import { dayOf, toDateColumn } from "@/lib/kernel/dates";
import { invalid, Refusal } from "@/lib/kernel/outcome";
import { type Context, defineCommand, type Loaded } from "@/lib/server/command";
import { type CaseRow, lockCase } from "../queries/facts";
import * as schema from "../schema";
import { closeCourse, closeMainWork, endLimits, openCaseWork, recallTransfers, recount, settlesAt } from "../writes";
import { addMessage, dayStart, requireMove, writeMove } from "./move";
import { codeHashOf } from "./submit";

/** What is compared where there is no such case, so that a wrong number costs what a wrong code does. */
const nobody = codeHashOf("", "");

/**
 * Number and code open the case. Right or wrong, one statement is asked and one hash made, and nothing is written: the answer takes the same
 * time and is always the same.
 */
export const enterCase = defineCommand({
  permission: "rightsCase.enter",
  sight: "rightsCase.enter",
  subjectKind: "rightsCase",
  input: schema.enterInput,
  quiet: true,
  secretValue: true,
  load: async () => ({ id: "shown", subject: citySubject, row: null }),
  execute: async ({ tx, input }) => {
    const row = await tx.rightsCase.findUnique({ where: { number: input.number }, select: { id: true, codeHash: true } });
    const [kept, shown] = [row?.codeHash ?? nobody, codeHashOf(input.number, input.code)].map((hash) => Buffer.from(hash));
    if (!kept || !shown || !timingSafeEqual(kept, shown) || row === null) throw invalid("code", "wrongCase");
    return { value: { id: row.id }, changes: null };
  },
});

export const own = ({ tx, actor }: Context<unknown>): Promise<Loaded<CaseRow> | null> =>
  actor.kind === "claimant" ? lockCase(tx, actor.caseId) : Promise.resolve(null);

/** Taken back within ten minutes, by the browser that sent it: its pass says until when, and nothing else knows. */
export const revokeCase = defineCommand({
  permission: "rightsCase.revoke",
  sight: "rightsCase.read",
  subjectKind: "rightsCase",
  input: schema.revokeInput,
  load: own,
  execute: async (context) => {
    const { tx, input, row, now } = context;
    const to = await requireMove(context, "revoke", new Date(input.until));
    await closeCourse(tx, row.id, dayStart(row, now));
    await endLimits(tx, row.id, dayOf(now));
    return writeMove(context, to, null, { event: "revoked", data: { closedOn: toDateColumn(dayOf(now)) } });
  },
});

export const withdrawCase = defineCommand({
  permission: "rightsCase.withdraw",
  sight: "rightsCase.read",
  subjectKind: "rightsCase",
  input: schema.optionalCommentInput,
  load: own,
  execute: async (context) => {
    const { tx, input, row, now } = context;
    const to = await requireMove(context, "withdraw");
    await recallTransfers(tx, row.id, dayOf(now));
    await closeCourse(tx, row.id, dayStart(row, now));
    await endLimits(tx, row.id, dayOf(now));
    return writeMove(context, to, null, { event: "withdrawn", note: input.comment, data: { closedOn: toDateColumn(dayOf(now)) } });
  },
});

/** What the desk asked for; the clock goes on from today, and the case is the desk's again. */
export const supplyCase = defineCommand({
  permission: "rightsCase.supply",
  sight: "rightsCase.read",
  subjectKind: "rightsCase",
  input: schema.messageInput,
  load: own,
  execute: async (context) => {
    const { tx, actor, input, row, now } = context;
    const to = await requireMove(context, "supply");
    await addMessage(tx, row, "claimant", input.text, actor, now);
    await tx.casePause.updateMany({ where: { caseId: row.id, toDay: null }, data: { toDay: toDateColumn(dayOf(now)) } });
    await tx.caseLimit.updateMany({
      where: { caseId: row.id, standard: "caseSupplement", doneOn: null },
      data: { doneOn: toDateColumn(dayOf(now)) },
    });
    const dueOn = await recount(tx, row.id, await readCalendar(tx));
    // Late, the desk has been told meanwhile that nothing came.
    await closeMainWork(tx, row.id, dayStart(row, now));
    await openCaseWork(tx, row.id, {
      purpose: "acceptCase",
      organizationId: row.officeId,
      role: "cityStaff",
      assigneeId: row.counsellorId,
      // Whoever has it is told when it begins: of an anonymous case not at the minute at which it was written.
      openedAt: settlesAt(row.mode, now, now),
      dueOn,
    });
    return writeMove(context, to, null, { event: "supplied" });
  },
});

/** Two-way messages: the claimant's side. */
export const sendMessage = defineCommand({
  permission: "rightsCase.message",
  sight: "rightsCase.read",
  subjectKind: "rightsCase",
  input: schema.messageInput,
  load: own,
  execute: async ({ tx, actor, input, row, now }) => {
    if (row.archivedOn !== null || row.keyRef === null) throw new Refusal({ kind: "conflict" });
    await addMessage(tx, row, "claimant", input.text, actor, now);
    return { value: { id: row.id }, changes: [{ field: "CaseMessage.body", to: "" }] };
  },
});
