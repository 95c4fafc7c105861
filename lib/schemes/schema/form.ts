// The form of a scheme: what it asks, of which kind of host, and under which conditions. Pure.
import { z } from "zod";
import { origin, paragraph, schemeKey, sourced, words } from "./values";

const option = z.strictObject({ key: schemeKey, label: words, hint: paragraph.optional() });

const field = <K extends string, S extends z.ZodRawShape>(kind: K, shape: S) =>
  z.strictObject({
    key: schemeKey,
    kind: z.literal(kind),
    label: words,
    hint: paragraph.optional(),
    required: z.boolean(),
    origin,
    ...shape,
  });

/** One question of the form. */
export const schemeField = z.discriminatedUnion("kind", [
  field("text", { maxLength: z.int().min(1).max(200) }),
  field("longText", { maxLength: z.int().min(1).max(5000) }),
  field("integer", { min: z.int(), max: z.int(), unit: words }),
  field("date", {}),
  field("choice", { options: z.array(option).min(2) }),
  /** Any of a list; required: at least one. */
  field("choices", { options: z.array(option).min(1) }),
  field("declaration", {}),
  field("phone", {}),
  /** Where it lies on a map. */
  field("point", {}),
  field("file", { maxFiles: z.int().min(1).max(20), only: z.enum(["photos"]).optional() }),
]);
export type SchemeField = z.infer<typeof schemeField>;

/** A condition over the answers: a closed union, so that a clerk's rule can never be a program. */
export const condition = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("equals"), field: schemeKey, value: schemeKey }),
  z.strictObject({ kind: z.literal("atLeast"), field: schemeKey, value: sourced(z.int()), message: words }),
  z.strictObject({ kind: z.literal("notExpired"), field: schemeKey, message: words, origin }),
]);
export type Condition = z.infer<typeof condition>;

export const hostKind = z.strictObject({
  key: schemeKey,
  name: words,
  origin,
  /** Kinds of organization that may come under it (rows of OrganizationKind). */
  organizationKinds: z.array(words).min(1),
  fields: z.array(schemeField),
  conditions: z.array(condition),
});
export type HostKind = z.infer<typeof hostKind>;
