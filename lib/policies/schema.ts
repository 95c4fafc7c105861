// Pure.
import { z } from "zod";
import { day, id, optionalId, optionalText, text } from "@/lib/kernel/fields";

export const policyStatuses = ["trial", "inForce", "repealed"] as const;
export type PolicyStatus = (typeof policyStatuses)[number];

/** Not every document tells all of its dates (益阳's has none). */
const optionalDay = () => z.union([z.literal("").transform(() => null), day()], { error: "notDay" });

export const policyInput = z.strictObject({
  /** The draft that is written over; none: a new one. */
  policyId: optionalId(),
  title: text(120),
  number: optionalText(60),
  indexNumber: optionalText(60),
  numberingBody: optionalText(80),
  signingBody: optionalText(80),
  publisher: optionalText(80),
  signedOn: optionalDay(),
  issuedOn: optionalDay(),
  effectiveOn: optionalDay(),
  publishedOn: optionalDay(),
  status: z.enum(["trial", "inForce"], { error: "notChoice" }),
  text: optionalText(20_000),
});

export const releaseInput = z.strictObject({ policyId: id() });
export const repealInput = z.strictObject({ policyId: id(), repealedOn: day(), comment: text(300) });
export const withdrawInput = z.strictObject({ policyId: id(), comment: text(300) });

/** What the public list is filtered by. */
export type PolicyFilter = { word: string; status: PolicyStatus | null };
