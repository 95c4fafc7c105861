// An answer as people read it: on the check page, in the dossier, on paper.
import type { Criterion } from "@/lib/schemes/schema/criteria";
import type { SchemeField } from "@/lib/schemes/schema/form";
import { zh } from "./applications";
import { dayText, placeText, pointsText } from "./format";

const words = zh.form;

export function fieldAnswer(field: SchemeField, answer: string | number | boolean | readonly string[] | null): string {
  if (answer === null) return words.empty;
  switch (field.kind) {
    case "declaration":
      return answer === true ? words.declared : words.empty;
    case "choice":
      return field.options.find(({ key }) => key === answer)?.label ?? String(answer);
    case "choices":
      return field.options
        .filter(({ key }) => Array.isArray(answer) && answer.includes(key))
        .map(({ label }) => label)
        .join("、");
    case "point":
      return placeText(String(answer));
    case "integer":
      return `${answer} ${field.unit}`;
    case "date":
      return dayText(String(answer));
    default:
      return String(answer);
  }
}

export function criterionAnswer(criterion: Criterion, answer: string | number | boolean | null): string {
  if (criterion.kind === "manual") return typeof answer === "number" ? pointsText(answer) : words.empty;
  return answer === true ? words.met : words.missing.unmet;
}
