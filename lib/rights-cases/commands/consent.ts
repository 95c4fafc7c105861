import "server-only";
import { dayOf, toDateColumn } from "@/lib/kernel/dates";
import { invalid, Refusal } from "@/lib/kernel/outcome";
import { type Context, defineCommand, type Loaded } from "@/lib/server/command";
import { isConsentOpen } from "../queries/consents";
import { type CaseRow, lockCase } from "../queries/facts";
import { concernsCase } from "../queries/partners";
import type { CaseEventKind } from "../schema/events";
import {
  askConsentInput,
  type ConsentAnswer,
  consentInput,
  type ConsentState,
  consentTurns,
  openTransferStates,
} from "../schema/transfers";
import { addEvent } from "../writes";
import { actOnCase } from "./act";

/** One question a recipient (个人信息保护法 23). Asked once: whoever said no may say yes later, and is not asked again. */
export const askConsent = actOnCase("rightsCase.askConsent", askConsentInput, async ({ tx, input, row, office, now, today }) => {
  if (!isConsentOpen(row)) throw new Refusal({ kind: "conflict" });
  const partner = await tx.partner.findFirst({ where: { id: input.partnerId, active: true }, select: { id: true, name: true } });
  if (!partner) throw invalid("partnerId", "notChoice");
  if (await concernsCase(tx, row, partner.name)) throw invalid("partnerId", "notSelf");
  if (row.consents.some(({ partnerId }) => partnerId === partner.id)) throw invalid("partnerId", "alreadyThere");
  await tx.caseConsent.create({ data: { caseId: row.id, partnerId: partner.id, askedOn: toDateColumn(today) }, select: { id: true } });
  await addEvent(tx, row, { kind: "consentAsked", office, facts: { body: partner.name } }, now);
  return { value: { id: row.id }, changes: [{ field: "CaseConsent.state", from: null, to: "asked" }] };
});

const events = { give: "consentGiven", refuse: "consentRefused", withdraw: "consentWithdrawn" } as const satisfies Record<
  ConsentAnswer,
  CaseEventKind
>;

/** The claimant's answer for one recipient. It stands until it is changed, and it may be taken back as long as that body does not have it. */
export const answerConsent = defineCommand({
  permission: "rightsCase.consent",
  sight: "rightsCase.read",
  subjectKind: "rightsCase",
  input: consentInput,
  load: ({ tx, actor }: Context<unknown>): Promise<Loaded<CaseRow> | null> =>
    actor.kind === "claimant" ? lockCase(tx, actor.caseId) : Promise.resolve(null),
  execute: async ({ tx, input, row, now }) => {
    if (!isConsentOpen(row)) throw new Refusal({ kind: "conflict" });
    const consent = await tx.caseConsent.findUnique({
      where: { caseId_partnerId: { caseId: row.id, partnerId: input.partnerId } },
      select: { id: true, state: true, partner: { select: { name: true } } },
    });
    if (!consent) throw invalid("partnerId", "notChoice");
    const turns: Partial<Record<ConsentAnswer, ConsentState>> = consentTurns[consent.state];
    const state = turns[input.answer];
    if (!state) throw new Refusal({ kind: "conflict" });
    const there = await tx.caseTransfer.count({
      where: { caseId: row.id, partnerId: input.partnerId, state: { in: [...openTransferStates] } },
    });
    if (there > 0) throw new Refusal({ kind: "notNow", blockers: ["alreadySent"] });
    await tx.caseConsent.update({
      where: { id: consent.id },
      data: { state, answeredOn: toDateColumn(dayOf(now)) },
      select: { id: true },
    });
    await addEvent(tx, row, { kind: events[input.answer], office: null, facts: { body: consent.partner.name } }, now);
    return { value: { id: row.id }, changes: [{ field: "CaseConsent.state", from: consent.state, to: state }] };
  },
});
