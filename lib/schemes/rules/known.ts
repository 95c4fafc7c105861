// The lines of a scheme with their places, and what the rules of lines read. Pure.
import type { CriteriaGroup, Criterion, Leaf, Measure, SimpleCriterion, Test } from "../schema/criteria";
import type { SchemeDocument } from "../schema/document";
import type { SchemeField } from "../schema/form";

/** A criterion, or one of a best-of; the place is the way to it by keys. */
export type Line = { line: Criterion | SimpleCriterion; place: string; group: CriteriaGroup };

export function linesOf(document: SchemeDocument): Line[] {
  return document.standards.groups.flatMap((group) =>
    group.criteria.flatMap((line): Line[] => {
      const place = `standards.groups.${group.key}.criteria.${line.key}`;
      const options = line.kind === "bestOf" ? line.options : [];
      return [{ line, place, group }, ...options.map((option): Line => ({ line: option, place: `${place}.options.${option.key}`, group }))];
    }),
  );
}

/** Every test of a line with its place: what it requires, when it holds, and of its tiers. */
export function testsOf({ line, place }: Line): { test: Test; place: string }[] {
  return [
    ...(line.requires ? [{ test: line.requires, place: `${place}.requires` }] : []),
    ...((line.kind === "fixed" || line.kind === "veto") && line.when ? [{ test: line.when, place: `${place}.when` }] : []),
    ...(line.kind === "tiers" ? line.tiers.map(({ when }, i) => ({ test: when, place: `${place}.tiers.${i}.when` })) : []),
  ];
}

export function leavesOf(test: Test, place: string): { leaf: Leaf; place: string }[] {
  return test.flatMap((part, i) =>
    part.kind === "any" ? part.of.map((leaf, j) => ({ leaf, place: `${place}.${i}.of.${j}` })) : [{ leaf: part, place: `${place}.${i}` }],
  );
}

/** The measure that a line counts in, outside of its tests. */
export const countedIn = (line: Criterion | SimpleCriterion): string | null => ("measure" in line ? line.measure : null);

/** What a check looks things up in; made once for a document. */
export type Known = {
  document: SchemeDocument;
  lines: readonly Line[];
  byKey: ReadonlyMap<string, Line>;
  measures: ReadonlyMap<string, Measure>;
  /** Questions of every kind of host may bear one key. */
  fields: ReadonlyMap<string, readonly SchemeField[]>;
};

export function knownOf(document: SchemeDocument): Known {
  const lines = linesOf(document);
  const fields = new Map<string, SchemeField[]>();
  for (const field of [...document.hostKinds, ...document.sections].flatMap((part) => part.fields))
    fields.set(field.key, [...(fields.get(field.key) ?? []), field]);
  return {
    document,
    lines,
    byKey: new Map(lines.map((line) => [line.line.key, line])),
    measures: new Map(document.measures.map((measure) => [measure.key, measure])),
    fields,
  };
}
