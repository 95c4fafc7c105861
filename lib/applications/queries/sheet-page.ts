import "server-only";
import { grantTable } from "@/lib/grants";
import { type Actor, can, citySubject, type Subject } from "@/lib/kernel/access";
import { fromDateColumn } from "@/lib/kernel/dates";
import { movesFrom } from "@/lib/kernel/workflow";
import { scoredLines } from "@/lib/schemes/rules/ends";
import { readNow } from "@/lib/server/clock";
import { db } from "@/lib/server/db";
import { noteKey } from "@/lib/schemes/schema/keys";
import { allIn, columnBefore, countOf, groupsOf, scaleOf, scoringRuleOf, selfPoints, totalOf } from "../rules/scores";
import { countedSheets, type SheetGuard, sheetWorkflow } from "../workflow";
import { type ApplicationCase, loadCase } from "./facts";
import { type PanelTable, tableOf } from "./panel";
import { filesOf } from "./parts";
import { noteRecused } from "./recused";
import { loadOwnSheet, loadSheets, type SheetRow } from "./sheets";
import { visitBefore, visitedIn } from "./visit";

/** A sheet is its expert's own, as long as it counts. */
export const sheetSubject = ({ expertId, state }: Pick<SheetRow, "expertId" | "state">): Subject => ({
  ...citySubject,
  inCity: false,
  ownerPersonId: countedSheets.includes(state) ? expertId : null,
});

export const sheetGuards = {
  scoringOpen: ({ open }) => open,
} satisfies Record<SheetGuard, (facts: { open: boolean }) => boolean>;

export const isOpenFor = ({ row, openStage }: ApplicationCase, { stageId }: Pick<SheetRow, "stageId">): boolean =>
  row.status === "inProgress" && openStage?.id === stageId;

export const sheetMovesOf = (actor: Actor, found: ApplicationCase, sheet: SheetRow) =>
  movesFrom(sheetWorkflow, sheet.state, (permission) => can(grantTable, actor, permission, sheetSubject(sheet)), sheetGuards, {
    open: isOpenFor(found, sheet),
  });

/**
 * The sheet of whoever asks, with what it rests on. Filled in while the scoring is open; what was submitted stays readable to its expert,
 * and the others' points too once all are in, without a name. Null is "not found".
 */
export async function readSheet(actor: Actor, applicationId: string) {
  const own = actor.kind === "person" ? await loadOwnSheet(db(), actor.personId, applicationId) : null;
  const found = own && can(grantTable, actor, "sheet.read", sheetSubject(own)) ? await loadCase(db(), applicationId) : null;
  const stage = found?.row.stages.find(({ id }) => id === own?.stageId);
  const rule = found && stage ? scoringRuleOf(found.document, stage.key) : null;
  if (!own || !found || !stage || !rule) return noteRecused(actor, { id: applicationId });
  const open = isOpenFor(found, own);
  // A draft that was never sent is of no use to anybody when the scoring is over.
  if (own.state === "draft" && !open) return noteRecused(actor, { id: applicationId });
  const { row, document, answers } = found;
  const all = own.state === "submitted" ? await loadSheets(db(), [stage.id]) : [];
  const others: PanelTable | null = all.length > 0 && allIn(countOf(rule, all)) ? tableOf(found, rule, stage, all) : null;
  const visit = visitBefore(found, stage);
  const visited = visitedIn(visit);
  const self = selfPoints(found);
  const lineOf = (key: string) => own.lines.find(({ criterionKey }) => criterionKey === key);
  return {
    ...{ id: own.id, applicationId: row.id, state: own.state, revision: own.revision, open },
    ...{
      applicant: row.applicant.name,
      number: row.number,
      round: row.round.name,
      stage: document.stages.find(({ key }) => key === stage.key)?.name,
    },
    dueAt: stage.dueAt,
    now: await readNow(db()),
    rule,
    scoring: document.scoring,
    scale: scaleOf(found),
    moves: sheetMovesOf(actor, found, own),
    visit: visit ? { on: fromDateColumn(visit.visitedOn), conclusion: visit.conclusion, note: visit.note } : null,
    groups: groupsOf(found)
      .map(({ key, name, criteria }) => ({
        key,
        name,
        lines: scoredLines([{ criteria }]).map((line) => ({
          line,
          self: self.get(line.key) ?? null,
          note: textOrNull(answers[noteKey(line.key)]),
          /** Null: nobody looked. */
          visited: visited[line.key] ?? null,
          before: columnBefore(self, visited, line.key),
          // The files are shown to whoever examines them, and no longer.
          files: own.state === "draft" ? filesOf(found, line.key, false) : [],
          points: lineOf(line.key)?.points ?? null,
          reason: lineOf(line.key)?.reason ?? null,
        })),
      }))
      .filter(({ lines }) => lines.length > 0),
    total: totalOf(found, new Map(own.lines.map(({ criterionKey, points }) => [criterionKey, points ?? 0]))),
    others,
  };
}
const textOrNull = (answer: unknown): string | null => (typeof answer === "string" ? answer : null);
export type SheetPage = NonNullable<Awaited<ReturnType<typeof readSheet>>>;

/** What whoever asks has sent and may still look at: its scoring is open. What waits to be filled in stands in the queue. */
export async function listSentSheets(actor: Actor) {
  if (actor.kind !== "person" || !can(grantTable, actor, "sheet.read", sheetSubject({ expertId: actor.personId, state: "submitted" })))
    return [];
  const rows = await db().scoreSheet.findMany({
    relationLoadStrategy: "join",
    where: { expertId: actor.personId, state: "submitted", stage: { state: "open" } },
    orderBy: [{ submittedAt: "desc" }, { id: "asc" }],
    take: 50,
    select: {
      stage: {
        select: {
          application: { select: { id: true, number: true, applicant: { select: { name: true } }, round: { select: { name: true } } } },
        },
      },
    },
  });
  return rows.map(({ stage: { application } }) => ({
    id: application.id,
    number: application.number,
    applicant: application.applicant.name,
    round: application.round.name,
  }));
}
export type SheetItem = Awaited<ReturnType<typeof listSentSheets>>[number];
