// The stages of a scheme: kinds of stage are code; order, repetition, owner, due days and options are data. Pure.
import { z } from "zod";
import { numberPattern } from "@/lib/kernel/numbering";
import { condition } from "./form";
import { dueDays, origin, schemeKey, sourced, words } from "./values";

const stage = <K extends string, S extends z.ZodRawShape>(kind: K, shape: S) =>
  z.strictObject({
    key: schemeKey,
    kind: z.literal(kind),
    name: words,
    origin,
    dueDays,
    /** The stage is left out where the condition does not hold. */
    when: condition.options[0].optional(),
    /** After a return: back here, or from the first stage on. */
    resubmitTo: z.enum(["here", "first"]),
    ...shape,
  });

export const schemeStage = z.discriminatedUnion("kind", [
  stage("selfApproval", {}),
  stage("endorse", {}),
  stage("receive", { copies: sourced(z.int().min(1).max(20)) }),
  stage("formalReview", {}),
  stage("siteVisit", {}),
  // Experts score by themselves, and none knows of the others; what counts of their points is said here (clauses part 5, 7).
  stage("panelScoring", {
    leastSheets: sourced(z.int().min(3).max(20)),
    result: sourced(z.enum(["mean"])),
    /** From so many sheets on, one high and one low of each line are left out; null: never. */
    dropFrom: sourced(z.int().min(5).max(20).nullable()),
    /** Which difference from the column before needs a reason. */
    reasonFor: sourced(z.enum(["anyDifference"])),
  }),
  stage("decision", {}),
  // How long a notice hangs has no default: what is left out here is a finding of the check (clauses part 5, 3).
  stage("publicNotice", {
    days: sourced(z.int().min(1).max(90)).optional(),
    dayKind: sourced(z.enum(["working", "natural"])).optional(),
    /** Whether the day of publication is the first of them. */
    firstDay: sourced(z.enum(["counted", "notCounted"])).optional(),
    numberPattern: sourced(z.string().regex(numberPattern).max(60)).optional(),
  }),
  stage("award", {}),
]);
export type SchemeStage = z.infer<typeof schemeStage>;
export type StageKind = SchemeStage["kind"];
