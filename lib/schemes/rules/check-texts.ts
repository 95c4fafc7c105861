// Words and fields say the same: a text that names another number than its field is found, whichever of the two is wrong. Pure.
import type { Criterion, Leaf, Measure, SimpleCriterion } from "../schema/criteria";
import type { SchemeDocument } from "../schema/document";
import { endsOf } from "./ends";
import {
  type Figure,
  figuresBefore,
  isLastIn,
  isRate,
  itemUnits,
  paperUnits,
  pointUnit,
  saysMost,
  saysOver,
  saysPart,
  saysTotal,
  saysUnder,
} from "./figures";
import { error, type Finding, inPoints } from "./findings";
import { type Known, leavesOf, type Line, testsOf } from "./known";
import { highestOfGroup } from "./class-reach";

export function checkTexts(known: Known): Finding[] {
  const { document, measures } = known;
  return [
    ...document.standards.groups.flatMap((group) => {
      const allowed = [group.points, group.cap, highestOfGroup(group, measures)].filter((points) => points !== undefined);
      const wrong = pointsIn(group.name).filter(({ points }) => !allowed.includes(points));
      return wrong.map(({ figure }) => differs(`standards.groups.${group.key}.name`, figure, inPoints(allowed[0] ?? 0)));
    }),
    ...known.lines.flatMap((line) => checkLine(line, known)),
  ];
}

const differs = (place: string, { said }: Figure, field: string): Finding => error("textDiffers", place, `${said} ≠ ${field}`);

/** Points that a text names, in hundredths. */
const pointsIn = (text: string): { figure: Figure; points: number }[] =>
  figuresBefore(text, pointUnit).map((figure) => ({ figure, points: Math.round(figure.value * 100) }));

function checkLine(found: Line, known: Known): Finding[] {
  const { line, place } = found;
  const units = unitsOf(found, known);
  const texts = [{ text: line.name, at: `${place}.name` }, ...(line.text === undefined ? [] : [{ text: line.text, at: `${place}.text` }])];
  return [
    ...texts.flatMap(({ text, at }) => [
      ...checkPointsIn(text, at, found, known.document),
      ...units.flatMap((unit) => checkUnit(text, at, unit, line)),
    ]),
    ...(line.kind === "tiers" ? checkTierNames(line, place, known) : []),
  ];
}

/** The figures of one unit that a line's fields hold, as one writes them. */
type Unit = { unit: string; figures: readonly Wanted[] };
/** `edge`: the last figure that is in or out, so that "不足 60" may stand for "up to 59". */
type Wanted = { figure: number; edge?: "from" | "to" | undefined; step: number };

const scaled = (value: number, { decimals }: Measure): number => value / 10 ** decimals;

function wantedBy(leaf: Leaf & { kind: "measure" }, measure: Measure): Wanted[] {
  const step = 1 / 10 ** measure.decimals;
  return (["from", "to"] as const).flatMap((edge): Wanted[] => {
    const bound = leaf[edge];
    return bound ? [{ figure: scaled(bound.value, measure), edge: bound.open ? undefined : edge, step }] : [];
  });
}

function unitsOf(found: Line, { measures }: Known): Unit[] {
  const { line } = found;
  const units = new Map<string, Wanted[]>();
  const add = (unit: string, wanted: readonly Wanted[]) => units.set(unit, [...(units.get(unit) ?? []), ...wanted]);
  const plain = (figure: number): Wanted => ({ figure, step: 0 });
  for (const { test, place } of testsOf(found))
    for (const { leaf } of leavesOf(test, place)) {
      const measure = leaf.kind === "measure" ? measures.get(leaf.measure) : undefined;
      if (leaf.kind === "measure" && measure) add(measure.unit, wantedBy(leaf, measure));
      if (leaf.kind === "evidence") for (const unit of paperUnits) add(unit, [plain(leaf.least)]);
    }
  const measure = "measure" in line ? measures.get(line.measure) : undefined;
  if (measure && "measure" in line) {
    if ("per" in line) add(measure.unit, [plain(scaled(line.per, measure)), ...fullAt(line).map((value) => plain(scaled(value, measure)))]);
    if ("target" in line) add(measure.unit, [plain(scaled(line.target, measure))]);
    const { from } = measure;
    if (from.kind === "asked")
      add(
        measure.unit,
        [from.min, from.max].map((value) => plain(scaled(value, measure))),
      );
  }
  if (line.kind === "list")
    for (const unit of itemUnits) add(unit, [1, line.items.length, ...line.steps.map(({ least }) => least)].map(plain));
  return [...units].map(([unit, figures]) => ({ unit, figures }));
}

/** Where units have given, or taken, all that they can. */
function fullAt(line: Extract<SimpleCriterion, { per: number }>): number[] {
  const all = {
    perUnit: "cap" in line ? line.cap : 0,
    shortfall: "points" in line ? line.points : 0,
    deduction: "start" in line ? line.start : 0,
  };
  const most = all[line.kind] ?? 0;
  return line.each === 0 ? [] : [(most / line.each) * line.per];
}

function checkUnit(text: string, at: string, { unit, figures }: Unit, line: Criterion | SimpleCriterion): Finding[] {
  const points = pointsIn(text);
  return figuresBefore(text, unit)
    .filter((figure) => !isRate(figure))
    .filter((figure) => !figures.some((wanted) => isMeant(figure, wanted)))
    .filter((figure) => !points.some((given) => isExample(figure.value, given, figure, line)))
    .map((figure) => differs(at, figure, sayFigures(figures.map((wanted) => wanted.figure))));
}

const same = (a: number, b: number): boolean => Math.abs(a - b) < 1e-9;

function isMeant(said: Figure, { figure, edge, step }: Wanted): boolean {
  if (same(said.value, figure)) return true;
  if (step > 0 && isLastIn(said) && same(said.value, figure - step)) return true;
  if (edge === "to" && saysUnder(said)) return same(said.value, figure + step);
  return edge === "from" && saysOver(said) && same(said.value, figure - step);
}

/** "3 次得 6 分" where one gives two: worked out, and right. */
const isExample = (units: number, given: { figure: Figure; points: number }, said: Figure, line: Criterion | SimpleCriterion): boolean =>
  "each" in line && given.figure.clause === said.clause && same(given.points, (units / line.per) * line.each);

const sayFigures = (figures: readonly number[]): string => [...new Set(figures)].sort((a, b) => a - b).join(", ");

function checkPointsIn(text: string, at: string, { line, group }: Line, { scoring }: SchemeDocument): Finding[] {
  const ends = endsOf(line);
  const all = pointsIn(text);
  if (!ends || all.length === 0) return [];
  const whole = [scoring?.total.value, scoring?.passMark.value, group.points, group.cap];
  const named = all.filter(({ figure, points }) => !(saysTotal(figure) && whole.includes(points)));
  const allowed = line.kind === "manual" ? [] : fieldsOf(line);
  // Parts that make up all of it: "场所 5 分, 设施 5 分".
  const sum = named.reduce((total, { points }) => total + points, 0);
  const parted = named.length > 1 && sum === ends.cap;
  const wrong = named.filter(({ figure, points }) => {
    if (line.kind === "manual") return !fitsByHand(figure, points, named, ends, parted);
    return !parted && !allowed.includes(points) && !isWorkedOut(figure, points, text, line);
  });
  return wrong.map(({ figure }) => differs(at, figure, sayPoints(line.kind === "manual" ? [ends.floor, ends.cap] : allowed)));
}

const sayPoints = (points: readonly number[]): string =>
  [...new Set(points)]
    .sort((a, b) => a - b)
    .map(inPoints)
    .join(", ");

/** Of a line by hand, only the ends are fields; what its text says in between, a person gives. */
function fitsByHand(
  figure: Figure,
  points: number,
  all: readonly { points: number }[],
  { floor, cap }: { floor: number; cap: number },
  parted: boolean,
): boolean {
  if (points === cap || points === Math.abs(floor)) return true;
  if (saysMost(figure)) return false;
  if (points > Math.max(cap, Math.abs(floor))) return false;
  return parted || saysPart(figure) || Math.max(...all.map((one) => one.points)) === cap;
}

/** Every figure of points in a line's fields. */
function fieldsOf(line: Criterion | SimpleCriterion): number[] {
  const ends = endsOf(line);
  const own = [...(ends ? [ends.cap, ends.floor] : []), ...givenBy(line)];
  return [...new Set(own.map(Math.abs))];
}

function givenBy(line: Criterion | SimpleCriterion): number[] {
  switch (line.kind) {
    case "checklist":
    case "veto":
      return [];
    case "manual":
      return [0];
    case "fixed":
    case "proportional":
      return [0, line.points];
    case "tiers":
      return [line.otherwise, ...line.tiers.map(({ points }) => points)];
    case "list": {
      const steps = line.steps.map(({ points }) => points);
      return [0, ...steps, ...steps.map((points, i) => points - (steps[i - 1] ?? 0)), (steps.at(-1) ?? 0) / line.items.length];
    }
    case "perUnit":
      return [0, line.each, line.cap];
    case "shortfall":
      return [0, line.points, line.each];
    case "deduction":
      return [0, line.start, line.each, line.start - line.floor];
    case "bestOf":
      return line.options.flatMap(fieldsOf);
  }
}

/** Points beside a number of units that give just these. */
function isWorkedOut(figure: Figure, points: number, text: string, line: Criterion | SimpleCriterion): boolean {
  if (!("each" in line) || line.each === 0) return false;
  const units = (points / line.each) * line.per;
  const before = figure.before.match(/(\d+(?:\.\d+)?)[^\d]*$/)?.[1];
  return before !== undefined && same(Number(before), units) && text.includes(before);
}

/** A tier's name says the tier's own figures, not those of its neighbours. */
function checkTierNames(line: Extract<SimpleCriterion, { kind: "tiers" }>, place: string, { measures }: Known): Finding[] {
  return line.tiers.flatMap(({ name, when, points }, i): Finding[] => {
    if (name === undefined) return [];
    const at = `${place}.tiers.${i}.name`;
    const units = new Map<string, Wanted[]>();
    for (const { leaf } of leavesOf(when, "")) {
      const measure = leaf.kind === "measure" ? measures.get(leaf.measure) : undefined;
      if (leaf.kind === "measure" && measure) units.set(measure.unit, [...(units.get(measure.unit) ?? []), ...wantedBy(leaf, measure)]);
    }
    return [
      ...pointsIn(name)
        .filter((named) => named.points !== Math.abs(points))
        .map(({ figure }) => differs(at, figure, inPoints(points))),
      ...[...units].flatMap(([unit, figures]) => checkUnit(name, at, { unit, figures }, line)),
    ];
  });
}
