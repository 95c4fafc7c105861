// Conditions over facts: they hold, they do not and this is what they need, or it cannot be said yet. Pure.
import type { Bound, Leaf, Test } from "../schema/criteria";
import type { SchemeDocument } from "../schema/document";
import { amount, ceilOf, compare, floorOf, minus } from "./amounts";
import { allLacks, amountOf, isChosen, isTicked, type Lack, lackOf, type Line, type Reader, readerOf, type ScoreFacts } from "./facts";

/** What would have to be otherwise; `missing` is signed, in units of the measure's last decimal: so much more, or below nought so much less. */
export type Need =
  | { kind: "measure"; measure: string; missing: number }
  | { kind: "answer"; field: string; is: string }
  /** A line to be ticked, or whatever else it takes to meet it; of a list, so many items more. */
  | { kind: "met"; criterion: string }
  | { kind: "items"; criterion: string; missing: number }
  | { kind: "evidence"; criterion: string; missing: number }
  /** One of these is enough. */
  | { kind: "any"; of: readonly Need[] };

/** Null: what it reads is not known, and that is neither a pass nor a fail (clauses part 5, 8). */
export type Truth = { holds: true } | { holds: false; needs: readonly Need[] } | { holds: null; lack: Lack };

const yes: Truth = { holds: true };
const no = (...needs: readonly Need[]): Truth => ({ holds: false, needs });
const unknown = (lack: Lack): Truth => ({ holds: null, lack });

/** A reader that knows which lines are met, for conditions that ask for them. */
export type Judge = Reader & { met: ReadonlyMap<string, Truth> };

export function judgeOf(document: SchemeDocument, facts: ScoreFacts): Judge {
  const reader = readerOf(document, facts);
  return { ...reader, met: metLines(reader) };
}

/** Whether all parts of a condition hold of the line it stands at. */
export const truthOf = (judge: Judge, test: Test, line: string): Truth =>
  allOf(test.map((part) => (part.kind === "any" ? anyOf(part.of.map((leaf) => leafOf(judge, leaf, line))) : leafOf(judge, part, line))));

function allOf(parts: readonly Truth[]): Truth {
  // One that fails is enough, whatever is not known of the others.
  const needs = parts.flatMap((part) => (part.holds === false ? part.needs : []));
  if (parts.some(({ holds }) => holds === false)) return no(...needs);
  const lacks = lacksOf(parts);
  return lacks.length > 0 ? unknown(allLacks(lacks)) : yes;
}

function anyOf(parts: readonly Truth[]): Truth {
  if (parts.some(({ holds }) => holds === true)) return yes;
  const lacks = lacksOf(parts);
  if (lacks.length > 0) return unknown(allLacks(lacks));
  return no({ kind: "any", of: parts.flatMap((part) => (part.holds === false ? part.needs : [])) });
}

const lacksOf = (parts: readonly Truth[]): Lack[] => parts.flatMap((part) => (part.holds === null ? [part.lack] : []));

function leafOf(reader: Judge, leaf: Leaf, line: string): Truth {
  switch (leaf.kind) {
    case "measure": {
      const known = amountOf(reader, leaf.measure);
      if ("lack" in known) return unknown(known.lack);
      const missing = missingTo(known.amount, leaf.from, leaf.to);
      return missing === 0 ? yes : no({ kind: "measure", measure: leaf.measure, missing });
    }
    case "answer": {
      const field = reader.fields.get(leaf.field);
      if (field && isChosen(reader, field, leaf.is)) return yes;
      // A question that must be answered and is not yet leaves it open; one that this kind of host is not asked does not hold.
      if (field?.kind === "choice" && field.required && reader.facts.answers[field.key] === undefined) return unknown(lackOf(field.key));
      return no({ kind: "answer", field: leaf.field, is: leaf.is });
    }
    case "met":
      return reader.met.get(leaf.criterion) ?? unknown(lackOf(leaf.criterion));
    case "evidence": {
      const missing = leaf.least - (reader.facts.evidence.get(line) ?? 0);
      return missing <= 0 ? yes : no({ kind: "evidence", criterion: line, missing });
    }
  }
}

/** How far an amount is from the nearest figure between two ends; 0: it lies between them. */
export function missingTo(of: { of: bigint; over: bigint }, from: Bound | null, to: Bound | null): number {
  if (from) {
    const side = compare(of, amount(from.value));
    // The next whole unit that is in: on an open end, the one after it.
    if (side < 0 || (side === 0 && from.open))
      return from.open ? floorOf(minus(amount(from.value), of)) + 1 : ceilOf(minus(amount(from.value), of));
  }
  if (to) {
    const side = compare(of, amount(to.value));
    if (side > 0 || (side === 0 && to.open))
      return to.open ? -(floorOf(minus(of, amount(to.value))) + 1) : -ceilOf(minus(of, amount(to.value)));
  }
  return 0;
}

/** What decides whether a line is met: its own condition where it has one, and what it requires. */
const conditionsOf = (line: Line): Test[] => [
  ...((line.kind === "fixed" || line.kind === "veto") && line.when ? [line.when] : []),
  ...(line.requires ? [line.requires] : []),
];
const asksFor = (test: Test): string[] =>
  test.flatMap((part) => (part.kind === "any" ? part.of : [part])).flatMap((leaf) => (leaf.kind === "met" ? [leaf.criterion] : []));

/**
 * Of every line, whether it is met. Those come first that ask for no other, so that each is judged once however
 * they hang together; a line that in the end asks for itself is never reached, and stays unknown.
 */
function metLines(reader: Reader): ReadonlyMap<string, Truth> {
  const waiting = new Map<string, Set<string>>();
  const askers = new Map<string, string[]>();
  for (const [key, line] of reader.lines) {
    const others = new Set(conditionsOf(line).flatMap(asksFor));
    waiting.set(key, others);
    for (const other of others) {
      const list = askers.get(other);
      if (list) list.push(key);
      else askers.set(other, [key]);
    }
  }
  const met = new Map<string, Truth>();
  const ready = [...waiting].filter(([, others]) => others.size === 0).map(([key]) => key);
  for (let key = ready.pop(); key !== undefined; key = ready.pop()) {
    const line = reader.lines.get(key);
    if (line) met.set(key, metOf({ ...reader, met }, line));
    for (const asker of askers.get(key) ?? []) {
      const others = waiting.get(asker);
      others?.delete(key);
      if (others?.size === 0) ready.push(asker);
    }
  }
  return met;
}

/** What a line needs is the line's to say: whoever asks for it is told its name, or lines that hang together would tell each other's needs. */
function metOf(judge: Judge, line: Line): Truth {
  const when = (line.kind === "fixed" || line.kind === "veto") && line.when ? truthOf(judge, line.when, line.key) : null;
  const unmet = no({ kind: "met", criterion: line.key });
  const both = allOf([when ?? (isTicked(judge, line.key) ? yes : unmet), line.requires ? truthOf(judge, line.requires, line.key) : yes]);
  return both.holds === false ? unmet : both;
}
