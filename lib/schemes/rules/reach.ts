// The most points that can be had: of a line, a group, a class, the whole scheme. Pure.
import type { CriteriaGroup, Criterion, Measure, SimpleCriterion } from "../schema/criteria";
import type { SchemeDocument } from "../schema/document";
import { endsOf } from "./ends";
import { reachOf, type Span } from "./spans";

const anything: Span = { lo: 0, hi: Infinity };

/** The most a line gives to whoever does best in all it reads. Lines that could not both be had are not set against each other. */
export function highestOf(line: Criterion | SimpleCriterion, measures: ReadonlyMap<string, Measure>): number {
  const ends = endsOf(line);
  if (!ends) return 0;
  const measure = "measure" in line ? measures.get(line.measure) : undefined;
  const { lo, hi } = measure ? reachOf(measure) : anything;
  const cut = (points: number) => Math.min(ends.cap, Math.max(ends.floor, points));
  const times = (units: number, each: number) => (each === 0 ? 0 : each * units);
  switch (line.kind) {
    case "checklist":
    case "veto":
      return 0;
    case "manual":
      return line.cap.value;
    case "fixed":
      return cut(Math.max(0, line.points));
    case "tiers":
      return cut(Math.max(line.otherwise, ...line.tiers.map(({ points }) => points)));
    case "list":
      return cut(Math.max(0, ...line.steps.filter(({ least }) => least <= line.items.length).map(({ points }) => points)));
    case "perUnit": {
      const units = (line.each > 0 ? hi : lo) / line.per;
      return cut(Math.floor(times(line.whole ? Math.floor(units) : units, line.each)));
    }
    case "proportional":
      return cut(Math.floor(line.points * Math.min(1, Math.max(0, line.points > 0 ? hi : lo) / line.target)));
    case "shortfall": {
      const short = Math.max(0, line.target - hi) / line.per;
      return cut(Math.floor(line.points - times(line.whole ? Math.floor(short) : short, line.each)));
    }
    case "deduction": {
      const taken = Math.max(0, lo) / line.per;
      return cut(Math.floor(line.start - times(line.whole ? Math.floor(taken) : taken, line.each)));
    }
    case "bestOf":
      return cut(Math.max(...line.options.map((option) => highestOf(option, measures))));
  }
}

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
