// Pure.
import { z } from "zod";
import { checkbox, day, id, optionalId, optionalPhone, optionalText, phone, revision, text, wholeNumber } from "@/lib/kernel/fields";
import { keptFile } from "@/lib/files/schema";
import { schemeKey } from "@/lib/schemes/schema/values";
import { checkTimes, timesShape } from "@/lib/venue/schema";
import { altLength } from "./rules/photos";

export const modes = ["atHome", "away", "online"] as const;
export const activityScopes = ["city", "province", "beyond"] as const;

/** One ticked box is sent as a word, several as a list. */
const tags = z
  .union([schemeKey.transform((one) => [one]), z.array(schemeKey).max(20)], { error: "notChoice" })
  .optional()
  .transform((list) => [...new Set(list ?? [])]);
const optionalKey = z
  .union([z.literal("").transform(() => null), schemeKey], { error: "notChoice" })
  .nullish()
  .transform((key) => key ?? null);
const seats = z.union([z.literal("").transform(() => null), wholeNumber(1, 10_000)], { error: "notNumber" });

/** One question a line; a star at its end asks for an answer. */
const questions = optionalText(1_000)
  .transform((lines) =>
    (lines ?? "")
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== ""),
  )
  .refine((lines) => lines.length <= 5, "tooMany")
  .refine((lines) => lines.every((line) => [...line].length <= 100), "tooLong")
  .transform((lines) => lines.map((line) => ({ text: line.replace(/[*＊]$/, "").trim(), required: /[*＊]$/.test(line) })));

/** 报备: what it is, when it is, and where. */
export const activityInput = z
  .strictObject({
    homeId: id(),
    /** Empty: a new one. */
    activityId: optionalId(),
    revision: revision().optional(),
    title: text(60),
    summary: text(2_000),
    services: tags,
    lines: tags,
    yearlyKind: optionalKey,
    scope: z.enum(activityScopes, { error: "notChoice" }).default("city"),
    mode: z.enum(modes, { error: "notChoice" }),
    place: optionalText(200),
    /** Whom to ask, as people write it; whoever files for themselves gives what they want to be called by. */
    contactPhone: optionalPhone()
      .refine((value) => value !== null, "required")
      .transform((value) => value ?? ""),
    campaignId: optionalId(),
    enrolment: checkbox(),
    roomId: optionalId(),
    seats,
    questions,
    ...timesShape,
  })
  .superRefine((value, context) => {
    checkTimes(value, context);
    if (value.mode !== "atHome" && value.place === null) context.addIssue({ code: "custom", path: ["place"], message: "required" });
    if (value.services.length === 0) context.addIssue({ code: "custom", path: ["services"], message: "required" });
  });
export type ActivityInput = z.infer<typeof activityInput>;

const seen = { activityId: id(), revision: revision() };
export const moveInput = z.strictObject(seen);
export const moveReasonInput = z.strictObject({ ...seen, comment: text(500) });

export const sessionInput = z.strictObject({ sessionId: id() });
export const sessionReasonInput = z.strictObject({ sessionId: id(), comment: text(500) });
/** Up to which meetings somebody is reminded of is the rules' to say. */
export const remindInput = z.strictObject({ sessionId: id() });
export const reportLength = 5_000;
export const reportInput = z.strictObject({ sessionId: id(), body: text(reportLength) });
/** As far as it was written: nothing is too little. */
export const reportDraftInput = z.strictObject({ sessionId: id(), body: z.string({ error: "notText" }).max(reportLength, "tooLong") });
/** A picture that the route has stored, what it looks like, and what is to be seen on it. */
export const photoInput = z.strictObject({ sessionId: id(), alt: text(altLength), file: keptFile, look: z.bigint().nullable() });
export const photoRemoveInput = z.strictObject({ photoId: id() });
export const seatsInput = z.strictObject({ sessionId: id(), seats });

const optionalPhoneNumber = z
  .union([z.literal("").transform(() => null), phone()], { error: "notPhone" })
  .nullish()
  .transform((value) => value ?? null);

export const enrolInput = z.strictObject({
  sessionId: id(),
  /** Of whoever has no account; an account's own are taken otherwise. */
  name: optionalText(50),
  phone: optionalPhoneNumber,
  /** By the ordinals of the questions. */
  answers: z
    .record(z.string().regex(/^[1-5]$/), optionalText(300))
    .optional()
    .transform((answers) => Object.fromEntries(Object.entries(answers ?? {}).filter((pair): pair is [string, string] => pair[1] !== null))),
  rulesId: optionalId(),
  acceptRules: checkbox(),
  /** Said after being told of an own activity in the same hours. */
  despite: checkbox(),
});

/** By the receipt of whoever has no account, or by its id out of one's own list. */
export const cancelInput = z.union([z.strictObject({ receipt: z.string().max(100) }), z.strictObject({ enrolmentId: id() })], {
  error: "notChoice",
});

/** How somebody was found to be there, as it comes from the door: by a telephone, which may have had no connection, or typed afterwards. */
export const attendanceInput = z
  .strictObject({
    sessionId: id(),
    /** Made where it was scanned or typed, so that what is sent twice is one. */
    key: z.uuid({ error: "notChoice" }),
    source: z.enum(["scan", "manual", "paper", "walkIn"], { error: "notChoice" }),
    /** When, by a device that was without a connection. */
    at: z.iso
      .datetime({ error: "notDay" })
      .nullish()
      .transform((at) => (at ? new Date(at) : null)),
    admission: z.string().max(100, "tooLong").optional(),
    code: z.string().max(20, "tooLong").optional(),
    name: optionalText(50),
    phone: optionalPhoneNumber,
  })
  .superRefine((value, context) => {
    const missing = (field: string) => context.addIssue({ code: "custom", path: [field], message: "required" });
    if (value.source === "scan" && !value.admission) missing("admission");
    if (value.source === "manual" && !value.code) missing("code");
    if (value.source === "paper" || value.source === "walkIn") {
      if (value.name === null) missing("name");
      if (value.phone === null) missing("phone");
    }
  });

/** By oneself, with the ticket that the code by the door was exchanged for. */
export const checkInInput = z.strictObject({
  ticket: z.string().max(2_000, "tooLong"),
  name: optionalText(50),
  phone: optionalPhoneNumber,
  admission: z.string().max(100, "tooLong").optional(),
});
export const voidInput = z.strictObject({ attendanceId: id(), comment: text(200) });

export const rateInput = z.strictObject({
  receipt: z.string({ error: "required" }).max(100, "tooLong"),
  grade: z.enum(["1", "2", "3", "4", "5"], { error: "notChoice" }).transform(Number),
  comment: optionalText(500),
});

/** A campaign: its name, its days, what it asks. */
export const campaignInput = z
  .strictObject({ campaignId: optionalId(), name: text(40), firstDay: day(), lastDay: day(), theme: optionalText(500) })
  .superRefine(({ firstDay, lastDay }, context) => {
    if (lastDay < firstDay) context.addIssue({ code: "custom", path: ["lastDay"], message: "outOfRange" });
  });
export const closeCampaignInput = z.strictObject({
  campaignId: id(),
  closed: z.enum(["on", "off"], { error: "notChoice" }).transform((value) => value === "on"),
});
/** Both are the browser's, out of what it was given when it rated. */
export const revokeRatingInput = z.strictObject({
  receipt: z.string({ error: "required" }).max(100, "tooLong"),
  until: z.iso.datetime({ error: "notChoice" }),
});
