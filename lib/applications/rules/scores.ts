// What experts give, line by line, and what comes of it. Points are integer hundredths throughout. Pure.
import type { FieldCode } from "@/lib/kernel/fields";
import { type ScoredLine, scoredLines } from "@/lib/schemes/rules/ends";
import { classOf, groupsFor } from "@/lib/schemes/rules/classes";
import type { ScoreFacts } from "@/lib/schemes/rules/facts";
import { scoreOf } from "@/lib/schemes/rules/score";
import { settle, type SettleRules } from "@/lib/schemes/rules/settle";
import type { SchemeDocument } from "@/lib/schemes/schema/document";
import { type SchemeStage } from "@/lib/schemes/schema/stages";
import { countedSheets, type SheetState } from "../workflow";
import { type Answers, readNote, readPoints } from "./answers";
import type { FieldProblem } from "./form";
import type { LineResult as VisitFinding } from "./visit";

/** What a scheme says of one scoring. */
export type ScoringRule = Extract<SchemeStage, { kind: "panelScoring" }>;
export function scoringRuleOf({ stages }: SchemeDocument, key: string): ScoringRule | null {
  const stage = stages.find((candidate) => candidate.key === key);
  return stage?.kind === "panelScoring" ? stage : null;
}

export type PanelCount = { assigned: number; submitted: number; least: number };

/** All that were asked have answered, and they are enough (clauses part 5, 7). Before that nobody sees anybody's points. */
export const allIn = ({ assigned, submitted, least }: PanelCount): boolean => assigned >= least && submitted === assigned;

/**
 * The arithmetic mean in hundredths. Rounded half up, to the next hundredth above: 8.335 is 8.34, and −0.005 is 0. From `dropFrom` values
 * on, one of the highest and one of the lowest are left out.
 */
export function meanOf(points: readonly number[], dropFrom: number | null): number {
  if (points.length === 0) throw new Error("the mean of nothing");
  const counted = dropFrom !== null && points.length >= dropFrom ? points.toSorted((a, b) => a - b).slice(1, -1) : points;
  const sum = counted.reduce((all, one) => all + one, 0);
  // In whole numbers, so that no half is lost in a fraction: ⌊(2·sum + n) / 2n⌋.
  return Math.floor((2 * sum + counted.length) / (2 * counted.length));
}

/** What is judged: a form, and how many files and records lie at each of its places. */
export type Judged = { document: SchemeDocument; answers: Answers; evidence: ReadonlyMap<string, number> };

type Form = Pick<Judged, "document" | "answers">;

/** The groups that count for the class of this applicant, and their lines that have points. */
export const groupsOf = ({ document, answers }: Form) => groupsFor(document, classOf(document, answers));
export const linesOf = (form: Form): ScoredLine[] => scoredLines(groupsOf(form));

/** All it takes to add lines up, in the browser too. */
export type Scale = { rules: SettleRules; classKey: string | null };
export const scaleOf = ({ document, answers }: Form): Scale => ({
  rules: { standards: document.standards, scoring: document.scoring },
  classKey: classOf(document, answers),
});

/** What points by line key come to: caps of groups and of the whole, bonuses inside or on top. */
export const totalOf = ({ document, answers }: Form, points: ReadonlyMap<string, number>): number =>
  settle(document, points, { classKey: classOf(document, answers) }).total;

/** What it comes to as it is being typed, of what can be read. */
export function typedTotal({ rules, classKey }: Scale, lines: readonly ScoredLine[], typed: (key: string) => string): number {
  const points = lines.flatMap((line) => {
    const read = readPoints(line, typed(line.key));
    return read.ok && typeof read.value === "number" ? [[line.key, read.value] as const] : [];
  });
  return settle(rules, new Map(points), { classKey }).total;
}

/** What the system knew by itself, by where it comes from; it is kept among the answers under the key of its measure. */
export const computedIn = ({ document, answers }: Form): ScoreFacts["computed"] =>
  Object.fromEntries(
    document.measures.flatMap(({ key, from }) => {
      const known = answers[key];
      return from.kind === "computed" && typeof known === "number" ? [[from.source, known]] : [];
    }),
  );

/** What the applicant gives itself: points of its own, and what its figures and ticks come to. */
export const selfScore = ({ document, answers, evidence }: Judged) =>
  scoreOf(document, { answers, computed: computedIn({ document, answers }), evidence });
/** What it comes to so far; null: the scheme scores nothing. */
export const selfTotal = (judged: Judged): number | null => (judged.document.scoring ? selfScore(judged).total : null);
/** By line, of those that have points. */
export function selfPoints(judged: Judged): ReadonlyMap<string, number> {
  const scored = new Set(linesOf(judged).map(({ key }) => key));
  return new Map(selfScore(judged).lines.flatMap(({ key, points }) => (points !== null && scored.has(key) ? [[key, points]] : [])));
}

export type LineResult = { key: string; mean: number; low: number; high: number };
export type PanelResult = { lines: LineResult[]; total: number; dropped: boolean };

/** Points by criterion, a record a sheet. */
export function resultOf(keys: readonly string[], sheets: readonly ReadonlyMap<string, number>[], dropFrom: number | null): LineResult[] {
  return keys.map((key): LineResult => {
    const points = sheets.map((sheet) => {
      const given = sheet.get(key);
      // A missing line is not 0: such a sheet could not have been submitted.
      if (given === undefined) throw new Error(`a sheet without ${key}`);
      return given;
    });
    return { key, mean: meanOf(points, dropFrom), low: Math.min(...points), high: Math.max(...points) };
  });
}

/** A sheet as far as it matters for the result. */
export type GivenSheet = { state: SheetState; lines: readonly { criterionKey: string; points: number | null }[] };

export const countOf = (rule: ScoringRule, sheets: readonly Pick<GivenSheet, "state">[]): PanelCount => ({
  assigned: sheets.filter(({ state }) => countedSheets.includes(state)).length,
  submitted: sheets.filter(({ state }) => state === "submitted").length,
  least: rule.leastSheets.value,
});

/**
 * What came of a scoring; null while sheets are out or too few. Void sheets never count. The total is reckoned from the means as they are
 * shown, so that anybody can add it up.
 */
export function panelResult(form: Form, rule: ScoringRule, sheets: readonly GivenSheet[]): PanelResult | null {
  if (!allIn(countOf(rule, sheets))) return null;
  const given = sheets
    .filter(({ state }) => state === "submitted")
    .map(({ lines }) => new Map(lines.flatMap(({ criterionKey, points }) => (points === null ? [] : [[criterionKey, points]]))));
  const dropFrom = rule.dropFrom.value;
  const lines = resultOf(
    linesOf(form).map(({ key }) => key),
    given,
    dropFrom,
  );
  return {
    lines,
    total: totalOf(form, new Map(lines.map(({ key, mean }) => [key, mean]))),
    dropped: dropFrom !== null && given.length >= dropFrom,
  };
}

/** What a visit found, criterion by criterion. Empty where the scheme has none before the scoring. */
export type Visited = Readonly<Record<string, VisitFinding>>;
/** The column before the experts': what the visit gave, or where it gave none the applicant's own points. Null: nobody gave any. */
export type Before = { column: "self" | "visit"; points: number } | null;

export function columnBefore(self: ReadonlyMap<string, number>, visited: Visited, key: string): Before {
  const [given, own] = [visited[key]?.points, self.get(key)];
  if (given !== undefined) return { column: "visit", points: given };
  return own === undefined ? null : { column: "self", points: own };
}

export type SheetLine = { key: string; points: number | null; reason: string | null };
type Typed = Readonly<Record<string, string>>;

/**
 * A sheet as it was typed. A draft may have gaps; a whole one has points on every line, and a reason wherever they differ from the column
 * before. Problems stand under "p.<key>" and "r.<key>".
 */
export function readSheet(
  { lines: asked, self, visited }: { lines: readonly ScoredLine[]; self: ReadonlyMap<string, number>; visited: Visited },
  { p, r }: { p: Typed; r: Typed },
  whole: boolean,
) {
  const problems: FieldProblem[] = [];
  const problem = (field: string, code: FieldCode) => problems.push({ field, code });
  const lines = asked.map((criterion): SheetLine => {
    const { key } = criterion;
    const [points, reason] = [readPoints(criterion, p[key] ?? ""), readNote(r[key] ?? "")];
    if (!points.ok) problem(`p.${key}`, points.code);
    if (!reason.ok) problem(`r.${key}`, reason.code);
    const line = {
      key,
      points: points.ok && typeof points.value === "number" ? points.value : null,
      reason: reason.ok && typeof reason.value === "string" ? reason.value : null,
    };
    if (whole && points.ok && line.points === null) problem(`p.${key}`, "required");
    if (whole && reason.ok && line.reason === null && differs(line.points, columnBefore(self, visited, key)))
      problem(`r.${key}`, "required");
    return line;
  });
  const known = new Set(asked.map(({ key }) => key));
  for (const [part, typed] of [
    ["p", p],
    ["r", r],
  ] as const)
    for (const key of Object.keys(typed)) if (!known.has(key)) problem(`${part}.${key}`, "unknownField");
  return { lines, problems };
}

/** Any difference needs a reason; where one of the two is not there, there is none. */
const differs = (points: number | null, before: Before): boolean => points !== null && before !== null && points !== before.points;
