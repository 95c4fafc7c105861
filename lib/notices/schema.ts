// Pure.
import { z } from "zod";
import { checkbox, day, id, optionalText, phone, text } from "@/lib/kernel/fields";
import { schemeKey } from "@/lib/schemes/schema/values";

/** One ticked box is sent as a word, several as a list. */
const ids = z
  .union([id().transform((one) => [one]), z.array(id()).max(500, "tooMany")], { error: "required" })
  .transform((list) => [...new Set(list)].sort());

export const draftInput = z
  .strictObject({
    roundId: id(),
    title: text(100),
    body: text(3000),
    basis: text(200),
    contactPhone: phone(),
    namesShown: checkbox(),
    personalBasis: optionalText(200),
    applicationIds: ids,
  })
  .refine(({ namesShown, personalBasis }) => !namesShown || personalBasis !== null, { path: ["personalBasis"], error: "required" });

export const noticeInput = z.strictObject({ noticeId: id() });
export const noticeReasonInput = z.strictObject({ noticeId: id(), comment: text(500) });

export const objectInput = z.strictObject({
  noticeId: id(),
  itemId: id(),
  criterionKey: z
    .union([z.literal("").transform(() => null), schemeKey], { error: "notChoice" })
    .nullish()
    .transform((key) => key ?? null),
  mode: z.enum(["realName", "confidential"], { error: "notChoice" }),
  name: text(50),
  phone: phone(),
  text: text(2000),
});

export const objectionInput = z.strictObject({ objectionId: id() });
export const answerInput = z.strictObject({ objectionId: id(), comment: text(1000), toldOn: day() });
export const revealPurposes = ["tellResult", "askMore", "checkIdentity"] as const;
export const revealInput = z.strictObject({ objectionId: id(), purpose: z.enum(revealPurposes, { error: "notChoice" }) });
export const revokeInput = z.strictObject({ receipt: z.string({ error: "notText" }).max(100, "tooLong") });
