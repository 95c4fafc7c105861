import "server-only";
import { invalid, Refusal } from "@/lib/kernel/outcome";
import { type Context, defineCommand } from "@/lib/server/command";
import { editableKeys } from "../queries/facts";
import { listRecommenders } from "../queries/recommenders";
import { type Answer } from "../rules/answers";
import { hostKindKey, recommenderKey } from "@/lib/schemes/schema/keys";
import { formTasks, mergeTask, readTask, taskTexts } from "../rules/form";
import { selfTotal } from "../rules/scores";
import * as schema from "../schema";
import { loadApplication } from "./draft";
import { judgedOf, withComputed } from "./eligible";
import { type Acted, advanceApplication } from "./progress";

type Page = { applicationId: string; task: string; a: Record<string, string>; s: Record<string, string> };
type PageContext = Context<Page> & { row: Acted };

/** The page as it was typed, merged into what is kept by now. After a return only the marked fields are asked. */
async function readPage({ tx, input, row: found }: PageContext) {
  const { row, document, answers } = found;
  if (row.status !== "draft" && row.status !== "returned") throw new Refusal({ kind: "conflict" });
  const host = input.task === "host" ? { ...answers, hostKind: input.a.hostKind ?? answers.hostKind ?? "" } : answers;
  const task = formTasks(document, host).find(({ key }) => key === input.task);
  if (!task) throw invalid("task", "notChoice");
  const allowed = document.hostKinds.filter(({ organizationKinds }) => organizationKinds.includes(row.applicant.kindCode));
  const recommenders = (await listRecommenders(tx, found)).map(({ id }) => id);
  const { values, problems } = readTask(task, { ...document, hostKinds: allowed }, input.a, recommenders, editableKeys(found));
  return { task, problems, ...mergeTask(task, values, answers, input.s) };
}

/** Keeps what was taken from a page; the keys that changed, none where nothing did. */
async function keep({ tx, row: found, now }: PageContext, taken: Record<string, Answer | null>, sitting?: string) {
  const answers = await withComputed(tx, judgedOf(found), now);
  const changed = Object.keys(taken).filter((key) => (answers[key] ?? null) !== taken[key]);
  const kept: Record<string, Answer> = {};
  for (const [key, value] of Object.entries({ ...answers, ...taken })) if (value !== null) kept[key] = value;
  if (changed.length > 0) {
    const recommender = kept[recommenderKey];
    await advanceApplication(tx, found, found.row.revision, now, {
      answers: kept,
      recommenderOrganizationId: typeof recommender === "string" ? recommender : null,
      ...(sitting === undefined ? {} : { sittingId: sitting }),
    });
  }
  return { kept, changed };
}

const changesOf = (keys: readonly string[]) => keys.map((key) => ({ field: `answers.${key}` as const, to: "changed" }));

/** Saves one page of the form and leads on. Whole or not at all, with the place of each problem. */
export const saveApplication = defineCommand({
  permission: "application.save",
  sight: "application.read",
  subjectKind: "application",
  input: schema.saveInput,
  load: loadApplication,
  execute: async (context) => {
    const { input, row: found } = context;
    const { problems, taken, conflicts } = await readPage(context);
    if (problems.length > 0) {
      const fields: Record<string, string[]> = {};
      for (const { field, code } of problems) fields[`a.${field}`] = [code];
      throw new Refusal({ kind: "invalidInput", fields });
    }
    const differing = Object.entries(conflicts).map(([key, stands]) => [`s.${key}`, stands] as const);
    if (differing.length > 0) throw new Refusal({ kind: "conflict", seen: Object.fromEntries(differing) });
    const { kept, changed } = await keep(context, taken);
    const tasks = formTasks(found.document, kept).map(({ key }) => key);
    const next = input.go === "next" ? tasks[tasks.indexOf(input.task) + 1] : undefined;
    return {
      value: { target: next ? `/applications/${found.row.id}/form/${next}` : `/applications/${found.row.id}/form` },
      changes: changesOf(changed),
    };
  },
});

/**
 * Keeps what can be kept of a page while it is being written. What cannot be read yet, or was changed elsewhere too, stays in the
 * browser and is named. One audit row a draft and sitting: the acts after the first are one with it.
 */
export const autosaveApplication = defineCommand({
  permission: "application.save",
  sight: "application.read",
  subjectKind: "application",
  input: schema.autosaveInput,
  // It answers with what was typed, which nothing but the form keeps.
  secretValue: true,
  load: loadApplication,
  execute: async (context) => {
    const { actor, row: found, now } = context;
    const { task, problems, taken, theirs, conflicts } = await readPage(context);
    const sitting = actor.kind === "person" ? actor.sessionId : undefined;
    const { kept, changed } = await keep(context, taken, sitting);
    const known = found.row.sittingId !== null && found.row.sittingId === sitting;
    return {
      value: {
        at: now.toISOString(),
        /** What stands on the page's fields now. */
        stands: taskTexts(task, kept),
        theirs,
        conflicts,
        problems: problems.map(({ field }) => field),
        total: selfTotal({ ...found, answers: kept }),
        /** The questions of the page are others now. */
        renew: changed.includes(hostKindKey),
      },
      changes: known || changed.length === 0 ? null : changesOf(changed),
    };
  },
});
