import { type FormWords, zh } from "@/lib/text/ui";

/** The form's own words for codes: "area.required", or "required" for all fields, or "rows.*.name.required" for a repeated part. */
export type Words = Readonly<Record<string, string>>;

/** Field name → label. Given to the form, they are used for its fields and in its error summary alike. */
export type Labels = Readonly<Record<string, string>>;

/** "rows.3.name" is worded once, as "rows.*.name". */
export function lookUp(words: Words, key: string): string | undefined {
  return words[key] ?? words[key.replace(/\.\d+(?=\.|$)/g, ".*")];
}

export function fieldMessage(words: Words, label: string | undefined, field: string, code: string, own: FormWords = zh): string {
  const sentence = lookUp(words, `${field}.${code}`) ?? words[code] ?? own.fields[code] ?? own.fieldProblem;
  return sentence.replaceAll("{label}", label ?? own.thisField);
}

export function problemMessage(words: Words, kind: string, own: FormWords = zh): string {
  return words[kind] ?? own.problems[kind] ?? own.problemUnknown;
}
