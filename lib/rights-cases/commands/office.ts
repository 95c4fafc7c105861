import "server-only";
import type { z } from "zod";
import { readCalendar } from "@/lib/calendar/queries";
import type { Permission } from "@/lib/grants";
import { type Day, dayOf, toDateColumn } from "@/lib/kernel/dates";
import { invalid, Refusal } from "@/lib/kernel/outcome";
import type { Change } from "@/lib/server/audit";
import { type Context, defineCommand } from "@/lib/server/command";
import { sealWith } from "@/lib/server/keys";
import { type CaseRow, lockCase, placeOf } from "../queries/facts";
import { readStandard } from "../queries/standards";
import { heldStep, isOfOffice, shutsOthersOut } from "../rules/hands";
import type { EventFacts, CaseEventKind } from "../schema/events";
import * as schema from "../schema";
import { type CaseMove, mainWork } from "../workflow";
import {
  addEvent,
  barRespondent,
  closeCourse,
  closeMainWork,
  endLimit,
  endLimits,
  freeFromBarred,
  openCaseWork,
  recount,
  sealText,
  startLimit,
} from "../writes";
import { decisionLetter, issueWith, type Letter, notice } from "./issue";
import { addMessage, requireMove, writeMove } from "./move";

export type OfficeContext<I> = Context<I> & { row: CaseRow; by: string; today: Day };
type Made = { event: CaseEventKind; note?: string | null; facts?: EventFacts; data?: object; letter?: Letter };

/** One line of the lifecycle, by the office: on the case as it was seen, in sight of its handler. */
export function officeMove<I extends { caseId: string; revision: number }>(
  name: CaseMove,
  input: z.ZodType<I>,
  effect: (context: OfficeContext<I>) => Promise<Made>,
) {
  return defineCommand({
    permission: `rightsCase.${name}`,
    sight: "rightsCase.read",
    subjectKind: "rightsCase",
    input,
    sealed: true,
    load: ({ tx, input: { caseId } }: Context<I>) => lockCase(tx, caseId),
    execute: async (context: Context<I> & { row: CaseRow }) => {
      const { actor, row, now } = context;
      if (actor.kind !== "person") throw new Refusal({ kind: "forbidden" });
      if (context.input.revision !== row.revision) throw new Refusal({ kind: "conflict" });
      const to = await requireMove(context, name);
      const made = await effect({ ...context, by: actor.personId, today: dayOf(now) });
      const written = await writeMove(context, to, actor.acting?.organizationName ?? row.office.name, made);
      if (!made.letter) return written;
      const issued = await issueWith({ ...context, by: actor.personId }, made.letter);
      return { ...written, changes: [...written.changes, ...issued] };
    },
  });
}

/** Another step of the same case, with whoever has it now. */
export async function nextWork({ tx, row, now }: OfficeContext<unknown>, purpose: string, dueOn: Day | null): Promise<void> {
  const had = mainWork(row.workItems);
  await closeMainWork(tx, row.id, now);
  await openCaseWork(tx, row.id, {
    purpose,
    organizationId: had?.organizationId ?? row.officeId,
    role: had?.role ?? "cityStaff",
    assigneeId: had?.assigneeId ?? row.counsellorId,
    openedAt: now,
    dueOn,
  });
}

/** 受理: the sixty days of art. 34 run from here, not from the day it was filed. A service keeps the days it began with. */
export const acceptCase = officeMove("accept", schema.caseInput, async (context) => {
  const { tx, row, now, today } = context;
  const calendar = await readCalendar(tx);
  await closeCourse(tx, row.id, now);
  if (row.track === "rights") {
    await endLimit(tx, row.id, "caseNotice", today);
    await startLimit(tx, row.id, await readStandard(tx, "caseHandling"), today, calendar);
  }
  const dueOn = await recount(tx, row.id, calendar);
  await nextWork(context, "handleCase", dueOn);
  return {
    event: "accepted",
    facts: { dueOn },
    data: { acceptedOn: toDateColumn(today) },
    letter: notice("accepted", { dueOn }),
  };
});

/** 不予受理, with the body that is competent (art. 23, 31). */
export const declineCase = officeMove("decline", schema.declineInput, async ({ tx, input, row, now, today }) => {
  await closeCourse(tx, row.id, now);
  await endLimits(tx, row.id, today);
  const body = input.competentBody;
  return {
    event: "declined",
    note: input.comment,
    facts: { body },
    data: { closedOn: toDateColumn(today) },
    letter: notice("declined", { reason: input.comment, body }),
  };
});

/** 补正: the claimant has it now, and the clock stands still from tomorrow until the answer (clauses part 5, 14). */
export const requestSupplement = officeMove("requestSupplement", schema.caseReasonInput, async ({ tx, input, row, now, today }) => {
  const calendar = await readCalendar(tx);
  await closeCourse(tx, row.id, now);
  await tx.casePause.create({ data: { caseId: row.id, reason: "supplement", fromDay: toDateColumn(today) }, select: { id: true } });
  await recount(tx, row.id, calendar);
  // The claimant's own days do not stand still, so they are begun after the pause was counted.
  const dueOn = await startLimit(tx, row.id, await readStandard(tx, "caseSupplement"), today, calendar);
  return {
    event: "supplementAsked",
    note: input.comment,
    facts: { dueOn },
    letter: notice("supplement", { dueOn, reason: input.comment }),
  };
});

export const handleCase = officeMove("handle", schema.caseInput, async (context) => {
  await nextWork(context, "handleCase", await recount(context.tx, context.row.id, await readCalendar(context.tx)));
  return { event: "handling" };
});

/** The opinion in its four parts (art. 32), told to the claimant; from here the days to ask for 复查 run. */
export const answerCase = officeMove("answer", schema.opinionInput, async (context) => {
  const { tx, actor, input, row, by, now, today } = context;
  if (row.keyRef === null) throw new Refusal({ kind: "conflict" });
  const { outcome, request, facts, decision, basis } = input;
  const opinion = await sealWith(row.keyRef, placeOf(row.id, "answer.1"), { request, facts, decision, basis });
  // Whoever has it answers, an association it was given to as well: what is above that one reviews it (art. 35).
  const acting = actor.kind === "person" ? actor.acting : null;
  const has = mainWork(row.workItems);
  const answers = acting !== null && has?.organizationId === acting.organizationId ? acting : null;
  const answer = {
    outcome,
    opinion,
    organizationId: answers?.organizationId ?? row.officeId,
    body: answers?.organizationName ?? row.office.name,
    issuedOn: toDateColumn(today),
    issuedById: by,
  };
  await tx.caseAnswer.upsert({
    where: { caseId_tier: { caseId: row.id, tier: 1 } },
    create: { caseId: row.id, tier: 1, ...answer },
    update: answer,
    select: { id: true },
  });
  await endLimits(tx, row.id, today);
  await closeCourse(tx, row.id, now);
  // Closing is the desk's, whoever answered.
  await openCaseWork(tx, row.id, {
    purpose: "closeCase",
    organizationId: row.officeId,
    role: "cityStaff",
    assigneeId: has?.organizationId === row.officeId ? has.assigneeId : row.counsellorId,
    openedAt: now,
    dueOn: null,
  });
  return {
    event: "answered",
    facts: { outcome },
    data: { outcome, answeredOn: toDateColumn(today) },
    letter: await decisionLetter(context, 1, answer.organizationId, input),
  };
});

export const closeCase = officeMove("close", schema.caseInput, async ({ tx, row, now, today }) => {
  await closeCourse(tx, row.id, now);
  return { event: "closed", data: { closedOn: toDateColumn(today) } };
});

/** Closed is not solved: taken up again with the reason told, on a new count of days. */
export const reopenCase = officeMove("reopen", schema.caseReasonInput, async (context) => {
  const { tx, input, row, today } = context;
  const calendar = await readCalendar(tx);
  const standard = await readStandard(tx, row.track === "rights" ? "caseHandling" : "careService");
  const dueOn = await startLimit(tx, row.id, standard, today, calendar);
  await nextWork(context, "handleCase", dueOn);
  return {
    event: "reopened",
    note: input.comment,
    facts: { dueOn },
    data: { acceptedOn: toDateColumn(today), answeredOn: null, closedOn: null, outcome: null },
  };
});

type CaseAct = Permission extends infer P ? (P extends `rightsCase.${infer A}` ? A : never) : never;

/** An act on a case that moves nothing, by who handles it. */
export function officeAct<I extends { caseId: string }>(
  name: CaseAct,
  input: z.ZodType<I>,
  effect: (context: OfficeContext<I>) => Promise<Change[]>,
) {
  return defineCommand({
    permission: `rightsCase.${name}`,
    sight: "rightsCase.read",
    subjectKind: "rightsCase",
    input,
    sealed: true,
    load: ({ tx, input: { caseId } }: Context<I>) => lockCase(tx, caseId),
    execute: async (context: Context<I> & { row: CaseRow }) => {
      const { actor, row, now } = context;
      if (actor.kind !== "person") throw new Refusal({ kind: "forbidden" });
      if (row.archivedOn !== null || row.keyRef === null) throw new Refusal({ kind: "conflict" });
      return { value: { id: row.id }, changes: await effect({ ...context, by: actor.personId, today: dayOf(now) }) };
    },
  });
}

export const replyToClaimant = officeAct("reply", schema.staffMessageInput, async ({ tx, actor, input, row, now }) => {
  await addMessage(tx, row, "office", input.text, actor, now);
  return [{ field: "CaseMessage.body", to: "" }];
});

export const addNote = officeAct("note", schema.noteInput, async ({ tx, input, row, by, today }) => {
  if (input.onDay > today) throw invalid("onDay", "dayAhead");
  const ordinal = (await tx.caseNote.count({ where: { caseId: row.id } })) + 1;
  await tx.caseNote.create({
    data: {
      caseId: row.id,
      ordinal,
      kind: input.kind,
      onDay: toDateColumn(input.onDay),
      body: await sealText(row, `note.${ordinal}`, input.text),
      authorId: by,
    },
    select: { id: true },
  });
  return [{ field: "CaseNote.body", to: "" }];
});

/** Whom the case is about, by the register, or nobody in it. Only now do others than the desk come to see it, and never those it concerns. */
export const linkRespondent = officeAct("link", schema.linkInput, async ({ tx, actor, input, row, now }) => {
  if (input.revision !== row.revision) throw new Refusal({ kind: "conflict" });
  if (input.organizationId !== null) {
    const about = await tx.organization.findUnique({ where: { id: input.organizationId }, select: { id: true, parentId: true } });
    // Of itself or its own house no office judges: that belongs to the body above, and the case is declined to it.
    if (!about || about.parentId === null || about.id === row.officeId) throw invalid("organizationId", "notChoice");
    // Nobody files against itself (K11). Linked to the firm around it, the case goes from the filer's sight with the bars.
    if (about.id === row.filerOrganizationId) throw invalid("organizationId", "notSelf");
  }
  await barRespondent(tx, row.id, input.organizationId === null ? [] : [input.organizationId], row.officeId);
  await tx.rightsCase.update({
    where: { id: row.id },
    data: { respondentId: input.organizationId, respondentSettled: true, revision: { increment: 1 } },
    select: { id: true },
  });
  await freeFromBarred(tx, row, now);
  await addEvent(
    tx,
    row,
    { kind: "linked", office: actor.kind === "person" ? (actor.acting?.organizationName ?? null) : null, shown: false },
    now,
  );
  return [
    { field: "RightsCase.respondentId", from: row.respondentId, to: input.organizationId },
    { field: "RightsCase.respondentSettled", from: row.respondentSettled, to: true },
  ];
});

/** Of two at once one has it. A narrow case is then seen by nobody else. */
export const claimCase = officeAct("claim", schema.claimInput, async ({ tx, actor, row, by, now }) => {
  const open = heldStep(row.workItems, now);
  if (!open || open.openedAt > now) throw new Refusal({ kind: "conflict" });
  // What was given to another office, or waits for those above, is not taken up here.
  if (actor.kind !== "person" || !isOfOffice(actor.acting, row.narrow, open)) throw new Refusal({ kind: "conflict" });
  const { count } = await tx.workItem.updateMany({ where: { id: open.id, closedAt: null, assigneeId: null }, data: { assigneeId: by } });
  if (count !== 1) throw new Refusal({ kind: "conflict" });
  if (shutsOthersOut(row)) await tx.rightsCase.update({ where: { id: row.id }, data: { counsellorId: by }, select: { id: true } });
  return [{ field: "WorkItem.assigneeId", from: null, to: by }];
});

/** Back to everybody at the desk, or to all who are entrusted with its category. */
export const releaseCase = officeAct("release", schema.claimInput, async ({ tx, row, by }) => {
  const open = row.workItems.find(({ assigneeId }) => assigneeId === by);
  if (!open) throw new Refusal({ kind: "conflict" });
  await tx.workItem.update({ where: { id: open.id }, data: { assigneeId: null }, select: { id: true } });
  if (shutsOthersOut(row)) await tx.rightsCase.update({ where: { id: row.id }, data: { counsellorId: null }, select: { id: true } });
  return [{ field: "WorkItem.assigneeId", from: by, to: null }];
});
