// The most points that can be had: of a line, a group, a class. Pure.
import type { CriteriaGroup, Criterion, Measure, SimpleCriterion } from "../schema/criteria";
import type { SchemeDocument } from "../schema/document";
import { endsOf } from "./ends";
import { reachOf } from "./reach";

/** The most a line gives to whoever does best in all it reads. Lines that could not both be had are not set against each other. */
export const highestOf = (line: Criterion | SimpleCriterion, measures: ReadonlyMap<string, Measure>): number =>
  // A cap below its floor is a finding of its own; the sums go by the cap.
  Math.min(endsOf(line)?.cap ?? 0, reachOf(measures, line)?.cap ?? 0);

export function highestOfGroup(group: CriteriaGroup, measures: ReadonlyMap<string, Measure>): number {
  const sum = group.criteria.reduce((all, line) => all + highestOf(line, measures), 0);
  return Math.min(group.cap ?? Infinity, Math.max(group.floor ?? -Infinity, sum));
}

/** Points of one class of the scheme: of its ordinary groups, of bonuses inside the total and on top, and the least and most in all. */
export type ClassReach = { classKey: string | null; ordinary: number; inside: number; onTop: number; least: number; most: number };

export function reachesOf(document: SchemeDocument): ClassReach[] {
  const measures = new Map(document.measures.map((measure) => [measure.key, measure]));
  const high = new Map(document.standards.groups.map((group) => [group, highestOfGroup(group, measures)]));
  const low = new Map(document.standards.groups.map((group) => [group, lowestOfGroup(group)]));
  const classKeys = document.classes.length > 0 ? document.classes.map(({ key }) => key) : [null];
  return classKeys.map((classKey) => {
    const groups = document.standards.groups.filter(({ classes }) => !classes || classKey === null || classes.includes(classKey));
    const sum = (bonus: CriteriaGroup["bonus"]) =>
      groups.filter((group) => group.bonus === bonus).reduce((all, group) => all + (high.get(group) ?? 0), 0);
    const [ordinary, inside, onTop] = [sum(undefined), sum("inside"), sum("onTop")];
    const lowest = groups.reduce((all, group) => all + (low.get(group) ?? 0), 0);
    const { total, floor, capped } = document.scoring ?? {};
    const within = Math.max(ordinary, Math.min(ordinary + inside, total?.value ?? Infinity)) + onTop;
    return {
      ...{ classKey, ordinary, inside, onTop },
      least: Math.max(lowest, floor?.value ?? -Infinity),
      most: capped?.value ? Math.min(within, total?.value ?? Infinity) : within,
    };
  });
}

function lowestOfGroup(group: CriteriaGroup): number {
  const sum = group.criteria.reduce((all, line) => all + (endsOf(line)?.floor ?? 0), 0);
  return Math.max(group.floor ?? -Infinity, sum);
}
