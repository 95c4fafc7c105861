// Answers of the form: what was typed, read into the value that is kept, and written again as the form shows it. Pure.
import { isDay } from "@/lib/kernel/dates";
import type { FieldCode } from "@/lib/kernel/fields";
import { readPoint } from "@/lib/kernel/places";
import { tidy, tidyCode } from "@/lib/kernel/writing";
import type { Ends } from "@/lib/schemes/rules/ends";
import type { Question } from "@/lib/schemes/rules/questions";
import type { SchemeField } from "@/lib/schemes/schema/form";
import { partKey } from "@/lib/schemes/schema/keys";

/**
 * Field, measure or criterion key → value. Points are integer hundredths, figures in units of their last decimal; a remark on a criterion stands under its `noteKey`, what is ticked of a
 * list under the `partKey` of each.
 */
export type Answer = string | number | boolean;
export type Answers = Readonly<Record<string, Answer>>;

/** Under which the letter or paper lies from which the office entered a form. */
export const entryScanKey = "entryScan";

/** Under which keys the answer to a question stands; files lie elsewhere. */
export function keysOf(field: SchemeField): string[] {
  if (field.kind === "file") return [];
  return field.kind === "choices" ? field.options.map(({ key }) => partKey(field.key, key)) : [field.key];
}

/** The answer to a question, of a list what is ticked; null: none. */
export function answerOf(field: SchemeField, answers: Answers): Answer | readonly string[] | null {
  if (field.kind !== "choices") return answers[field.key] ?? null;
  const ticked = field.options.map(({ key }) => key).filter((key) => answers[partKey(field.key, key)] === true);
  return ticked.length === 0 ? null : ticked;
}

export type Read = { ok: true; value: Answer | null } | { ok: false; code: FieldCode };
export const read = (value: Answer | null): Read => ({ ok: true, value });
export const wrong = (code: FieldCode): Read => ({ ok: false, code });

/** What was typed, as the value that is kept; empty is allowed until submission and read as null. */
export function readAnswer(field: SchemeField, typed: string): Read {
  const written = tidy(typed);
  if (field.kind === "declaration" || field.kind === "choices") return read(typed === "on" ? true : null);
  if (written === "") return read(null);
  switch (field.kind) {
    case "text":
    case "longText":
      return [...written].length > field.maxLength ? wrong("tooLong") : read(written);
    case "integer": {
      const digits = tidyCode(written);
      if (!/^-?\d{1,9}$/.test(digits)) return wrong("notNumber");
      const value = Number(digits);
      return value < field.min || value > field.max ? wrong("outOfRange") : read(value);
    }
    case "date": {
      const day = tidyCode(written);
      return isDay(day) ? read(day) : wrong("notDay");
    }
    case "choice":
      return field.options.some(({ key }) => key === written) ? read(written) : wrong("notChoice");
    case "phone": {
      const number = tidyCode(written);
      return /^\+?[\d()-]{7,20}$/.test(number) ? read(number) : wrong("notPhone");
    }
    case "point": {
      const point = readPoint(written);
      return point === null ? wrong("notPoint") : read(point);
    }
    case "file":
      return wrong("unknownField");
  }
}

/** A figure as typed, "12.5", in whole units of its last decimal, between two ends. */
export function readFigure(typed: string, decimals: number, min: number, max: number): Read {
  const written = tidyCode(typed);
  if (written === "") return read(null);
  const match = /^(-?)(\d{1,9})(?:\.(\d{1,2}))?$/.exec(written);
  const [, sign, whole, part = ""] = match ?? [];
  if (whole === undefined || part.length > decimals) return wrong("notNumber");
  const units = Number(whole) * 10 ** decimals + Number(part.padEnd(decimals, "0"));
  const value = sign === "-" && units !== 0 ? -units : units;
  return value < min || value > max ? wrong("outOfRange") : read(value);
}

/** Points as typed in integer hundredths within the line's own floor and cap. */
export const readPoints = ({ floor, cap }: Ends, typed: string): Read => readFigure(typed, 2, floor, cap);

/** The answer to a question of a criterion, as `answersOf` names its parts. */
export function readQuestion(question: Question, typed: string): Read {
  switch (question.kind) {
    case "points":
      return readPoints(question, typed);
    case "figure":
      return readFigure(typed, question.measure.decimals, question.measure.from.min, question.measure.from.max);
    default:
      return read(typed === "on" ? true : null);
  }
}

/** Under which keys the answers to a question of a criterion stand. */
export const keysOfQuestion = (question: Question): string[] =>
  question.kind === "items" ? question.items.map(({ key }) => key) : [question.key];

/** A remark on a criterion. */
export const readNote = (typed: string): Read => {
  const written = tidy(typed);
  return [...written].length > 500 ? wrong("tooLong") : read(written || null);
};

/** A kept answer as the form shows it: "on" for what is ticked, figures as one writes them, "" where there is none. */
export function written(answer: Answer | undefined, decimals = 0): string {
  if (answer === undefined || answer === false) return "";
  if (answer === true) return "on";
  return typeof answer === "number" ? String(answer / 10 ** decimals) : answer;
}
export const decimalsOf = (question: Question): number =>
  question.kind === "points" ? 2 : question.kind === "figure" ? question.measure.decimals : 0;
