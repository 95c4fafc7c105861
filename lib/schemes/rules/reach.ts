// Between which totals a scheme can end: what nobody can miss, and what nobody can pass. Pure.
import type { Criterion, Measure, SimpleCriterion } from "../schema/criteria";
import type { SchemeDocument } from "../schema/document";
import { type Amount, amount } from "./amounts";
import { type Ends, endsOf } from "./ends";
import { groupsFor } from "./classes";
import { cutTo, measuredOf } from "./lines";
import { settle } from "./settle";
import { rangeOf } from "./spans";

/** More of anything than a city has, for measures without an end. */
const plenty = 1_000_000_000;

const endsOfMeasure = (measure: Measure): readonly Amount[] => {
  const { lo, hi } = rangeOf(measure);
  return [amount(lo), amount(hi === Infinity ? plenty * 10 ** measure.decimals : hi)];
};

/** The least and the most that a line can give; null: it has no points. A tier or a step that nobody can reach is not noticed here. */
export function reachOf(measures: ReadonlyMap<string, Measure>, line: Criterion | SimpleCriterion): Ends | null {
  const ends = endsOf(line);
  if (!ends) return null;
  const given = outcomesOf(measures, line, ends).map((points) => cutTo(ends, points));
  const all = line.requires ? [...given, 0] : given;
  return { floor: Math.min(...all), cap: Math.max(...all) };
}

function outcomesOf(measures: ReadonlyMap<string, Measure>, line: Criterion | SimpleCriterion, ends: Ends): number[] {
  switch (line.kind) {
    case "checklist":
    case "veto":
      return [0];
    case "manual":
      return [ends.floor, ends.cap];
    case "fixed":
      return [0, line.points];
    case "tiers":
      return [line.otherwise, ...line.tiers.map(({ points }) => points)];
    case "list":
      return [0, ...line.steps.filter(({ least }) => least <= line.items.length).map(({ points }) => points)];
    case "perUnit":
    case "proportional":
    case "shortfall":
    case "deduction": {
      const measure = measures.get(line.measure);
      // In one direction from end to end, so that the ends are the extremes.
      return measure ? endsOfMeasure(measure).map((of) => measuredOf(line, of).raw) : [ends.floor, ends.cap];
    }
    case "bestOf": {
      const options = line.options.map((option) => reachOf(measures, option) ?? { floor: 0, cap: 0 });
      // The best is at least the highest of what each gives at least.
      return [Math.max(...options.map(({ floor }) => floor)), Math.max(...options.map(({ cap }) => cap))];
    }
  }
}

/** The least and the most that an applicant of a class can have in all; vetoes left aside. */
export function reachable(document: SchemeDocument, classKey: string | null): { least: number; most: number } {
  const measures = new Map(document.measures.map((item) => [item.key, item]));
  const reached = groupsFor(document, classKey).flatMap(({ criteria }) =>
    criteria.flatMap((line) => {
      const ends = reachOf(measures, line);
      return ends ? [{ key: line.key, ...ends }] : [];
    }),
  );
  const total = (end: "floor" | "cap") => settle(document, new Map(reached.map((line) => [line.key, line[end]])), { classKey }).total;
  return { least: total("floor"), most: total("cap") };
}
