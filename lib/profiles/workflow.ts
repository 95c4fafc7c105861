// What a home says of itself, from a draft to its page. Pure.
import { defineWorkflow, type GuardOf, type MoveOf, type PermissionOf, type StatusOf } from "@/lib/kernel/workflow";

export const profileWorkflow = defineWorkflow({
  entity: "homeRevision",
  statuses: ["draft", "submitted", "returned", "released", "superseded", "discarded"],
  initial: "draft",
  guards: ["releaserIsAnother"],
  moves: {
    submit: { from: ["draft", "returned"], to: "submitted" },
    // 先审后发: public only after another person released it. The one before is then superseded.
    release: { from: ["submitted"], to: "released", needs: ["releaserIsAnother"] },
    giveBack: { from: ["submitted"], to: "returned", needs: ["releaserIsAnother"], comment: "required" },
    discard: { from: ["draft", "submitted", "returned"], to: "discarded" },
  },
});
export type ProfileState = StatusOf<typeof profileWorkflow>;
export type ProfileMove = MoveOf<typeof profileWorkflow>;
export type ProfileGuard = GuardOf<typeof profileWorkflow>;
export type ProfilePermission = PermissionOf<typeof profileWorkflow>;

/** Under way: at most one a home, word by word as the index has them. */
export const underWay: readonly ProfileState[] = ["draft", "submitted", "returned"];
