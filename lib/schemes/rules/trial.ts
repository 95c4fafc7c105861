// Trying a scheme out: what is asked for it, what was typed read into facts, facts written again as they would be typed. Pure.
import {
  decimalsOf,
  keysOf,
  keysOfQuestion,
  type Read,
  readAnswer,
  readFigure,
  readQuestion,
  written,
} from "@/lib/applications/rules/answers";
import type { FieldCode } from "@/lib/kernel/fields";
import { type ComputedSource, computedSources, type Criterion } from "../schema/criteria";
import { criteriaOf, type SchemeDocument } from "../schema/document";
import type { SchemeField } from "../schema/form";
import { classKey, hostKindKey } from "../schema/keys";
import { decimalsOf as decimalsOfSource, linesOf, type ScoreFacts } from "./facts";
import { leavesOf, measuresRead, type Question, questionsOf } from "./questions";

export type AskedField = Exclude<SchemeField, { kind: "file" }>;

/** What the points of a scheme depend on, and nothing else: names and addresses are not asked to try it out. */
export type TrialForm = {
  /** Where there are several. */
  hosts: readonly { key: string; name: string }[];
  classes: readonly { key: string; name: string }[];
  /** Questions of the form that a rule reads. */
  fields: readonly AskedField[];
  /** What the system would know, with the measures it stands for. */
  computed: readonly { source: ComputedSource; measures: readonly string[] }[];
  questions: ReadonlyMap<string, readonly Question[]>;
  /** By criterion, the lines whose rules count what lies with them: itself, or options of it. */
  evidence: ReadonlyMap<string, readonly { key: string; name: string }[]>;
};

const several = <V>(list: readonly V[]): readonly V[] => (list.length > 1 ? list : []);
const named = ({ key, name }: { key: string; name: string }) => ({ key, name });

export function trialForm(document: SchemeDocument): TrialForm {
  const lines = linesOf(document);
  const read = new Set(lines.flatMap((line) => leavesOf(line).flatMap((leaf) => (leaf.kind === "answer" ? [leaf.field] : []))));
  const measures = new Set(criteriaOf(document).flatMap((criterion) => measuresRead(document, criterion)));
  const standingFor = (source: ComputedSource) =>
    [...measures].flatMap(({ from, name }) => (from.kind === "computed" && from.source === source ? [name] : []));
  return {
    hosts: several(document.hostKinds.map(named)),
    classes: several(document.classes.map(named)),
    fields: [...document.hostKinds, ...document.sections].flatMap(({ fields }) =>
      fields.filter((field): field is AskedField => field.kind !== "file" && read.has(field.key)),
    ),
    computed: computedSources
      .map((source) => ({ source, measures: standingFor(source) }))
      .filter(({ measures: standing }) => standing.length > 0),
    questions: questionsOf(document, document.standards.groups),
    evidence: new Map(criteriaOf(document).map((criterion) => [criterion.key, countedAt(criterion)])),
  };
}

const countedAt = (criterion: Criterion) =>
  [criterion, ...(criterion.kind === "bestOf" ? criterion.options : [])]
    .filter((line) => leavesOf(line).some(({ kind }) => kind === "evidence"))
    .map(named);

/** As the form sends it: answers by their key, what the system would know by its source, evidence by its line. */
export type Typed = Readonly<Record<"a" | "c" | "e", Readonly<Record<string, string>>>>;

const mostEvidence = 999;
const mostOf = (source: ComputedSource) => (source === "satisfiedShare" ? 10_000 : 999_999_999);

/** Under which name everything is asked, and how what was typed there is read. */
function readersOf(document: SchemeDocument) {
  const form = trialForm(document);
  const chosen =
    (list: readonly { key: string }[]) =>
    (text: string): Read =>
      text === "" || list.some(({ key }) => key === text) ? { ok: true, value: text || null } : { ok: false, code: "notChoice" };
  type Reader = (text: string) => Read;
  return {
    a: new Map<string, Reader>([
      [hostKindKey, chosen(document.hostKinds)],
      [classKey, chosen(document.classes)],
      ...form.fields.flatMap((field) => keysOf(field).map((key) => [key, (text: string) => readAnswer(field, text)] as const)),
      ...[...form.questions.values()]
        .flat()
        .flatMap((question) => keysOfQuestion(question).map((key) => [key, (text: string) => readQuestion(question, text)] as const)),
    ]),
    c: new Map<string, Reader>(
      form.computed.map(({ source }) => [source, (text) => readFigure(text, decimalsOfSource(source), 0, mostOf(source))]),
    ),
    e: new Map<string, Reader>([...form.evidence.values()].flat().map(({ key }) => [key, (text) => readFigure(text, 0, 0, mostEvidence)])),
  };
}

export type TrialProblem = { field: string; code: FieldCode };

/** What was typed, as `scoreOf` takes it, or each place where it cannot be read. What was left empty is not known, which is not nought. */
export function readTrial(document: SchemeDocument, typed: Typed): { facts: ScoreFacts } | { problems: TrialProblem[] } {
  const readers = readersOf(document);
  const problems: TrialProblem[] = [];
  const found = (part: keyof Typed) =>
    Object.entries(typed[part]).flatMap(([key, text]) => {
      const read = readers[part].get(key)?.(text) ?? ({ ok: false, code: "unknownField" } as const);
      if (!read.ok) problems.push({ field: `${part}.${key}`, code: read.code });
      return read.ok && read.value !== null ? [[key, read.value] as const] : [];
    });
  const figures = (part: "c" | "e") => found(part).flatMap(([key, value]) => (typeof value === "number" ? [[key, value] as const] : []));
  // A scheme with one kind of host asks nobody which one.
  const [only, another] = document.hostKinds;
  const answers = { ...(only && !another && { [hostKindKey]: only.key }), ...Object.fromEntries(found("a")) };
  const facts = { answers, computed: Object.fromEntries(figures("c")), evidence: new Map(figures("e")) };
  return problems.length > 0 ? { problems } : { facts };
}

/** Facts as one would type them, as far as this scheme asks for them: those of an application, perhaps made under another version. */
export function typedOf(document: SchemeDocument, { answers, computed, evidence }: ScoreFacts): Typed {
  const form = trialForm(document);
  const figures = new Map([...form.questions.values()].flat().flatMap((one) => keysOfQuestion(one).map((key) => [key, decimalsOf(one)])));
  const keys = [hostKindKey, classKey, ...form.fields.flatMap(keysOf), ...figures.keys()];
  const texts = (pairs: readonly (readonly [string, string])[]) => Object.fromEntries(pairs.filter(([, text]) => text !== ""));
  return {
    a: texts(keys.map((key) => [key, written(answers[key], figures.get(key))])),
    c: texts(form.computed.map(({ source }) => [source, written(computed[source], decimalsOfSource(source))])),
    e: texts([...form.evidence.values()].flat().map(({ key }) => [key, written(evidence.get(key))])),
  };
}
