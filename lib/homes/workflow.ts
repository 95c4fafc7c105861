// The life of a plate on the wall. Pure.
import { defineWorkflow, type MoveOf, type PermissionOf, type StatusOf } from "@/lib/kernel/workflow";

export const plaqueWorkflow = defineWorkflow({
  entity: "plaque",
  statuses: ["valid", "suspended", "revoked"],
  initial: "valid",
  guards: [],
  moves: {
    // To whom the plate itself was given, and when.
    handOver: { from: ["valid"], to: "valid" },
    suspend: { from: ["valid"], to: "suspended", comment: "required" },
    reinstate: { from: ["suspended"], to: "valid", comment: "required" },
    // 摘牌: no way back; a new honour is a new plate with a new number.
    revoke: { from: ["valid", "suspended"], to: "revoked", comment: "required" },
  },
});
export type PlaqueStatus = StatusOf<typeof plaqueWorkflow>;
export type PlaqueMove = MoveOf<typeof plaqueWorkflow>;
export type PlaquePermission = PermissionOf<typeof plaqueWorkflow>;

/** The event each move leaves in the plate's file. */
export const eventOf = {
  handOver: "handedOver",
  suspend: "suspended",
  reinstate: "reinstated",
  revoke: "revoked",
} as const satisfies Record<PlaqueMove, string>;
