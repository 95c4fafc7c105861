// The scheme document: a city's rules as one JSON value, closed at every part. Nothing in it is ever run as code. Pure.
import { z } from "zod";
import { checkbox, day, id, optionalId, optionalPhone, optionalText, text } from "@/lib/kernel/fields";
import { numberPattern } from "@/lib/kernel/numbering";

/** Answers are looked up by key, so no key may name what every object has already, such as "constructor". */
export const schemeKey = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]{0,39}$/)
  .refine((key) => !(key in {}));
const words = z.string().trim().min(1).max(200);
const paragraph = z.string().trim().min(1).max(2000);

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

const origin = z.union([z.strictObject({ clause }), z.strictObject({ sample: paragraph })]);

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

const hostKind = z.strictObject({
  key: schemeKey,
  name: words,
  origin,
  /** Kinds of organization that may come under it (rows of OrganizationKind). */
  organizationKinds: z.array(words).min(1),
  fields: z.array(schemeField),
  conditions: z.array(condition),
});
export type HostKind = z.infer<typeof hostKind>;

/** Points are integer hundredths; each line, group and total has its own floor and cap. */
const points = z.int().min(-1_000_000).max(1_000_000);

const criterionBase = {
  key: schemeKey,
  name: words,
  text: paragraph.optional(),
  evidence: z.enum(["required", "optional", "none"]),
  origin,
};
export const criterion = z.discriminatedUnion("kind", [
  /** Met or not, as in 六有 and 八有. */
  z.strictObject({ kind: z.literal("checklist"), ...criterionBase }),
  /** Points given by hand within the line's own floor and cap. */
  z.strictObject({ kind: z.literal("manual"), ...criterionBase, floor: sourced(points), cap: sourced(points) }),
]);
export type Criterion = z.infer<typeof criterion>;

const criteriaGroup = z.strictObject({ key: schemeKey, name: words, criteria: z.array(criterion).min(1) });

const dueDays = sourced(z.strictObject({ days: z.int().min(1).max(365), dayKind: z.enum(["working", "natural"]) }));

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

/** Kinds of stage are code; order, repetition, owner, due days and options are data. */
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

/** Something a home's activities should cover, such as one of nine services, and where that is written. */
const coverage = z.array(z.strictObject({ key: schemeKey, name: words, origin })).max(20);

/** What a home owes once its plate hangs: figures and meanings of the meter (clauses part 5, 12), and who approves its activities. */
const operation = z.strictObject({
  /** So many different people checked in, or the session does not count (Y18). */
  leastAttendees: sourced(z.int().min(1).max(1000)),
  monthly: sourced(z.int().min(0).max(100)),
  yearly: sourced(z.int().min(0).max(1000)),
  /** Whether the month of the award is owed: always, never, or if it was awarded on the 1st. */
  firstMonth: sourced(z.enum(["owed", "notOwed", "ifAwardedOnFirst"])),
  /** What the year of the award owes of the yearly figure: all of it, or as many twelfths as months are owed, rounded up. */
  firstYear: sourced(z.enum(["whole", "byMonths"])),
  /** Keepers and the organizer's staff among those who came. */
  countStaff: sourced(z.boolean()),
  countOnline: sourced(z.boolean()),
  /** Each at least once a year (Y15). */
  yearlyKinds: coverage,
  lines: coverage,
  services: coverage,
  /** Who takes filings (Y21): the city's department, or the recommending organization above the home. */
  approver: sourced(z.enum(["city", "recommender"])),
});
export type Operation = z.infer<typeof operation>;

export const schemeDocument = z.strictObject({
  format: z.literal(1),
  code: schemeKey,
  name: words,
  kind: z.enum(["recognition"]),
  policy: z.strictObject({
    title: words,
    number: words.nullable(),
    clauseTable: z
      .string()
      .regex(/^[A-Z]$/)
      .nullable(),
  }),
  /** The honour itself: what the plate says, how it is numbered, how long it holds (null: no term). */
  honour: z.strictObject({
    title: sourced(words),
    numberPattern: sourced(z.string().regex(numberPattern).max(60)),
    validMonths: sourced(z.int().min(1).max(240).nullable()),
    homeLevel: words,
    homeCategory: words,
  }),
  applicationNumber: sourced(z.string().regex(numberPattern).max(60)),
  rolling: sourced(z.boolean()),
  returnDays: dueDays,
  hostKinds: z.array(hostKind).min(1),
  /** Who may recommend: the nearest recommending organization above the applicant, or any of some kinds. */
  recommenders: z.strictObject({ from: z.enum(["above", "any"]), organizationKinds: z.array(words), origin }),
  sections: z.array(z.strictObject({ key: schemeKey, name: words, fields: z.array(schemeField).min(1) })).min(1),
  standards: z.strictObject({ name: words, groups: z.array(criteriaGroup).min(1) }),
  /** Null: nothing is scored. */
  scoring: z.strictObject({ total: sourced(points), passMark: sourced(points.nullable()) }).nullable(),
  /** Which answers become the home's public facts. */
  home: z.strictObject({
    name: schemeKey,
    address: schemeKey,
    hours: schemeKey,
    phone: schemeKey,
    keeper: schemeKey.nullable(),
    /** The declaration by which a home promises to be open free of charge (Y14); null: the scheme asks for none. */
    free: schemeKey.nullable().default(null),
    /** Where it lies on a map; null: not asked. */
    point: schemeKey.nullable().default(null),
  }),
  stages: z.array(schemeStage).min(2),
  /** Null: the notice says nothing of what follows the plate, and nothing is counted against a home. */
  operation: operation.nullable().default(null),
});
export type SchemeDocument = z.infer<typeof schemeDocument>;

/** Every question an applicant of this kind of host is asked, criteria left out. */
export function fieldsFor(document: SchemeDocument, hostKindKey: string | null): SchemeField[] {
  const host = document.hostKinds.find((kind) => kind.key === hostKindKey);
  return [...(host?.fields ?? []), ...document.sections.flatMap((section) => section.fields)];
}

export const criteriaOf = (document: SchemeDocument): Criterion[] => document.standards.groups.flatMap((group) => group.criteria);

export type ScoredCriterion = Extract<Criterion, { kind: "manual" }>;
/** The lines that somebody gives points for. */
export const scoredCriteria = (document: SchemeDocument): ScoredCriterion[] =>
  criteriaOf(document).filter((criterion): criterion is ScoredCriterion => criterion.kind === "manual");

export const importInput = z.strictObject({ document: z.string({ error: "required" }).min(1, "required").max(500_000, "tooLong") });
export const publishInput = z.strictObject({ versionId: id() });
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
