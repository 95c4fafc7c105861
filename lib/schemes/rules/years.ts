// What several years bring: so many of these grades in a row, and what becomes of a failed year that was to be put right. Pure.
import type { Day } from "@/lib/kernel/dates";
import type { SchemeDocument } from "../schema/document";
import type { Consequence } from "../schema/results";

/** From the mildest to the strongest. */
const measures = ["remind", "rectify", "downgrade", "suspend", "revoke"] as const satisfies readonly Consequence["then"][];
const strengthOf = (then: Consequence["then"]): number => measures.indexOf(then);

/** How many of the last years in a row had one of these grades. A year that was not assessed ends the row. */
export function runOf(consequence: Consequence, grades: readonly (string | null)[]): number {
  const broken = grades.findLastIndex((grade) => grade === null || !consequence.grades.includes(grade));
  return grades.length - 1 - broken;
}

/** The strongest that applies; `grades` year by year, the last one last, null where none was given. */
export function consequenceOf(
  { consequences }: Pick<SchemeDocument, "consequences">,
  grades: readonly (string | null)[],
): Consequence | null {
  return consequences
    .filter((consequence) => runOf(consequence, grades) >= consequence.inARow)
    .reduce<Consequence | null>((strongest, one) => (strongest && outweighs(strongest, one) ? strongest : one), null);
}

/** Of two of the same strength the one that took longer, then by key: the order in which a scheme lists them says nothing. */
function outweighs(one: Consequence, other: Consequence): boolean {
  const more = strengthOf(one.then) - strengthOf(other.then) || one.inARow - other.inARow;
  return more > 0 || (more === 0 && one.key < other.key);
}

export type Rectified = { kind: "open" } | { kind: "done" } | { kind: "late"; then: Consequence["then"] };

/** Whether it was put right by its day, which is in (clauses part 5, 1); null: nothing is to be put right. `by` is counted by the caller. */
export function rectifiedOf({ rectify }: Consequence, { by, done, today }: { by: Day; done: Day | null; today: Day }): Rectified | null {
  if (!rectify) return null;
  if (done !== null && done <= by) return { kind: "done" };
  return today <= by && done === null ? { kind: "open" } : { kind: "late", then: rectify.otherwise };
}
