import "server-only";
import { citySubject } from "@/lib/kernel/access";
import { dayOf, toDateColumn } from "@/lib/kernel/dates";
import { Refusal } from "@/lib/kernel/outcome";
import { revocableUntil } from "@/lib/kernel/revocable";
import { type Context, defineCommand } from "@/lib/server/command";
import { markOf, readReceipt } from "@/lib/server/sealed";
import * as schema from "../schema";
import { lockSession } from "../writes";

/** Who was there, by their receipt; the session's row is locked. */
async function loadCame({ tx, input }: Context<{ receipt: string }>) {
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
}

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
  // The answer leads back by the receipt.
  secretValue: true,
  load: loadCame,
  execute: async ({ tx, input, row, now }) => {
    if (now < row.session.startsAt) throw new Refusal({ kind: "notNow", blockers: ["begun"] });
    const mark = markOf("activity rating of", row.id);
    if ((await tx.activityRating.count({ where: { mark } })) > 0) throw new Refusal({ kind: "notNow", blockers: ["ratedOnce"] });
    const onDay = dayOf(now);
    await tx.activityRating.create({
      data: { sessionId: row.sessionId, mark, grade: input.grade, comment: input.comment, onDay: toDateColumn(onDay) },
      select: { id: true },
    });
    const value = { receipt: input.receipt, until: revocableUntil(now).toISOString() };
    return { value, changes: [{ field: "ActivityRating.onDay", to: onDay }] };
  },
});

/** Within ten minutes, by the browser that rated: nothing here says when that was. One may then say it anew. */
export const revokeSessionRating = defineCommand({
  permission: "activityRating.revoke",
  sight: "activityRating.revoke",
  subjectKind: "activitySession",
  input: schema.revokeRatingInput,
  quiet: true,
  secretValue: true,
  load: loadCame,
  execute: async ({ tx, input, row, now }) => {
    if (now >= new Date(input.until)) throw new Refusal({ kind: "notNow", blockers: ["revocable"] });
    const { count } = await tx.activityRating.deleteMany({ where: { mark: markOf("activity rating of", row.id) } });
    if (count !== 1) throw new Refusal({ kind: "conflict" });
    return { value: { receipt: input.receipt }, changes: [{ field: "ActivityRating.onDay", to: null }] };
  },
});
