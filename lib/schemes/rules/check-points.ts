// Points of lines, groups and classes add up to what is printed, and what is asked for can be had. Pure.
import type { SchemeDocument } from "../schema/document";
import { error, type Finding, inPoints } from "./findings";
import type { Known } from "./known";
import { type ClassReach, highestOfGroup, reachesOf } from "./class-reach";

export function checkPoints({ document, measures }: Known): Finding[] {
  const fields = [...document.hostKinds, ...document.sections].flatMap((part) => part.fields);
  return [
    ...fields.flatMap((f) => (f.kind === "integer" && f.max < f.min ? [error("maxBelowMin", `fields.${f.key}`, f.label)] : [])),
    ...document.standards.groups.flatMap((group): Finding[] => {
      const place = `standards.groups.${group.key}`;
      if (group.floor !== undefined && group.cap !== undefined && group.cap < group.floor)
        return [error("capBelowFloor", place, group.name)];
      if (group.points === undefined) return [];
      const sum = highestOfGroup(group, measures);
      return sum === group.points ? [] : [error("pointsDoNotSum", `${place}.points`, `${inPoints(sum)} ≠ ${inPoints(group.points)}`)];
    }),
    ...checkTotal(document),
  ];
}

function checkTotal(document: SchemeDocument): Finding[] {
  if (!document.scoring) return [];
  const { total, passMark, floor, capped } = document.scoring;
  const reaches = reachesOf(document);
  const findings: Finding[] = [];
  // Where the scheme says what becomes of points over the total, there may be more of them.
  const sums = ({ ordinary, inside }: ClassReach) =>
    ordinary === total.value || ordinary + inside === total.value || (capped !== undefined && ordinary + inside > total.value);
  const say = ({ classKey }: ClassReach, points: string) => (classKey === null ? points : `${classKey}: ${points}`);
  for (const reach of reaches)
    if (!sums(reach))
      findings.push(error("pointsDoNotSum", "scoring.total", say(reach, `${inPoints(reach.ordinary)} ≠ ${inPoints(total.value)}`)));
  if (floor && floor.value > total.value) findings.push(error("capBelowFloor", "scoring.floor", inPoints(floor.value)));
  for (const reach of reaches)
    if (passMark.value !== null && passMark.value > reach.most)
      findings.push(error("unreachablePassMark", "scoring.passMark", say(reach, inPoints(passMark.value))));
  return findings;
}
