// An answer as people read it: on the check page, in the dossier, on paper.
import type { Question } from "@/lib/schemes/rules/questions";
import type { SchemeField } from "@/lib/schemes/schema/form";
import { zh } from "./applications";
import { dayText, placeText, pointsText } from "./format";
import { figureText } from "./scores";

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

type Answers = Readonly<Record<string, string | number | boolean>>;

/** What was said to one question of a criterion. */
export function questionAnswer(question: Question, answers: Answers): string {
  const answer = answers[question.key];
  switch (question.kind) {
    case "points":
      return typeof answer === "number" ? pointsText(answer) : words.empty;
    case "tick":
      return words.ticked[question.says][answer === true ? "yes" : "no"];
    case "items": {
      const ticked = question.items.filter(({ key }) => answers[key] === true);
      return ticked.length === 0 ? words.noItem : ticked.map(({ name }) => name).join("、");
    }
    case "figure":
      return `${question.measure.name}：${typeof answer === "number" ? figureText(question.measure, answer) : words.empty}`;
  }
}

/** All that was said to a criterion, a question each. */
export const criterionAnswer = (questions: readonly Question[], answers: Answers): string =>
  questions.map((question) => questionAnswer(question, answers)).join("；");

/** A question with room to write, on paper. */
export function blankQuestion(question: Question): string {
  switch (question.kind) {
    case "points":
      return "";
    case "tick":
      return `□ ${words.ticked[question.says].yes}`;
    case "items":
      return question.items.map(({ name }) => `□ ${name}`).join("\n");
    case "figure":
      return `${question.measure.name}：　　　　　　${question.measure.unit}`;
  }
}
