// Lines of a scheme: what each asks can be had, says one thing only, and gives what it can give. Pure.
import type { Criterion, Measure, SimpleCriterion, Test } from "../schema/criteria";
import { endsOf } from "./ends";
import { error, type Finding, inPoints } from "./findings";
import { type Known, leavesOf, type Line, testsOf } from "./known";
import { highestOf } from "./class-reach";
import { areCovered, type Box, boxesMeet, boxesOf, gapsIn, isEmpty, meet, mostTogether, rangeOf, sayIn, type Span, spanOf } from "./spans";

export const checkCriteria = (known: Known): Finding[] =>
  known.lines.flatMap((found) => [
    ...checkTests(found, known),
    ...(found.line.kind === "tiers" ? checkTiers(found.line, found.place, known) : []),
    ...checkEnds(found, known),
    ...checkFigures(found, known),
  ]);

/** Ranges that say something, in conditions that can hold. */
function checkTests(found: Line, known: Known): Finding[] {
  return testsOf(found).flatMap(({ test, place }): Finding[] => {
    const ranges = leavesOf(test, place).flatMap(({ leaf, place: at }): Finding[] => {
      const measure = leaf.kind === "measure" ? known.measures.get(leaf.measure) : undefined;
      if (leaf.kind !== "measure" || !measure) return [];
      if (!leaf.from && !leaf.to) return [error("rangeOpen", at, measure.name)];
      const span = spanOf(measure, leaf.from, leaf.to);
      return isEmpty(span) ? [error("rangeEmpty", at, `${measure.name} ${sayEnds(leaf, measure)}`)] : [];
    });
    if (ranges.length > 0) return ranges;
    const boxes = boxesOf(test, known);
    if (boxes === "unknown") return [];
    if (boxes === "tangled") return [error("tangled", place, found.line.name)];
    // A tier that never holds is said below, with the tiers.
    const isTier = place.startsWith(`${found.place}.tiers.`);
    return boxes.length === 0 && !isTier ? [error("neverHolds", place, found.line.name)] : [];
  });
}

const sayEnds = ({ from, to }: { from: { value: number } | null; to: { value: number } | null }, { decimals }: Measure) =>
  [from, to].map((end) => (end ? String(end.value / 10 ** decimals) : "")).join("–");

type Tiers = Extract<SimpleCriterion, { kind: "tiers" }>;

function checkTiers(line: Tiers, place: string, known: Known): Finding[] {
  const read = line.tiers.map(({ when }) => boxesOf(when, known));
  // What names something unknown, or nobody can follow, is said already.
  const boxes = read.flatMap((one): Box[][] => (typeof one === "string" ? [] : [one]));
  if (boxes.length < read.length || hasEmptyRange(line, known)) return [];
  if (boxes.flat().length > mostTogether) return [error("tangled", place, line.name)];
  const points = line.tiers.map((tier) => tier.points);
  const say = (at: number) => `${at + 1}${line.tiers[at]?.name ? ` ${line.tiers[at]?.name}` : ""}`;
  const shadowed = boxes.map((own, i) => {
    const stronger = boxes.flatMap((others, j) => (j !== i && winsOver(line.pick, points, j, i) ? others : []));
    return areCovered(own, stronger, known);
  });
  return [
    ...shadowed.flatMap((is, i) => (is ? [error("tierUnreachable", `${place}.tiers.${i}`, say(i))] : [])),
    ...(line.pick === "first"
      ? overlaps(boxes, points, shadowed, known).map(([i, j]) => error("tiersOverlap", `${place}.tiers.${j}`, `${say(i)} ↔ ${say(j)}`))
      : []),
    ...checkGaps(line, place, known),
  ];
}

const hasEmptyRange = (line: Tiers, { measures }: Known): boolean =>
  line.tiers.some(({ when }) =>
    leavesOf(when, "").some(({ leaf }) => {
      const measure = leaf.kind === "measure" ? measures.get(leaf.measure) : undefined;
      return leaf.kind === "measure" && measure !== undefined && isEmpty(spanOf(measure, leaf.from, leaf.to));
    }),
  );

/** Whether tier j is taken and not tier i where both hold. */
function winsOver(pick: Tiers["pick"], points: readonly number[], j: number, i: number): boolean {
  if (pick === "first") return j < i;
  if (pick === "last") return j > i;
  const [own = 0, other = 0] = [points[i], points[j]];
  return other > own || (other === own && j < i);
}

/**
 * Pairs of which nobody can tell which was meant: both hold for the same, with other points. Under "first" an earlier tier may stand inside a
 * later one, as in 12, else 6, else 1; under "highest" and "last" an overlap is what the words say.
 */
function overlaps(boxes: readonly Box[][], points: readonly number[], shadowed: readonly boolean[], known: Known): [number, number][] {
  return boxes.flatMap((own, i) =>
    boxes.flatMap((later, j): [number, number][] => {
      if (j <= i || shadowed[i] || shadowed[j] || points[i] === points[j]) return [];
      const both = own.some((box) => later.some((other) => boxesMeet(box, other)));
      return both && !areCovered(own, later, known) ? [[i, j]] : [];
    }),
  );
}

/** Tiers over one measure leave nothing out between the lowest and the highest of them. */
function checkGaps(line: Tiers, place: string, { measures }: Known): Finding[] {
  const leaves = line.tiers.map(({ when }) => leavesOf(when, "").map(({ leaf }) => leaf));
  const keys = new Set(leaves.flatMap((of) => of.map((leaf) => (leaf.kind === "measure" ? leaf.measure : ""))));
  const measure = measures.get([...keys][0] ?? "");
  if (keys.size !== 1 || !measure) return [];
  const spans = line.tiers.flatMap(({ when }) => spansOf(when, measure));
  return gapsIn(spans).map((gap) => error("tiersGap", place, `${measure.name} ${sayIn(measure, gap)}`));
}

/** The figures of one measure that a test over it alone takes in. */
function spansOf(test: Test, measure: Measure): Span[] {
  let spans: Span[] = [{ lo: -Infinity, hi: Infinity }];
  for (const part of test) {
    const wanted = (part.kind === "any" ? part.of : [part]).flatMap((leaf) =>
      leaf.kind === "measure" ? [spanOf(measure, leaf.from, leaf.to)] : [],
    );
    spans = spans.flatMap((span) => wanted.map((one) => meet(span, one)));
  }
  return spans.filter((span) => !isEmpty(span));
}

/** What a line promises lies between its floor and its cap. */
function checkEnds({ line, place }: Line, { measures }: Known): Finding[] {
  const ends = endsOf(line);
  if (!ends) return [];
  if (ends.cap < ends.floor) return [error("capBelowFloor", place, line.name)];
  const outside = promisedOf(line, measures).filter(({ points }) => points > ends.cap || points < ends.floor);
  return outside.map(({ points, at }) =>
    error("beyondEnds", place + at, `${inPoints(points)}: ${inPoints(ends.floor)}–${inPoints(ends.cap)}`),
  );
}

/** Points that are written in a line outside of its ends, with where. */
function promisedOf(line: Criterion | SimpleCriterion, measures: ReadonlyMap<string, Measure>): { points: number; at: string }[] {
  switch (line.kind) {
    case "checklist":
    case "veto":
    case "manual":
      return [];
    case "fixed":
    case "proportional":
    case "shortfall":
      return [{ points: line.points, at: ".points" }];
    case "tiers":
      return [
        ...line.tiers.map(({ points }, i) => ({ points, at: `.tiers.${i}` })),
        // Nought is what stands where nobody wrote anything.
        ...(line.otherwise === 0 ? [] : [{ points: line.otherwise, at: ".otherwise" }]),
      ];
    case "list":
      return line.steps.map(({ points }, i) => ({ points, at: `.steps.${i}` }));
    case "perUnit":
      return line.each > 0 ? [{ points: line.each, at: ".each" }] : [];
    case "deduction":
      return [{ points: line.start, at: ".start" }];
    case "bestOf":
      return line.options.map((option) => ({ points: highestOf(option, measures), at: `.options.${option.key}` }));
  }
}

/** Steps, units and targets that can be reached and lead somewhere. */
function checkFigures({ line, place }: Line, { measures }: Known): Finding[] {
  if (line.kind === "list") return checkSteps(line, place);
  if (line.kind !== "perUnit" && line.kind !== "deduction" && line.kind !== "shortfall" && line.kind !== "proportional") return [];
  const measure = measures.get(line.measure);
  const reach = measure && rangeOf(measure);
  const findings: Finding[] = [];
  // From 0 nothing follows; less than 0 would turn what is taken away into what is given.
  if (line.kind !== "proportional" && (line.each === 0 || (line.kind !== "perUnit" && line.each < 0)))
    findings.push(error("eachWrong", `${place}.each`, inPoints(line.each)));
  if ("target" in line && measure && reach && line.target > reach.hi)
    findings.push(
      error("targetUnreachable", `${place}.target`, `${line.target / 10 ** measure.decimals} > ${reach.hi / 10 ** measure.decimals}`),
    );
  return findings;
}

function checkSteps({ items, steps }: Extract<SimpleCriterion, { kind: "list" }>, place: string): Finding[] {
  const falls = (steps.at(-1)?.points ?? 0) < 0;
  return steps.flatMap((step, i): Finding[] => {
    const at = `${place}.steps.${i}`;
    const before = steps[i - 1];
    if (step.least > items.length) return [error("stepUnreachable", at, `${step.least} > ${items.length}`)];
    if (!before) return [];
    // A list of faults takes away more with each; any other gives more.
    const grows = step.least > before.least && (falls ? step.points < before.points : step.points > before.points);
    return grows
      ? []
      : [error("stepsNotGrowing", at, `${before.least}: ${inPoints(before.points)} → ${step.least}: ${inPoints(step.points)}`)];
  });
}
