import "server-only";
import { randomUUID } from "node:crypto";
import { readCalendar } from "@/lib/calendar/queries";
import { type Day, dayOf, endOf, fromDateColumn, toDateColumn } from "@/lib/kernel/dates";
import { invalid, Refusal } from "@/lib/kernel/outcome";
import type { Tx } from "@/lib/server/db";
import { hashToken, newToken } from "@/lib/server/secrets";
import type { CaseRow } from "../queries/facts";
import { concernsCase } from "../queries/partners";
import { readStandard, standardOn } from "../queries/standards";
import { lastDayFrom } from "../rules/transfers";
import * as schema from "../schema/transfers";
import { caseReasonInput } from "../schema";
import { besidePurposes } from "../workflow";
import { addEvent, closeCaseWork, closeMainWork, openCaseWork, recount, sealText } from "../writes";
import { type ActContext, actOnCase } from "./act";
import { issueFor } from "./issue";
import { dayStart, requireMove, writeMove } from "./move";
import { nextWork, officeMove } from "./office";

const open = { in: [...schema.openTransferStates] };

/**
 * While bodies outside have the case, the desk keeps it in sight: one open item, due with the first answer that is. When the last of them is
 * through, it is the desk's to go on with, due with the case's own limit.
 */
export async function followWork(tx: Tx, row: CaseRow, now: Date): Promise<void> {
  const there = await tx.caseTransfer.findMany({
    where: { caseId: row.id, state: open },
    orderBy: { dueOn: "asc" },
    select: { dueOn: true },
  });
  const first = there[0];
  const held = await tx.workItem.findFirst({
    where: { rightsCaseId: row.id, closedAt: null, purpose: { notIn: [...besidePurposes] } },
    select: { id: true, purpose: true, organizationId: true, role: true, assigneeId: true },
  });
  const purpose = first ? "followTransfer" : "resumeCase";
  const dueOn = first ? (first.dueOn ? fromDateColumn(first.dueOn) : null) : await recount(tx, row.id, await readCalendar(tx));
  if (held?.purpose === purpose) {
    const dueAt = dueOn === null ? null : endOf(dueOn);
    await tx.workItem.update({ where: { id: held.id }, data: { dueAt, remindedAt: null, overdueAt: null }, select: { id: true } });
    return;
  }
  await closeMainWork(tx, row.id, dayStart(row, now));
  // Nobody is left to disagree with.
  if (!first) await closeCaseWork(tx, row.id, "settleDispute", dayStart(row, now));
  await openCaseWork(tx, row.id, {
    purpose,
    organizationId: held?.organizationId ?? row.officeId,
    role: held?.role ?? "cityStaff",
    assigneeId: held?.assigneeId ?? row.counsellorId,
    openedAt: dayStart(row, now),
    dueOn,
  });
}

/** The last day to answer, counted from a day. */
async function answerBy(tx: Tx, from: Day): Promise<Day> {
  return lastDayFrom(from, await readStandard(tx, "transferAnswer"), await readCalendar(tx));
}

type Send = { partnerId: string; lead: boolean; request: string };
export type Link = { partner: string; secret: string; until: Day };

/** Hands the case to one body: in use, with the claimant's consent to it, and not the one it is about. The link's secret is kept nowhere. */
async function send<I>(context: ActContext<I>, field: string, { partnerId, lead, request }: Send): Promise<Link & { dueOn: Day }> {
  const { tx, row, today } = context;
  const partner = await tx.partner.findFirst({ where: { id: partnerId, active: true }, select: { id: true, name: true } });
  if (!partner) throw invalid(field, "notChoice");
  if (await concernsCase(tx, row, partner.name)) throw invalid(field, "notSelf");
  if (!row.consents.some((consent) => consent.partnerId === partner.id && consent.state === "given"))
    throw new Refusal({ kind: "notNow", blockers: ["consented"] });
  const [id, secret, dueOn] = [randomUUID(), newToken(), await answerBy(tx, today)];
  await tx.caseTransfer.create({
    data: {
      ...{ id, lead, caseId: row.id, partnerId: partner.id, linkHash: hashToken(secret) },
      sentOn: toDateColumn(today),
      dueOn: toDateColumn(dueOn),
      linkUntil: toDateColumn(dueOn),
      request: await sealText(row, `transfer.${id}.request`, request),
    },
    select: { id: true },
  });
  const objection = await standardOn(tx, "transferObjection");
  const objectUntil = lastDayFrom(today, objection(today), await readCalendar(tx));
  await issueFor(context, { content: { kind: "transferLetter", to: partner.name, lead, request, dueOn, objectUntil } });
  return { partner: partner.name, secret, until: dueOn, dueOn };
}

const linkOf = ({ partner, secret, until }: Link): Link => ({ partner, secret, until });

/** 转办: to one body, or to several of which one leads. */
export const transferCase = actOnCase(
  "rightsCase.transfer",
  schema.transferInput,
  async (context) => {
    const { tx, input, row, office, now } = context;
    if (input.revision !== row.revision) throw new Refusal({ kind: "conflict" });
    const to = await requireMove(context, "transfer");
    const [only, ...others] = input.partnerIds;
    const leadId = input.leadId ?? (others.length === 0 ? only : null);
    if (leadId === null || leadId === undefined || !input.partnerIds.includes(leadId)) throw invalid("leadId", "required");
    const sent: Awaited<ReturnType<typeof send>>[] = [];
    for (const partnerId of [leadId, ...input.partnerIds.filter((id) => id !== leadId)])
      sent.push(await send(context, "partnerIds", { partnerId, lead: partnerId === leadId, request: input.request }));
    const [first, ...rest] = sent.map(({ partner, dueOn }) => ({ body: partner, dueOn }));
    for (const facts of rest) await addEvent(tx, row, { kind: "transferred", office, facts }, now);
    const moved = await writeMove(context, to, office, { event: "transferred", facts: first ?? {} });
    await followWork(tx, row, now);
    return { value: { id: row.id, links: sent.map(linkOf) }, changes: moved.changes };
  },
  { secretValue: true },
);

/** Another body beside those that have it already: it leads if none does. */
export const joinTransfer = actOnCase(
  "rightsCase.joinTransfer",
  schema.joinTransferInput,
  async (context) => {
    const { tx, input, row, office, now } = context;
    const there = await tx.caseTransfer.findMany({ where: { caseId: row.id, state: open }, select: { partnerId: true, lead: true } });
    if (row.status !== "transferred" || there.length === 0) throw new Refusal({ kind: "conflict" });
    if (there.some(({ partnerId }) => partnerId === input.partnerId)) throw invalid("partnerId", "alreadyThere");
    const lead = there.every((other) => !other.lead);
    const link = await send(context, "partnerId", { partnerId: input.partnerId, lead, request: input.request });
    await addEvent(tx, row, { kind: "transferred", office, facts: { body: link.partner, dueOn: link.dueOn } }, now);
    await followWork(tx, row, now);
    return { value: { id: row.id, links: [linkOf(link)] }, changes: [{ field: "CaseTransfer.state", from: null, to: "sent" }] };
  },
  { secretValue: true },
);

/** A transfer of this case in one of these states. */
async function transferOf({ tx, row }: ActContext<unknown>, transferId: string, states: readonly schema.TransferState[]) {
  const transfer = await tx.caseTransfer.findFirst({
    where: { id: transferId, caseId: row.id },
    select: { id: true, state: true, partnerId: true, lead: true, partner: { select: { name: true } } },
  });
  if (!transfer || !states.includes(transfer.state)) throw new Refusal({ kind: "conflict" });
  return transfer;
}

const ended = (state: "returned" | "recalled", today: Day) => ({ state, endedOn: toDateColumn(today) });

/** Art. 23: back, because the sender agrees that it does not belong there. */
export const agreeObjection = actOnCase("rightsCase.agreeObjection", schema.transferActInput, async (context) => {
  const { tx, input, row, office, now, today } = context;
  const transfer = await transferOf(context, input.transferId, ["objected"]);
  await tx.caseTransfer.update({ where: { id: transfer.id }, data: ended("returned", today), select: { id: true } });
  await addEvent(tx, row, { kind: "transferReturned", office, facts: { body: transfer.partner.name } }, now);
  await followWork(tx, row, now);
  return { value: { id: row.id }, changes: [{ field: "CaseTransfer.state", from: "objected", to: "returned" }] };
});

/** The sender does not agree: it stays there, with the reason, and its days begin anew. */
export const declineObjection = actOnCase("rightsCase.declineObjection", schema.transferReasonInput, async (context) => {
  const { tx, input, row, office, now, today } = context;
  const transfer = await transferOf(context, input.transferId, ["objected"]);
  const dueOn = await answerBy(tx, today);
  await tx.caseTransfer.update({
    where: { id: transfer.id },
    data: { state: "sent", dueOn: toDateColumn(dueOn), linkUntil: toDateColumn(dueOn) },
    select: { id: true },
  });
  const facts = { body: transfer.partner.name, dueOn, transfer: transfer.id };
  await addEvent(tx, row, { kind: "transferUpheld", office, note: input.comment, facts, shown: false }, now);
  await followWork(tx, row, now);
  return { value: { id: row.id }, changes: [{ field: "CaseTransfer.state", from: "objected", to: "sent" }] };
});

/** Called back by the office; its link opens nothing from now on. */
export const recallTransfer = actOnCase("rightsCase.recallTransfer", schema.transferReasonInput, async (context) => {
  const { tx, input, row, office, now, today } = context;
  const transfer = await transferOf(context, input.transferId, schema.openTransferStates);
  await tx.caseTransfer.update({ where: { id: transfer.id }, data: ended("recalled", today), select: { id: true } });
  await addEvent(tx, row, { kind: "transferRecalled", office, note: input.comment, facts: { body: transfer.partner.name } }, now);
  await followWork(tx, row, now);
  return { value: { id: row.id }, changes: [{ field: "CaseTransfer.state", from: transfer.state, to: "recalled" }] };
});

/** Another link in place of one that is lost or over; the earlier one opens nothing any more. The day to answer stays. */
export const renewLink = actOnCase(
  "rightsCase.renewLink",
  schema.transferActInput,
  async (context) => {
    const { tx, input, row, office, now } = context;
    const transfer = await transferOf(context, input.transferId, schema.openTransferStates);
    const [secret, until] = [newToken(), await answerBy(tx, dayOf(now))];
    const data = { linkHash: hashToken(secret), linkUntil: toDateColumn(until) };
    await tx.caseTransfer.update({ where: { id: transfer.id }, data, select: { id: true } });
    await addEvent(tx, row, { kind: "linkRenewed", office, facts: { body: transfer.partner.name }, shown: false }, now);
    const link: Link = { partner: transfer.partner.name, secret, until };
    return { value: { id: row.id, links: [link] }, changes: [{ field: "CaseTransfer.linkUntil", to: until }] };
  },
  { secretValue: true },
);

/** Nobody outside has it any more: the desk goes on, and says with what. */
export const resumeCase = officeMove("resume", caseReasonInput, async (context) => {
  await nextWork(context, "handleCase", await recount(context.tx, context.row.id, await readCalendar(context.tx)));
  return { event: "resumed", note: context.input.comment };
});

/** Art. 24: what those who handle it cannot agree on goes up. A narrow case does not leave those entrusted with it. */
export const escalateDispute = actOnCase("rightsCase.escalateDispute", schema.disputeInput, async (context) => {
  const { tx, input, row, office, now } = context;
  const there = await tx.caseTransfer.findMany({
    where: { caseId: row.id, state: open },
    orderBy: { dueOn: "asc" },
    select: { dueOn: true },
  });
  if (row.status !== "transferred" || there.length === 0 || row.narrow) throw new Refusal({ kind: "conflict" });
  const dueOn = there[0]?.dueOn ?? null;
  await openCaseWork(tx, row.id, {
    purpose: "settleDispute",
    organizationId: row.office.parentId ?? row.office.id,
    role: "cityLeader",
    openedAt: now,
    dueOn: dueOn && fromDateColumn(dueOn),
  });
  await addEvent(tx, row, { kind: "disputeRaised", office, note: input.comment, shown: false }, now);
  return { value: { id: row.id }, changes: [{ field: "CaseEvent.kind", to: "disputeRaised" }] };
});

/** Who leads from now on, said by those above. */
export const settleDispute = actOnCase("rightsCase.settleDispute", schema.transferReasonInput, async (context) => {
  const { tx, input, row, office, now } = context;
  if (!row.workItems.some(({ purpose }) => purpose === "settleDispute")) throw new Refusal({ kind: "conflict" });
  const transfer = await transferOf(context, input.transferId, schema.openTransferStates);
  await tx.caseTransfer.updateMany({ where: { caseId: row.id, state: open, lead: true }, data: { lead: false } });
  await tx.caseTransfer.update({ where: { id: transfer.id }, data: { lead: true }, select: { id: true } });
  await closeCaseWork(tx, row.id, "settleDispute", now);
  await addEvent(
    tx,
    row,
    { kind: "disputeSettled", office, note: input.comment, facts: { body: transfer.partner.name }, shown: false },
    now,
  );
  return { value: { id: row.id }, changes: [{ field: "CaseTransfer.lead", from: transfer.lead, to: true }] };
});
