// Which points of an applicant count in its round now, and how far apart its experts were. Pure.
import { type Judged, linesOf, selfScore, totalOf, type Visited } from "@/lib/applications/rules/scores";
import type { ApplicationStatus } from "@/lib/applications/workflow";
import type { Ranked } from "@/lib/schemes/rules/grades";
import type { LineScore } from "@/lib/schemes/rules/lines";

export type Source = "panel" | "visit" | "self";
export type Mean = { criterionKey: string; mean: number; low: number; high: number };
/** What came of the latest scoring, if it was closed. */
export type Frozen = { total: number; means: readonly Mean[] };

export type Standing = {
  source: Source;
  /** By line, those without points left out. */
  points: ReadonlyMap<string, number>;
  /** Of the experts; empty where theirs are not the points that count. */
  means: readonly Mean[];
  ranked: Ranked;
  /** What the form itself comes to, with the rule that gave each line its points. */
  self: ReadonlyMap<string, LineScore>;
};

/**
 * The experts' frozen result; before there is one what the visit gave, if it gave points on every line; else the applicant's own. A veto is
 * a fact of the form, whoever gave the points.
 */
export function standingOf(judged: Judged, { panel, visited }: { panel: Frozen | null; visited: Visited }): Standing {
  const { lines, classKey, vetoes, total, complete } = selfScore(judged);
  const self = new Map(lines.map((line) => [line.key, line]));
  const whole = (source: Source, points: ReadonlyMap<string, number>, sum: number): Standing => ({
    ...{ source, points, self, means: source === "panel" && panel ? panel.means : [] },
    ranked: { classKey, vetoes, complete: true, total: sum, lines: [...points].map(([key, given]) => ({ key, points: given })) },
  });
  if (panel) return whole("panel", new Map(panel.means.map(({ criterionKey, mean }) => [criterionKey, mean])), panel.total);
  const asked = linesOf(judged);
  const found = new Map(
    asked.flatMap(({ key }) => {
      const points = visited[key]?.points;
      return points === undefined ? [] : [[key, points] as const];
    }),
  );
  if (asked.length > 0 && found.size === asked.length) return whole("visit", found, totalOf(judged, found));
  const scored = new Set(asked.map(({ key }) => key));
  return {
    ...{ source: "self", self, means: [] },
    points: new Map(lines.flatMap(({ key, points }) => (points !== null && scored.has(key) ? [[key, points]] : []))),
    ranked: { classKey, vetoes, complete, total, lines },
  };
}

/** The lowest and the highest sheet, and the line on which experts were furthest apart. */
export type Spread = { low: number; high: number; widest: { key: string; low: number; high: number } | null };

/** Null: fewer than two sheets. Of lines as far apart the first of the scheme is named. */
export function spreadOf(totals: readonly number[], means: readonly Mean[], order: readonly string[]): Spread | null {
  if (totals.length < 2) return null;
  const lines = order.flatMap((key) => means.find(({ criterionKey }) => criterionKey === key) ?? []);
  const widest = lines.reduce<Mean | null>(
    (wide, one) => (one.high - one.low > (wide === null ? 0 : wide.high - wide.low) ? one : wide),
    null,
  );
  return {
    low: Math.min(...totals),
    high: Math.max(...totals),
    widest: widest && { key: widest.criterionKey, low: widest.low, high: widest.high },
  };
}

/**
 * Who is compared with the others: whoever is on the way or got there, and whoever was refused after being scored or decided on. Or else
 * every refusal would move the quotas of those who stay.
 */
export const isRanked = (status: ApplicationStatus, judged: { scored: boolean; decided: boolean }): boolean =>
  status === "inProgress" || status === "returned" || status === "awarded" || (status === "refused" && (judged.scored || judged.decided));

/** On the way: the list cannot be settled before it ended, one way or the other. */
export const isRunning = (status: ApplicationStatus): boolean => status === "inProgress" || status === "returned";
/** Approved, and it did not end otherwise since. */
export const holdsPlace = (status: ApplicationStatus, approved: boolean): boolean =>
  approved && (isRunning(status) || status === "awarded");
