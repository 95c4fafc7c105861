// What is asked, sent and answered when a case goes to a body outside. Pure.
import { z } from "zod";
import { id, optionalId, optionalPhone, optionalText, revision, text } from "@/lib/kernel/fields";

/** L5: associations, offices of the State, enterprises, and the forces of society. */
export const partnerKinds = ["association", "government", "enterprise", "society"] as const;
export type PartnerKind = (typeof partnerKinds)[number];

export const partnerInput = z.strictObject({
  /** Null: a new one. */
  partnerId: optionalId(),
  name: text(100),
  kind: z.enum(partnerKinds, { error: "notChoice" }),
  remit: text(300),
  phone: optionalPhone(),
  address: optionalText(200),
});
export const retireInput = z.strictObject({ partnerId: id(), active: z.enum(["on", "off"], { error: "notChoice" }) });

export const consentStates = ["asked", "given", "refused", "withdrawn"] as const;
export type ConsentState = (typeof consentStates)[number];
export const consentAnswers = ["give", "refuse", "withdraw"] as const;
export type ConsentAnswer = (typeof consentAnswers)[number];
/** What an answer makes of a consent, by what it was; an answer that is not there changes nothing. */
export const consentTurns = {
  asked: { give: "given", refuse: "refused" },
  given: { withdraw: "withdrawn" },
  refused: { give: "given" },
  withdrawn: { give: "given" },
} as const satisfies Record<ConsentState, Partial<Record<ConsentAnswer, ConsentState>>>;

export const transferStates = ["sent", "objected", "returned", "answered", "recalled"] as const;
export type TransferState = (typeof transferStates)[number];
/** Still at the body it was sent to. */
export const openTransferStates = ["sent", "objected"] as const satisfies readonly TransferState[];

export const askConsentInput = z.strictObject({ caseId: id(), partnerId: id() });
export const consentInput = z.strictObject({ partnerId: id(), answer: z.enum(consentAnswers, { error: "notChoice" }) });

const chosen = z
  .union([z.uuid({ error: "notChoice" }).transform((one) => [one]), z.array(z.uuid({ error: "notChoice" }))], { error: "required" })
  .refine((list) => list.length > 0, "required")
  .refine((list) => list.length <= 10, "tooMany")
  .transform((list) => [...new Set(list)]);
export const transferInput = z.strictObject({
  caseId: id(),
  revision: revision(),
  partnerIds: chosen,
  /** Of several: who leads. */
  leadId: optionalId(),
  request: text(2000),
});
export const joinTransferInput = z.strictObject({ caseId: id(), partnerId: id(), request: text(2000) });
const onTransfer = { caseId: id(), transferId: id() };
export const transferActInput = z.strictObject(onTransfer);
export const transferReasonInput = z.strictObject({ ...onTransfer, comment: text(2000) });
export const disputeInput = z.strictObject({ caseId: id(), comment: text(2000) });

export const linkInput = z.strictObject({ secret: z.string({ error: "notText" }).min(1, "required").max(100, "tooLong") });
export const opinionTextInput = z.strictObject({ text: text(5000) });
