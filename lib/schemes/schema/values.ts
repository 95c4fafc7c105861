// What every part of a scheme document is written in: keys, words, points, and a value with its origin. Pure.
import { z } from "zod";

/** Answers are looked up by key, so no key may name what every object has already, such as "constructor". */
export const schemeKey = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]{0,39}$/)
  .refine((key) => !(key in {}));
export const words = z.string().trim().min(1).max(200);
export const paragraph = z.string().trim().min(1).max(2000);

/** Where a rule stands in its notice, such as "Y10": a row of the clause table. */
const clause = z.string().regex(/^[A-Z][0-9]{1,3}$/);

/**
 * A value with its origin: the clause that states it, or the note that it is the city's own *sample*, because the notice is silent.
 * A figure with neither cannot be written.
 */
export const sourced = <T extends z.ZodType>(value: T) =>
  z.union([z.strictObject({ value, clause }), z.strictObject({ value, sample: paragraph })]);
export type Sourced<T> = { value: T; clause: string } | { value: T; sample: string };
export const isSample = (item: { clause: string } | { sample: string }): item is { sample: string } => "sample" in item;

export const origin = z.union([z.strictObject({ clause }), z.strictObject({ sample: paragraph })]);

/** Points are integer hundredths; each line, group and total has its own floor and cap. */
export const points = z.int().min(-1_000_000).max(1_000_000);

export const dueDays = sourced(z.strictObject({ days: z.int().min(1).max(365), dayKind: z.enum(["working", "natural"]) }));
