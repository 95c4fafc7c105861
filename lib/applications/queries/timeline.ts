import "server-only";
import { type Day, dayOf, fromDateColumn } from "@/lib/kernel/dates";
import type { StageKind } from "@/lib/schemes/schema/stages";
import { type ApplicationCase, planOf } from "./facts";

export type StepView = { key: string; name: string; kind: StageKind; state: "done" | "now" | "next"; on: Day | null };

/** The way as a line: what was passed, where it is, what is to come. */
export function stepsOf(found: ApplicationCase): StepView[] {
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
export function timelineOf({ row, document }: ApplicationCase, insider: boolean): TimelineEntry[] {
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
