// What comes of the points: who may hold it, grades with bands and quotas, how many are awarded, money, and what several years bring. Pure.
import { z } from "zod";
import { bound } from "./criteria";
import { dueDays, origin, schemeKey, sourced, words } from "./values";

/** Kinds of home or applicant that one scheme judges apart, each with its own caps and money. */
export const schemeClass = z.strictObject({
  key: schemeKey,
  name: words,
  origin,
  /** Only for these kinds of host; left out: the applicant says which class it is. */
  hostKinds: z.array(schemeKey).min(1).optional(),
});

/** What must be so before anybody may apply. */
export const gate = z.discriminatedUnion("kind", [
  /** A plate of one of these titles hangs and holds (K21); left out: of any. */
  z.strictObject({ kind: z.literal("validPlaque"), name: words, origin, titles: z.array(words).min(1).optional() }),
  /** The same title was not given in so many years before. */
  z.strictObject({ kind: z.literal("notAwarded"), name: words, origin, title: words, years: z.int().min(1).max(20) }),
  /** One of these grades in so many yearly assessments in a row. */
  z.strictObject({
    kind: z.literal("gradeBefore"),
    name: words,
    origin,
    scheme: schemeKey,
    grades: z.array(schemeKey).min(1),
    years: z.int().min(1).max(10),
  }),
  /** A declaration of the form: not funded elsewhere, no fact of a veto. */
  z.strictObject({ kind: z.literal("declared"), name: words, origin, field: schemeKey }),
  /** A person's age on the first day of the round; a date of the form says the birth. */
  z.strictObject({ kind: z.literal("ageAtMost"), name: words, origin, field: schemeKey, years: z.int().min(1).max(120) }),
]);
export type Gate = z.infer<typeof gate>;

export const material = z.strictObject({
  key: schemeKey,
  name: words,
  origin,
  copies: z.int().min(0).max(20),
  sealed: z.boolean(),
});

/** A band of points with a name. The best of a quota keep it, the rest fall to the next grade. */
export const grade = z.strictObject({
  key: schemeKey,
  name: words,
  origin,
  from: bound.nullable(),
  to: bound.nullable(),
  /** Of those with points: hundredths of a percent rounded down, or a number. */
  quota: z
    .discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("percent"), most: sourced(z.int().min(0)) }),
      z.strictObject({ kind: z.literal("number"), most: sourced(z.int().min(0)) }),
    ])
    .optional(),
});
export type Grade = z.infer<typeof grade>;

export const grading = z.strictObject({
  /** The best first. */
  grades: z.array(grade).min(2).max(12),
  /**
   * Several with the same points at a cut: the list stops for a decision, all of them are in, none is, or these lines decide one after the
   * other. Never by chance (clauses part 5, 8).
   */
  ties: sourced(
    z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("stop") }),
      z.strictObject({ kind: z.literal("allIn") }),
      z.strictObject({ kind: z.literal("allOut") }),
      z.strictObject({ kind: z.literal("byLines"), lines: z.array(schemeKey).min(1).max(20) }),
    ]),
  ),
  /** The grade of whoever a veto strikes. */
  vetoed: schemeKey,
});
export type Grading = z.infer<typeof grading>;

/** How many a round may award: fewer needs a reason, more is blocked (K22). */
export const resultCount = z.strictObject({ least: sourced(z.int().min(0).max(10_000)), most: sourced(z.int().min(1).max(10_000)) });

/** Integer 分. */
const amount = z.int().min(0).max(100_000_000_000);
const range = { least: sourced(amount), most: sourced(amount) };
export const money = z.strictObject({
  ...range,
  /** Each awarded gets it, or all of them together: notices leave it open (K23), so it has no default and its absence is a finding. */
  basis: sourced(z.enum(["perAwardee", "total"])).optional(),
  /** Where a grade or a class has a range of its own. */
  apart: z
    .array(z.strictObject({ by: z.enum(["grade", "class"]), key: schemeKey, ...range }))
    .max(24)
    .default([]),
  /** What it may be spent on. */
  heads: z
    .array(z.strictObject({ key: schemeKey, name: words, origin }))
    .min(1)
    .max(20),
  /** Of the whole round; null: not stated. */
  total: sourced(amount.nullable()),
});
export type Money = z.infer<typeof money>;

/** What so many years in a row of these grades bring. */
export const consequence = z.strictObject({
  key: schemeKey,
  origin,
  grades: z.array(schemeKey).min(1),
  inARow: z.int().min(1).max(10),
  then: z.enum(["remind", "rectify", "downgrade", "suspend", "revoke"]),
  /** To put right by then, and what follows if it is not. */
  rectify: z.strictObject({ by: dueDays, otherwise: z.enum(["downgrade", "suspend", "revoke"]) }).optional(),
});
export type Consequence = z.infer<typeof consequence>;

/** The days of the year between which it is applied for, "MM-DD" (Y11). */
const yearDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);
export const yearWindow = z.strictObject({
  first: sourced(yearDay),
  last: sourced(yearDay),
  /** Where the last day is not a working day: it stays, or rolls to the next. Both real deadlines were Saturdays, so it is said. */
  nonWorking: sourced(z.enum(["keep", "roll"])).optional(),
});
