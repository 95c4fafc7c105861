import "server-only";
import { readCalendar } from "@/lib/calendar/queries";
import { grantTable } from "@/lib/grants";
import { type Actor, can } from "@/lib/kernel/access";
import { dayOf, fromDateColumn } from "@/lib/kernel/dates";
import { readNow } from "@/lib/server/clock";
import { db, type Reader } from "@/lib/server/db";
import { readEnv } from "@/lib/server/env";
import { caseSubject } from "@/lib/server/scope";
import { lastDayFrom, mayObject } from "../rules/transfers";
import { openTransferStates, type PartnerKind, type TransferState } from "../schema/transfers";
import { consentsOf, isConsentOpen } from "./consents";
import { bodyOf, type CaseRow, loadCase } from "./facts";
import { textOf } from "./own";
import { concernsCase } from "./partners";
import { standardOn } from "./standards";

const isOpen = (state: string) => (openTransferStates as readonly string[]).includes(state);

/**
 * For the office, within a reading that was logged as an opening: to whom the case went, who may be asked, whose consent holds.
 */
export async function transferSectionOf(reader: Reader, actor: Actor, row: CaseRow, now: Date) {
  const [transfers, consents, partners, objection, calendar] = await Promise.all([
    reader.caseTransfer.findMany({
      where: { caseId: row.id },
      orderBy: [{ sentOn: "asc" }, { lead: "desc" }, { id: "asc" }],
      select: {
        ...{ id: true, lead: true, state: true, sentOn: true, dueOn: true, linkUntil: true, request: true, objection: true },
        ...{ objectedOn: true, answer: true, endedOn: true, partner: { select: { id: true, name: true } } },
      },
    }),
    consentsOf(reader, row),
    reader.partner.findMany({
      where: { active: true },
      orderBy: { name: "asc" },
      select: { id: true, name: true, kind: true, remit: true },
    }),
    standardOn(reader, "transferObjection"),
    readCalendar(reader),
  ]);
  const subject = caseSubject(row);
  const today = dayOf(now);
  const asked = new Set(consents.map(({ partner }) => partner.id));
  const dispute = row.workItems.some(({ purpose }) => purpose === "settleDispute");
  const open = transfers.filter(({ state }) => isOpen(state));
  const may = (permission: "askConsent" | "joinTransfer" | "escalateDispute" | "settleDispute" | "transfer") =>
    can(grantTable, actor, `rightsCase.${permission}`, subject);
  return {
    ...{ caseId: row.id, revision: row.revision, status: row.status, consents, dispute },
    /** Before the secret of a link. */
    linkAt: `${readEnv().publicOrigin}/rights/partner/`,
    transfers: await Promise.all(
      transfers.map(async ({ sentOn, dueOn, linkUntil, objectedOn, endedOn, ...transfer }) => ({
        ...transfer,
        state: transfer.state as TransferState,
        open: isOpen(transfer.state),
        sentOn: fromDateColumn(sentOn),
        dueOn: dueOn && fromDateColumn(dueOn),
        linkUntil: fromDateColumn(linkUntil),
        linkOver: fromDateColumn(linkUntil) < today,
        objectedOn: objectedOn && fromDateColumn(objectedOn),
        objectUntil: lastDayFrom(fromDateColumn(sentOn), objection(fromDateColumn(sentOn)), calendar),
        endedOn: endedOn && fromDateColumn(endedOn),
        request: await textOf(row, `transfer.${transfer.id}.request`, transfer.request),
        objection: await textOf(row, `transfer.${transfer.id}.objection`, transfer.objection),
        answer: await textOf(row, `transfer.${transfer.id}.answer`, transfer.answer),
      })),
    ),
    /** Who may still be asked about. */
    partners: partners.filter(({ id }) => !asked.has(id)).map((partner) => ({ ...partner, kind: partner.kind as PartnerKind })),
    /** Whose consent holds and who does not have it now. */
    ready: consents
      .filter(({ state, there }) => state === "given" && !there)
      .map(({ partner }) => ({ id: partner.id, name: partner.name }))
      .filter(({ id }) => !transfers.some(({ partner, state }) => partner.id === id && state === "answered")),
    may: {
      ask: isConsentOpen(row) && may("askConsent"),
      send: ["verifying", "handling"].includes(row.status) && may("transfer"),
      join: row.status === "transferred" && open.length > 0 && may("joinTransfer"),
      act: row.status === "transferred" && may("transfer"),
      resume: row.status === "transferred" && open.length === 0 && may("transfer"),
      escalate: row.status === "transferred" && open.length > 0 && !dispute && !row.narrow && may("escalateDispute"),
      settle: dispute && may("settleDispute"),
    },
  };
}
export type TransferSection = Awaited<ReturnType<typeof transferSectionOf>>;

/** Only who signs with their name is named to another body. */
const namedTo = (mode: string) => mode === "realName";

/**
 * What a body outside sees of the case it was handed: what was consented to, no messages, no notes, and who wrote it only where that person
 * signed with the name. Null: the link is over, or it was never one.
 */
export async function readTransfer(actor: Actor) {
  if (actor.kind !== "partner") return null;
  const row = await loadCase(db(), actor.caseId);
  if (!row || !can(grantTable, actor, "rightsCase.readTransfer", caseSubject(row))) return null;
  const transfer = await db().caseTransfer.findFirst({
    where: { id: actor.transferId, caseId: row.id },
    select: {
      ...{
        id: true,
        lead: true,
        state: true,
        sentOn: true,
        dueOn: true,
        linkUntil: true,
        request: true,
        objection: true,
        objectedOn: true,
      },
      ...{ endedOn: true, partner: { select: { name: true } } },
    },
  });
  if (!transfer || (await concernsCase(db(), row, transfer.partner.name))) return null;
  const now = await readNow(db());
  const today = dayOf(now);
  const head = { caseNumber: row.number, partner: transfer.partner.name, office: row.office.name, state: transfer.state as TransferState };
  // Answered, given back or called back: there is nothing to read any more.
  if (!isOpen(transfer.state)) return { ...head, open: false as const, endedOn: transfer.endedOn && fromDateColumn(transfer.endedOn) };
  if (fromDateColumn(transfer.linkUntil) < today) return null;
  const [body, files, objection, calendar, upheld] = await Promise.all([
    bodyOf(row),
    db().caseFile.findMany({
      where: { caseId: row.id, side: "claimant", removedOn: null },
      orderBy: { ordinal: "asc" },
      select: { id: true, ordinal: true, contentType: true, size: true },
    }),
    standardOn(db(), "transferObjection"),
    readCalendar(db()),
    db().caseEvent.findFirst({
      where: { caseId: row.id, kind: "transferUpheld", facts: { path: ["transfer"], equals: transfer.id } },
      orderBy: { ordinal: "desc" },
      select: { ordinal: true, note: true },
    }),
  ]);
  const sentOn = fromDateColumn(transfer.sentOn);
  const standard = objection(sentOn);
  const objectedOn = transfer.objectedOn && fromDateColumn(transfer.objectedOn);
  return {
    ...head,
    open: true as const,
    ...{ lead: transfer.lead, category: row.category.name, sentOn, objectedOn, files },
    dueOn: transfer.dueOn && fromDateColumn(transfer.dueOn),
    request: await textOf(row, `transfer.${transfer.id}.request`, transfer.request),
    objection: await textOf(row, `transfer.${transfer.id}.objection`, transfer.objection),
    upheld: upheld && (await textOf(row, `event.${upheld.ordinal}`, upheld.note)),
    what: body?.what ?? "",
    ask: body?.ask ?? "",
    respondent: body?.respondent ?? "",
    claimant: body && namedTo(row.mode) ? { name: body.name, phone: body.phone } : null,
    objectUntil: lastDayFrom(sentOn, standard, calendar),
    mayObject: mayObject({ state: transfer.state, objectedOn, sentOn }, standard, today, calendar),
    mayAnswer: transfer.state === "sent",
  };
}
export type TransferView = NonNullable<Awaited<ReturnType<typeof readTransfer>>>;
