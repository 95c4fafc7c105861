// An answer as people read it: on the check page, in the dossier, on paper.
import type { SchemeField } from "@/lib/schemes/schema";
import { zh } from "./applications";
import { dayText } from "./format";

const words = zh.form;

export function fieldAnswer(field: SchemeField, answer: string | number | boolean | null): string {
  if (answer === null) return words.empty;
  switch (field.kind) {
    case "declaration":
      return answer === true ? words.declared : words.empty;
    case "choice":
      return field.options.find(({ key }) => key === answer)?.label ?? String(answer);
    case "integer":
      return `${answer} ${field.unit}`;
    case "date":
      return dayText(String(answer));
    default:
      return String(answer);
  }
}
