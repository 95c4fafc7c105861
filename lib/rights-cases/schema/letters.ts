// Letters of a case: what each says beside what all say. Pure.
import { z } from "zod";
import { isDay } from "@/lib/kernel/dates";
import { day, id, text } from "@/lib/kernel/fields";
import { caseOutcomes, caseTracks } from "../schema";

export const letterKinds = [
  "noticeOfReceipt",
  "transferLetter",
  "remindLetter",
  "opinion",
  "decision",
  "extensionNotice",
  "mediation",
  "reviewRequest",
] as const;
export type LetterKind = (typeof letterKinds)[number];
/** The setting of this name: a number pattern for each kind. */
export const letterNumbers = z.record(z.enum(letterKinds), z.string());

/** Letters to others than the claimant: the claimant does not hold them. */
export const inwardLetters: readonly LetterKind[] = ["transferLetter", "remindLetter", "opinion"];

/** Of lib/text/documents/letter.typ: the next number when letters come to say something else. */
export const letterVersion = 1;

const on = z.string().refine(isDay);

/** Of an answer: the first, 复查, 复核 (art. 32, 35, 36). */
export const answerTier = z.literal([1, 2, 3]);
export type AnswerTier = z.infer<typeof answerTier>;

/** What a letter says of its own. */
export const letterContent = z.discriminatedUnion("kind", [
  /** Art. 23: taken up, not taken up with the body that is competent, or more is needed. */
  z.strictObject({
    kind: z.literal("noticeOfReceipt"),
    variant: z.enum(["accepted", "declined", "supplement"]),
    dueOn: on.nullable(),
    reason: z.string().nullable(),
    body: z.string().nullable(),
  }),
  z.strictObject({
    kind: z.literal("transferLetter"),
    to: z.string(),
    lead: z.boolean(),
    request: z.string(),
    dueOn: on,
    objectUntil: on,
  }),
  z.strictObject({ kind: z.literal("remindLetter"), to: z.string(), matter: z.string(), ask: z.string(), replyBy: on }),
  z.strictObject({ kind: z.literal("opinion"), to: z.string(), facts: z.string(), opinion: z.string() }),
  /** Art. 32: four parts, three outcomes; of 复查 and 复核 (art. 35, 36) as of the first answer. */
  z.strictObject({
    kind: z.literal("decision"),
    tier: answerTier.default(1),
    outcome: z.enum(caseOutcomes),
    request: z.string(),
    facts: z.string(),
    decision: z.string(),
    basis: z.string(),
    /** The last day to ask the next tier; null where no statute gives one. */
    askUntil: on.nullable(),
  }),
  /** Art. 34: once, at most thirty days, the reason told. */
  z.strictObject({ kind: z.literal("extensionNotice"), days: z.int(), reason: z.string(), dueOn: on }),
  z.strictObject({ kind: z.literal("mediation"), other: z.string(), facts: z.string(), terms: z.string() }),
  /** Art. 35, 36: 复查 or 复核 by a body outside the portal, which is written to. */
  z.strictObject({
    kind: z.literal("reviewRequest"),
    tier: z.union([z.literal(2), z.literal(3)]),
    to: z.string(),
    address: z.string(),
    askedOn: on,
    grounds: z.string(),
    /** What is not accepted. */
    answer: z.strictObject({ body: z.string(), issuedOn: on, outcome: z.enum(caseOutcomes) }),
  }),
]);
export type LetterContent = z.infer<typeof letterContent>;

/** A letter as it is kept under the case's key. */
export const letterData = z.strictObject({
  number: z.string(),
  verifyCode: z.string(),
  issuer: z.string(),
  issuedOn: on,
  caseNumber: z.string(),
  category: z.string(),
  track: z.enum(caseTracks),
  filedOn: on,
  /** The claimant, where the case bears a name that may be written down; null: "whoever handed in number …". */
  claimant: z.string().nullable(),
  content: letterContent,
});
export type LetterData = z.infer<typeof letterData>;

/** What the office writes by hand, and what is made of the case as it stands. */
export const issueLetterInput = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({ caseId: id(), kind: z.literal("noticeOfReceipt") }),
    z.strictObject({ caseId: id(), kind: z.literal("decision") }),
    z.strictObject({ caseId: id(), kind: z.literal("extensionNotice") }),
    z.strictObject({ caseId: id(), kind: z.literal("reviewRequest") }),
    z.strictObject({
      caseId: id(),
      kind: z.literal("remindLetter"),
      to: text(100),
      matter: text(2000),
      ask: text(2000),
      replyBy: day(),
    }),
    z.strictObject({ caseId: id(), kind: z.literal("opinion"), to: text(100), facts: text(5000), opinion: text(3000) }),
    z.strictObject({ caseId: id(), kind: z.literal("mediation"), other: text(100), facts: text(5000), terms: text(3000) }),
  ],
  { error: "notChoice" },
);
export type IssueLetterInput = z.infer<typeof issueLetterInput>;
