// Schemes that nobody wrote: valid ones of every construct at random, and large ones. Built over a preset, of which they keep the form.
import fs from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { partKey } from "@/lib/schemes/schema/keys";
import { type Ends, endsOf } from "@/lib/schemes/rules/ends";
import { linesOf, type ScoreFacts } from "@/lib/schemes/rules/facts";
import { type Criterion, type CriteriaGroup, type Measure, type SimpleCriterion } from "@/lib/schemes/schema/criteria";
import { type SchemeDocument, schemeDocument } from "@/lib/schemes/schema/document";
import type { Grading } from "@/lib/schemes/schema/results";

export const origin = { sample: "示例" };
export const said = <V>(value: V) => ({ value, ...origin });

const folder = path.resolve("prisma/seed/schemes");
/** One of the presets by its file, as a copy. */
export const preset = (name: string): SchemeDocument => schemeDocument.parse(JSON.parse(fs.readFileSync(path.join(folder, name), "utf8")));
const basis = preset("linjiang2026.json");

export const group = (key: string, criteria: Criterion[], more: Partial<CriteriaGroup> = {}): CriteriaGroup => ({
  key,
  name: `第 ${key} 部分`,
  criteria,
  ...more,
});

/** A scheme of these groups over the form of the preset; its total is what its lines can give, bonuses left out. */
export function schemeWith(parts: { groups: CriteriaGroup[]; measures?: Measure[] } & Partial<SchemeDocument>): SchemeDocument {
  const { groups, ...more } = parts;
  const full = groups.filter(({ bonus }) => !bonus).reduce((sum, one) => sum + fullOf(one), 0);
  return schemeDocument.parse({
    ...structuredClone(basis),
    standards: { name: "评分标准", groups },
    scoring: { total: said(full), passMark: said(null) },
    ...more,
  });
}
const fullOf = ({ criteria, cap }: CriteriaGroup): number =>
  Math.min(
    cap ?? Infinity,
    criteria.reduce((sum, line) => sum + (endsOf(line)?.cap ?? 0), 0),
  );

const common = { name: "指标", evidence: "none" as const, origin };

/** Points as notices print them: whole and halves. */
const points = fc.integer({ min: 1, max: 60 }).map((halves) => halves * 50);
const measureNames = ["held", "members", "funds", "share"] as const;
export const measures: Measure[] = [
  { key: "held", name: "活动场次", unit: "次", decimals: 0, origin, from: { kind: "computed", source: "activitiesHeld" } },
  { key: "members", name: "会员人数", unit: "人", decimals: 0, origin, from: { kind: "asked", min: 0, max: 5000 } },
  { key: "staff", name: "科技工作者人数", unit: "人", decimals: 0, origin, from: { kind: "asked", min: 0, max: 5000 } },
  { key: "funds", name: "工作经费", unit: "万元", decimals: 1, origin, from: { kind: "asked", min: 0, max: 5000 } },
  { key: "share", name: "会员占比", unit: "%", decimals: 0, origin, from: { kind: "ratio", of: "members", over: "staff" } },
];
const measureKey = fc.constantFrom(...measureNames);

const perUnit = fc.record({ measure: measureKey, per: fc.integer({ min: 1, max: 12 }), each: points, whole: fc.boolean() });

/** Bands that meet and never overlap, with points that rise. */
const tiersArbitrary = fc
  .record({
    measure: measureKey,
    starts: fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 6 }),
    step: points,
    pick: fc.constantFrom("first" as const, "last" as const, "highest" as const),
  })
  .map(({ measure, starts, step, pick }) => {
    const sorted = starts.toSorted((a, b) => a - b);
    const tiers = sorted.map((value, at) => ({
      when: [
        {
          kind: "measure" as const,
          measure,
          from: { value, open: false },
          to: at + 1 < sorted.length ? { value: sorted[at + 1] ?? 0, open: true } : null,
        },
      ],
      points: (at + 1) * step,
    }));
    return { kind: "tiers" as const, pick, tiers, otherwise: 0 };
  });

const listArbitrary = fc
  .record({
    size: fc.integer({ min: 1, max: 8 }),
    steps: fc.uniqueArray(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 4 }),
    step: points,
  })
  .map(({ size, steps, step }) => ({
    kind: "list" as const,
    items: Array.from({ length: size }, (_, at) => ({ key: `i${at}`, name: `第 ${at + 1} 项` })),
    steps: [...new Set(steps.map((least) => Math.min(least, size)))]
      .sort((a, b) => a - b)
      .map((least, at) => ({ least, points: (at + 1) * step })),
  }));

type WithoutBase<C> = C extends unknown ? Omit<C, "key" | "name" | "evidence" | "origin" | "text"> : never;
const simpleParts: fc.Arbitrary<WithoutBase<SimpleCriterion>> = fc.oneof(
  fc.record({ kind: fc.constant("manual" as const), floor: fc.integer({ min: -500, max: 0 }).map(said), cap: points.map(said) }),
  points.map((given) => ({ kind: "fixed" as const, points: given })),
  measureKey.map((measure) => ({
    kind: "fixed" as const,
    points: 500,
    when: [{ kind: "measure" as const, measure, from: { value: 10, open: true }, to: null }],
  })),
  tiersArbitrary,
  listArbitrary,
  fc.tuple(perUnit, points).map(([unit, cap]) => ({ kind: "perUnit" as const, ...unit, cap })),
  fc
    .record({ measure: measureKey, target: fc.integer({ min: 1, max: 100 }), points })
    .map((line) => ({ kind: "proportional" as const, ...line })),
  fc
    .tuple(perUnit, fc.integer({ min: 1, max: 100 }), points)
    .map(([unit, target, full]) => ({ kind: "shortfall" as const, ...unit, target, points: full })),
  fc
    .tuple(perUnit, points, fc.integer({ min: -2000, max: 0 }))
    .map(([unit, start, floor]) => ({ kind: "deduction" as const, ...unit, start, floor })),
);
/** One line of any simple kind. */
export const arbitraryLine = (key: string): fc.Arbitrary<SimpleCriterion> => simpleParts.map((part) => ({ key, ...common, ...part }));

const arbitraryCriterion = (key: string): fc.Arbitrary<Criterion> =>
  fc.oneof(
    { weight: 8, arbitrary: arbitraryLine(key) },
    { weight: 1, arbitrary: fc.constant({ key, ...common, kind: "checklist" as const }) },
    { weight: 1, arbitrary: fc.constant({ key, ...common, kind: "veto" as const }) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(arbitraryLine(`${key}a`), arbitraryLine(`${key}b`))
        .map((options) => ({ key, ...common, kind: "bestOf" as const, options })),
    },
  );

/** Four bands from the best down, half-open and without a gap. */
export const bands = (more: Partial<Grading> = {}): Grading => ({
  grades: [
    { key: "excellent", name: "优秀", origin, from: { value: 9000, open: false }, to: null },
    { key: "good", name: "良好", origin, from: { value: 8000, open: false }, to: { value: 9000, open: true } },
    { key: "pass", name: "合格", origin, from: { value: 6000, open: false }, to: { value: 8000, open: true } },
    { key: "fail", name: "不合格", origin, from: null, to: { value: 6000, open: true } },
  ],
  ties: said({ kind: "stop" }),
  vetoed: "fail",
  ...more,
});

/** Any scheme of one to five groups, with every kind of line, group ends, bonuses and total ends. */
export const arbitraryScheme = (): fc.Arbitrary<SchemeDocument> =>
  fc
    .record({
      sizes: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 5 }),
      ends: fc.array(
        fc.record({
          floor: fc.option(fc.integer({ min: -1000, max: 0 })),
          cap: fc.option(points),
          bonus: fc.constantFrom(undefined, undefined, "inside" as const, "onTop" as const),
        }),
        { minLength: 5, maxLength: 5 },
      ),
      capped: fc.boolean(),
      floor: fc.option(fc.constant(0)),
    })
    .chain(({ sizes, ends, capped, floor }) =>
      fc
        .tuple(...sizes.map((size, at) => fc.tuple(...Array.from({ length: size }, (_, line) => arbitraryCriterion(`g${at}l${line}`)))))
        .map((lines) => {
          const groups = lines.map((criteria, at) => {
            const { floor: least, cap, bonus } = ends[at] ?? { floor: null, cap: null, bonus: undefined };
            return group(`g${at}`, criteria, {
              ...(least !== null && { floor: least }),
              ...(cap !== null && { cap }),
              ...(bonus && { bonus }),
            });
          });
          const scheme = schemeWith({ groups, measures, grading: bands() });
          if (scheme.scoring) scheme.scoring = { ...scheme.scoring, capped: said(capped), ...(floor !== null && { floor: said(floor) }) };
          return scheme;
        }),
    );

/** So many lines of every kind in groups of twenty, always the same. */
export function bigScheme(size: number): SchemeDocument {
  const lines =
    fc.sample(fc.tuple(...Array.from({ length: size }, (_, at) => arbitraryCriterion(`l${at}`))), { numRuns: 1, seed: 7 })[0] ?? [];
  const groups = Array.from({ length: Math.ceil(size / 20) }, (_, at) => group(`g${at}`, lines.slice(at * 20, at * 20 + 20)));
  return schemeWith({ groups, measures, grading: bands() });
}

/** Facts that fit a scheme; `whole`: nothing is left out. */
export function arbitraryFacts(document: SchemeDocument, whole = false): fc.Arbitrary<ScoreFacts> {
  const answers: Record<string, fc.Arbitrary<number | boolean>> = {};
  for (const { key, from } of document.measures)
    if (from.kind === "asked") answers[key] = fc.integer({ min: Math.max(from.min, 1), max: from.max });
  for (const line of linesOf(document)) {
    const { floor, cap }: Ends = endsOf(line) ?? { floor: 0, cap: 0 };
    if (line.kind === "manual") answers[line.key] = fc.integer({ min: floor, max: cap });
    else if (line.kind === "list") for (const item of line.items) answers[partKey(line.key, item.key)] = fc.boolean();
    // Vetoes strike rarely, or hardly anybody would have a grade.
    else if (line.kind === "veto") answers[line.key] = fc.nat(20).map((one) => one === 0);
    else if (line.kind === "fixed" || line.kind === "checklist") answers[line.key] = fc.boolean();
  }
  return fc.record({
    answers: (whole ? fc.record(answers) : fc.record(answers, { requiredKeys: [] })).map((given) => given as ScoreFacts["answers"]),
    computed: whole ? fc.record({ activitiesHeld: fc.nat(100) }) : fc.record({ activitiesHeld: fc.nat(100) }, { requiredKeys: [] }),
    evidence: fc.constant(new Map<string, number>()),
  });
}
