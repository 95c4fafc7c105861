// How a criterion gives its points, in words: on the guide, in the form, in the editor, on paper.
import type { Bound, Criterion, CriteriaGroup, Leaf, SimpleCriterion, Test } from "@/lib/schemes/schema/criteria";
import type { SchemeDocument } from "@/lib/schemes/schema/document";
import { pointsText } from "./format";
import { fieldsOf, figureText, lineName } from "./scores";

type Line = Criterion | SimpleCriterion;

const points = (hundredths: number): string => `${pointsText(hundredths)} 分`;

function rangeText(figure: (value: number) => string, from: Bound | null, to: Bound | null): string {
  if (from && to && from.value === to.value && !from.open && !to.open) return `为 ${figure(from.value)}`;
  const low = from && (from.open ? `超过 ${figure(from.value)}` : `不少于 ${figure(from.value)}`);
  const high = to && (to.open ? `不足 ${figure(to.value)}` : `不超过 ${figure(to.value)}`);
  return [low, high].filter((part) => part !== null).join("、");
}

function leafText(document: SchemeDocument, leaf: Leaf): string {
  switch (leaf.kind) {
    case "measure": {
      const measure = document.measures.find(({ key }) => key === leaf.measure);
      if (!measure) return leaf.measure;
      return `${measure.name}${rangeText((value) => figureText(measure, value), leaf.from, leaf.to)}`;
    }
    case "answer": {
      const field = fieldsOf(document).find(({ key }) => key === leaf.field);
      const option = field && "options" in field ? field.options.find(({ key }) => key === leaf.is)?.label : undefined;
      return `“${field?.label ?? leaf.field}”为“${option ?? leaf.is}”`;
    }
    case "met":
      return `做到“${lineName(document, leaf.criterion)}”`;
    case "evidence":
      return `有 ${leaf.least} 份以上佐证材料`;
  }
}

/** A condition as one reads it. */
export const testText = (document: SchemeDocument, test: Test): string =>
  test
    .map((part) => (part.kind === "any" ? part.of.map((leaf) => leafText(document, leaf)).join("或者") : leafText(document, part)))
    .join("，并且");

function eachText(document: SchemeDocument, line: Extract<Line, { kind: "perUnit" | "shortfall" | "deduction" }>, verb: string): string {
  const measure = document.measures.find(({ key }) => key === line.measure);
  const unit = measure ? `${measure.name}每 ${figureText(measure, line.per)}` : `每 ${line.per}`;
  return `${unit}${verb} ${points(Math.abs(line.each))}${line.whole ? "，不满的不算" : ""}`;
}

function ownText(document: SchemeDocument, line: Line): string[] {
  switch (line.kind) {
    case "checklist":
      return [];
    case "manual":
      return line.floor.value === 0 ? [] : [`${pointsText(line.floor.value)} 到 ${points(line.cap.value)}`];
    case "fixed":
      return line.when ? [`${testText(document, line.when)}的，得 ${points(line.points)}`] : [`做到的得 ${points(line.points)}`];
    case "veto":
      return [`${line.when ? testText(document, line.when) : "有这种情况"}的，一票否决`];
    case "tiers": {
      const pick = { first: "按先符合的一档计分", last: "后面的一档代替前面的", highest: "按得分最高的一档计分" }[line.pick];
      return [
        ...line.tiers.map(
          (tier) => `${tier.name === undefined ? "" : `${tier.name}：`}${testText(document, tier.when)}的，得 ${points(tier.points)}`,
        ),
        ...(line.otherwise === 0 ? [] : [`其他的，得 ${points(line.otherwise)}`]),
        ...(line.tiers.length > 1 ? [pick] : []),
      ];
    }
    case "list":
      return [
        `${line.items.map(({ name }) => name).join("、")}，共 ${line.items.length} 项`,
        ...line.steps.map((step) =>
          step.least === line.items.length ? `全部做到的，得 ${points(step.points)}` : `做到 ${step.least} 项的，得 ${points(step.points)}`,
        ),
      ];
    case "perUnit":
      return [`${eachText(document, line, "得")}，最高 ${points(line.cap)}`];
    case "proportional": {
      const measure = document.measures.find(({ key }) => key === line.measure);
      const target = measure ? `${measure.name}达到 ${figureText(measure, line.target)}` : String(line.target);
      return [`${target}的得 ${points(line.points)}，不到的按比例得分`];
    }
    case "shortfall": {
      const measure = document.measures.find(({ key }) => key === line.measure);
      const target = measure ? `${measure.name}达到 ${figureText(measure, line.target)}` : String(line.target);
      return [`${target}的得 ${points(line.points)}；不到的，${eachText(document, line, "扣")}`];
    }
    case "deduction":
      return [`${line.start === 0 ? "" : `满分 ${points(line.start)}，`}${eachText(document, line, "扣")}，扣到 ${points(line.floor)}为止`];
    case "bestOf":
      return ["下面几项取得分最高的一项", ...line.options.map((option) => `${option.name}：${ruleText(document, option).join("；")}`)];
  }
}

/** How a line gives its points, a sentence each; nothing where they are given by hand between 0 and its cap. */
export function ruleText(document: SchemeDocument, line: Line): string[] {
  return [...(line.requires ? [`前提：${testText(document, line.requires)}，否则不得分`] : []), ...ownText(document, line)];
}

/** What a group adds to its name: its points, whether it is a bonus, and for whom. */
export function groupText(document: SchemeDocument, group: CriteriaGroup): string[] {
  const classes = document.classes.filter(({ key }) => group.classes?.includes(key)).map(({ name }) => name);
  return [
    ...(group.points === undefined ? [] : [points(group.points)]),
    ...(group.cap === undefined || group.cap === group.points ? [] : [`最高计 ${points(group.cap)}`]),
    ...(group.floor === undefined ? [] : [`最低计 ${points(group.floor)}`]),
    ...(group.bonus ? [{ inside: "加分，计在总分以内", onTop: "加分，计在总分以外" }[group.bonus]] : []),
    ...(classes.length === 0 ? [] : [`只用于${classes.join("、")}`]),
  ];
}
