// Ranges and conditions as spans of whole numbers, so that "overlaps", "gaps" and "never" are arithmetic. Pure.
import type { Bound, ComputedSource, Leaf, Measure, Test } from "../schema/criteria";
import type { Known } from "./known";

/** Both ends are in it; empty where the lower one is above the upper one. */
export type Span = { lo: number; hi: number };
export const isEmpty = ({ lo, hi }: Span): boolean => lo > hi || lo === Infinity || hi === -Infinity;
export const meet = (a: Span, b: Span): Span => ({ lo: Math.max(a.lo, b.lo), hi: Math.min(a.hi, b.hi) });

/**
 * A figure that is counted has no value between 59 and 60; a ratio has. So ratios are counted in halves: even numbers are the figures
 * themselves, odd ones all that lies between two of them.
 */
const isRatio = (measure: Measure) => measure.from.kind === "ratio";

/** The figures that a range takes in; null is the end that is not written. */
export function spanOf(measure: Measure, from: Bound | null, to: Bound | null): Span {
  const scale = isRatio(measure) ? 2 : 1;
  return {
    lo: from ? from.value * scale + (from.open ? 1 : 0) : -Infinity,
    hi: to ? to.value * scale - (to.open ? 1 : 0) : Infinity,
  };
}

/** What the system can count at most; left out: no end. */
const most: Partial<Record<ComputedSource, number>> = { monthsCovered: 12, satisfiedShare: 100 };

/** The figures that a measure can have at all. */
export function rangeOf({ from, decimals }: Measure): Span {
  if (from.kind === "asked") return { lo: from.min, hi: from.max };
  return { lo: 0, hi: ((from.kind === "computed" ? most[from.source] : undefined) ?? Infinity) * 10 ** decimals };
}

const wholeReach = (measure: Measure): Span => {
  const { lo, hi } = rangeOf(measure);
  return isRatio(measure) ? { lo: lo * 2, hi: hi * 2 } : { lo, hi };
};

/** A span as a person writes it: "5–9", "≥ 12", "> 59 < 60". */
export function sayIn(measure: Measure, { lo, hi }: Span): string {
  const figure = (at: number) => String(at / (isRatio(measure) ? 2 : 1) / 10 ** measure.decimals);
  const isOpen = (at: number) => isRatio(measure) && at % 2 !== 0;
  const least = lo === -Infinity ? "" : isOpen(lo) ? `> ${figure(lo - 1)}` : `≥ ${figure(lo)}`;
  const last = hi === Infinity ? "" : isOpen(hi) ? `< ${figure(hi + 1)}` : `≤ ${figure(hi)}`;
  if (lo === hi && !isOpen(lo)) return figure(lo);
  return lo !== -Infinity && hi !== Infinity && !isOpen(lo) && !isOpen(hi) ? `${figure(lo)}–${figure(hi)}` : `${least} ${last}`.trim();
}

/** One way in which a condition can hold: of each thing it reads, a span. What is not named may be anything. */
export type Box = ReadonlyMap<string, Span>;

/** What a leaf reads, the span it wants of that, and all that there could be; null: it reads what is not there. */
function sideOf(leaf: Leaf, { measures, fields }: Known): { of: string; wants: Span; whole: Span } | null {
  switch (leaf.kind) {
    case "measure": {
      const measure = measures.get(leaf.measure);
      return measure ? { of: `measure ${leaf.measure}`, wants: spanOf(measure, leaf.from, leaf.to), whole: wholeReach(measure) } : null;
    }
    case "answer": {
      const field = fields.get(leaf.field)?.find((found) => found.kind === "choice");
      const options = field?.kind === "choice" ? field.options : [];
      const at = options.findIndex(({ key }) => key === leaf.is);
      // Not answered stands before the first option.
      return at < 0 ? null : { of: `answer ${leaf.field}`, wants: { lo: at, hi: at }, whole: { lo: -1, hi: options.length - 1 } };
    }
    case "met":
      return { of: `met ${leaf.criterion}`, wants: { lo: 1, hi: 1 }, whole: { lo: 0, hi: 1 } };
    case "evidence":
      return { of: "evidence", wants: { lo: leaf.least, hi: Infinity }, whole: { lo: 0, hi: Infinity } };
  }
}

/** More ways than this for one test, or for all tiers of a line, nobody can read, nor check. */
export const mostBoxes = 60;
export const mostTogether = 240;

/** All ways in which a test can hold, those that cannot be left out; "unknown": it reads what is not there; "tangled": too many ways. */
export function boxesOf(test: Test, known: Known): Box[] | "unknown" | "tangled" {
  let boxes: Box[] = [new Map()];
  let ways = 1;
  for (const part of test) {
    const leaves = part.kind === "any" ? part.of : [part];
    ways *= leaves.length;
    if (ways > mostBoxes) return "tangled";
    const sides = leaves.map((leaf) => sideOf(leaf, known));
    const found = sides.filter((side) => side !== null);
    if (found.length < sides.length) return "unknown";
    boxes = boxes.flatMap((box) =>
      found.flatMap(({ of, wants, whole }): Box[] => {
        const span = meet(meet(wants, whole), box.get(of) ?? whole);
        return isEmpty(span) ? [] : [new Map([...box, [of, span]])];
      }),
    );
  }
  return boxes;
}

export const boxesMeet = (a: Box, b: Box): boolean =>
  [...a].every(([of, span]) => {
    const other = b.get(of);
    return !other || !isEmpty(meet(span, other));
  });

/** What is left of a box where another one is taken out. */
function without(box: Box, taken: Box): Box[] {
  if (!boxesMeet(box, taken)) return [box];
  const left: Box[] = [];
  let rest = box;
  for (const [of, { lo, hi }] of taken) {
    const span = rest.get(of) ?? { lo: -Infinity, hi: Infinity };
    for (const part of [meet(span, { lo: -Infinity, hi: lo - 1 }), meet(span, { lo: hi + 1, hi: Infinity })])
      if (!isEmpty(part)) left.push(new Map([...rest, [of, part]]));
    rest = new Map([...rest, [of, meet(span, { lo, hi })]]);
  }
  return left;
}

const mostPieces = 120;

/** Whether every case of these is one of those, too. What would take too long to find out counts as "no". */
export function areCovered(boxes: readonly Box[], by: readonly Box[], known: Known): boolean {
  let left = boxes.map((box) => within(box, by, known));
  for (const taken of by) {
    left = left.flatMap((box) => without(box, taken));
    if (left.length > mostPieces) return false;
  }
  return left.length === 0;
}

/** A box that names what it leaves open by all there could be, where others ask for it. */
function within(box: Box, by: readonly Box[], { measures, fields }: Known): Box {
  const named = new Map(box);
  for (const of of by.flatMap((other) => [...other.keys()])) {
    if (named.has(of)) continue;
    const [kind, key = ""] = of.split(" ");
    const measure = measures.get(key);
    const field = fields.get(key)?.find((found) => found.kind === "choice");
    if (kind === "measure" && measure) named.set(of, wholeReach(measure));
    else if (kind === "answer" && field?.kind === "choice") named.set(of, { lo: -1, hi: field.options.length - 1 });
    else named.set(of, { lo: 0, hi: kind === "met" ? 1 : Infinity });
  }
  return named;
}

/** What lies between spans and in none of them, from the lowest to the highest. */
export function gapsIn(spans: readonly Span[]): Span[] {
  const sorted = spans.filter((span) => !isEmpty(span)).sort((a, b) => a.lo - b.lo);
  const gaps: Span[] = [];
  let end = sorted[0]?.hi ?? Infinity;
  for (const { lo, hi } of sorted.slice(1)) {
    if (lo > end + 1) gaps.push({ lo: end + 1, hi: lo - 1 });
    end = Math.max(end, hi);
  }
  return gaps;
}
