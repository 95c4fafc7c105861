// The scheme document: a city's rules as one JSON value, closed at every part. Nothing in it is ever run as code. Pure.
import { z } from "zod";
import { numberPattern } from "@/lib/kernel/numbering";
import { type Criterion, criteriaGroup, measure } from "./criteria";
import { hostKind, type SchemeField, schemeField } from "./form";
import { operation } from "./operation";
import { consequence, gate, grading, material, money, resultCount, schemeClass, yearWindow } from "./results";
import { schemeStage } from "./stages";
import { dueDays, origin, points, schemeKey, sourced, words } from "./values";

/** What it is for: to recognize a home, to choose the best, to judge one year of homes or of 基层科协 (T4), or to honour people (T14, T15). */
export const schemeKinds = ["recognition", "demonstration", "homeAssessment", "associationAssessment", "awardProgramme"] as const;
export type SchemeKind = (typeof schemeKinds)[number];

/** Who holds what is given: a home that is to be, one that is there, the applicant itself, or whom it puts forward. */
export const schemeSubjects = ["newHome", "existingHome", "organization", "person", "team"] as const;
export type SchemeSubject = (typeof schemeSubjects)[number];

export const schemeDocument = z.strictObject({
  format: z.literal(1),
  code: schemeKey,
  name: words,
  kind: z.enum(schemeKinds),
  subject: z.enum(schemeSubjects).default("newHome"),
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
    /** Of the home, where one is given or made (`subject`); left out: none is. */
    homeLevel: words.optional(),
    homeCategory: words.optional(),
    /** Only for these grades (优秀 → 再授牌, Y12); left out: for whoever is awarded. */
    grades: z.array(schemeKey).min(1).optional(),
  }),
  applicationNumber: sourced(z.string().regex(numberPattern).max(60)),
  rolling: sourced(z.boolean()),
  window: yearWindow.nullable().default(null),
  returnDays: dueDays,
  hostKinds: z.array(hostKind).min(1),
  classes: z.array(schemeClass).max(12).default([]),
  gates: z.array(gate).max(20).default([]),
  /** Who may recommend: the nearest recommending organization above the applicant, or any of some kinds. */
  recommenders: z.strictObject({
    from: z.enum(["above", "any"]),
    organizationKinds: z.array(words),
    origin,
    /** So many a round from each; null: no limit. */
    quota: sourced(z.int().min(1).max(1000).nullable()).optional(),
    /** So many must recommend it together; left out: one. */
    together: sourced(z.int().min(1).max(10)).optional(),
  }),
  materials: z.array(material).max(20).default([]),
  sections: z.array(z.strictObject({ key: schemeKey, name: words, fields: z.array(schemeField).min(1) })).min(1),
  measures: z.array(measure).max(100).default([]),
  standards: z.strictObject({ name: words, groups: z.array(criteriaGroup).min(1).max(60) }),
  /** Null: nothing is scored. */
  scoring: z
    .strictObject({
      total: sourced(points),
      passMark: sourced(points.nullable()),
      /** Left out: the sum is as it comes out. */
      floor: sourced(points).optional(),
      /** Whether points can exceed the total; left out: they can, which only bonuses and open lines bring about. */
      capped: sourced(z.boolean()).optional(),
    })
    .nullable(),
  grading: grading.nullable().default(null),
  results: resultCount.nullable().default(null),
  money: money.nullable().default(null),
  consequences: z.array(consequence).max(20).default([]),
  /** Which answers become the home's public facts; null: it is not about homes. */
  home: z
    .strictObject({
      name: schemeKey,
      address: schemeKey,
      hours: schemeKey,
      phone: schemeKey,
      keeper: schemeKey.nullable(),
      /** The declaration by which a home promises to be open free of charge (Y14); null: the scheme asks for none. */
      free: schemeKey.nullable().default(null),
      /** Where it lies on a map; null: not asked. */
      point: schemeKey.nullable().default(null),
    })
    .nullable()
    .default(null),
  /** Which answer names the person or team that is put forward; null: it is not about people. */
  holder: z
    .strictObject({
      name: schemeKey,
      /** The declaration by which a person agrees to be named in public: no name hangs without it (个人信息保护法 25). */
      consent: schemeKey.nullable().default(null),
    })
    .nullable()
    .default(null),
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
