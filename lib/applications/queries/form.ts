import "server-only";
import { listSources, offer } from "@/lib/evidence/queries";
import { grantTable } from "@/lib/grants";
import { type Actor, can } from "@/lib/kernel/access";
import { criteriaOf } from "@/lib/schemes/schema/document";
import { readNow } from "@/lib/server/clock";
import { db, type Reader } from "@/lib/server/db";
import { entryScanKey, keysOf, keysOfQuestion } from "../rules/answers";
import { formTasks, taskTexts } from "../rules/form";
import { selfScore, selfTotal } from "../rules/scores";
import { type ApplicationCase, editableKeys, loadCase, missingOf, recordPlaces } from "./facts";
import { movesOf } from "./moves";
import { entryOf, filesOf, marksOf, nameOfTask, recordsOf } from "./parts";
import { listRecommenders } from "./recommenders";

/** The form of an application that this actor fills in; not editable while it lies elsewhere, and null where it never was theirs. */
export async function readForm(actor: Actor, id: string) {
  const found = await loadCase(db(), id);
  if (!found || !can(grantTable, actor, "application.read", found.subject)) return null;
  const { row, document, answers } = found;
  const holds = can(grantTable, actor, "application.save", found.subject);
  if (!holds && !can(grantTable, actor, "application.takeOver", found.subject)) return null;
  if (!holds || (row.status !== "draft" && row.status !== "returned")) return { ...headOf(found), editable: false as const };
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
    classes: document.classes.filter(({ hostKinds }) => !hostKinds || hostKinds.includes(String(answers.hostKind))),
    recommenders: await listRecommenders(db(), found),
    returned: row.status === "returned" ? (row.stages.findLast(({ state }) => state === "returned") ?? null) : null,
    reviseBy: row.workItems.find(({ purpose }) => purpose === "revise")?.dueAt ?? null,
    marks,
    entry: entryOf(found, true),
    missing,
    total: selfTotal(found),
    ...scoresOf(found),
    standards: document.standards.name,
    tasks: formTasks(document, answers).map((task) => ({
      ...task,
      name: nameOfTask(found, task.key),
      /** What each of its fields shows. */
      texts: taskTexts(task, answers),
      missing: missing.filter((part) => part.task === task.key),
      marked: marks.filter((mark) => mark.task === task.key).length,
      /** After a return, which of its questions are asked again. */
      open: (key: string) => editable === null || editable.has(key) || key === entryScanKey,
      files: new Map(
        [entryScanKey, ...[...task.fields, ...task.criteria].map(({ key }) => key)].map((key) => [key, filesOf(found, key, true)]),
      ),
      records: new Map(task.criteria.map(({ key }) => [key, recordsOf(found, key)])),
      started:
        [
          ...task.fields.flatMap(keysOf),
          ...task.criteria.flatMap(({ key }) => (task.questions.get(key) ?? []).flatMap(keysOfQuestion)),
        ].some((key) => answers[key] !== undefined) ||
        (task.kind === "host" && answers.hostKind !== undefined),
    })),
    moves: movesOf(actor, found, now),
    /** Whether it has a home, with what was done there. */
    hasHome: (await homesOfApplicant(found)).length > 0,
  };
}
export type ApplicationForm = Extract<NonNullable<Awaited<ReturnType<typeof readForm>>>, { editable: true }>;
export type FormTaskView = ApplicationForm["tasks"][number];

/** The homes whose records an applicant may show: its own, and those it manages (Y20). */
export async function homesOfApplicant({ row }: ApplicationCase, reader: Reader = db()): Promise<string[]> {
  const { id } = row.applicant;
  const homes = await reader.home.findMany({ where: { OR: [{ ownerId: id }, { managerId: id }] }, select: { id: true } });
  return homes.map((home) => home.id);
}

/** What one may pick for a criterion of an application that one fills in; null: not now, or not for this actor. */
export async function readPickForApplication(actor: Actor, id: string, criterionKey: string) {
  const found = await loadCase(db(), id);
  if (!found || !can(grantTable, actor, "application.attach", found.subject)) return null;
  const criterion = criteriaOf(found.document).find(({ key }) => key === criterionKey);
  if (!criterion || !recordPlaces(found).has(criterionKey)) return null;
  const task = formTasks(found.document, found.answers).find(({ criteria }) => criteria.some(({ key }) => key === criterionKey));
  const offered = await listSources(db(), await homesOfApplicant(found));
  return {
    applicant: found.row.applicant.name,
    task: task?.key ?? "",
    ...offer(criterion, recordsOf(found, criterionKey), offered),
  };
}
export type PickForApplication = NonNullable<Awaited<ReturnType<typeof readPickForApplication>>>;

/** What each line comes to by what is written so far, for lines that are reckoned; and what the words for it read. */
export function scoresOf(found: ApplicationCase) {
  const score = selfScore(found);
  return {
    document: found.document,
    lines: new Map(score.lines.map((line) => [line.key, line])),
    vetoes: score.vetoes,
    grade: score.grade,
    nextGrade: score.next,
  };
}

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
