// The life of a plate on the wall. Pure.
import { defineWorkflow, type GuardOf, type MoveOf, type PermissionOf, type StatusOf } from "@/lib/kernel/workflow";

export const plaqueWorkflow = defineWorkflow({
  entity: "plaque",
  statuses: ["valid", "suspended", "expired", "revoked"],
  initial: "valid",
  guards: ["termOver"],
  moves: {
    // To whom the plate itself was given, and when.
    handOver: { from: ["valid"], to: "valid" },
    suspend: { from: ["valid"], to: "suspended", comment: "required" },
    reinstate: { from: ["suspended"], to: "valid", comment: "required" },
    // Its last day is over, whether it was suspended meanwhile or not: the portal itself notes it. A new term is a new plate.
    expire: { from: ["valid", "suspended"], to: "expired", needs: ["termOver"] },
    // 摘牌: no way back; a new honour is a new plate with a new number.
    revoke: { from: ["valid", "suspended", "expired"], to: "revoked", comment: "required" },
  },
});
export type PlaqueStatus = StatusOf<typeof plaqueWorkflow>;
export type PlaqueMove = MoveOf<typeof plaqueWorkflow>;
export type PlaqueGuard = GuardOf<typeof plaqueWorkflow>;
export type PlaquePermission = PermissionOf<typeof plaqueWorkflow>;

/** The event each move leaves in the plate's file. */
export const eventOf = {
  handOver: "handedOver",
  suspend: "suspended",
  reinstate: "reinstated",
  expire: "expired",
  revoke: "revoked",
} as const satisfies Record<PlaqueMove, string>;
