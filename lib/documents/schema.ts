// What was printed, as it is frozen. Pure.
import { z } from "zod";
import { isDay } from "@/lib/kernel/dates";
import { id } from "@/lib/kernel/fields";
import { awardees } from "@/lib/schemes/rules/subject";

const day = z.string().refine(isDay);

/**
 * 申报审批表: one submission with what stood around it on that day. The questions are those of the pinned scheme version, which is frozen
 * itself.
 */
export const applicationFormData = z.strictObject({
  number: z.string(),
  ordinal: z.int().min(1),
  submittedAt: z.iso.datetime(),
  /** Of the submission: goes on the paper in digits. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  applicant: z.string(),
  creditCode: z.string().nullable(),
  recommender: z.string().nullable(),
  receivingOffice: z.string(),
  decidingOffice: z.string(),
  answers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  evidence: z.array(z.strictObject({ fieldKey: z.string(), name: z.string(), size: z.int(), sha256: z.string() })),
  /** What the portal knew already and was picked instead of a file. */
  records: z
    .array(
      z.strictObject({
        fieldKey: z.string(),
        kind: z.enum(["session", "reportPhoto", "homePhoto", "facility", "matter"]),
        title: z.string(),
        day: z.iso.date().nullable(),
        count: z.int().nullable(),
        state: z.enum(["good", "worn", "broken", "missing"]).nullable(),
        hash: z.string(),
      }),
    )
    .default([]),
});
export type ApplicationFormData = z.infer<typeof applicationFormData>;

/** 授牌证书: what the plate says, in the words of the day it was issued. */
export const certificateData = z.strictObject({
  number: z.string(),
  verifyCode: z.string(),
  awardee: z.enum(awardees).default("home"),
  holder: z.string(),
  /** The organization that holds it or put its holder forward; null: printed before it was kept. */
  unit: z.string().nullable().default(null),
  title: z.string(),
  issuer: z.string(),
  issuedOn: day,
  validTo: day.nullable(),
  policy: z.strictObject({ title: z.string(), number: z.string().nullable() }),
  /** Names of the stages it went through, as the scheme has them. */
  way: z.array(z.string()),
});
export type CertificateData = z.infer<typeof certificateData>;

/** Where the file of a paper was put. */
export const renderedInput = z.strictObject({
  documentId: id(),
  storageKey: z.string().min(1).max(64),
  size: z.int().min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
