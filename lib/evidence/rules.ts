// How old the evidence of a standard is, and how many of the standards have any. Pure.
import { type Day, daysBetween } from "@/lib/kernel/dates";

export type Dated = { day: Day | null };
export type Aged<R> = {
  records: R[];
  /** The day of the newest record that has one; null: none has. */
  newest: Day | null;
  /** Whole days since then; nothing that lies ahead is older than today. */
  age: number | null;
};

/** The records of one standard, the newest first; those without a day come last. */
export function agedOf<R extends Dated>(records: readonly R[], today: Day): Aged<R> {
  const sorted = records.toSorted((a, b) => (a.day === b.day ? 0 : (a.day ?? "") < (b.day ?? "") ? 1 : -1));
  const newest = sorted[0]?.day ?? null;
  return { records: sorted, newest, age: newest === null ? null : Math.max(0, daysBetween(newest, today)) };
}

/** n of n: standards with evidence, of all. */
export const coveredOf = (standards: readonly { records: readonly unknown[] }[]): { covered: number; of: number } => ({
  covered: standards.filter(({ records }) => records.length > 0).length,
  of: standards.length,
});
