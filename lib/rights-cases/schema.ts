// Pure.
import { z } from "zod";
import { checkbox, day, id, optionalId, optionalText, phone, revision, text, ticked, wholeNumber } from "@/lib/kernel/fields";
import { tidy } from "@/lib/kernel/writing";
import { readCaseNumber, readCode } from "./rules/code";

export const caseModes = ["realName", "confidential", "anonymous"] as const;
export type CaseMode = (typeof caseModes)[number];
export const caseChannels = ["web", "phone", "visit", "letter", "onBehalf"] as const;
export type CaseChannel = (typeof caseChannels)[number];
export const caseTracks = ["rights", "care", "counselling"] as const;
export type CaseTrack = (typeof caseTracks)[number];
export const caseOutcomes = ["supported", "explained", "refused"] as const;
export type CaseOutcome = (typeof caseOutcomes)[number];

export const consentWays = ["oral", "telephone", "written"] as const;
export type ConsentWay = (typeof consentWays)[number];

/** What is known of a case in clear: under its key in `RightsCase.body`, and while it is written in `CaseDraft.body`. */
export const caseBody = z.object({
  mode: z.enum(caseModes).nullable().default(null),
  category: z.string().nullable().default(null),
  what: z.string().default(""),
  /** Whom it is about, as the claimant wrote it; empty: nobody in particular. */
  respondent: z.string().default(""),
  respondentCode: z.string().default(""),
  ask: z.string().default(""),
  /** Who must not handle it, in the claimant's words. */
  notBy: z.string().default(""),
  name: z.string().default(""),
  phone: z.string().default(""),
  address: z.string().default(""),
  /** Of a joint case: the others who speak for all (art. 20: at most five in all). */
  representatives: z.array(z.string()).default([]),
  /** How many stand behind a joint case; 1: it is nobody's but the claimant's own. */
  people: z.number().default(1),
  consentHandle: z.boolean().default(false),
  consentSensitive: z.boolean().default(false),
  language: z.enum(["zh", "en"]).default("zh"),
  /** Where consent was not given on the page: how, on which day and by whom, and who took it down. */
  consentRecord: z
    .object({ how: z.enum(consentWays), day: z.string(), givenBy: z.string(), takenBy: z.string() })
    .nullable()
    .default(null),
  /** The steps that were answered, also with nothing. */
  done: z.array(z.string()).default([]),
});
export type CaseBody = z.infer<typeof caseBody>;

/** The questions, one a page. */
export const filingSteps = ["mode", "category", "what", "respondent", "ask", "files", "notBy", "who", "consent"] as const;
export type FilingStep = (typeof filingSteps)[number];

export const creditCode = optionalText(30).transform((value) => value?.replace(/\s+/g, "").toUpperCase() ?? null);
export const names = z
  .union([z.string().transform((one) => [one]), z.array(z.string({ error: "notText" }))], { error: "notText" })
  .optional()
  .transform((list) => list ?? [])
  .transform((list) => list.map((name) => tidy(name)).filter((name) => name !== ""))
  .refine((list) => list.every((name) => [...name].length <= 50), "tooLong")
  // Art. 20: at most five speak for a joint case, the claimant among them.
  .refine((list) => list.length <= 4, "tooMany");

/** What each page asks, as its form sends it. */
export const stepInputs = {
  mode: z.strictObject({ mode: z.enum(caseModes, { error: "required" }) }),
  category: z.strictObject({ category: text(40) }),
  what: z.strictObject({ what: text(5000) }),
  respondent: z.strictObject({ respondent: optionalText(100), respondentCode: creditCode }),
  ask: z.strictObject({ ask: text(2000) }),
  files: z.strictObject({}),
  notBy: z.strictObject({ notBy: optionalText(500) }),
  who: z.strictObject({
    name: optionalText(50),
    phone: z.union([z.literal("").transform(() => null), phone()], { error: "notPhone" }).optional(),
    address: optionalText(200),
    people: z.union([z.literal("").transform(() => 1), wholeNumber(1, 10_000)], { error: "notNumber" }).optional(),
    representatives: names,
  }),
  consent: z.strictObject({ consentHandle: ticked(), consentSensitive: checkbox() }),
} as const satisfies Record<FilingStep, z.ZodType>;

export const language = z.enum(["zh", "en"], { error: "notChoice" }).optional();
export const beginInput = z.strictObject({ language });
/** A page's answers, with which page it is. */
export const saveInput = z.discriminatedUnion(
  "step",
  [
    stepInputs.mode.extend({ step: z.literal("mode") }),
    stepInputs.category.extend({ step: z.literal("category") }),
    stepInputs.what.extend({ step: z.literal("what") }),
    stepInputs.respondent.extend({ step: z.literal("respondent") }),
    stepInputs.ask.extend({ step: z.literal("ask") }),
    stepInputs.files.extend({ step: z.literal("files") }),
    stepInputs.notBy.extend({ step: z.literal("notBy") }),
    stepInputs.who.extend({ step: z.literal("who") }),
    stepInputs.consent.extend({ step: z.literal("consent") }),
  ],
  { error: "notChoice" },
);
const draftToken = z.string({ error: "notText" }).max(40, "tooLong");
export const submitInput = z.strictObject({ token: draftToken });
export const nothingInput = z.strictObject({});

const typedCode = z
  .string({ error: "notText" })
  .max(60, "tooLong")
  .transform(readCode)
  .refine((code): code is string => code !== null, "wrongCode");
export const resumeInput = z.strictObject({ code: typedCode });
/** Written so that nothing tells which of the two was wrong. */
export const enterInput = z.strictObject({
  number: z
    .string({ error: "notText" })
    .max(60, "tooLong")
    .transform((typed) => readCaseNumber(typed) ?? ""),
  code: z
    .string({ error: "notText" })
    .max(60, "tooLong")
    .transform((typed) => readCode(typed) ?? ""),
});

/** Comes from the browser's pass, never from a form. */
export const revokeInput = z.strictObject({ until: z.iso.datetime({ error: "notChoice" }) });
export const messageInput = z.strictObject({ text: text(3000) });
export const commentInput = z.strictObject({ comment: text(2000) });
export const optionalCommentInput = z.strictObject({ comment: optionalText(2000) });
export const rateInput = z.strictObject({ grade: wholeNumber(1, 5), comment: optionalText(1000) });

const onCase = { caseId: id(), revision: revision() };
export const caseInput = z.strictObject(onCase);
export const caseReasonInput = z.strictObject({ ...onCase, comment: text(2000) });
export const declineInput = z.strictObject({ ...onCase, comment: text(2000), competentBody: text(100) });
/** One of the register, or said outright that it is none of them: a form that says nothing has decided nothing. */
const respondentChoice = z.union([z.literal("").transform(() => null), z.null(), z.uuid({ error: "notChoice" })], { error: "required" });
export const linkInput = z.strictObject({ ...onCase, organizationId: respondentChoice });
/** Texts to begin with leave their places open with this sign; what goes out has none. */
export const openPlace = "＿＿";
const filled = (max: number) => text(max).refine((value) => !value.includes(openPlace), "blankLeft");
export const staffMessageInput = z.strictObject({ caseId: id(), text: filled(3000) });
export const caseSides = ["claimant", "office", "partner"] as const;
export type CaseSide = (typeof caseSides)[number];
export const noteKinds = ["note", "call", "visit", "hearing", "mediation", "followUp"] as const;
export const noteInput = z.strictObject({ caseId: id(), kind: z.enum(noteKinds, { error: "notChoice" }), onDay: day(), text: text(3000) });
/** An opinion in its four parts (art. 32). */
export const opinionInput = z.strictObject({
  ...onCase,
  outcome: z.enum(caseOutcomes, { error: "notChoice" }),
  request: filled(2000),
  facts: filled(5000),
  decision: filled(3000),
  basis: filled(2000),
});
export const claimInput = z.strictObject({ caseId: id() });

/** What the claimant holds against an answer (art. 35, 36). */
export const groundsInput = z.strictObject({ grounds: text(2000) });
/** What a body outside the portal decided, as it reached the desk. */
export const outsideInput = z.strictObject({
  ...onCase,
  outcome: z.enum(caseOutcomes, { error: "notChoice" }),
  body: text(100),
  issuedOn: day(),
  opinion: text(5000),
});
/** The body above the city, to whom letters for 复查 and 复核 are addressed. */
export const aboveShape = z.object({ name: z.string(), address: z.string() });
export const aboveInput = z.strictObject({ name: text(100), address: text(200) });
/** Art. 34: at most thirty days on top. */
export const extensionInput = z.strictObject({ caseId: id(), days: wholeNumber(1, 30), reason: text(1000) });
export const decideInput = z.strictObject({ caseId: id(), limitId: id() });
export const refuseExtensionInput = z.strictObject({ caseId: id(), limitId: id(), comment: text(1000) });
export const hearingInput = z.strictObject({ caseId: id(), onDay: day() });
export const assignOutInput = z.strictObject({ ...onCase, organizationId: id(), comment: optionalText(1000) });
/** Whose it was as it was seen, and whose it is to be. */
export const handOverInput = z.strictObject({ caseId: id(), fromId: optionalId(), toId: id(), comment: text(1000) });
export const superviseInput = z.strictObject({ caseId: id(), comment: text(1000) });
/** What was put right, told to the claimant, and the office's own record of the call. */
export const rectifyInput = z.strictObject({ caseId: id(), comment: text(2000), record: text(3000) });
export const limitInput = z.strictObject({ caseId: id(), limitId: id() });
/** The standard that limits the answer to a claimant's request about their own data. */
export const dataRequest = "dataRequest";
export const dataRequests = ["correction", "deletion"] as const;
export const dataRequestInput = z.strictObject({ what: z.enum(dataRequests, { error: "notChoice" }), text: text(2000) });
/** 个人信息保护法 47: why what is kept has to be deleted. Chosen, not written: what is written here would outlive what it speaks of. */
export const shredGrounds = ["purposeDone", "consentWithdrawn", "unlawful"] as const;
export const shredInput = z.strictObject({ ...onCase, ground: z.enum(shredGrounds, { error: "notChoice" }) });
export const keptYearsInput = z.strictObject({ years: wholeNumber(1, 100) });

// Of one matter two cases, of two matters one.
export const mergeInput = z.strictObject({ ...onCase, mainId: id() });
export const splitInput = z.strictObject({
  ...onCase,
  category: text(40),
  what: text(5000),
  respondent: optionalText(100),
  respondentCode: creditCode,
  ask: text(2000),
});
export const splitOffInput = z.strictObject({ splitId: id() });
