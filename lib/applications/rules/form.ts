// The pages of the form over a scheme: what they ask, what was typed on one, what is missing. Pure.
import type { Day } from "@/lib/kernel/dates";
import type { FieldCode } from "@/lib/kernel/fields";
import { tidy } from "@/lib/kernel/writing";
import { classOf, groupsFor } from "@/lib/schemes/rules/classes";
import { type Question, questionsOf } from "@/lib/schemes/rules/questions";
import type { Criterion } from "@/lib/schemes/schema/criteria";
import type { SchemeDocument } from "@/lib/schemes/schema/document";
import type { Condition, SchemeField } from "@/lib/schemes/schema/form";
import { classKey, hostKindKey, noteKey, recommenderKey } from "@/lib/schemes/schema/keys";
import {
  type Answer,
  answerOf,
  type Answers,
  decimalsOf,
  keysOf,
  keysOfQuestion,
  type Read,
  read,
  readAnswer,
  readNote,
  readQuestion,
  wrong,
  written,
} from "./answers";
import { planStages } from "./way";

/** One page of the form: the kind of host, a section, or a group of criteria. */
export type FormTask = {
  key: string;
  kind: "host" | "section" | "criteria";
  fields: readonly SchemeField[];
  criteria: readonly Criterion[];
  /** What each criterion asks. */
  questions: ReadonlyMap<string, readonly Question[]>;
};

/** The pages in order. Keys of sections and groups come from the scheme. */
export function formTasks(document: SchemeDocument, answers: Answers): FormTask[] {
  const host = document.hostKinds.find(({ key }) => key === answers[hostKindKey]);
  const groups = groupsFor(document, classOf(document, answers));
  const questions = questionsOf(document, groups);
  const none = { fields: [], criteria: [], questions: new Map<string, Question[]>() };
  return [
    { ...none, key: "host", kind: "host", fields: host?.fields ?? [] },
    ...document.sections.map(({ key, fields }): FormTask => ({ ...none, key, kind: "section", fields })),
    ...groups.map(({ key, criteria }): FormTask => ({ ...none, key, kind: "criteria", criteria, questions })),
  ];
}
const asksOf = ({ questions }: FormTask, { key }: Criterion): readonly Question[] => questions.get(key) ?? [];

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
    if (document.classes.length > 0)
      ask(classKey, (text) => (text === "" || document.classes.some(({ key }) => key === text) ? read(text || null) : wrong("notChoice")));
    ask(recommenderKey, (text) => (text === "" || recommenders.includes(text) ? read(text || null) : wrong("notChoice")));
  }
  for (const field of task.fields) for (const key of keysOf(field)) ask(key, (text) => readAnswer(field, text), field.key);
  for (const criterion of task.criteria) {
    for (const question of asksOf(task, criterion))
      for (const key of keysOfQuestion(question)) ask(key, (text) => readQuestion(question, text), criterion.key);
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
  if (task.kind === "host") for (const key of [hostKindKey, classKey, recommenderKey]) texts[key] = written(answers[key]);
  for (const key of task.fields.flatMap(keysOf)) texts[key] = written(answers[key]);
  for (const criterion of task.criteria) {
    for (const question of asksOf(task, criterion))
      for (const key of keysOfQuestion(question)) texts[key] = written(answers[key], decimalsOf(question));
    texts[noteKey(criterion.key)] = written(answers[noteKey(criterion.key)]);
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

const taskOf = (document: SchemeDocument, answers: Answers, field: string): string =>
  formTasks(document, answers).find(({ fields }) => fields.some(({ key }) => key === field))?.key ?? "host";

/** What still stands between this form and its submission, each with the page where it is put right. */
export function missingParts(document: SchemeDocument, answers: Answers, evidence: ReadonlyMap<string, number>, today: Day): Missing[] {
  const missing: Missing[] = [];
  const empty = (value: ReturnType<typeof answerOf> | undefined) =>
    value === undefined || value === null || value === "" || value === false;
  const host = document.hostKinds.find(({ key }) => key === answers[hostKindKey]);
  if (!host) missing.push({ task: "host", field: hostKindKey, reason: "empty" });
  if (document.classes.length > 0 && classOf(document, answers) === null) missing.push({ task: "host", field: classKey, reason: "empty" });
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
      // A list may have nothing ticked, and a fact need not have happened; a figure that was not written is not 0.
      for (const { kind, key } of asksOf(task, criterion))
        if ((kind === "points" || kind === "figure") && typeof answers[key] !== "number")
          missing.push({ task: task.key, field: criterion.key, reason: "empty" });
      if (criterion.evidence === "required" && (evidence.get(criterion.key) ?? 0) === 0)
        missing.push({ task: task.key, field: criterion.key, reason: "evidence" });
    }
  }
  for (const gate of document.gates)
    if (gate.kind === "declared" && answers[gate.field] !== true)
      missing.push({ task: taskOf(document, answers, gate.field), field: gate.field, reason: "condition", message: gate.name });
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

/** What was handed in, in one spelling, so that paper and file can be compared by hash. Keys that the form does not ask are dropped. */
export function submittedAnswers(document: SchemeDocument, answers: Answers): Record<string, Answer> {
  const asked = new Set([
    ...[hostKindKey, classKey, recommenderKey],
    // What the system knew on that day.
    ...document.measures.flatMap(({ key, from }) => (from.kind === "computed" ? [key] : [])),
    ...formTasks(document, answers).flatMap((task) => [
      ...task.fields.flatMap(keysOf),
      ...task.criteria.flatMap((criterion) => [...asksOf(task, criterion).flatMap(keysOfQuestion), noteKey(criterion.key)]),
    ]),
  ]);
  return Object.fromEntries(
    Object.entries(answers)
      .filter(([key]) => asked.has(key))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
