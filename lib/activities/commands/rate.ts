import "server-only";
import { citySubject } from "@/lib/kernel/access";
import { dayOf, toDateColumn } from "@/lib/kernel/dates";
import { Refusal } from "@/lib/kernel/outcome";
import { defineCommand } from "@/lib/server/command";
import { markOf, readReceipt } from "@/lib/server/sealed";
import * as schema from "../schema";
import { lockSession } from "../writes";

/**
 * 满意不满意 (L7): once by whoever was there, with the code they got for it. What is kept says neither who nor when: the mark can be made of
 * an attendance, and no attendance of the mark.
 */
export const rateSession = defineCommand({
  permission: "activityRating.rate",
  sight: "activityRating.rate",
  subjectKind: "activitySession",
  input: schema.rateInput,
  quiet: true,
  load: async ({ tx, input }) => {
    const attendanceId = readReceipt("activity rating", input.receipt);
    const came =
      attendanceId === null
        ? null
        : await tx.attendance.findFirst({
            where: { id: attendanceId, voidedAt: null },
            select: { id: true, sessionId: true, session: { select: { startsAt: true } } },
          });
    if (!came) return null;
    await lockSession(tx, came.sessionId);
    return { id: came.sessionId, subject: citySubject, row: came };
  },
  execute: async ({ tx, input, row, now }) => {
    if (now < row.session.startsAt) throw new Refusal({ kind: "notNow", blockers: ["begun"] });
    const mark = markOf("activity rating of", row.id);
    if ((await tx.activityRating.count({ where: { mark } })) > 0) throw new Refusal({ kind: "notNow", blockers: ["ratedOnce"] });
    const onDay = dayOf(now);
    await tx.activityRating.create({
      data: { sessionId: row.sessionId, mark, grade: input.grade, comment: input.comment, onDay: toDateColumn(onDay) },
      select: { id: true },
    });
    return { value: { sessionId: row.sessionId }, changes: [{ field: "ActivityRating.onDay", to: onDay }] };
  },
});
