// The application's own lifecycle, and one small move table per kind of stage. Pure.
import { defineWorkflow, type GuardOf, type MoveOf, type PermissionOf, type StatusOf } from "@/lib/kernel/workflow";
import type { StageKind } from "@/lib/schemes/schema/stages";

export const applicationWorkflow = defineWorkflow({
  entity: "application",
  statuses: ["draft", "inProgress", "returned", "awarded", "refused", "withdrawn", "lapsed", "forgone"],
  initial: "draft",
  guards: ["windowOpen", "windowOver", "formComplete", "revocable", "revisionTimeLeft", "revisionTimeOver", "notDecided", "decided"],
  moves: {
    submit: { from: ["draft"], to: "inProgress", needs: ["windowOpen", "formComplete"] },
    resubmit: { from: ["returned"], to: "inProgress", needs: ["revisionTimeLeft", "formComplete"] },
    // What somebody submits can be taken back for a while (适老化); the office's own acts cannot.
    revoke: { from: ["inProgress"], to: "draft", needs: ["revocable"] },
    // A draft ends with its applicant's word or with the round; nobody else ever saw it.
    discard: { from: ["draft"], to: "withdrawn" },
    expire: { from: ["draft"], to: "lapsed", needs: ["windowOver"] },
    // Withdrawal until the leader's decision; later it is 放弃 (clauses part 5, 5).
    withdraw: { from: ["inProgress", "returned"], to: "withdrawn", needs: ["notDecided"] },
    forgo: { from: ["inProgress", "returned"], to: "forgone", needs: ["decided"], comment: "required" },
    lapse: { from: ["returned"], to: "lapsed", needs: ["revisionTimeOver"] },
    // 不推荐 ends the application for the round; the city may take it up again with a reason.
    reopen: { from: ["refused"], to: "inProgress", comment: "required" },
  },
});
export type ApplicationStatus = StatusOf<typeof applicationWorkflow>;
/** It came to nothing: the organization may apply again in the same round. */
/** Still on its way to a plaque. */
export const openStatuses: readonly ApplicationStatus[] = ["draft", "returned", "inProgress"];
export const endedStatuses = ["refused", "withdrawn", "lapsed", "forgone"] as const satisfies readonly ApplicationStatus[];
export type ApplicationMove = MoveOf<typeof applicationWorkflow>;
export type ApplicationGuard = GuardOf<typeof applicationWorkflow>;

const returnForRevision = { from: ["open"], to: "returned", comment: "required" } as const;
const returnToStage = { from: ["open"], to: "superseded", needs: ["earlierStage"], comment: "required" } as const;
const refuse = { from: ["open"], to: "refused", comment: "required" } as const;

/** A stage is open once; passed, returned, refused and superseded close it. Any may be superseded: worked again, or ended with the whole. */
export const stageWorkflows = {
  // "经申报单位或推荐单位审批" (Y9): the head of the applicant's own unit.
  selfApproval: defineWorkflow({
    entity: "application.selfApproval",
    statuses: ["open", "passed", "returned", "superseded"],
    initial: "open",
    guards: [],
    moves: { approve: { from: ["open"], to: "passed" }, returnForRevision },
  }),
  endorse: defineWorkflow({
    entity: "application.endorse",
    statuses: ["open", "passed", "returned", "refused", "superseded"],
    initial: "open",
    guards: ["earlierStage"],
    moves: { recommend: { from: ["open"], to: "passed", comment: "required" }, returnForRevision, returnToStage, refuse },
  }),
  // An electronic form is not a paper received: copies and stamp are checked at the counter (K18, Y9).
  receive: defineWorkflow({
    entity: "application.receive",
    statuses: ["open", "passed", "returned", "superseded"],
    initial: "open",
    guards: ["papersComplete", "earlierStage"],
    moves: {
      recordPapers: { from: ["open"], to: "open" },
      // The scan of the stamped form, held against what was submitted; a paper can be received without one.
      matchScan: { from: ["open"], to: "open" },
      confirm: { from: ["open"], to: "passed", needs: ["papersComplete"] },
      returnForRevision,
      returnToStage,
    },
  }),
  formalReview: defineWorkflow({
    entity: "application.formalReview",
    statuses: ["open", "passed", "returned", "refused", "superseded"],
    initial: "open",
    guards: ["earlierStage"],
    moves: { pass: { from: ["open"], to: "passed" }, returnForRevision, returnToStage, refuse },
  }),
  siteVisit: defineWorkflow({
    entity: "application.siteVisit",
    statuses: ["open", "passed", "returned", "refused", "superseded"],
    initial: "open",
    guards: ["visitPassed", "earlierStage"],
    moves: {
      recordVisit: { from: ["open"], to: "open" },
      pass: { from: ["open"], to: "passed", needs: ["visitPassed"] },
      returnForRevision,
      returnToStage,
      refuse,
    },
  }),
  // Experts score by themselves (`sheetWorkflow`); whom the office asks is settled once their points can be seen.
  panelScoring: defineWorkflow({
    entity: "application.panelScoring",
    statuses: ["open", "passed", "returned", "refused", "superseded"],
    initial: "open",
    guards: ["sheetsOut", "sheetsIn", "passMarkReached", "earlierStage"],
    moves: {
      assignExperts: { from: ["open"], to: "open", needs: ["sheetsOut"] },
      excuseExpert: { from: ["open"], to: "open", needs: ["sheetsOut"], comment: "required" },
      pass: { from: ["open"], to: "passed", needs: ["sheetsIn", "passMarkReached"] },
      returnForRevision,
      returnToStage,
      refuse,
    },
  }),
  // Two people: one proposes, another decides (T2); an office of one needs the minutes of its meeting.
  decision: defineWorkflow({
    entity: "application.decision",
    statuses: ["open", "proposed", "passed", "refused", "superseded"],
    initial: "open",
    guards: ["proposedApproval", "proposedRefusal", "deciderIsAnother", "placesLeft", "roundUnsettled", "earlierStage"],
    moves: {
      propose: { from: ["open"], to: "proposed" },
      takeBack: { from: ["proposed"], to: "open", comment: "required" },
      // No more than the scheme awards in a round (K22), and nobody once its list is settled.
      approve: { from: ["proposed"], to: "passed", needs: ["proposedApproval", "deciderIsAnother", "placesLeft", "roundUnsettled"] },
      refuse: { from: ["proposed"], to: "refused", needs: ["proposedRefusal", "deciderIsAnother"] },
      returnToStage,
    },
  }),
  // The list hangs in public; each item goes on by itself, unless somebody's objection holds it (clauses part 5, 3).
  publicNotice: defineWorkflow({
    entity: "application.publicNotice",
    statuses: ["open", "passed", "refused", "superseded"],
    initial: "open",
    guards: ["noticePublished", "noticeOver", "notHeld", "objectionUpheld", "earlierStage"],
    moves: {
      pass: { from: ["open"], to: "passed", needs: ["noticePublished", "noticeOver", "notHeld"] },
      returnToStage: { from: ["open"], to: "superseded", needs: ["objectionUpheld", "earlierStage"], comment: "required" },
      refuse: { from: ["open"], to: "refused", needs: ["objectionUpheld"], comment: "required" },
    },
  }),
  award: defineWorkflow({
    entity: "application.award",
    statuses: ["open", "passed", "superseded"],
    initial: "open",
    guards: ["decisionApproved", "visitsPassed"],
    // No award without a passed visit where the scheme has one (Y10).
    moves: { awardPlaque: { from: ["open"], to: "passed", needs: ["decisionApproved", "visitsPassed"] } },
  }),
} as const satisfies Record<StageKind, unknown>;

type StageWorkflow<K extends StageKind> = (typeof stageWorkflows)[K];
export type StageMove<K extends StageKind = StageKind> = K extends StageKind ? MoveOf<StageWorkflow<K>> : never;
export type StageGuard = { [K in StageKind]: GuardOf<StageWorkflow<K>> }[StageKind];
export type StageState = "planned" | { [K in StageKind]: StatusOf<StageWorkflow<K>> }[StageKind];
export type StagePermission = { [K in StageKind]: PermissionOf<StageWorkflow<K>> }[StageKind];
export type ApplicationPermission = PermissionOf<typeof applicationWorkflow> | StagePermission;

/** One expert's sheet. What was submitted does not change any more; an expert who steps back takes it along. */
export const sheetWorkflow = defineWorkflow({
  entity: "sheet",
  statuses: ["draft", "submitted", "excused", "recused"],
  initial: "draft",
  guards: ["scoringOpen"],
  moves: {
    submit: { from: ["draft"], to: "submitted", needs: ["scoringOpen"] },
    declareInterest: { from: ["draft", "submitted"], to: "recused", needs: ["scoringOpen"], comment: "required" },
  },
});
export type SheetState = StatusOf<typeof sheetWorkflow>;
export type SheetGuard = GuardOf<typeof sheetWorkflow>;
export type SheetPermission = PermissionOf<typeof sheetWorkflow>;
/** Sheets that count, now or when they come in; the others are void. */
export const countedSheets: readonly SheetState[] = ["draft", "submitted"];

/** What a closed stage does to the application; passing opens the next stage. */
export const applicationAfterStage = { returned: "returned", refused: "refused" } as const satisfies Partial<
  Record<StageState, ApplicationStatus>
>;
