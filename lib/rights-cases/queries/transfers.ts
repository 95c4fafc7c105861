import "server-only";
import { readCalendar } from "@/lib/calendar/queries";
import { grantTable } from "@/lib/grants";
import { type Actor, can } from "@/lib/kernel/access";
import { dayOf, fromDateColumn } from "@/lib/kernel/dates";
import type { Reader } from "@/lib/server/db";
import { readEnv } from "@/lib/server/env";
import { caseSubject } from "@/lib/server/scope";
import { lastDayFrom } from "../rules/transfers";
import { openTransferStates, type PartnerKind, type TransferState } from "../schema/transfers";
import { consentsOf, isConsentOpen } from "./consents";
import { textOf } from "./own";
import { standardOn } from "./standards";
import type { WholeCase } from "./whole";

const isOpen = (state: string) => (openTransferStates as readonly string[]).includes(state);

/**
 * For the office, within a reading that was logged as an opening: to whom the case went, who may be asked, whose consent holds.
 */
export async function transferSectionOf(reader: Reader, actor: Actor, row: WholeCase, now: Date) {
  const consents = consentsOf(row);
  const [transfers, partners, objection, calendar] = await Promise.all([
    reader.caseTransfer.findMany({
      where: { caseId: row.id },
      orderBy: [{ sentOn: "asc" }, { lead: "desc" }, { id: "asc" }],
      select: {
        ...{ id: true, lead: true, state: true, sentOn: true, dueOn: true, linkUntil: true, request: true, objection: true },
        ...{ objectedOn: true, answer: true, endedOn: true, partner: { select: { id: true, name: true } } },
      },
    }),
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
      escalate: row.status === "transferred" && open.length > 0 && !dispute && !row.narrow && may("escalateDispute"),
      settle: dispute && may("settleDispute"),
    },
  };
}
export type TransferSection = Awaited<ReturnType<typeof transferSectionOf>>;
