import "server-only";
import { fromDateColumn } from "@/lib/kernel/dates";
import type { Reader } from "@/lib/server/db";
import { type ConsentAnswer, type ConsentState, consentTurns, openTransferStates, type PartnerKind } from "../schema/transfers";
import type { CaseRow } from "./facts";

/** Whom the claimant was asked about and what was answered; the first asked first. */
export async function consentsOf(reader: Reader, row: Pick<CaseRow, "id" | "status" | "archivedOn" | "keyRef">) {
  const [consents, open] = await Promise.all([
    reader.caseConsent.findMany({
      where: { caseId: row.id },
      orderBy: [{ askedOn: "asc" }, { id: "asc" }],
      select: {
        state: true,
        askedOn: true,
        answeredOn: true,
        partner: { select: { id: true, name: true, kind: true, remit: true, phone: true, address: true } },
      },
    }),
    reader.caseTransfer.findMany({ where: { caseId: row.id, state: { in: [...openTransferStates] } }, select: { partnerId: true } }),
  ]);
  const answerable = isConsentOpen(row);
  return consents.map(({ state, askedOn, answeredOn, partner }) => {
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
export type ConsentView = Awaited<ReturnType<typeof consentsOf>>[number];

/** While somebody may still be asked, or change their mind. */
export const isConsentOpen = (row: Pick<CaseRow, "status" | "archivedOn" | "keyRef">): boolean =>
  row.archivedOn === null &&
  row.keyRef !== null &&
  ["submitted", "supplementing", "verifying", "handling", "transferred"].includes(row.status);
