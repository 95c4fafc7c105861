// Pure.
import { z } from "zod";
import { checkbox, day, id, optionalId, optionalText, revision, text, wholeNumber } from "@/lib/kernel/fields";
import { isWellFormed, tidy } from "@/lib/kernel/writing";
import { keptFile } from "@/lib/files/schema";
import { schemeKey } from "@/lib/schemes/schema/values";
import { maxNameLength, maxVisitFiles, maxVisitors } from "./rules/visit";
import { stageWorkflows } from "./workflow";

/** Filters of the queue as they stand in the address; whatever is not one is as if it were not there. */
export const queueFilter = z.object({
  q: z
    .string()
    .catch("")
    .transform((text) => text.trim().slice(0, 60)),
  stage: z
    .string()
    .refine((purpose) => Object.hasOwn(stageWorkflows, purpose) || purpose === "decide" || purpose === "revise")
    .nullable()
    .catch(null),
  town: z.uuid().nullable().catch(null),
  round: z.uuid().nullable().catch(null),
  who: z.enum(["mine", "nobody", "office"]).nullable().catch(null),
  due: z.enum(["soon", "overdue"]).nullable().catch(null),
});
export type QueueFilter = z.infer<typeof queueFilter>;

export const openInput = z.strictObject({
  roundId: id(),
  homeId: optionalId(),
  /** Of those it puts forward in the round, which. */
  ordinal: wholeNumber(1, 10_000).default(1),
});

const typedFields = z.record(z.string().max(90), z.string({ error: "notText" }).max(20_000, "tooLong")).default({});

/** What came by mail or on paper: whose, named as the register names it or by credit code, and when it came. */
export const entryInput = z.strictObject({
  roundId: id(),
  organization: text(120),
  channel: z.enum(["paper", "post", "email"], { error: "notChoice" }),
  receivedOn: day(),
});
export const takeOverInput = z.strictObject({ applicationId: id() });

/** One page of the form. Its fields are checked against the pinned scheme, not here. */
const page = {
  applicationId: id(),
  task: schemeKey,
  a: typedFields,
  /** What the page showed, field by field, when it was drawn or last saved: what stands otherwise by now was changed elsewhere. */
  s: typedFields,
};
export const autosaveInput = z.strictObject(page);
export const saveInput = z.strictObject({
  ...page,
  /** Which button was pressed. */
  go: z.enum(["next", "list"]).default("next"),
});

const act = { applicationId: id(), revision: revision() };
const comment = text(1000);

export const moveInput = z.strictObject(act);
export const commentInput = z.strictObject({ ...act, comment });
export const opinionInput = z.strictObject({ ...act, comment: optionalText(1000) });

/** Which fields to put right and why: "m.<field key>" with the reason. */
export const returnInput = z.strictObject({
  ...act,
  comment,
  m: z
    .record(z.string().max(90), z.string({ error: "notText" }).max(500, "tooLong"))
    .default({})
    .transform((marks) => Object.fromEntries(Object.entries(marks).filter(([, reason]) => reason.trim() !== "")))
    .refine((marks) => Object.keys(marks).length > 0, "required"),
});

export const returnToStageInput = z.strictObject({ ...act, comment, stage: schemeKey });

export const papersInput = z.strictObject({ ...act, copies: wholeNumber(1, 50), receivedOn: day(), stampChecked: checkbox() });

/** What was read from the scan, or typed beside it. */
export const scanInput = z.strictObject({
  ...act,
  code: text(300),
  readBy: z.enum(["qr", "digits"], { error: "notChoice" }),
  file: keptFile,
});

const asTyped = (max: number) => z.string({ error: "notText" }).max(max, "tooLong").refine(isWellFormed, "notText").transform(tidy);
const typed = (max: number) => asTyped(max).default("");
const byCriterion = (max: number) => z.record(schemeKey, asTyped(max)).default({});
/** What may be posted several times under one name. */
const ids = (max: number) =>
  z
    .union([z.literal("").transform(() => []), id().transform((one) => [one]), z.array(id()).max(max, "tooMany")], { error: "notChoice" })
    .default([]);

/** A visit as it stands on the page, whole or not; rules/visit.ts judges it by the pinned scheme. */
const visitEntry = {
  visitedOn: typed(40),
  people: ids(maxVisitors),
  visitors: typed(2000),
  companions: typed(2000),
  /** Typed in place of a drawn signature, one a line. */
  signed: typed(2000),
  conclusion: typed(20),
  note: typed(4000),
  ...{ c: byCriterion(20), l: byCriterion(2000), b: byCriterion(40), p: byCriterion(20), r: byCriterion(2000) },
  files: ids(maxVisitFiles),
};
/** `key` is made where the visit was written down: however often it is sent, it is one. */
export const visitInput = z.strictObject({ ...act, key: id(), ...visitEntry });
export const visitDraftInput = z.strictObject({ applicationId: id(), key: id(), ...visitEntry });

/** A photo of what stands at a criterion, or a drawn signature; when it was taken, as the telephone says. */
const visitFile = {
  applicationId: id(),
  key: id(),
  takenAt: z.coerce.number().int().min(0).max(8_640_000_000_000).optional(),
  file: keptFile,
};
export const visitFileInput = z.discriminatedUnion("kind", [
  z.strictObject({ ...visitFile, kind: z.literal("photo"), criterion: schemeKey }),
  z.strictObject({ ...visitFile, kind: z.literal("signature"), signer: text(maxNameLength) }),
]);

export const sweepVisitInput = z.strictObject({});

export const proposeInput = z.strictObject({
  ...act,
  outcome: z.enum(["approve", "refuse"], { error: "notChoice" }),
  comment,
  meeting: text(100),
  metOn: day(),
  attendees: text(500),
  minutes: optionalText(5000),
});

export const decideInput = z.strictObject({ ...act, documentNumber: optionalText(60), minutes: optionalText(5000) });

/** Acts done over a list: each application is one act of its own, in its own transaction. */
export type ManyAct = "award" | "propose" | "decide";

/** One ticked box is sent as a word, several as a list. */
const people = z
  .union([id().transform((one) => [one]), z.array(id()).min(1, "required").max(20, "tooMany")], { error: "required" })
  .transform((list) => [...new Set(list)].sort());

export const assignExpertsInput = z.strictObject({ ...act, expertIds: people });
export const excuseExpertInput = z.strictObject({ ...act, comment: text(500), expertId: id() });

/** An expert's points and reasons, "p.<criterion>" and "r.<criterion>"; checked against the pinned scheme, not here. */
export const sheetInput = z.strictObject({
  sheetId: id(),
  /** The sheet's, not the application's: experts write side by side. */
  revision: revision(),
  go: z.enum(["save", "submit"]).default("save"),
  p: typedFields,
  r: typedFields,
  /** What another window had kept, as its writer was told. */
  s: typedFields,
});
export const interestInput = z.strictObject({ sheetId: id(), comment: text(500) });

export const attachInput = z.strictObject({
  applicationId: id(),
  fieldKey: schemeKey,
  file: keptFile,
});
export { pickForApplicationInput } from "@/lib/evidence/schema";
export const detachInput = z.strictObject({ applicationId: id(), evidenceId: id() });
