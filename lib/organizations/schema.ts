// Pure.
import { z } from "zod";
import { id, optionalId, optionalText, text } from "@/lib/kernel/fields";
import { tidyCode } from "@/lib/kernel/writing";
import { isCreditCode } from "./rules";

const creditCode = z
  .string()
  .optional()
  .transform((value) => (value === undefined ? "" : tidyCode(value).toUpperCase()))
  .refine((value) => value === "" || isCreditCode(value), "notCreditCode")
  .transform((value) => (value === "" ? null : value));

export const createOrganizationInput = z.strictObject({
  name: text(100),
  kindCode: z.string({ error: "required" }).min(1, "required").max(40),
  parentId: id(),
  /** Of the unit itself; an association has none (its host unit does). */
  creditCode,
  /** The unit whose association this is. */
  hostUnitId: optionalId(),
  phone: optionalText(30),
});
