import "server-only";
import { inGroups, paperDigits } from "@/lib/documents/rules";
import type { ApplicationFormData } from "@/lib/documents/schema";
import { dayOf } from "@/lib/kernel/dates";
import { endsOf } from "@/lib/schemes/rules/ends";
import { classOf, groupsFor } from "@/lib/schemes/rules/classes";
import { questionsOf } from "@/lib/schemes/rules/questions";
import { awardeeOf, putsForward } from "@/lib/schemes/rules/subject";
import type { SchemeDocument } from "@/lib/schemes/schema/document";
import { type HostKind, type SchemeField } from "@/lib/schemes/schema/form";
import { type SchemeStage } from "@/lib/schemes/schema/stages";
import { isSample } from "@/lib/schemes/schema/values";
import { blankQuestion, fieldAnswer, questionAnswer } from "@/lib/text/answers";
import { ruleText } from "@/lib/text/criteria";
import { zh as applications } from "@/lib/text/applications";
import { zh as papers } from "@/lib/text/documents/papers";
import { recordName } from "@/lib/text/evidence";
import { dayText, pointsText, sizeText } from "@/lib/text/format";
import { subjects } from "@/lib/text/subjects";
import { zh as ui } from "@/lib/text/ui";
import { type Answer, answerOf } from "../rules/answers";
import { hostKindKey, noteKey } from "@/lib/schemes/schema/keys";
import { formTasks } from "../rules/form";
import { selfPoints, selfTotal } from "../rules/scores";
import { planStages } from "../rules/way";

const words = papers.form;
const asked = applications.form;

/** One line of a table: `value` null leaves room to write in. */
export type Row = { label: string; value: string | null; lines: number; hint: string | null };
export type Section = { name: string; hint: string | null; rows: Row[]; declarations: { label: string; checked: boolean }[] };
export type CriterionLine = {
  number: number;
  name: string;
  text: string | null;
  note: string | null;
  /** Figures and ticks, a line each. */
  said: string[];
  met: boolean;
  points: string | null;
  evidence: string[];
  wanted: string;
};
export type Standards = {
  scored: boolean;
  standards: string;
  groups: { name: string | null; criteria: CriterionLine[] }[];
  total: string | null;
};
type Seal = { name: string; lead: string; sign: string; sealed: boolean; office: string };

type Scheme = { document: SchemeDocument; version: number };
/** What was handed in; without it the form is blank, for these offices. */
type Filled = Pick<ApplicationFormData, "answers" | "evidence" | "records">;

const filesOf = (filled: Filled, key: string): string[] => [
  ...filled.evidence.filter(({ fieldKey }) => fieldKey === key).map(({ name, size }) => words.file(name, sizeText(size))),
  ...filled.records.filter(({ fieldKey }) => fieldKey === key).map(recordName),
];

function conditionsOf({ conditions }: HostKind): string | null {
  const list = conditions.flatMap((rule) => {
    if (rule.kind === "equals") return [];
    return [rule.message + (isSample(rule.kind === "atLeast" ? rule.value : rule.origin) ? words.sample : "")];
  });
  return list.length === 0 ? null : words.conditions(list.join("；"));
}

function blankAnswer(field: SchemeField): { value: string | null; lines: number } {
  switch (field.kind) {
    case "choice":
    case "choices":
      return { value: field.options.map(({ label }) => `□ ${label}`).join("\n"), lines: 1 };
    case "date":
      return { value: words.blankDate, lines: 1 };
    case "integer":
      return { value: `　　　　　　${field.unit}`, lines: 1 };
    case "point":
      return { value: words.blankPoint, lines: 1 };
    case "file":
      return { value: words.files, lines: 1 };
    case "longText":
      return { value: null, lines: 5 };
    default:
      return { value: null, lines: 1 };
  }
}

function rowOf(field: SchemeField, filled: Filled | null, owner: string | null): Row {
  if (filled === null) {
    const hints = [owner === null ? null : words.hostFor(owner), field.hint ?? null].filter((hint) => hint !== null);
    return {
      label: field.label + (field.required ? "" : ui.optional),
      ...blankAnswer(field),
      hint: hints.length === 0 ? null : hints.join("\n"),
    };
  }
  const files = filesOf(filled, field.key);
  const value =
    field.kind === "file" ? (files.length > 0 ? words.files2(files) : words.noFile) : fieldAnswer(field, answerOf(field, filled.answers));
  return { label: field.label, value, lines: 1, hint: null };
}

/** Declarations are sentences with a box to tick, the rest are lines of a table. */
function sectionOf(name: string, hint: string | null, rows: Row[], fields: readonly SchemeField[], filled: Filled | null): Section {
  return {
    name,
    hint,
    rows,
    declarations: fields
      .filter(({ kind }) => kind === "declaration")
      .map(({ label, key }) => ({ label, checked: filled?.answers[key] === true })),
  };
}
const written = (fields: readonly SchemeField[]) => fields.filter(({ kind }) => kind !== "declaration");

/** The questions in the order of the form, worded as the page before submission words them. */
export function sectionsOf(document: SchemeDocument, filled: Filled | null, recommender: string | null): Section[] {
  const answers: Readonly<Record<string, Answer>> = filled?.answers ?? {};
  const host = document.hostKinds.find(({ key }) => key === answers[hostKindKey]);
  const hosts = filled === null ? document.hostKinds : host ? [host] : [];
  const recommended = document.stages.some(({ kind }) => kind === "endorse");
  const which: Row =
    filled === null
      ? {
          label: words.hostKind,
          value: hosts.map((kind) => [`□ ${kind.name}`, conditionsOf(kind)].filter((part) => part !== null).join("\n　　")).join("\n"),
          lines: 1,
          hint: words.chooseOne,
        }
      : { label: words.hostKind, value: host?.name ?? asked.empty, lines: 1, hint: host ? conditionsOf(host) : null };
  const by: Row = {
    label: words.recommender,
    value: filled === null ? null : (recommender ?? asked.recommenderNone),
    lines: 1,
    hint: null,
  };
  const ofHost = hosts.flatMap((kind) =>
    written(kind.fields).map((field) => rowOf(field, filled, filled === null && hosts.length > 1 ? kind.name : null)),
  );
  const first = sectionOf(
    words.host,
    null,
    [which, ...ofHost, ...(recommended ? [by] : [])],
    hosts.flatMap((kind) => kind.fields),
    filled,
  );
  const rest = formTasks(document, answers)
    .filter(({ kind }) => kind === "section")
    .map(({ key, fields }) => {
      const name = document.sections.find((section) => section.key === key)?.name ?? key;
      return sectionOf(
        name,
        null,
        written(fields).map((field) => rowOf(field, filled, null)),
        fields,
        filled,
      );
    });
  return [first, ...rest].map((section, i) => ({ ...section, name: papers.part(i + 1, section.name) }));
}

/** What lies at each place, as the rules of points count it. */
function evidenceOf({ evidence, records }: Filled): ReadonlyMap<string, number> {
  const count = new Map<string, number>();
  for (const { fieldKey } of [...evidence, ...records]) count.set(fieldKey, (count.get(fieldKey) ?? 0) + 1);
  return count;
}

/** Each criterion with what was said of it, in points where the scheme scores. A blank form has the groups of every class. */
export function standardsOf(document: SchemeDocument, filled: Filled | null): Standards {
  let number = 0;
  const counted = filled ? groupsFor(document, classOf(document, filled.answers)) : document.standards.groups;
  const several = counted.length > 1;
  const questions = questionsOf(document, counted);
  const judged = filled && { document, answers: filled.answers, evidence: evidenceOf(filled) };
  const self = judged ? selfPoints(judged) : new Map<string, number>();
  const groups = counted.map((group) => ({
    name: several ? group.name : null,
    criteria: group.criteria.map((criterion): CriterionLine => {
      const ends = endsOf(criterion);
      const cap = ends ? pointsText(ends.cap) : "";
      const points = self.get(criterion.key);
      const said = points !== undefined ? `${pointsText(points)} / ${cap}` : filled ? `— / ${cap}` : words.outOf(cap);
      // What has a column of its own on the paper is not said twice.
      const asked = (questions.get(criterion.key) ?? []).filter(
        (one) => one.kind !== "points" && !(one.kind === "tick" && one.says === "met"),
      );
      return {
        number: (number += 1),
        name: criterion.name,
        text: [criterion.text, ...ruleText(document, criterion)].filter((part) => part !== undefined).join("\n") || null,
        note: filled ? String(filled.answers[noteKey(criterion.key)] ?? "") || null : null,
        said: asked.map((one) => (filled ? questionAnswer(one, filled.answers) : blankQuestion(one))),
        met: filled?.answers[criterion.key] === true,
        points: ends ? said : null,
        evidence: filled ? filesOf(filled, criterion.key) : [],
        wanted: words.wanted[criterion.evidence] ?? "",
      };
    }),
  }));
  const { scoring } = document;
  const total = judged && selfTotal(judged);
  const reached = total === null ? "　　　" : pointsText(total);
  return {
    scored: counted.some(({ criteria }) => criteria.some((criterion) => endsOf(criterion) !== null)),
    standards: document.standards.name,
    groups,
    total: scoring ? words.ofTotal(reached, pointsText(scoring.total.value), isSample(scoring.total)) : null,
  };
}

type Offices = Pick<ApplicationFormData, "receivingOffice" | "decidingOffice"> & { applicant: string | null; recommender: string | null };

/** A box for every office on the way, in the scheme's order; the applicant's own stands first where no stage asks for it. */
function sealsOf(document: SchemeDocument, stages: readonly SchemeStage[], offices: Offices): Seal[] {
  const others = putsForward(document) ? words.putForward : null;
  const officeOf = (kind: SchemeStage["kind"]): string => {
    if (kind === "selfApproval") return offices.applicant ?? "";
    if (kind === "endorse") return offices.recommender ?? "";
    return kind === "receive" ? offices.receivingOffice : offices.decidingOffice;
  };
  const seals = stages.map(({ kind, name }): Seal => {
    const word = words.sealWords[kind];
    return { name, ...word, lead: others?.seals[kind] ?? word.lead, office: officeOf(kind) };
  });
  const own: Seal = {
    name: others?.applicantSays ?? words.applicantSays,
    ...words.applicantSeal,
    lead: others?.applicantLead ?? words.applicantSeal.lead,
    office: offices.applicant ?? "",
  };
  return stages.some(({ kind }) => kind === "selfApproval") ? seals : [own, ...seals];
}

const receiveOf = (document: SchemeDocument) => document.stages.find((stage) => stage.kind === "receive");

function frame({ document, version }: Scheme, filled: Filled | null, offices: Offices, stages: readonly SchemeStage[]) {
  const sections = sectionsOf(document, filled, offices.recommender);
  const receive = receiveOf(document);
  const sampled = receive ? isSample(receive.copies) : false;
  return {
    title: subjects[awardeeOf(document)].formTitle(document.honour.title.value),
    subtitle: words.basis(document.policy.title, document.policy.number, version),
    sections,
    ...standardsOf(document, filled),
    standardsPart: papers.part(sections.length + 1, document.standards.name),
    seals: sealsOf(document, stages, offices),
    sealsPart: papers.part(sections.length + 2, words.seals),
    wanted: receive?.kind === "receive" ? words.copies(receive.copies.value, sampled) : null,
  };
}

/** 申报审批表 as the template reads it: what was handed in, in as many copies as the scheme asks for. */
export function formView(scheme: Scheme, data: ApplicationFormData, verifyCode: string) {
  const { wanted, ...view } = frame(scheme, data, data, planStages(scheme.document, data.answers));
  const receive = receiveOf(scheme.document);
  const submitted = dayText(dayOf(new Date(data.submittedAt)));
  const row = (label: string, value: string | null) => ({ label, value });
  return {
    ...view,
    blank: false,
    number: data.number,
    ordinal: data.ordinal,
    copies: receive?.kind === "receive" ? receive.copies.value : 1,
    code: { digits: inGroups(paperDigits(data.hash)), verify: verifyCode },
    head: [
      row(words.applicant, data.applicant),
      row(words.creditCode, data.creditCode ?? asked.empty),
      row(words.number, data.number),
      row(words.submitted, submitted),
    ],
    remarks: [words.frozen, wanted].filter((remark) => remark !== null),
  };
}

/** The same form with empty lines, to draft on before one signs in. */
export function blankView(scheme: Scheme, offices: Pick<Offices, "receivingOffice" | "decidingOffice">) {
  const { wanted, ...view } = frame(scheme, null, { ...offices, applicant: null, recommender: null }, scheme.document.stages);
  const row = (label: string) => ({ label, value: null });
  return {
    ...view,
    blank: true,
    number: "",
    ordinal: 0,
    copies: 1,
    code: null,
    head: [row(words.applicant), row(words.creditCode)],
    remarks: [words.drafting, wanted, words.sampled].filter((remark) => remark !== null),
  };
}
