import { zh } from "@/lib/text/ui";

/** The form's own words for codes: "area.required", or "required" for all fields, or "rows.*.name.required" for a repeated part. */
export type Words = Record<string, string>;

function lookUp(words: Words, key: string): string | undefined {
  return words[key] ?? words[key.replace(/\.\d+(?=\.)/g, ".*")];
}

export function fieldMessage(words: Words, field: string, code: string): string {
  return lookUp(words, `${field}.${code}`) ?? words[code] ?? zh.fields[code] ?? zh.fieldProblem;
}

export function problemMessage(words: Words, kind: string): string {
  return words[kind] ?? zh.problems[kind] ?? zh.problemUnknown;
}
