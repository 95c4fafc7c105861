import "server-only";
import { citySubject } from "@/lib/kernel/access";
import { Refusal } from "@/lib/kernel/outcome";
import { defineCommand } from "@/lib/server/command";
import { loadSession } from "../queries/facts";
import { listToRemindIn } from "../queries/reminders";
import { aheadOf } from "../rules/reminders";
import * as schema from "../schema";
import { approvedStatuses } from "../workflow";
import { lockSession, tellEnrolled } from "../writes";

/** Reminds those who hold a seat of a meeting that is near. The mark makes it once; whoever has no account reads it on their receipt. */
export const remindSession = defineCommand({
  permission: "activitySession.remind",
  sight: "activitySession.remind",
  subjectKind: "activitySession",
  input: schema.remindInput,
  load: async ({ tx, input }) => {
    await lockSession(tx, input.sessionId);
    const row = await loadSession(tx, input.sessionId);
    return row ? { id: row.id, subject: citySubject, row } : null;
  },
  execute: async ({ tx, row, now }) => {
    const near = now < row.startsAt && row.startsAt < aheadOf(now).until;
    if (row.status !== "planned" || !approvedStatuses.includes(row.activity.status) || !near) throw new Refusal({ kind: "conflict" });
    const ids = await listToRemindIn(tx, row.id, now);
    if (ids.length === 0) throw new Refusal({ kind: "conflict" });
    await tx.enrolment.updateMany({ where: { id: { in: ids } }, data: { remindedAt: now } });
    await tellEnrolled(tx, { id: { in: ids } }, "sessionAhead", null, now);
    return { value: { reminded: ids.length }, changes: [{ field: "ActivitySession.reminded", to: ids.length }] };
  },
});
