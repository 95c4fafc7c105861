// A booking of a room. Pure.
import { defineWorkflow, type GuardOf, type MoveOf, type PermissionOf, type StatusOf } from "@/lib/kernel/workflow";

export const bookingWorkflow = defineWorkflow({
  entity: "booking",
  statuses: ["waiting", "requested", "approved", "refused", "cancelled", "closed"],
  initial: "waiting",
  guards: ["roomFree", "homeOpen", "ahead", "over"],
  moves: {
    // From the waiting list too, where nobody is in the way any more.
    approve: { from: ["waiting", "requested"], to: "approved", needs: ["roomFree", "homeOpen", "ahead"] },
    refuse: { from: ["waiting", "requested"], to: "refused", comment: "required" },
    cancel: { from: ["waiting", "requested", "approved"], to: "cancelled" },
    // Y22: looked over afterwards, line by line.
    close: { from: ["approved"], to: "closed", needs: ["over"] },
  },
});
export type BookingStatus = StatusOf<typeof bookingWorkflow>;
export type BookingMove = MoveOf<typeof bookingWorkflow>;
export type BookingGuard = GuardOf<typeof bookingWorkflow>;
export type BookingPermission = PermissionOf<typeof bookingWorkflow>;

/** Asked for or given, and neither over nor called off. */
export const liveStatuses = ["waiting", "requested", "approved"] as const satisfies readonly BookingStatus[];
/** Those that nobody else may overlap; word by word as the exclusion constraint has them. */
export const holdingStatuses = ["requested", "approved", "closed"] as const satisfies readonly BookingStatus[];
