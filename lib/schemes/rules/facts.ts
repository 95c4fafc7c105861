// What a scheme is scored by: answers, what the system knows by itself, and how much evidence lies with which line. Pure.
import { hostKindKey, partKey } from "../schema/keys";
import type { ComputedSource, Criterion, Measure, SimpleCriterion } from "../schema/criteria";
import { criteriaOf, fieldsFor, type SchemeDocument } from "../schema/document";
import type { SchemeField } from "../schema/form";
import { type Amount, amount } from "./amounts";

export type ScoreFacts = {
  /**
   * An asked measure and points given by hand stand under their key, what is ticked as true, items of a list under the `partKey` of line
   * and item, the class under `classKey`.
   */
  answers: Readonly<Record<string, string | number | boolean>>;
  /** Counts are whole numbers, the satisfied share hundredths of a percent. */
  computed: Readonly<Partial<Record<ComputedSource, number>>>;
  /** Records and files by the key of their line. */
  evidence: ReadonlyMap<string, number>;
};

/** What was not given, by key, and which ratios have nothing below the line. Neither is nought (clauses part 5, 7 and 8). */
export type Lack = { keys: readonly string[]; empty: readonly string[] };
export const lackOf = (...keys: readonly string[]): Lack => ({ keys, empty: [] });
export const allLacks = (lacks: readonly Lack[]): Lack => ({
  keys: [...new Set(lacks.flatMap(({ keys }) => keys))],
  empty: [...new Set(lacks.flatMap(({ empty }) => empty))],
});

export type Line = Criterion | SimpleCriterion;
/** Every line, and of a best-of its options as well. */
export const linesOf = (document: SchemeDocument): Line[] =>
  criteriaOf(document).flatMap((line): Line[] => (line.kind === "bestOf" ? [line, ...line.options] : [line]));

/** A document and its facts with everything found by its key, so that a line is scored without a walk over the others. */
export type Reader = {
  facts: ScoreFacts;
  measures: ReadonlyMap<string, Measure>;
  /** What this kind of host is asked. */
  fields: ReadonlyMap<string, SchemeField>;
  lines: ReadonlyMap<string, Line>;
};

export function readerOf(document: SchemeDocument, facts: ScoreFacts): Reader {
  const host = facts.answers[hostKindKey];
  return {
    facts,
    measures: new Map(document.measures.map((item) => [item.key, item])),
    fields: new Map(fieldsFor(document, typeof host === "string" ? host : null).map((item) => [item.key, item])),
    lines: new Map(linesOf(document).map((item) => [item.key, item])),
  };
}

/** How many decimals a computed value comes with. */
export const decimalsOf = (source: ComputedSource): number => (source === "satisfiedShare" ? 2 : 0);

const power = (decimals: number): bigint => 10n ** BigInt(decimals);

export type Known = { amount: Amount } | { lack: Lack };

/** A measure in whole units of its last decimal, exact; of a ratio, percent. */
export function amountOf(reader: Reader, key: string): Known {
  const measure = reader.measures.get(key);
  if (!measure) return { lack: lackOf(key) };
  const { from, decimals } = measure;
  if (from.kind !== "ratio") return plainAmount(reader, measure);
  const [part, whole] = [from.of, from.over].map((name) => reader.measures.get(name));
  if (!part || !whole) return { lack: lackOf(key) };
  const [upper, lower] = [plainAmount(reader, part), plainAmount(reader, whole)];
  if ("lack" in upper || "lack" in lower)
    return { lack: allLacks([upper, lower].flatMap((known) => ("lack" in known ? [known.lack] : []))) };
  if (lower.amount.of <= 0n) return { lack: { keys: [], empty: [key] } };
  return {
    amount: {
      of: upper.amount.of * lower.amount.over * power(whole.decimals) * 100n * power(decimals),
      over: upper.amount.over * lower.amount.of * power(part.decimals),
    },
  };
}

/** A ratio has no ratio in it, so that no measure can wait for itself. */
function plainAmount({ facts }: Reader, { key, from, decimals }: Measure): Known {
  if (from.kind === "ratio") return { lack: lackOf(key) };
  if (from.kind === "computed") {
    const known = facts.computed[from.source];
    return known === undefined
      ? { lack: lackOf(key) }
      : { amount: amount(BigInt(known) * power(decimals), power(decimalsOf(from.source))) };
  }
  const answer = facts.answers[key];
  if (typeof answer !== "number") return { lack: lackOf(key) };
  within(key, answer, from.min, from.max);
  return { amount: amount(answer) };
}

/** Whoever takes a figure in refuses one that cannot be (`readPoints`, `readFacts`); here it would only be counted wrong. */
export function within(key: string, figure: number, least: number, most: number): void {
  if (!Number.isSafeInteger(figure) || figure < least || figure > most)
    throw new RangeError(`${key}: ${figure} is not a whole number from ${least} to ${most}`);
}

/** Whether something is ticked, or an option chosen. */
export const isTicked = ({ facts }: Reader, key: string): boolean => facts.answers[key] === true;
export function isChosen(reader: Reader, field: SchemeField, option: string): boolean {
  return field.kind === "choices" ? isTicked(reader, partKey(field.key, option)) : reader.facts.answers[field.key] === option;
}
