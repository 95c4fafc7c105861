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
