// An activity from its filing to its enrolment, and each of its sessions from a plan to a count. Pure.
import { defineWorkflow, type GuardOf, type MoveOf, type PermissionOf, type StatusOf } from "@/lib/kernel/workflow";

export const activityWorkflow = defineWorkflow({
  entity: "activity",
  statuses: ["draft", "filed", "returned", "approved", "published", "enrolling", "withdrawn", "cancelled"],
  initial: "draft",
  guards: ["hasSessions", "sessionsAhead", "approverIsAnother", "someAhead", "noneHeld"],
  moves: {
    // 报备 (Y21): before it is held, never after.
    file: { from: ["draft", "returned"], to: "filed", needs: ["hasSessions", "sessionsAhead"] },
    withdraw: { from: ["draft", "filed", "returned"], to: "withdrawn" },
    approve: { from: ["filed"], to: "approved", needs: ["sessionsAhead", "approverIsAnother"] },
    giveBack: { from: ["filed"], to: "returned", comment: "required" },
    publish: { from: ["approved"], to: "published" },
    // What was not approved cannot open enrolment (Y21).
    openEnrolment: { from: ["published"], to: "enrolling", needs: ["someAhead"] },
    closeEnrolment: { from: ["enrolling"], to: "published" },
    // A session that was held stays held; the others are then cancelled one by one.
    cancel: { from: ["approved", "published", "enrolling"], to: "cancelled", needs: ["noneHeld"], comment: "required" },
  },
});
export type ActivityStatus = StatusOf<typeof activityWorkflow>;
export type ActivityMove = MoveOf<typeof activityWorkflow>;
export type ActivityGuard = GuardOf<typeof activityWorkflow>;

export const sessionWorkflow = defineWorkflow({
  entity: "activitySession",
  statuses: ["planned", "held", "reported", "counted", "cancelled"],
  initial: "planned",
  guards: ["approved", "begun", "somebodyCame", "counterIsAnother"],
  moves: {
    hold: { from: ["planned"], to: "held", needs: ["approved", "begun", "somebodyCame"] },
    cancel: { from: ["planned"], to: "cancelled", comment: "required" },
    report: { from: ["held"], to: "reported" },
    giveBack: { from: ["reported"], to: "held", comment: "required" },
    // Looked at by whoever approved it; from then on who came stays as it is.
    count: { from: ["reported"], to: "counted", needs: ["counterIsAnother"] },
  },
});
export type SessionStatus = StatusOf<typeof sessionWorkflow>;
export type SessionMove = MoveOf<typeof sessionWorkflow>;
export type SessionGuard = GuardOf<typeof sessionWorkflow>;

export type ActivityPermission = PermissionOf<typeof activityWorkflow> | PermissionOf<typeof sessionWorkflow>;

/** Approved, and not called off: it may be held, and people may check in. */
export const approvedStatuses: readonly ActivityStatus[] = ["approved", "published", "enrolling"];
/** What anybody may read of it. */
export const publicStatuses: readonly ActivityStatus[] = ["published", "enrolling"];
/** Held, whatever came of it afterwards. */
export const heldStatuses: readonly SessionStatus[] = ["held", "reported", "counted"];
/** While who came can still be written down. */
export const openStatuses: readonly SessionStatus[] = ["planned", "held", "reported"];
