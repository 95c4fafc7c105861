// 建言献策 (L25): handed in, argued, sent up, adopted. Pure.
import { defineWorkflow, type GuardOf, type MoveOf, type PermissionOf, type StatusOf } from "@/lib/kernel/workflow";

export const suggestionWorkflow = defineWorkflow({
  entity: "suggestion",
  statuses: ["draft", "submitted", "argued", "sent", "adopted"],
  initial: "draft",
  guards: ["arguerIsAnother"],
  moves: {
    submit: { from: ["draft"], to: "submitted" },
    return: { from: ["submitted"], to: "draft", comment: "required" },
    argue: { from: ["submitted"], to: "argued", needs: ["arguerIsAnother"], comment: "required" },
    send: { from: ["argued"], to: "sent" },
    /** 采纳 or 批示, with its words. */
    adopt: { from: ["sent"], to: "adopted", comment: "required" },
  },
});
export type SuggestionStatus = StatusOf<typeof suggestionWorkflow>;
export type SuggestionMove = MoveOf<typeof suggestionWorkflow>;
export type SuggestionGuard = GuardOf<typeof suggestionWorkflow>;
export type SuggestionPermission = PermissionOf<typeof suggestionWorkflow>;
