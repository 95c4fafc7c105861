// What the pages of schemes send. Pure.
import { z } from "zod";
import { checkbox, day, id, optionalId, optionalPhone, optionalText, text } from "@/lib/kernel/fields";

export const importInput = z.strictObject({ document: z.string({ error: "required" }).min(1, "required").max(500_000, "tooLong") });
export const openRoundInput = z.strictObject({
  versionId: id(),
  name: text(100),
  opensOn: day(),
  /** The last day; the window closes at its midnight. */
  lastDay: day(),
  receivingOrganizationId: id(),
  decidingOrganizationId: id(),
  departmentId: optionalId(),
  rollsOver: checkbox(),
  place: optionalText(120),
  phone: optionalPhone(),
  supervisionPhone: optionalPhone(),
});

const typed = z.record(z.string().max(100), z.string({ error: "notText" }).max(200, "tooLong"), { error: "notText" }).default({});
/** Values to try a version with: answers, what the system would know, how much evidence lies where. */
export const trialInput = z.strictObject({ versionId: id(), a: typed, c: typed, e: typed });
