// The language of criteria: a closed union, so that a city's 考核细则 is data and never a program. Nothing in it nests without end. Pure.
import { z } from "zod";
import { origin, paragraph, points, schemeKey, sourced, words } from "./values";

/** What the system knows by itself of a home or an organization in the year that is judged; nobody types it. */
export const computedSources = [
  // Meetings that count for the meter (Y18), the people and the months they cover.
  "activitiesHeld",
  "distinctAttendees",
  "personTimes",
  "monthsCovered",
  // Of what the scheme's operation asks: yearly kinds (Y15), lines (L10), services (L21).
  "kindsCovered",
  "linesCovered",
  "servicesCovered",
  // Matters of the 实事台账 that were done (L8).
  "mattersDone",
  // Satisfied and very satisfied of all ratings (L7), in hundredths of a percent.
  "satisfiedShare",
] as const;
export type ComputedSource = (typeof computedSources)[number];

/**
 * A number that rules read, in whole units of its last decimal: with one decimal, 85.5 is 855. A ratio is a percentage of two others and
 * is compared exactly, never rounded first (clauses part 5, 8).
 */
export const measure = z.strictObject({
  key: schemeKey,
  name: words,
  unit: z.string().trim().min(1).max(12),
  decimals: z.int().min(0).max(2).default(0),
  origin,
  from: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("asked"), min: z.int(), max: z.int(), hint: paragraph.optional() }),
    z.strictObject({ kind: z.literal("computed"), source: z.enum(computedSources) }),
    z.strictObject({ kind: z.literal("ratio"), of: schemeKey, over: schemeKey }),
  ]),
});
export type Measure = z.infer<typeof measure>;

/** An end of a range: closed takes the figure in (以上、以下、不少于), open does not (超过、不足); clauses part 5, 9. */
export const bound = z.strictObject({ value: z.int(), open: z.boolean() });
export type Bound = z.infer<typeof bound>;

const leaf = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("measure"), measure: schemeKey, from: bound.nullable(), to: bound.nullable() }),
  /** One option of a choice of the form. */
  z.strictObject({ kind: z.literal("answer"), field: schemeKey, is: schemeKey }),
  /** A line that is ticked, `checklist` or `fixed`, is. */
  z.strictObject({ kind: z.literal("met"), criterion: schemeKey }),
  /** So many records and files lie with the line itself. */
  z.strictObject({ kind: z.literal("evidence"), least: z.int().min(1).max(50) }),
]);
export type Leaf = z.infer<typeof leaf>;
/** All of them hold; of an `any`, at least one. */
export const test = z
  .array(z.union([leaf, z.strictObject({ kind: z.literal("any"), of: z.array(leaf).min(2).max(12) })]))
  .min(1)
  .max(12);
export type Test = z.infer<typeof test>;

const criterionBase = {
  key: schemeKey,
  name: words,
  text: paragraph.optional(),
  evidence: z.enum(["required", "optional", "none"]),
  origin,
  /** Where the points come from, if elsewhere: notices name what is wanted and leave the points to an annex. */
  pointsOrigin: origin.optional(),
  /** Where this does not hold, the line gives nothing. */
  requires: test.optional(),
};
/** The line's own ends. Left out: from 0, or what it takes away at most, to the points that are printed. */
const ends = { floor: points.optional(), cap: points.optional() };

const tier = z.strictObject({ name: words.optional(), when: test, points });
const item = z.strictObject({ key: schemeKey, name: words });
/** Points by number of units, such as 每 1 次 2 分; `whole`: a part of a unit counts for nothing. */
const perUnit = { measure: schemeKey, per: z.int().min(1), each: points, whole: z.boolean() };

const simple = [
  /** Points given by hand within the line's own floor and cap. */
  z.strictObject({ kind: z.literal("manual"), ...criterionBase, floor: sourced(points), cap: sourced(points) }),
  /** All or nothing: ticked, or where `when` stands, as that holds. */
  z.strictObject({ kind: z.literal("fixed"), ...criterionBase, ...ends, points, when: test.optional() }),
  /** Of the tiers that hold, the first, the last (a later one overrides), or the highest. */
  z.strictObject({
    kind: z.literal("tiers"),
    ...criterionBase,
    ...ends,
    pick: z.enum(["first", "last", "highest"]),
    tiers: z.array(tier).min(1).max(40),
    otherwise: points.default(0),
  }),
  /** Of a list, so many ticked: all of it, or n of it. The highest step that is reached. */
  z.strictObject({
    kind: z.literal("list"),
    ...criterionBase,
    ...ends,
    items: z.array(item).min(1).max(40),
    steps: z
      .array(z.strictObject({ least: z.int().min(1).max(40), points }))
      .min(1)
      .max(40),
  }),
  z.strictObject({ kind: z.literal("perUnit"), ...criterionBase, ...ends, ...perUnit, cap: points }),
  /** In proportion, all of it at the target. */
  z.strictObject({ kind: z.literal("proportional"), ...criterionBase, ...ends, measure: schemeKey, target: z.int().min(1), points }),
  /** All of it at the target; below, so much less for each unit that is short. */
  z.strictObject({ kind: z.literal("shortfall"), ...criterionBase, ...ends, ...perUnit, target: z.int().min(1), points }),
  /** From `start` so much less for each unit: 每发生 1 次扣 2 分, 扣完为止. */
  z.strictObject({ kind: z.literal("deduction"), ...criterionBase, ...ends, ...perUnit, start: points, floor: points }),
] as const;
export const simpleCriterion = z.discriminatedUnion("kind", simple);
export type SimpleCriterion = z.infer<typeof simpleCriterion>;

export const criterion = z.discriminatedUnion("kind", [
  /** Met or not, as in 六有 and 八有; no points. */
  z.strictObject({ kind: z.literal("checklist"), ...criterionBase }),
  ...simple,
  /** The one that gives most. */
  z.strictObject({ kind: z.literal("bestOf"), ...criterionBase, ...ends, options: z.array(simpleCriterion).min(2).max(12) }),
  /** A fact that undoes all points: ticked, or as `when` holds (一票否决). */
  z.strictObject({ kind: z.literal("veto"), ...criterionBase, when: test.optional() }),
]);
export type Criterion = z.infer<typeof criterion>;
export type CriterionKind = Criterion["kind"];

export const criteriaGroup = z.strictObject({
  key: schemeKey,
  name: words,
  criteria: z.array(criterion).min(1).max(300),
  /** As printed; the check adds its lines up to it. */
  points: points.optional(),
  floor: points.optional(),
  cap: points.optional(),
  /** Points over and above the rest: inside the total, which they cannot exceed, or on top of it. */
  bonus: z.enum(["inside", "onTop"]).optional(),
  /** Only for these classes of the scheme. */
  classes: z.array(schemeKey).min(1).optional(),
});
export type CriteriaGroup = z.infer<typeof criteriaGroup>;
