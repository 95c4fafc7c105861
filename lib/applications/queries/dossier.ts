import "server-only";
import { grantTable } from "@/lib/grants";
import { type Actor, can, scopesOf } from "@/lib/kernel/access";
import { type Day, dayOf, fromDateColumn } from "@/lib/kernel/dates";
import { type FileState, fileState, type ScanState } from "@/lib/files/rules";
import type { Treatment } from "@/lib/kernel/file-kinds";
import { hasScanner } from "@/lib/server/scanner";
import { handledBy } from "@/lib/notices/queries/facts";
import { unanswered } from "@/lib/notices/workflow";
import type { SchemeField, StageKind } from "@/lib/schemes/schema";
import { readNow } from "@/lib/server/clock";
import { db } from "@/lib/server/db";
import { countedDaysLeft } from "@/lib/notices/rules";
import { type ApplicationCase, editableKeys, loadCase, missingOf, movesOf, noticeOf, planOf } from "./facts";
import { type Answer, formTasks, selfTotal } from "../rules";
import { listRecommenders } from "./recommenders";

export type EvidenceFile = {
  id: string;
  evidenceId: string;
  /** Empty where somebody else's file waits for the scanner or did not pass it. */
  name: string;
  size: number;
  contentType: string;
  scan: ScanState;
  treatment: Treatment;
  state: FileState;
};

/** Its owner's form names a file from the first moment; everybody else from when it may be opened. */
function filesOf({ row }: ApplicationCase, key: string, own: boolean): EvidenceFile[] {
  return row.evidence
    .filter(({ fieldKey }) => fieldKey === key)
    .map(({ id, attachment }) => {
      const state = fileState(attachment.scan, hasScanner());
      return { ...attachment, evidenceId: id, state, name: own || state === "ready" ? attachment.name : "" };
    });
}

/** An application in sight with all the page shows; null is "not found". */
export async function readApplication(actor: Actor, id: string) {
  const found = await loadCase(db(), id);
  if (!found || !can(grantTable, actor, "application.read", found.subject)) return null;
  const now = await readNow(db());
  const plaque = await db().plaque.findUnique({
    where: { applicationId: id },
    select: { number: true, verifyCode: true, title: true, issuedOn: true, homeId: true },
  });
  const { row, document, answers } = found;
  const insider = scopesOf(grantTable, actor, "application.read").includes("city");
  const tasks = formTasks(document, answers).map((task) => ({
    key: task.key,
    name: nameOfTask(found, task.key),
    kind: task.kind,
    fields: task.fields.map((field) => ({ field, answer: answers[field.key] ?? null, files: filesOf(found, field.key, false) })),
    criteria: task.criteria.map((criterion) => ({
      criterion,
      answer: answers[criterion.key] ?? null,
      note: (answers[`${criterion.key}.note`] ?? null) as string | null,
      files: filesOf(found, criterion.key, false),
    })),
  }));
  return {
    id: row.id,
    number: row.number,
    status: row.status,
    revision: row.revision,
    applicant: row.applicant.name,
    creditCode: row.applicant.creditCode ?? row.applicant.hostUnit?.creditCode ?? null,
    recommender: row.recommender?.name ?? null,
    round: { name: row.round.name, closesAt: row.round.closesAt },
    scheme: { name: document.name, version: row.schemeVersion.version, scoring: document.scoring },
    hostKind: document.hostKinds.find(({ key }) => key === answers.hostKind)?.name ?? null,
    submittedAt: row.submittedAt,
    revocableUntil: row.revocableUntil,
    now,
    tasks,
    total: document.scoring ? selfTotal(document, answers) : null,
    steps: stepsOf(found),
    timeline: timelineOf(found, insider),
    work: row.workItems.map((item) => ({
      id: item.id,
      purpose: item.purpose,
      organization: item.organization.name,
      assignee: item.assignee?.name ?? null,
      openedAt: item.openedAt,
      dueAt: item.dueAt,
    })),
    mine: row.workItems.some(
      (item) => actor.kind === "person" && item.organizationId === actor.acting?.organizationId && item.role === actor.acting.role,
    ),
    moves: movesOf(actor, found, now),
    requiredCopies: document.stages.find(({ key }) => key === found.openStage?.key && found.openStage?.kind === "receive"),
    papers: row.stages.flatMap(({ receipts }) => receipts)[0] ?? null,
    scan: scanOf(found),
    submissions: row.submissions,
    notice: noticeView(actor, found, now),
    marks: row.status === "returned" ? marksOf(found) : [],
    returned: row.status === "returned" ? (row.stages.findLast(({ state }) => state === "returned") ?? null) : null,
    submission: row.submissions[0] ?? null,
    mayEdit: (row.status === "draft" || row.status === "returned") && can(grantTable, actor, "application.save", found.subject),
    earlierStages: earlierStagesOf(found),
    proposal: insider
      ? (found.openStage?.decisions.find(({ voidedAt, decidedAt }) => voidedAt === null && decidedAt === null) ?? null)
      : null,
    officeOfOne: found.officeOfOne,
    plaque: plaque && { ...plaque, issuedOn: fromDateColumn(plaque.issuedOn) },
    insider,
  };
}
export type Dossier = NonNullable<Awaited<ReturnType<typeof readApplication>>>;

/** The scan that was matched last, and whether it still says what was submitted last. */
function scanOf({ row }: ApplicationCase) {
  const scan = row.stages.flatMap(({ scans }) => scans).toSorted((a, b) => b.recordedAt.getTime() - a.recordedAt.getTime())[0];
  if (!scan) return null;
  const hashOf = (id: string | undefined) => row.submissions.find((submission) => submission.id === id)?.hash;
  const same = hashOf(scan.submissionId) === row.submissions[0]?.hash;
  return { ...scan.attachment, readBy: scan.readBy, at: scan.recordedAt, same };
}

function nameOfTask({ document }: ApplicationCase, key: string): string | null {
  const section = document.sections.find((candidate) => candidate.key === key);
  return section?.name ?? document.standards.groups.find((group) => group.key === key)?.name ?? null;
}

export type StepView = { key: string; name: string; kind: StageKind; state: "done" | "now" | "next"; on: Day | null };

/** The way as a line: what was passed, where it is, what is to come. */
function stepsOf(found: ApplicationCase): StepView[] {
  return planOf(found).map((stage) => {
    const rows = found.row.stages.filter(({ key, state }) => key === stage.key && state !== "superseded");
    const last = rows.at(-1);
    const state = last?.state === "passed" ? "done" : last?.state === "open" || last?.state === "proposed" ? "now" : "next";
    return {
      key: stage.key,
      name: stage.name,
      kind: stage.kind,
      state,
      on: state === "done" && last?.closedAt ? dayOf(last.closedAt) : null,
    };
  });
}

export type TimelineEntry = {
  id: string;
  stage: string;
  kind: StageKind;
  state: string;
  organization: string;
  openedAt: Date | null;
  closedAt: Date | null;
  dueAt: Date | null;
  outcome: string | null;
  opinion: string | null;
  marks: { fieldKey: string; reason: string }[];
  visit: { on: Day; conclusion: string; visitors: string[]; note: string | null } | null;
  papers: { on: Day; copies: number; stampChecked: boolean } | null;
  decision: {
    outcome: string;
    reason: string;
    documentNumber: string | null;
    meeting: string | null;
    metOn: Day | null;
    attendees: string | null;
  } | null;
};

/** What was done, office by office, the latest first. Those outside see a decision when it is made, and never who sat in the meeting. */
function timelineOf({ row, document }: ApplicationCase, insider: boolean): TimelineEntry[] {
  return row.stages
    .filter(({ state, openedAt }) => state !== "planned" && openedAt !== null)
    .map((stage): TimelineEntry => {
      const visit = stage.visits[0];
      const papers = stage.receipts[0];
      const decision = stage.decisions.find(({ decidedAt }) => insider || decidedAt !== null);
      return {
        id: stage.id,
        stage: document.stages.find(({ key }) => key === stage.key)?.name ?? stage.key,
        kind: stage.kind as StageKind,
        state: stage.state,
        organization: stage.organization.name,
        openedAt: stage.openedAt,
        closedAt: stage.closedAt,
        dueAt: stage.dueAt,
        outcome: stage.outcome,
        opinion: stage.opinion,
        marks: stage.marks,
        visit: visit
          ? {
              on: fromDateColumn(visit.visitedOn),
              conclusion: visit.conclusion,
              visitors: insider ? visit.visitors.map(({ name }) => name) : [],
              note: insider ? visit.note : null,
            }
          : null,
        papers: papers ? { on: fromDateColumn(papers.receivedOn), copies: papers.copies, stampChecked: papers.stampChecked } : null,
        decision: decision
          ? {
              outcome: decision.outcome,
              reason: decision.reason,
              documentNumber: decision.documentNumber,
              meeting: insider ? decision.meeting : null,
              metOn: insider && decision.metOn ? fromDateColumn(decision.metOn) : null,
              attendees: insider ? decision.attendees : null,
            }
          : null,
      };
    })
    .toReversed();
}

/**
 * The notice of the open stage, and what holds it: that there is an objection is for everybody who sees the application, who raised it
 * only where it was signed, and not for experts and receivers; its file is the handling department's.
 */
function noticeView(actor: Actor, found: ApplicationCase, now: Date) {
  const { items, hanging, held } = noticeOf(found);
  if (found.openStage?.kind !== "publicNotice" && !held) return null;
  const knows = scopesOf(grantTable, actor, "application.read").some((scope) => ["organization", "subtree", "city"].includes(scope));
  const answers = found.openStage !== null && can(grantTable, actor, "objection.read", handledBy(found.openStage.organizationId));
  const holding = items
    .flatMap(({ stageId, objections }) => objections.map((objection) => ({ stageId, ...objection })))
    .filter(({ stageId, state }) => unanswered.includes(state) || (state === "upheld" && stageId === found.openStage?.id));
  const { notice } = hanging ?? { notice: null };
  const draftable = found.openStage?.kind === "publicNotice" && notice === null;
  return {
    /** The round to draft a notice in, for those who may. */
    draftIn:
      draftable && can(grantTable, actor, "notice.draft", handledBy(found.openStage?.organizationId ?? "")) ? found.row.round.id : null,
    hanging:
      notice?.lastDay && notice.endsAt && notice.dayKind
        ? {
            id: notice.id,
            number: notice.number,
            endsAt: notice.endsAt,
            dayKind: notice.dayKind,
            left: countedDaysLeft(notice.countedDays.map(fromDateColumn), now),
          }
        : null,
    holding: holding.map(({ id, number, state, name, receivedAt }) => ({
      id: answers ? id : null,
      number,
      state,
      receivedAt,
      name: knows ? name : null,
    })),
  };
}

/** Stages that were passed and may be worked again. */
function earlierStagesOf(found: ApplicationCase): { key: string; name: string }[] {
  const passed = new Set(found.row.stages.filter(({ state }) => state === "passed").map(({ key }) => key));
  return planOf(found).flatMap(({ key, name }) => (passed.has(key) ? [{ key, name }] : []));
}

/** What was asked to be put right, with the page where it stands. */
function marksOf(found: ApplicationCase): { fieldKey: string; label: string | null; reason: string; task: string }[] {
  const stage = found.row.stages.findLast(({ state }) => state === "returned");
  const tasks = formTasks(found.document, found.answers);
  return (stage?.marks ?? []).map(({ fieldKey, reason }) => {
    const task = tasks.find((t) => [...t.fields, ...t.criteria].some(({ key }) => key === fieldKey));
    return { fieldKey, reason, task: task?.key ?? "host", label: labelOf(task ? [...task.fields, ...task.criteria] : [], fieldKey) };
  });
}

function labelOf(items: readonly ({ key: string; label: string } | { key: string; name: string })[], key: string): string | null {
  const item = items.find((candidate) => candidate.key === key);
  return item ? ("label" in item ? item.label : item.name) : null;
}

/** The form of an application that this actor may fill in; null otherwise. */
export async function readForm(actor: Actor, id: string) {
  const found = await loadCase(db(), id);
  if (!found || !can(grantTable, actor, "application.read", found.subject) || !can(grantTable, actor, "application.save", found.subject))
    return null;
  const { row, document, answers } = found;
  if (row.status !== "draft" && row.status !== "returned") return { ...headOf(found), editable: false as const };
  const now = await readNow(db());
  const missing = missingOf(found, now);
  const editable = editableKeys(found);
  const marks = row.status === "returned" ? marksOf(found) : [];
  return {
    ...headOf(found),
    editable: true as const,
    now,
    revision: row.revision,
    answers,
    hostKinds: document.hostKinds.filter(({ organizationKinds }) => organizationKinds.includes(row.applicant.kindCode)),
    recommenders: await listRecommenders(db(), found),
    returned: row.status === "returned" ? (row.stages.findLast(({ state }) => state === "returned") ?? null) : null,
    reviseBy: row.workItems.find(({ purpose }) => purpose === "revise")?.dueAt ?? null,
    marks,
    missing,
    total: document.scoring ? selfTotal(document, answers) : null,
    standards: document.standards.name,
    tasks: formTasks(document, answers).map((task) => ({
      ...task,
      name: nameOfTask(found, task.key),
      missing: missing.filter((part) => part.task === task.key),
      marked: marks.filter((mark) => mark.task === task.key).length,
      /** After a return, which of its questions are asked again. */
      open: (key: string) => editable === null || editable.has(key),
      files: new Map([...task.fields, ...task.criteria].map(({ key }) => [key, filesOf(found, key, true)])),
      started:
        [...task.fields, ...task.criteria].some(({ key }) => answers[key] !== undefined) ||
        (task.kind === "host" && answers.hostKind !== undefined),
    })),
    moves: movesOf(actor, found, now),
  };
}
export type ApplicationForm = Extract<NonNullable<Awaited<ReturnType<typeof readForm>>>, { editable: true }>;
export type FormTaskView = ApplicationForm["tasks"][number];
export type { Answer, SchemeField };

const headOf = ({ row, document }: ApplicationCase) => ({
  id: row.id,
  number: row.number,
  status: row.status,
  applicant: row.applicant.name,
  updatedAt: row.updatedAt,
  round: { name: row.round.name, closesAt: row.round.closesAt },
  scheme: {
    name: document.name,
    version: row.schemeVersion.version,
    scoring: document.scoring,
    stages: document.stages,
    returnDays: document.returnDays,
  },
});
