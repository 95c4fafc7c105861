// How points came about, and what is missing to more: beside the form, in the dossier, where a scheme is tried out.
import type { LineScore } from "@/lib/schemes/rules/lines";
import type { Need } from "@/lib/schemes/rules/tests";
import type { Criterion, Measure, SimpleCriterion } from "@/lib/schemes/schema/criteria";
import type { SchemeDocument } from "@/lib/schemes/schema/document";
import { pointsText } from "./format";

type Line = Criterion | SimpleCriterion;
type By = LineScore["by"];

/** A figure as one writes it, with its unit. */
export const figureText = ({ decimals, unit }: Pick<Measure, "decimals" | "unit">, value: number): string =>
  `${value / 10 ** decimals} ${unit}`;

const count = (hundredths: number): string => String(hundredths / 100);

function perText(document: SchemeDocument, line: Line): string {
  if (line.kind !== "perUnit" && line.kind !== "shortfall" && line.kind !== "deduction") return "";
  const measure = document.measures.find(({ key }) => key === line.measure);
  const unit = measure ? figureText(measure, line.per) : String(line.per);
  return `每 ${unit} ${pointsText(Math.abs(line.each))} 分`;
}

/** Which rule gave a line its points. */
function byText(document: SchemeDocument, line: Line, by: By): string {
  switch (by.code) {
    case "manual":
      return "本人填的分";
    case "notGiven":
      return "还没有给分";
    case "ticked":
      return "已勾选";
    case "notTicked":
      return "没有勾选";
    case "holds":
      return "符合条件";
    case "doesNotHold":
      return "不符合条件";
    case "tier": {
      const name = line.kind === "tiers" ? line.tiers[by.index]?.name : undefined;
      return `符合第 ${by.index + 1} 档${name === undefined ? "" : `（${name}）`}`;
    }
    case "otherwise":
      return "各档都不符合";
    case "step":
      return by.index === null ? `选了 ${by.ticked} 项，不到最低的一档` : `选了 ${by.ticked} 项`;
    case "units":
      return `${perText(document, line)}，计 ${count(by.units)} 份`;
    case "proportion":
      return `达到目标的 ${count(by.share)}%`;
    case "short":
      return by.units === 0 ? "达到目标" : `没有达到目标，${perText(document, line)}，扣 ${count(by.units)} 份`;
    case "taken":
      return by.units === 0 ? "没有扣分" : `${perText(document, line)}，扣 ${count(by.units)} 份`;
    case "best": {
      const option = line.kind === "bestOf" ? line.options.find(({ key }) => key === by.option) : undefined;
      return option ? `取得分最高的一项：${option.name}（${byText(document, option, by.by)}）` : "取得分最高的一项";
    }
    case "strikes":
      return "有这种情况，一票否决";
    case "clear":
      return "没有这种情况";
    case "requiresUnmet":
      return "前提不符合，不得分";
    case "missing": {
      const names = [...by.keys, ...by.empty].map((key) => lineName(document, key));
      return `还缺：${[...new Set(names)].join("、")}`;
    }
  }
}

export const fieldsOf = ({ hostKinds, sections }: SchemeDocument) => [...hostKinds, ...sections].flatMap(({ fields }) => fields);

export function lineName(document: SchemeDocument, key: string): string {
  const lines = document.standards.groups.flatMap(({ criteria }) =>
    criteria.flatMap((line): Line[] => (line.kind === "bestOf" ? [line, ...line.options] : [line])),
  );
  return (
    document.measures.find((one) => one.key === key)?.name ??
    lines.find((one) => one.key === key)?.name ??
    fieldsOf(document).find((one) => one.key === key)?.label ??
    key
  );
}

/** Which rule gave a line its points, and where its own ends cut them. */
export function givenText(document: SchemeDocument, line: Line, { by, raw, points }: Pick<LineScore, "by" | "raw" | "points">): string {
  const said = byText(document, line, by);
  if (raw === null || points === null || raw === points) return said;
  return `${said}；算得 ${pointsText(raw)} 分，这一项${raw > points ? "最高" : "最低"} ${pointsText(points)} 分`;
}

function needText(document: SchemeDocument, need: Need): string {
  switch (need.kind) {
    case "measure": {
      const measure = document.measures.find(({ key }) => key === need.measure);
      const figure = measure ? figureText(measure, Math.abs(need.missing)) : String(Math.abs(need.missing));
      return `${measure?.name ?? need.measure}再${need.missing > 0 ? "多" : "少"} ${figure}`;
    }
    case "answer": {
      const field = fieldsOf(document).find(({ key }) => key === need.field);
      const option = field && "options" in field ? field.options.find(({ key }) => key === need.is)?.label : undefined;
      return `“${field?.label ?? need.field}”选“${option ?? need.is}”`;
    }
    case "met":
      return `做到“${lineName(document, need.criterion)}”`;
    case "items":
      return `“${lineName(document, need.criterion)}”再做到 ${need.missing} 项`;
    case "evidence":
      return `再放 ${need.missing} 份佐证材料`;
    case "any":
      return need.of.map((one) => needText(document, one)).join("，或者");
  }
}

/** What more points would take; "": there are none to be had, or nothing here says how. */
export function nextText(document: SchemeDocument, next: LineScore["next"]): string {
  if (!next || next.needs.length === 0) return "";
  return `再得 ${pointsText(next.points)} 分：${next.needs.map((need) => needText(document, need)).join("，")}`;
}
