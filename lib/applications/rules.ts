// Guards and calculations of an application over plain facts and `now`. Pure.
import { type Day, isDay } from "@/lib/kernel/dates";
import { noticeSettled } from "@/lib/notices/rules";
import { tidy, tidyCode } from "@/lib/kernel/writing";
import type { FieldCode } from "@/lib/kernel/fields";
import {
  type Condition,
  type Criterion,
  criteriaOf,
  fieldsFor,
  type SchemeDocument,
  type SchemeField,
  type SchemeStage,
} from "@/lib/schemes/schema";
import type { ApplicationGuard, StageGuard } from "./workflow";

/** Field or criterion key → value. Points are integer hundredths; a remark on a criterion stands under "<key>.note". */
export type Answer = string | number | boolean;
export type Answers = Readonly<Record<string, Answer>>;

/** Two questions every scheme asks: which kind of host, and who recommends. */
export const hostKindKey = "hostKind";
export const recommenderKey = "recommender";

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
type Read = { ok: true; value: Answer | null } | { ok: false; code: FieldCode };
const read = (value: Answer | null): Read => ({ ok: true, value });
const wrong = (code: FieldCode): Read => ({ ok: false, code });

/** What was typed, as the value that is kept; empty is allowed until submission and read as null. */
function readAnswer(field: SchemeField, typed: string): Read {
  const written = tidy(typed);
  if (field.kind === "declaration") return read(typed === "on" ? true : null);
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
    case "file":
      return wrong("unknownField");
  }
}

/** Points as typed, "12.5", in integer hundredths within the line's own floor and cap. */
function readPoints(criterion: Extract<Criterion, { kind: "manual" }>, typed: string): Read {
  const written = tidyCode(typed);
  if (written === "") return read(null);
  const match = /^(-?)(\d{1,4})(?:\.(\d{1,2}))?$/.exec(written);
  if (!match) return wrong("notNumber");
  const hundredths = Number(match[2]) * 100 + Number((match[3] ?? "").padEnd(2, "0"));
  const points = match[1] === "-" ? -hundredths : hundredths;
  return points < criterion.floor.value || points > criterion.cap.value ? wrong("outOfRange") : read(points);
}

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
  const note = (text: string): Read => ([...tidy(text)].length > 500 ? wrong("tooLong") : read(tidy(text) === "" ? null : tidy(text)));
  if (task.kind === "host") {
    ask(hostKindKey, (text) =>
      text === "" || document.hostKinds.some(({ key }) => key === text) ? read(text || null) : wrong("notChoice"),
    );
    ask(recommenderKey, (text) => (text === "" || recommenders.includes(text) ? read(text || null) : wrong("notChoice")));
  }
  for (const field of task.fields) if (field.kind !== "file") ask(field.key, (text) => readAnswer(field, text));
  for (const criterion of task.criteria) {
    ask(criterion.key, (text) => (criterion.kind === "manual" ? readPoints(criterion, text) : read(text === "on" ? true : null)));
    ask(`${criterion.key}.note`, note, criterion.key);
  }
  for (const key of Object.keys(typed)) if (!known.has(key)) problems.push({ field: key, code: "unknownField" });
  return { values, problems };
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

/** The stages this application will go through: the scheme's, less those whose condition does not hold. */
export function planStages(document: SchemeDocument, answers: Answers): SchemeStage[] {
  return document.stages.filter((stage) => !stage.when || answers[stage.when.field] === stage.when.value);
}

export type Missing = { task: string; field: string; reason: "empty" | "evidence" | "unmet" | "condition"; message?: string };

/** What still stands between this form and its submission, each with the page where it is put right. */
export function missingParts(document: SchemeDocument, answers: Answers, evidence: ReadonlyMap<string, number>, today: Day): Missing[] {
  const missing: Missing[] = [];
  const empty = (value: Answer | undefined) => value === undefined || value === "" || value === false;
  const host = document.hostKinds.find(({ key }) => key === answers[hostKindKey]);
  if (!host) missing.push({ task: "host", field: hostKindKey, reason: "empty" });
  const recommended = planStages(document, answers).some(({ kind }) => kind === "endorse");
  if (recommended && empty(answers[recommenderKey])) missing.push({ task: "host", field: recommenderKey, reason: "empty" });
  for (const task of formTasks(document, answers)) {
    for (const field of task.fields) {
      const there = field.kind === "file" ? (evidence.get(field.key) ?? 0) > 0 : !empty(answers[field.key]);
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
    ...fieldsFor(document, typeof answers[hostKindKey] === "string" ? answers[hostKindKey] : null).map(({ key }) => key),
    ...criteriaOf(document).flatMap(({ key }) => [key, `${key}.note`]),
  ]);
  return Object.fromEntries(
    Object.entries(answers)
      .filter(([key]) => asked.has(key))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** Minutes in which a submission can be taken back (移动互联网应用适老化通用设计规范). */
export const revocableMinutes = 10;

export type ApplicationFacts = {
  now: Date;
  opensAt: Date;
  closesAt: Date;
  /** How many parts of the form are missing. */
  missing: number;
  /** Until when the first submission can be taken back. */
  revocableUntil: Date | null;
  /** Until when a returned form may come back: the later of the deadline and the days given (clauses part 5, 4). */
  revisionUntil: Date | null;
  decided: boolean;
};

export const applicationGuards = {
  windowOpen: ({ now, opensAt, closesAt }) => opensAt <= now && now < closesAt,
  windowOver: ({ now, closesAt }) => now >= closesAt,
  formComplete: ({ missing }) => missing === 0,
  revocable: ({ now, revocableUntil }) => revocableUntil !== null && now < revocableUntil,
  revisionTimeLeft: ({ now, revisionUntil }) => revisionUntil !== null && now < revisionUntil,
  revisionTimeOver: ({ now, revisionUntil }) => revisionUntil !== null && now >= revisionUntil,
  notDecided: ({ decided }) => !decided,
  decided: ({ decided }) => decided,
} satisfies Record<ApplicationGuard, (facts: ApplicationFacts) => boolean>;

export type StageFacts = {
  papers: { copies: number; stampChecked: boolean } | null;
  requiredCopies: number;
  /** The conclusion of the latest visit recorded in this stage. */
  visitConclusion: "passed" | "rectify" | "failed" | null;
  proposal: { outcome: "approve" | "refuse"; proposedById: string } | null;
  actorId: string | null;
  /** Nobody else in the deciding office could decide. */
  officeOfOne: boolean;
  decisionApproved: boolean;
  /** Every visit stage of the plan was passed. */
  visitsPassed: boolean;
  earlierStages: number;
  now: Date;
  /** When the notice that hangs for this stage ends; null: none does. */
  noticeEndsAt: Date | null;
  /** An objection is not answered yet, or was upheld and nothing followed yet. */
  held: boolean;
  objectionUpheld: boolean;
};

export const stageGuards = {
  papersComplete: ({ papers, requiredCopies }) => papers !== null && papers.copies >= requiredCopies && papers.stampChecked,
  visitPassed: ({ visitConclusion }) => visitConclusion === "passed",
  proposedApproval: ({ proposal }) => proposal?.outcome === "approve",
  proposedRefusal: ({ proposal }) => proposal?.outcome === "refuse",
  // In an office of one the minutes of a meeting stand for the second person; the form asks for them, the table checks.
  deciderIsAnother: ({ proposal, actorId, officeOfOne }) => proposal !== null && (proposal.proposedById !== actorId || officeOfOne),
  decisionApproved: ({ decisionApproved }) => decisionApproved,
  visitsPassed: ({ visitsPassed }) => visitsPassed,
  earlierStage: ({ earlierStages }) => earlierStages > 0,
  noticePublished: ({ noticeEndsAt }) => noticeEndsAt !== null,
  noticeOver: ({ now, noticeEndsAt }) => noticeEndsAt !== null && noticeSettled(now, noticeEndsAt),
  notHeld: ({ held }) => !held,
  objectionUpheld: ({ objectionUpheld }) => objectionUpheld,
} satisfies Record<StageGuard, (facts: StageFacts) => boolean>;

type PlannedStage = { seq: number; key: string; state: string };

/** What is worked again, what of it was done before (superseded: kept and readable), and whether the decision in force is void. */
export type WorkAgain = { superseded: number[]; again: SchemeStage[]; decidesAgain: boolean };

/** Rows that count for the way of an application; what was returned stays in the file as returned. */
const inForce: readonly string[] = ["open", "proposed", "passed", "refused"];

/**
 * The stages from the one named on, in the scheme's order; from the first where it is null or no longer on the way. Another route chosen
 * after a return may ask for a stage before it that nobody has passed: then from that one.
 */
export function workAgain(stages: readonly PlannedStage[], plan: readonly SchemeStage[], key: string | null): WorkAgain {
  const passed = new Set(stages.filter(({ state }) => state === "passed").map((stage) => stage.key));
  const named = plan.findIndex((stage) => stage.key === key);
  const unpassed = plan.findIndex((stage) => !passed.has(stage.key));
  const from = Math.max(0, unpassed < 0 ? named : Math.min(named, unpassed));
  const before = new Set(plan.slice(0, from).map((stage) => stage.key));
  const again = plan.slice(from);
  return {
    superseded: stages.filter((stage) => inForce.includes(stage.state) && !before.has(stage.key)).map(({ seq }) => seq),
    again,
    decidesAgain: again.some(({ kind }) => kind === "decision"),
  };
}

/** After a return to an earlier stage, which must have been passed; null: that cannot be chosen. */
export function stagesAgainFrom(stages: readonly PlannedStage[], plan: readonly SchemeStage[], key: string): WorkAgain | null {
  const known = plan.some((stage) => stage.key === key) && stages.some((stage) => stage.key === key && stage.state === "passed");
  return known ? workAgain(stages, plan, key) : null;
}
