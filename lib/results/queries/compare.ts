import "server-only";
import { grantTable } from "@/lib/grants";
import { type Actor, can, citySubject } from "@/lib/kernel/access";
import { groupsFor } from "@/lib/schemes/rules/classes";
import type { LineScore } from "@/lib/schemes/rules/lines";
import type { Criterion } from "@/lib/schemes/schema/criteria";
import { db } from "@/lib/server/db";
import type { Mean } from "../rules/standing";
import { leastCompared, mostCompared } from "../schema";
import { loadRound } from "./round";

/** What one applicant has on one line; null: it is not asked of it. */
export type ComparedCell = {
  points: number | null;
  /** The form's own, with the rule that gave it. */
  self: LineScore;
  mean: Mean | null;
  evidence: number;
  /** Of the different points on this line the most, or the least. */
  mark: "most" | "least" | null;
} | null;
export type ComparedLine = { criterion: Criterion; differs: boolean; cells: ComparedCell[] };

/** Applicants of a round side by side, in the order in which they were named. Null is "not found". */
export async function readComparison(actor: Actor, roundId: string, ids: readonly string[]) {
  if (!can(grantTable, actor, "round.read", citySubject)) return null;
  const round = await loadRound(db(), roundId);
  if (!round) return null;
  const chosen = ids.flatMap((id) => round.entrants.find((one) => one.id === id) ?? []);
  const { document } = round;
  const fits = chosen.length >= leastCompared && chosen.length <= mostCompared && chosen.length === ids.length;
  const asked = (fits ? chosen : []).map(({ standing }) => ({
    keys: new Set(groupsFor(document, standing.ranked.classKey).map(({ key }) => key)),
    means: new Map(standing.means.map((mean) => [mean.criterionKey, mean])),
  }));
  const groups = document.standards.groups.flatMap((group) => {
    if (!asked.some(({ keys }) => keys.has(group.key))) return [];
    const lines = group.criteria.map((criterion): ComparedLine => {
      const cells = chosen.map(({ standing, evidence }, at): ComparedCell => {
        const self = standing.self.get(criterion.key);
        if (!asked[at]?.keys.has(group.key) || !self) return null;
        const mean = asked[at]?.means.get(criterion.key) ?? null;
        return { points: standing.points.get(criterion.key) ?? null, self, mean, evidence: evidence.get(criterion.key) ?? 0, mark: null };
      });
      return markDifferences({ criterion, differs: false, cells });
    });
    return [{ key: group.key, name: group.name, lines }];
  });
  return {
    id: round.id,
    name: round.name,
    document,
    fits,
    asked: ids.length,
    applicants: chosen.map(({ id, number, called, beside, standing, place, spread }) => ({
      ...{ id, number, called, beside, spread },
      source: standing.source,
      total: standing.ranked.total,
      complete: standing.ranked.complete,
      place: place?.place ?? null,
      className: document.classes.find(({ key }) => key === standing.ranked.classKey)?.name ?? null,
      grade: document.grading?.grades.find(({ key }) => key === place?.grade)?.name ?? null,
    })),
    groups,
  };
}
export type Comparison = NonNullable<Awaited<ReturnType<typeof readComparison>>>;

function markDifferences({ criterion, cells }: ComparedLine): ComparedLine {
  const given = cells.flatMap((cell) => (cell === null || cell.points === null ? [] : [cell.points]));
  const [least, most] = [Math.min(...given), Math.max(...given)];
  const differs = given.length > 1 && least !== most;
  const markOf = (points: number | null) => (!differs ? null : points === most ? "most" : points === least ? "least" : null);
  return { criterion, differs, cells: cells.map((cell) => cell && { ...cell, mark: markOf(cell.points) }) };
}
