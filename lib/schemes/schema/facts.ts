// Facts as a file brings them, for the terminal and for trying a scheme out. Pure.
import { z } from "zod";
import { computedSources } from "./criteria";
import { schemeKey } from "./values";

/** An answer's key, or that of a part of it (`partKey`). */
const answerKey = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}(_[a-z][A-Za-z0-9]{0,39})?$/);
const count = z.int().min(0);
/** The name of what every object comes from; a record would leave it out without a word. */
const prototypeName = "__proto__";
const record = <K extends z.ZodString, V extends z.ZodType>(key: K, value: V) =>
  z
    .unknown()
    .refine((given) => typeof given !== "object" || given === null || !Object.hasOwn(given, prototypeName), prototypeName)
    .pipe(z.record(key, value));

const facts = {
  answers: record(answerKey, z.union([z.string().max(5000), z.number(), z.boolean()])).default({}),
  computed: z.strictObject(Object.fromEntries(computedSources.map((source) => [source, count.optional()]))).default({}),
  evidence: record(schemeKey, count).default({}),
  class: schemeKey.optional(),
};

/** One applicant. */
export const oneApplicant = z.strictObject(facts);
export type OneApplicant = z.infer<typeof oneApplicant>;

/** Those of a round; `years`: the grades of the years before, the last one last, null where there was none. */
export const manyApplicants = z
  .array(z.strictObject({ id: z.string().trim().min(1).max(200), ...facts, years: z.array(schemeKey.nullable()).max(50).optional() }))
  .max(100_000);
