import "server-only";
import { fromDateColumn } from "@/lib/kernel/dates";
import { type ConsentAnswer, type ConsentState, consentTurns, openTransferStates, type PartnerKind } from "../schema/transfers";
import type { CaseRow } from "./facts";
import type { WholeCase } from "./whole";

/** Whom the claimant was asked about and what was answered; the first asked first. */
export function consentsOf(row: WholeCase) {
  const open = row.transfers.filter(({ state }) => (openTransferStates as readonly string[]).includes(state));
  const answerable = isConsentOpen(row);
  return row.consents.map(({ state, askedOn, answeredOn, partner }) => {
    const there = open.some(({ partnerId }) => partnerId === partner.id);
    return {
      partner: { ...partner, kind: partner.kind as PartnerKind },
      there,
      state: state as ConsentState,
      askedOn: fromDateColumn(askedOn),
      answeredOn: answeredOn && fromDateColumn(answeredOn),
      answers: answerable && !there ? (Object.keys(consentTurns[state]) as ConsentAnswer[]) : [],
    };
  });
}
export type ConsentView = ReturnType<typeof consentsOf>[number];

/** While somebody may still be asked, or change their mind. */
export const isConsentOpen = (row: Pick<CaseRow, "status" | "archivedOn" | "keyRef">): boolean =>
  row.archivedOn === null &&
  row.keyRef !== null &&
  ["submitted", "supplementing", "verifying", "handling", "transferred"].includes(row.status);
