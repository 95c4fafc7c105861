// The way of an application through its stages: what it goes through, what stands in the way, what is worked again. Pure.
import { noticeSettled } from "@/lib/notices/rules";
import type { SchemeDocument } from "@/lib/schemes/schema/document";
import type { SchemeStage } from "@/lib/schemes/schema/stages";
import type { ApplicationGuard, StageGuard } from "../workflow";
import type { Answers } from "./answers";
import { allIn, type PanelCount } from "./scores";

/** The stages this application will go through: the scheme's, less those whose condition does not hold. */
export function planStages(document: SchemeDocument, answers: Answers): SchemeStage[] {
  return document.stages.filter((stage) => !stage.when || answers[stage.when.field] === stage.when.value);
}

export type ApplicationFacts = {
  now: Date;
  /** When it came: now, or the day on which the office received what it enters for somebody. */
  arrivedAt: Date;
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
  windowOpen: ({ arrivedAt, opensAt, closesAt }) => opensAt <= arrivedAt && arrivedAt < closesAt,
  windowOver: ({ arrivedAt, closesAt }) => arrivedAt >= closesAt,
  formComplete: ({ missing }) => missing === 0,
  revocable: ({ now, revocableUntil }) => revocableUntil !== null && now < revocableUntil,
  revisionTimeLeft: ({ now, revisionUntil }) => revisionUntil !== null && now < revisionUntil,
  revisionTimeOver: ({ now, revisionUntil }) => revisionUntil !== null && now >= revisionUntil,
  notDecided: ({ decided }) => !decided,
  decided: ({ decided }) => decided,
} satisfies Record<ApplicationGuard, (facts: ApplicationFacts) => boolean>;

/** How many of a round are approved and did not end otherwise since, and whether its list is settled. */
export type Places = { most: number | null; approved: number; settled: boolean };
export const hasPlace = ({ most, approved }: Places): boolean => most === null || approved < most;

export type StageFacts = {
  papers: { copies: number; stampChecked: boolean } | null;
  requiredCopies: number;
  /** The conclusion of the latest visit recorded in this stage. */
  visitConclusion: "passed" | "rectify" | "failed" | null;
  proposal: { outcome: "approve" | "refuse"; proposedById: string } | null;
  actorId: string | null;
  /** Nobody else in the deciding office could decide. */
  officeOfOne: boolean;
  /** Of the round, while a decision is open. */
  places: Places | null;
  decisionApproved: boolean;
  /** Every visit stage of the plan was passed. */
  visitsPassed: boolean;
  earlierStages: number;
  /** The sheets of the open scoring, with the total once all are in. */
  panel: (PanelCount & { total: number | null; passMark: number | null }) | null;
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
  placesLeft: ({ places }) => places === null || hasPlace(places),
  roundUnsettled: ({ places }) => places === null || !places.settled,
  decisionApproved: ({ decisionApproved }) => decisionApproved,
  visitsPassed: ({ visitsPassed }) => visitsPassed,
  earlierStage: ({ earlierStages }) => earlierStages > 0,
  sheetsOut: ({ panel }) => panel !== null && !allIn(panel),
  sheetsIn: ({ panel }) => panel !== null && allIn(panel),
  // The mark itself is enough, and what is compared is the total as it is shown.
  passMarkReached: ({ panel }) => panel === null || panel.total === null || panel.passMark === null || panel.total >= panel.passMark,
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
