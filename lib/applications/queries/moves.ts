import "server-only";
import { grantTable, type Permission } from "@/lib/grants";
import { type Actor, can } from "@/lib/kernel/access";
import { fromDateColumn, startOf } from "@/lib/kernel/dates";
import { type Move, movesFrom } from "@/lib/kernel/workflow";
import type { StageKind } from "@/lib/schemes/schema/stages";
import { countOf, panelResult, scoringRuleOf } from "../rules/scores";
import { applicationGuards, planStages, type StageFacts, stageGuards } from "../rules/way";
import { applicationWorkflow, stageWorkflows, type ApplicationGuard, type StageGuard } from "../workflow";
import { type ApplicationCase, missingOf, noticeOf } from "./facts";

function stageFacts(found: ApplicationCase, actor: Actor, now: Date): StageFacts {
  const { row, openStage, officeOfOne, document, answers } = found;
  const notice = noticeOf(found);
  const scheme = document.stages.find(({ key }) => key === openStage?.key);
  const decision = row.stages.flatMap(({ decisions }) => decisions).find(({ voidedAt }) => voidedAt === null) ?? null;
  return {
    papers: openStage?.receipts[0] ?? null,
    requiredCopies: scheme?.kind === "receive" ? scheme.copies.value : 0,
    visitConclusion: openStage?.visits[0]?.conclusion ?? null,
    proposal: decision && decision.decidedAt === null ? decision : null,
    actorId: actor.kind === "person" ? actor.personId : null,
    officeOfOne,
    places: found.places,
    decisionApproved: decision?.outcome === "approve" && decision.decidedAt !== null,
    // Counted by the plan, not by the rows: a visit that led to a return stays in the file when another one was passed.
    visitsPassed: planStages(document, answers).every(
      ({ kind, key }) => kind !== "siteVisit" || row.stages.some((stage) => stage.key === key && stage.state === "passed"),
    ),
    earlierStages: row.stages.filter(({ state }) => state === "passed").length,
    panel: panelFacts(found),
    now,
    noticeEndsAt: notice.hanging?.notice.endsAt ?? null,
    held: notice.held,
    objectionUpheld: notice.upheld,
  };
}

function panelFacts(found: ApplicationCase): StageFacts["panel"] {
  const { openStage, document, sheets } = found;
  const rule = openStage && scoringRuleOf(document, openStage.key);
  if (!rule) return null;
  const total = panelResult(found, rule, sheets)?.total ?? null;
  return { ...countOf(rule, sheets), total, passMark: document.scoring?.passMark.value ?? null };
}

export type OpenMove = Move<string, ApplicationGuard | StageGuard | "settled"> & { permission: Permission; kind: StageKind | null };

/**
 * The moves open to this actor on this application and its open stage, each with its blockers. The page draws them; the gate accepts only
 * those without.
 */
export function movesOf(actor: Actor, found: ApplicationCase, now: Date): OpenMove[] {
  const { row, subject, openStage } = found;
  const may = (permission: Permission) => can(grantTable, actor, permission, subject);
  const revise = row.workItems.find(({ purpose }) => purpose === "revise");
  const own = movesFrom(applicationWorkflow, row.status, may, applicationGuards, {
    now,
    arrivedAt: arrivalOf(found, now),
    opensAt: row.round.opensAt,
    closesAt: row.round.closesAt,
    missing: row.status === "draft" || row.status === "returned" ? missingOf(found, now).length : 0,
    revocableUntil: row.revocableUntil,
    revisionUntil: revise?.dueAt ?? null,
    decided: row.stages.some(({ kind, state }) => kind === "decision" && state === "passed"),
  }).map((move): OpenMove => ({ ...move, permission: `application.${move.name}`, kind: null }));
  if (!openStage || row.status !== "inProgress") return own;
  const { kind, state } = openStage;
  const workflow = stageWorkflows[kind];
  const stage = movesFrom<string, string, StageGuard, string, StageFacts>(
    workflow,
    state,
    (permission) => may(permission as Permission),
    stageGuards,
    stageFacts(found, actor, now),
  ).map((move): OpenMove => {
    const blockers = openStage.openedAt !== null && now < openStage.openedAt ? (["settled", ...move.blockers] as const) : move.blockers;
    return { ...move, blockers: [...blockers], permission: `application.${kind}.${move.name}` as Permission, kind };
  });
  return [...stage, ...own];
}

/** When it counts as having come: what was entered for somebody, on the day its paper or mail was there (K18). */
const arrivalOf = ({ row }: ApplicationCase, now: Date): Date => (row.entry ? startOf(fromDateColumn(row.entry.receivedOn)) : now);
