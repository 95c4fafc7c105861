// What a criterion asks of whoever applies: figures, ticks, or points of its own. What the system knows by itself is not asked. Pure.
import type { Criterion, CriteriaGroup, Leaf, Measure, SimpleCriterion, Test } from "../schema/criteria";
import type { SchemeDocument } from "../schema/document";
import { partKey } from "../schema/keys";
import { isSample } from "../schema/values";
import { endsOf } from "./ends";

export type AskedMeasure = Measure & { from: Extract<Measure["from"], { kind: "asked" }> };
export type Question =
  /** Points of one's own, between the line's ends. */
  | { kind: "points"; key: string; floor: number; cap: number; sample: boolean }
  /** Met, as in 六有; reached, with points; or a fact that undoes all of them. */
  | { kind: "tick"; key: string; says: "met" | "reached" | "happened"; name: string }
  /** Each item with the key under which its tick stands. */
  | { kind: "items"; key: string; items: readonly { key: string; name: string }[] }
  | { kind: "figure"; key: string; measure: AskedMeasure };

type Line = Criterion | SimpleCriterion;

const testsOf = (line: Line): Test[] => [
  ...(line.requires ? [line.requires] : []),
  ...((line.kind === "fixed" || line.kind === "veto") && line.when ? [line.when] : []),
  ...(line.kind === "tiers" ? line.tiers.map(({ when }) => when) : []),
];
/** Everything that the conditions of a line itself look at, in the order in which they stand. */
export const leavesOf = (line: Line): Leaf[] =>
  testsOf(line).flatMap((test) => test.flatMap((part) => (part.kind === "any" ? part.of : [part])));

const named = (line: Line): string[] => [
  ...leavesOf(line).flatMap((leaf) => (leaf.kind === "measure" ? [leaf.measure] : [])),
  ...(line.kind === "bestOf" ? line.options.flatMap(named) : "measure" in line ? [line.measure] : []),
];

/** The measures that a line reads, those behind a ratio included, in the order in which they stand. */
export function measuresRead(document: SchemeDocument, criterion: Criterion): Measure[] {
  const find = (key: string) => document.measures.find((one) => one.key === key);
  const parts = (key: string): string[] => {
    const from = find(key)?.from;
    return from?.kind === "ratio" ? [from.of, from.over] : [key];
  };
  return [...new Set(named(criterion).flatMap(parts))].map(find).filter((one) => one !== undefined);
}

const isAsked = (one: Measure): one is AskedMeasure => one.from.kind === "asked";

function ownQuestions(line: Line): Question[] {
  switch (line.kind) {
    case "manual": {
      const { floor, cap } = endsOf(line) ?? { floor: 0, cap: 0 };
      return [{ kind: "points", key: line.key, floor, cap, sample: isSample(line.cap) }];
    }
    case "checklist":
      return [{ kind: "tick", key: line.key, says: "met", name: line.name }];
    case "fixed":
      return line.when ? [] : [{ kind: "tick", key: line.key, says: "reached", name: line.name }];
    case "veto":
      return line.when ? [] : [{ kind: "tick", key: line.key, says: "happened", name: line.name }];
    case "list":
      return [{ kind: "items", key: line.key, items: line.items.map(({ key, name }) => ({ key: partKey(line.key, key), name })) }];
    case "bestOf":
      return line.options.flatMap(ownQuestions);
    default:
      return [];
  }
}

/** By criterion; a figure that several read is asked once, by the first. */
export function questionsOf(document: SchemeDocument, groups: readonly CriteriaGroup[]): ReadonlyMap<string, Question[]> {
  const asked = new Set<string>();
  return new Map(
    groups.flatMap(({ criteria }) =>
      criteria.map((criterion) => {
        const figures = measuresRead(document, criterion).filter((one) => isAsked(one) && !asked.has(one.key)) as AskedMeasure[];
        for (const { key } of figures) asked.add(key);
        const questions: Question[] = figures.map((one) => ({ kind: "figure", key: one.key, measure: one }));
        return [criterion.key, [...questions, ...ownQuestions(criterion)]] as const;
      }),
    ),
  );
}
