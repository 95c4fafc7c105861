// From the points of lines to the total: lines add up to groups, groups to the total, each within its own ends. Pure.
import type { SchemeDocument } from "../schema/document";
import { endsOf } from "./ends";
import { groupsFor } from "./classes";

/** What adding up reads of a scheme. */
export type SettleRules = Pick<SchemeDocument, "standards" | "scoring">;

export type GroupScore = { key: string; points: number; raw: number };
export type Settled = { groups: GroupScore[]; total: number; raw: number };

/** None is assumed: groups that take away, and totals without an end, exist (clauses part 5, 7). */
const cut = (points: number, floor: number | undefined, cap: number | undefined): number =>
  Math.max(floor ?? -Infinity, Math.min(cap ?? Infinity, points));
const sumOf = (points: readonly number[]): number => points.reduce((sum, one) => sum + one, 0);

/**
 * The total of what is there; a line without points adds nothing, and whether all are there is the caller's to say. `raw`: before a group
 * or the total cut anything.
 */
export function settle(document: SettleRules, points: ReadonlyMap<string, number>, options: { classKey: string | null }): Settled {
  const groups = groupsFor(document, options.classKey).filter(({ criteria }) => criteria.some((line) => endsOf(line) !== null));
  const scores = groups.map(({ key, criteria, floor, cap, bonus }) => {
    const raw = sumOf(criteria.map((line) => points.get(line.key) ?? 0));
    return { key, points: cut(raw, floor, cap), raw, bonus };
  });
  const sum = (bonus: "inside" | "onTop" | undefined) => sumOf(scores.filter((one) => one.bonus === bonus).map((one) => one.points));
  const full = document.scoring?.total.value ?? Infinity;
  const [base, inside] = [sum(undefined), sum("inside")];
  // Inside the total: it fills up what is missing to the full points, and takes nothing from what lies above them anyway.
  const filled = inside > 0 ? Math.max(base, Math.min(base + inside, full)) : base + inside;
  const total = cut(filled + sum("onTop"), document.scoring?.floor?.value, document.scoring?.capped?.value ? full : undefined);
  return {
    groups: scores.map(({ key, points: settled, raw }) => ({ key, points: settled, raw })),
    total,
    raw: sumOf(scores.map(({ raw }) => raw)),
  };
}
