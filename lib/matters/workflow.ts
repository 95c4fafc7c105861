// 实事台账 (L8): something a home does for somebody. Pure.
import { defineWorkflow, type MoveOf, type PermissionOf, type StatusOf } from "@/lib/kernel/workflow";

export const matterWorkflow = defineWorkflow({
  entity: "homeMatter",
  statuses: ["open", "done", "dropped"],
  initial: "open",
  guards: [],
  moves: {
    // With the day and what came of it.
    finish: { from: ["open"], to: "done" },
    drop: { from: ["open"], to: "dropped", comment: "required" },
    // Ticked by mistake, or not done after all.
    reopen: { from: ["done", "dropped"], to: "open" },
  },
});
export type MatterState = StatusOf<typeof matterWorkflow>;
export type MatterMove = MoveOf<typeof matterWorkflow>;
export type MatterPermission = PermissionOf<typeof matterWorkflow>;
