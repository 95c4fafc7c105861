// Pure.
import { z } from "zod";
import { id } from "@/lib/kernel/fields";

/** What people are told of. */
export const messageEvents = [
  "submitted",
  "resubmitted",
  "newWork",
  "returned",
  "refused",
  "approved",
  "awarded",
  "lapsed",
  "expired",
  "reopened",
  "handedOver",
  "handedOverAll",
  "handedAway",
  "excused",
  "steppedBack",
  "sheetsIn",
  "dueSoon",
  "overdue",
  "urged",
  "delegated",
  "takenOver",
  "filingApproved",
  "seatGiven",
  "sessionCancelled",
  "sessionAhead",
  "bookingApproved",
  "bookingRefused",
  "bookingCancelled",
  "bookingLetIn",
  "bookingDayClosed",
  "bookingDayOpen",
  "sessionDayClosed",
  "sessionDayOpen",
] as const;
export type MessageEvent = (typeof messageEvents)[number];

/** What a message says beside its event. Numbers, dates and names of bodies; never a person, an answer or a secret. */
export const messageParams = z.object({
  number: z.string().nullable().default(null),
  applicant: z.string().nullable().default(null),
  round: z.string().nullable().default(null),
  purpose: z.string().nullable().default(null),
  dueAt: z.iso.datetime().nullable().default(null),
  organization: z.string().nullable().default(null),
  count: z.number().nullable().default(null),
  firstDay: z.iso.date().nullable().default(null),
  lastDay: z.iso.date().nullable().default(null),
  activity: z.string().nullable().default(null),
  startsAt: z.iso.datetime().nullable().default(null),
  reason: z.string().nullable().default(null),
  /** A home and its room, and when. */
  place: z.string().nullable().default(null),
});
export type MessageParams = z.infer<typeof messageParams>;

export const markInput = z.strictObject({ messageId: id() });
export const markAllInput = z.strictObject({});

/** An address to write to; empty takes it away. */
export const mailInput = z.strictObject({
  email: z
    .string({ error: "notText" })
    .transform((value) => value.normalize("NFKC").trim())
    .refine((value) => value === "" || (value.length <= 254 && z.email().safeParse(value).success), "notEmail")
    .transform((value) => (value === "" ? null : value)),
  mailed: z
    .literal("on", { error: "notChoice" })
    .optional()
    .transform((value) => value === "on"),
});
export const deliveredInput = z.strictObject({ outboxId: id(), outcome: z.enum(["sent", "failed"]) });
