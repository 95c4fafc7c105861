// A case from filing to final answer, as data. Pure.
import { defineWorkflow, type GuardOf, type MoveOf, type PermissionOf, type StatusOf } from "@/lib/kernel/workflow";

export const caseWorkflow = defineWorkflow({
  entity: "rightsCase",
  statuses: [
    "submitted",
    "supplementing",
    "declined",
    "verifying",
    "handling",
    "transferred",
    "answered",
    "closed",
    "reconsidering",
    "reconsidered",
    "reviewing",
    "final",
    "withdrawn",
    "merged",
  ],
  initial: "submitted",
  guards: [
    "revocable",
    "settled",
    "respondentSettled",
    "hasStatute",
    "consented",
    "noOpenTransfer",
    "askInTime",
    "above",
    "outside",
    "anotherDecides",
    "notReviewed",
  ],
  moves: {
    // The claimant's own. Ten minutes to take it back, and later to let the matter rest.
    revoke: { from: ["submitted"], to: "withdrawn", needs: ["revocable"] },
    withdraw: { from: ["submitted", "supplementing", "verifying", "handling", "transferred"], to: "withdrawn" },
    supply: { from: ["supplementing"], to: "submitted" },
    // Art. 35 and 36: only where a statute gives it, while the days run.
    askReconsideration: { from: ["answered", "closed"], to: "reconsidering", needs: ["hasStatute", "askInTime"] },
    askFinalReview: { from: ["reconsidered"], to: "reviewing", needs: ["hasStatute", "askInTime"] },

    // Art. 23: within fifteen days one of three, each told in writing.
    accept: { from: ["submitted"], to: "verifying", needs: ["settled", "respondentSettled"] },
    decline: { from: ["submitted", "supplementing"], to: "declined", needs: ["settled"], comment: "required" },
    requestSupplement: { from: ["submitted"], to: "supplementing", needs: ["settled"], comment: "required" },

    handle: { from: ["verifying"], to: "handling" },
    transfer: { from: ["verifying", "handling"], to: "transferred", needs: ["consented", "noOpenTransfer"] },
    /** The last partner answered, objected with the office's agreement, or was called back. */
    resume: { from: ["transferred"], to: "handling", needs: ["noOpenTransfer"], comment: "required" },
    answer: { from: ["verifying", "handling"], to: "answered", needs: ["noOpenTransfer"] },
    close: { from: ["answered"], to: "closed" },
    reopen: {
      from: ["declined", "withdrawn", "closed"],
      to: "verifying",
      needs: ["respondentSettled", "notReviewed"],
      comment: "required",
    },
    merge: { from: ["submitted", "verifying", "handling"], to: "merged", needs: ["settled", "respondentSettled"] },

    // The organization above answers; above the city a body outside does, and its outcome is recorded.
    answerReconsideration: { from: ["reconsidering"], to: "reconsidered", needs: ["above", "anotherDecides"] },
    recordReconsideration: { from: ["reconsidering"], to: "reconsidered", needs: ["outside"] },
    answerFinalReview: { from: ["reviewing"], to: "final", needs: ["above", "anotherDecides"] },
    recordFinalReview: { from: ["reviewing"], to: "final", needs: ["outside"] },
  },
});
export type CaseStatus = StatusOf<typeof caseWorkflow>;
export type CaseMove = MoveOf<typeof caseWorkflow>;
export type CaseGuard = GuardOf<typeof caseWorkflow>;
export type CaseMovePermission = PermissionOf<typeof caseWorkflow>;

/** Nothing is waited for any more, unless somebody opens it again. */
export const endedStatuses: readonly CaseStatus[] = ["declined", "closed", "final", "withdrawn", "merged"];
/** The office still works on it. */
export const openStatuses: readonly CaseStatus[] = [
  "submitted",
  "supplementing",
  "verifying",
  "handling",
  "transferred",
  "answered",
  "reconsidering",
  "reviewing",
];

/** Answered for good, or as far as it has gone: what was done can be rated (好差评). */
export const ratedStatuses: readonly CaseStatus[] = ["closed", "reconsidered", "final"];

/** Steps beside the case's own: who has one of them does not have the case. */
export const besidePurposes: readonly string[] = ["approveExtension", "superviseCase", "rectifyCase", "settleDispute"];
/** The step the case itself waits for, and so who has it. */
export const mainWork = <W extends { purpose: string }>(items: readonly W[]): W | null =>
  items.find(({ purpose }) => !besidePurposes.includes(purpose)) ?? null;
