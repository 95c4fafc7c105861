// What a city sets for its cases. Pure.
import { z } from "zod";
import { checkbox, id, revision, text, wholeNumber } from "@/lib/kernel/fields";
import { caseTracks } from "../schema";

/** What a city's own figure or category rests on: a clause, or its own word, which is shown as a sample. */
const basis = { basisKind: z.enum(["clause", "sample"], { error: "required" }), basis: text(200) };
const categoryCode = z.string({ error: "notText" }).regex(/^[a-zA-Z]{2,40}$/, "notText");
const categoryNames = { name: text(30), nameEn: text(60) };
export const officeInput = z.strictObject({ organizationId: id() });
export const addCategoryInput = z.strictObject({
  code: categoryCode,
  ...categoryNames,
  track: z.enum(caseTracks, { error: "required" }),
  narrow: checkbox(),
  ...basis,
});
export const renameCategoryInput = z.strictObject({ code: categoryCode, ...categoryNames });
export const switchCategoryInput = z.strictObject({ code: categoryCode, active: z.enum(["on", "off"], { error: "notChoice" }) });
export const keepersInput = z.strictObject({
  code: categoryCode,
  personIds: z
    .union([z.uuid({ error: "notChoice" }).transform((one) => [one]), z.array(z.uuid({ error: "notChoice" })).max(50, "tooMany")], {
      error: "notChoice",
    })
    .optional()
    .transform((ids) => [...new Set(ids ?? [])]),
});
export const standardInput = z.strictObject({
  key: categoryCode,
  version: revision(),
  days: wholeNumber(1, 365),
  dayKind: z.enum(["working", "natural"], { error: "required" }),
  ...basis,
});
