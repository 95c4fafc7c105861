import "server-only";
import { grantTable } from "@/lib/grants";
import { readCertificateState } from "@/lib/documents/queries";
import { type Actor, can, scopesOf } from "@/lib/kernel/access";
import { fromDateColumn } from "@/lib/kernel/dates";
import { awardeeOf, namedIn } from "@/lib/schemes/rules/subject";
import { readNow } from "@/lib/server/clock";
import { db } from "@/lib/server/db";
import { answerOf } from "../rules/answers";
import { noteKey } from "@/lib/schemes/schema/keys";
import { formTasks } from "../rules/form";
import { selfTotal } from "../rules/scores";
import { type ApplicationCase, isEntered, loadCase, planOf } from "./facts";
import { scoresOf } from "./form";
import { movesOf } from "./moves";
import { noticeView } from "./notice-view";
import { panelView } from "./panel";
import { entryOf, filesOf, marksOf, nameOfTask, recordsOf } from "./parts";
import { noteRecused } from "./recused";
import { stepsOf, timelineOf } from "./timeline";
import { visitsOf } from "./visit";
import { openStatuses } from "../workflow";

/** An application in sight with all the page shows; null is "not found". */
export async function readApplication(actor: Actor, id: string) {
  const found = await loadCase(db(), id);
  if (!found || !can(grantTable, actor, "application.read", found.subject)) return noteRecused(actor, { id });
  const now = await readNow(db());
  const plaque = await db().plaque.findUnique({
    where: { applicationId: id },
    select: { id: true, number: true, verifyCode: true, title: true, issuedOn: true, homeId: true },
  });
  const certificate = plaque && (await readCertificateState(actor, plaque.id));
  const { row, document, answers } = found;
  const insider = scopesOf(grantTable, actor, "application.read").includes("city");
  const tasks = formTasks(document, answers).map((task) => ({
    key: task.key,
    name: nameOfTask(found, task.key),
    kind: task.kind,
    fields: task.fields.map((field) => ({ field, answer: answerOf(field, answers), files: filesOf(found, field.key, false) })),
    criteria: task.criteria.map((criterion) => ({
      criterion,
      questions: task.questions.get(criterion.key) ?? [],
      note: (answers[noteKey(criterion.key)] ?? null) as string | null,
      files: filesOf(found, criterion.key, false),
      records: recordsOf(found, criterion.key),
    })),
  }));
  return {
    id: row.id,
    number: row.number,
    status: row.status,
    revision: row.revision,
    applicant: row.applicant.name,
    awardee: awardeeOf(document),
    named: row.home?.name ?? namedIn(document, answers),
    creditCode: row.applicant.creditCode ?? row.applicant.hostUnit?.creditCode ?? null,
    recommender: row.recommender?.name ?? null,
    round: { name: row.round.name, closesAt: row.round.closesAt },
    scheme: { name: document.name, version: row.schemeVersion.version, scoring: document.scoring },
    hostKind: document.hostKinds.find(({ key }) => key === answers.hostKind)?.name ?? null,
    submittedAt: row.submittedAt,
    revocableUntil: row.revocableUntil,
    now,
    tasks,
    answers,
    total: selfTotal(found),
    amount: row.award ? Number(row.award.amount) : null,
    ...scoresOf(found),
    steps: stepsOf(found),
    timeline: timelineOf(found, insider),
    visits: can(grantTable, actor, "application.readVisit", found.subject) ? visitsOf(found) : [],
    // Who was asked to score is not said here, to nobody.
    work: row.workItems
      .filter(({ purpose }) => purpose !== "score")
      .map((item) => ({
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
    panel: await panelView(actor, found),
    marks: row.status === "returned" ? marksOf(found) : [],
    returned: row.status === "returned" ? (row.stages.findLast(({ state }) => state === "returned") ?? null) : null,
    submission: row.submissions[0] ?? null,
    mayEdit: (row.status === "draft" || row.status === "returned") && can(grantTable, actor, "application.save", found.subject),
    earlierStages: earlierStagesOf(found),
    proposal: insider
      ? (found.openStage?.decisions.find(({ voidedAt, decidedAt }) => voidedAt === null && decidedAt === null) ?? null)
      : null,
    officeOfOne: found.officeOfOne,
    plaque: plaque && { ...plaque, issuedOn: fromDateColumn(plaque.issuedOn), certificate },
    insider,
    entry: entryOf(found, false),
    mayTakeOver: isEntered(found) && openStatuses.includes(row.status) && can(grantTable, actor, "application.takeOver", found.subject),
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

/** Stages that were passed and may be worked again. */
function earlierStagesOf(found: ApplicationCase): { key: string; name: string }[] {
  const passed = new Set(found.row.stages.filter(({ state }) => state === "passed").map(({ key }) => key));
  return planOf(found).flatMap(({ key, name }) => (passed.has(key) ? [{ key, name }] : []));
}
