// A notice and an objection to it, as two small lifecycles. Pure.
import { defineWorkflow, type GuardOf, type MoveOf, type PermissionOf, type StatusOf } from "@/lib/kernel/workflow";

export const noticeWorkflow = defineWorkflow({
  entity: "notice",
  statuses: ["draft", "published", "withdrawn", "discarded"],
  initial: "draft",
  guards: ["releaserIsAnother", "itemsWaiting"],
  moves: {
    // 先审后发: nothing becomes public before a second named person released it.
    release: { from: ["draft"], to: "published", needs: ["releaserIsAnother", "itemsWaiting"] },
    discard: { from: ["draft"], to: "discarded", comment: "required" },
    withdraw: { from: ["published"], to: "withdrawn", comment: "required" },
  },
});
export type NoticeState = StatusOf<typeof noticeWorkflow>;
export type NoticeMove = MoveOf<typeof noticeWorkflow>;
export type NoticeGuard = GuardOf<typeof noticeWorkflow>;

export const objectionWorkflow = defineWorkflow({
  entity: "objection",
  statuses: ["received", "accepted", "declined", "upheld", "dismissed", "revoked"],
  initial: "received",
  guards: ["settled", "revocable"],
  moves: {
    // The office waits until it can no longer be taken back; the item is held from receipt all the same.
    accept: { from: ["received"], to: "accepted", needs: ["settled"] },
    decline: { from: ["received"], to: "declined", needs: ["settled"], comment: "required" },
    uphold: { from: ["accepted"], to: "upheld", comment: "required" },
    dismiss: { from: ["accepted"], to: "dismissed", comment: "required" },
    // The objector's own, for ten minutes (适老化: what a citizen sends can be taken back).
    revoke: { from: ["received"], to: "revoked", needs: ["revocable"] },
  },
});
export type ObjectionState = StatusOf<typeof objectionWorkflow>;
export type ObjectionMove = MoveOf<typeof objectionWorkflow>;
export type ObjectionGuard = GuardOf<typeof objectionWorkflow>;

export type NoticePermission = PermissionOf<typeof noticeWorkflow> | PermissionOf<typeof objectionWorkflow>;

/** Nobody has answered yet. */
export const unanswered: readonly ObjectionState[] = ["received", "accepted"];
