import "server-only";
import { grantTable } from "@/lib/grants";
import { type Actor, can, scopesOf } from "@/lib/kernel/access";
import { handledBy } from "@/lib/notices/queries/facts";
import { type ScoredLine, scoredLines } from "@/lib/schemes/rules/ends";
import { readNow } from "@/lib/server/clock";
import { db } from "@/lib/server/db";
import {
  allIn,
  type Before,
  columnBefore,
  countOf,
  groupsOf,
  panelResult,
  type ScoringRule,
  scoringRuleOf,
  selfPoints,
  selfTotal,
} from "../rules/scores";
import { countedSheets } from "../workflow";
import { listCandidates } from "./conflicts";
import { type ApplicationCase, loadCase } from "./facts";
import { movesOf } from "./moves";
import { loadSheets, type SheetRow } from "./sheets";
import { visitBefore, visitedIn } from "./visit";

type Stage = ApplicationCase["row"]["stages"][number];

/** The scorings of an application that have begun, the latest last. */
const scoringsOf = ({ row }: ApplicationCase): Stage[] =>
  row.stages.filter(({ kind, openedAt }) => kind === "panelScoring" && openedAt !== null);

/** The sheets side by side, without a name: which is whose is told to nobody. */
export type PanelTable = {
  groups: { name: string; lines: PanelLine[] }[];
  /** Null where it is not known any more. */
  self: number | null;
  /** Whether a visit gave points: otherwise there is no such column. */
  visited: boolean;
  sheets: { total: number }[];
  mean: number | null;
};
export type PanelLine = {
  line: ScoredLine;
  self: number | null;
  visited: number | null;
  before: Before;
  given: { points: number; reason: string | null }[];
  result: { mean: number; low: number; high: number } | null;
};

/**
 * Null while it is nobody's to see: until all are in. A scoring that ended before that shows what was submitted, because what was said in
 * a stage worked again stays readable (clauses part 5, 4).
 */
export function tableOf(found: ApplicationCase, rule: ScoringRule, stage: Stage, all: readonly SheetRow[]): PanelTable | null {
  // The form may have changed since a scoring that was worked again: what its experts compared with stands there no more.
  const latest = stage.id === scoringsOf(found).at(-1)?.id;
  const self = latest ? selfPoints(found) : new Map<string, number>();
  const visited = visitedIn(latest ? visitBefore(found, stage) : undefined);
  const sheets = all.filter(({ stageId }) => stageId === stage.id);
  const submitted = sheets.filter(({ state }) => state === "submitted");
  const result = panelResult(found, rule, sheets);
  if (submitted.length === 0 || (stage.state === "open" && !result)) return null;
  const groups = groupsOf(found).map(({ name, criteria }) => ({
    name,
    lines: scoredLines([{ criteria }]).map((line): PanelLine => {
      const given = submitted.map(({ lines }) => lines.find(({ criterionKey }) => criterionKey === line.key));
      return {
        line,
        self: self.get(line.key) ?? null,
        visited: visited[line.key]?.points ?? null,
        before: columnBefore(self, visited, line.key),
        given: given.map((one) => ({ points: one?.points ?? 0, reason: one?.reason ?? null })),
        result: result?.lines.find(({ key }) => key === line.key) ?? null,
      };
    }),
  }));
  return {
    groups: groups.filter(({ lines }) => lines.length > 0),
    self: latest ? selfTotal(found) : null,
    visited: groups.some(({ lines }) => lines.some((line) => line.visited !== null)),
    sheets: submitted.map(({ total }) => ({ total: total ?? 0 })),
    mean: result?.total ?? null,
  };
}

/**
 * What a dossier says of its scoring. The office: how far it is. The applicant, the recommender and the city: the frozen result with its
 * reasons, in an order that tells nothing of who gave them; nobody else.
 */
export async function panelView(actor: Actor, found: ApplicationCase) {
  const scorings = scoringsOf(found);
  const last = scorings.at(-1);
  const rule = last && scoringRuleOf(found.document, last.key);
  if (!last || !rule) return null;
  const knows = scopesOf(grantTable, actor, "application.read").some((scope) => ["organization", "subtree", "city"].includes(scope));
  const runs = can(grantTable, actor, "panel.read", handledBy(last.organizationId));
  const own = found.sheets.find(({ expertId, state }) => state === "draft" && actor.kind === "person" && expertId === actor.personId);
  const result = knows && (last.state === "passed" || last.state === "refused") ? last.result : null;
  const sheets = result ? await loadSheets(db(), [last.id]) : [];
  const reasonsFor = (key: string) =>
    sheets
      .filter(({ state }) => state === "submitted")
      .flatMap(({ lines }) => lines.flatMap(({ criterionKey, reason }) => (criterionKey === key && reason !== null ? [reason] : [])))
      .toSorted();
  return {
    rule,
    count: runs && last.state === "open" ? countOf(rule, found.sheets) : null,
    /** Whether the office's own page is open to this reader. */
    runs,
    mine: own ? { id: own.id } : null,
    result: result && {
      stageId: last.id,
      ...result,
      means: new Map(result.means.map(({ criterionKey, mean }) => [criterionKey, { mean, reasons: reasonsFor(criterionKey) }])),
    },
  };
}
export type PanelView = NonNullable<Awaited<ReturnType<typeof panelView>>>;

/** The office's page: whom it asked, whom it may ask, and the points once all are in. Null is "not found". */
export async function readPanel(actor: Actor, id: string) {
  const found = await loadCase(db(), id);
  const scorings = found ? scoringsOf(found) : [];
  const last = scorings.at(-1);
  const rule = found && last ? scoringRuleOf(found.document, last.key) : null;
  if (!found || !last || !rule || !can(grantTable, actor, "application.read", found.subject)) return null;
  if (!can(grantTable, actor, "panel.read", handledBy(last.organizationId))) return null;
  const now = await readNow(db());
  const { row, document } = found;
  const all = await loadSheets(
    db(),
    scorings.map((stage) => stage.id),
  );
  const sheets = all.filter(({ stageId }) => stageId === last.id);
  const moves = movesOf(actor, found, now).filter(({ kind }) => kind === "panelScoring");
  const asks = moves.some(({ name, blockers }) => name === "assignExperts" && blockers.length === 0);
  const asked = new Set(sheets.filter(({ state }) => countedSheets.includes(state)).map(({ expertId }) => expertId));
  const count = countOf(rule, sheets);
  const tables = scorings.toReversed().flatMap((stage) => {
    const table = tableOf(found, rule, stage, all);
    return table ? [{ stageId: stage.id, closedAt: stage.closedAt, state: stage.state, table, latest: stage.id === last.id }] : [];
  });
  return {
    id: row.id,
    number: row.number,
    revision: row.revision,
    applicant: row.applicant.name,
    round: row.round.name,
    stage: { name: document.stages.find(({ key }) => key === last.key)?.name ?? last.key, state: last.state, dueAt: last.dueAt },
    rule,
    passMark: document.scoring?.passMark ?? null,
    count,
    complete: allIn(count),
    now,
    moves,
    // Without the sheets' ids: the table stands in their order.
    experts: sheets
      .map(({ expertId, expert, state, detected, reason }) => ({ id: expertId, name: expert.name, state, detected, reason }))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    candidates: asks ? (await listCandidates(db(), found)).filter((candidate) => !asked.has(candidate.id)) : [],
    tables,
    dropped: last.result?.dropped ?? panelResult(found, rule, sheets)?.dropped ?? false,
  };
}
export type PanelPage = NonNullable<Awaited<ReturnType<typeof readPanel>>>;
