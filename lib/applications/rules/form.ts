// The pages of the form over a scheme: what they ask, what was typed on one, what is missing. Pure.
import type { Day } from "@/lib/kernel/dates";
import type { FieldCode } from "@/lib/kernel/fields";
import { tidy } from "@/lib/kernel/writing";
import { type Criterion } from "@/lib/schemes/schema/criteria";
import { criteriaOf, fieldsFor, type SchemeDocument } from "@/lib/schemes/schema/document";
import { type Condition, type SchemeField } from "@/lib/schemes/schema/form";
import { type Answer, answerOf, type Answers, keysOf, type Read, read, readAnswer, readNote, readPoints, wrong, written } from "./answers";
import { hostKindKey, noteKey, recommenderKey } from "@/lib/schemes/schema/keys";
import { planStages } from "./way";

/** One page of the form: the kind of host, a section, or a group of criteria. */
export type FormTask = {
  key: string;
  kind: "host" | "section" | "criteria";
  fields: readonly SchemeField[];
  criteria: readonly Criterion[];
};

/** The pages in order. Keys of sections and groups come from the scheme. */
export function formTasks(document: SchemeDocument, answers: Answers): FormTask[] {
  const host = document.hostKinds.find(({ key }) => key === answers[hostKindKey]);
  return [
    { key: "host", kind: "host", fields: host?.fields ?? [], criteria: [] },
    ...document.sections.map((section): FormTask => ({ key: section.key, kind: "section", fields: section.fields, criteria: [] })),
    ...document.standards.groups.map((group): FormTask => ({ key: group.key, kind: "criteria", fields: [], criteria: group.criteria })),
  ];
}

export type FieldProblem = { field: string; code: FieldCode };

/**
 * One page of typed values against the scheme: the answers to keep (null clears one), or what is wrong with them. A name that this page
 * does not ask for is refused, so that nothing unlisted is ever stored; after a return only the `editable` keys are asked.
 */
export function readTask(
  task: FormTask,
  document: SchemeDocument,
  typed: Readonly<Record<string, string>>,
  recommenders: readonly string[],
  editable: ReadonlySet<string> | null,
) {
  const values: Record<string, Answer | null> = {};
  const problems: FieldProblem[] = [];
  const take = (key: string, result: Read) => {
    if (result.ok) values[key] = result.value;
    else problems.push({ field: key, code: result.code });
  };
  const known = new Set<string>();
  const ask = (key: string, how: (text: string) => Read, owner = key) => {
    if (editable !== null && !editable.has(owner)) return;
    known.add(key);
    take(key, how(typed[key] ?? ""));
  };
  if (task.kind === "host") {
    ask(hostKindKey, (text) =>
      text === "" || document.hostKinds.some(({ key }) => key === text) ? read(text || null) : wrong("notChoice"),
    );
    ask(recommenderKey, (text) => (text === "" || recommenders.includes(text) ? read(text || null) : wrong("notChoice")));
  }
  for (const field of task.fields) for (const key of keysOf(field)) ask(key, (text) => readAnswer(field, text), field.key);
  for (const criterion of task.criteria) {
    ask(criterion.key, (text) => (criterion.kind === "manual" ? readPoints(criterion, text) : read(text === "on" ? true : null)));
    ask(noteKey(criterion.key), readNote, criterion.key);
  }
  // Another kind of host was chosen than the page was drawn for: its questions are no longer asked, and what was typed there is dropped.
  if (task.kind === "host") for (const host of document.hostKinds) for (const key of host.fields.flatMap(keysOf)) known.add(key);
  for (const key of Object.keys(typed)) if (!known.has(key)) problems.push({ field: key, code: "unknownField" });
  return { values, problems };
}

/** What a page shows in each of its fields, the remarks included, as one would type it. */
export function taskTexts(task: FormTask, answers: Answers): Record<string, string> {
  const texts: Record<string, string> = {};
  if (task.kind === "host") for (const key of [hostKindKey, recommenderKey]) texts[key] = written(answers[key]);
  for (const key of task.fields.flatMap(keysOf)) texts[key] = written(answers[key]);
  for (const { key, kind } of task.criteria) {
    texts[key] = written(answers[key], kind === "manual" ? "points" : "other");
    texts[noteKey(key)] = written(answers[noteKey(key)]);
  }
  return texts;
}

/**
 * A page typed over what is kept by now. `seen` is what its writer had before them: where that still stands, the writer's word is taken.
 * What was changed elsewhere stays where the writer left it alone (`theirs`); where both wrote, and not the same, nothing is taken
 * (`conflicts`). Both name what stands now.
 */
export function mergeTask(
  task: FormTask,
  values: Readonly<Record<string, Answer | null>>,
  answers: Answers,
  seen: Readonly<Record<string, string>>,
) {
  const kept = taskTexts(task, answers);
  const here = taskTexts(task, Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as Answers);
  const taken: Record<string, Answer | null> = {};
  const theirs: Record<string, string> = {};
  const conflicts: Record<string, string> = {};
  for (const [key, value] of Object.entries(values)) {
    const [stands = "", typed = "", before] = [kept[key], here[key], seen[key]];
    if (before === undefined || tidy(before) === stands || typed === stands) taken[key] = value;
    else if (typed === tidy(before)) theirs[key] = stands;
    else conflicts[key] = stands;
  }
  return { taken, theirs, conflicts };
}

/** Whether a condition of the scheme holds for these answers on this day. An unanswered question holds nothing. */
export function holds(condition: Condition, answers: Answers, today: Day): boolean {
  const answer = answers[condition.field];
  switch (condition.kind) {
    case "equals":
      return answer === condition.value;
    case "atLeast":
      return typeof answer === "number" && answer >= condition.value.value;
    case "notExpired":
      return typeof answer === "string" && today <= answer;
  }
}

export type Missing = { task: string; field: string; reason: "empty" | "evidence" | "unmet" | "condition"; message?: string };

/** What still stands between this form and its submission, each with the page where it is put right. */
export function missingParts(document: SchemeDocument, answers: Answers, evidence: ReadonlyMap<string, number>, today: Day): Missing[] {
  const missing: Missing[] = [];
  const empty = (value: ReturnType<typeof answerOf> | undefined) =>
    value === undefined || value === null || value === "" || value === false;
  const host = document.hostKinds.find(({ key }) => key === answers[hostKindKey]);
  if (!host) missing.push({ task: "host", field: hostKindKey, reason: "empty" });
  const recommended = planStages(document, answers).some(({ kind }) => kind === "endorse");
  if (recommended && empty(answers[recommenderKey])) missing.push({ task: "host", field: recommenderKey, reason: "empty" });
  for (const task of formTasks(document, answers)) {
    for (const field of task.fields) {
      const there = field.kind === "file" ? (evidence.get(field.key) ?? 0) > 0 : !empty(answerOf(field, answers));
      if (field.required && !there)
        missing.push({ task: task.key, field: field.key, reason: field.kind === "file" ? "evidence" : "empty" });
    }
    for (const criterion of task.criteria) {
      // "符合六有标准": every line is met, none may be left open (Y13, L14). A manual line needs its points.
      if (criterion.kind === "checklist" && answers[criterion.key] !== true)
        missing.push({ task: task.key, field: criterion.key, reason: "unmet" });
      if (criterion.kind === "manual" && typeof answers[criterion.key] !== "number")
        missing.push({ task: task.key, field: criterion.key, reason: "empty" });
      if (criterion.evidence === "required" && (evidence.get(criterion.key) ?? 0) === 0)
        missing.push({ task: task.key, field: criterion.key, reason: "evidence" });
    }
  }
  for (const condition of host?.conditions ?? [])
    if (answers[condition.field] !== undefined && !holds(condition, answers, today))
      missing.push({
        task: "host",
        field: condition.field,
        reason: "condition",
        message: condition.kind === "equals" ? "" : condition.message,
      });
  return missing;
}

/** The sum of the self-score so far, in hundredths. */
export const selfTotal = (document: SchemeDocument, answers: Answers): number =>
  criteriaOf(document).reduce((sum, { key, kind }) => sum + (kind === "manual" && typeof answers[key] === "number" ? answers[key] : 0), 0);

/** What was handed in, in one spelling, so that paper and file can be compared by hash. Keys that the form does not ask are dropped. */
export function submittedAnswers(document: SchemeDocument, answers: Answers): Record<string, Answer> {
  const asked = new Set([
    hostKindKey,
    recommenderKey,
    ...fieldsFor(document, typeof answers[hostKindKey] === "string" ? answers[hostKindKey] : null).flatMap(keysOf),
    ...criteriaOf(document).flatMap(({ key }) => [key, noteKey(key)]),
  ]);
  return Object.fromEntries(
    Object.entries(answers)
      .filter(([key]) => asked.has(key))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
