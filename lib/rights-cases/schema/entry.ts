// A case entered by somebody else than the claimant. Pure.
import { z } from "zod";
import { checkbox, day, id, optionalText, phone, text, ticked } from "@/lib/kernel/fields";
import { caseModes, consentWays, creditCode, language, names, stepInputs } from "../schema";

/** Oral and paper cases, by the desk (信访工作条例 17–21). */
export const deskChannels = ["phone", "visit", "letter"] as const;
const entered = {
  /** Drawn with the form: an equal post finds the case that the first one made. */
  token: id(),
  category: text(40),
  what: text(5000),
  respondent: optionalText(100),
  respondentCode: creditCode,
  ask: text(2000),
  notBy: optionalText(500),
  name: optionalText(50),
  phone: z.union([z.literal("").transform(() => null), phone()], { error: "notPhone" }).optional(),
  address: optionalText(200),
  people: stepInputs.who.shape.people,
  representatives: names,
  consentHow: z.enum(consentWays, { error: "required" }),
  consentOn: day(),
  consentHandle: ticked(),
  consentSensitive: checkbox(),
  language,
};
export const deskEntryInput = z.strictObject({
  ...entered,
  channel: z.enum(deskChannels, { error: "required" }),
  mode: z.enum(caseModes, { error: "required" }),
  /** The day it came in: the limits count from it. */
  receivedOn: day(),
  /** The open cases that look the same, as the desk was shown them. */
  alike: z.string({ error: "notText" }).max(2000, "tooLong").optional(),
});
export type DeskEntry = z.infer<typeof deskEntryInput>;
/** Filed by an enterprise's association for somebody it knows, so never anonymously (K11). */
export const behalfInput = z.strictObject({ ...entered, mode: z.enum(["realName", "confidential"], { error: "required" }) });
export type BehalfEntry = z.infer<typeof behalfInput>;
