import "server-only";
import { grantTable } from "@/lib/grants";
import { type Actor, can } from "@/lib/kernel/access";
import { maskPhone } from "@/lib/kernel/masking";
import { readNow } from "@/lib/server/clock";
import { db } from "@/lib/server/db";
import { averageOf } from "../rules/rating";
import { doorsOpen } from "../rules/guards";
import { approvedStatuses, openStatuses } from "../workflow";
import { readPhotos } from "./photos";
import { sessionMovesOf, sessionSelect, sessionSubject } from "./facts";

const rollSelect = {
  ...sessionSelect,
  reason: true,
  reportDraft: true,
  room: { select: { name: true } },
  report: { select: { submittedById: true, body: true, submittedAt: true, submittedBy: { select: { name: true } } } },
  activity: {
    select: {
      ...sessionSelect.activity.select,
      number: true,
      enrolment: true,
      questions: { orderBy: { ordinal: "asc" }, select: { ordinal: true, required: true, text: true } },
    },
  },
  ratings: { select: { grade: true } },
} as const;

/** More are not shown on one page: a hall of people is printed as a sheet. */
const mostShown = 500;

/** Names and telephones are for those who hold it, and for whoever counts it. */
async function readRoll(sessionId: string, whole: boolean, most: number) {
  const [attendances, enrolments] = await Promise.all([
    db().attendance.findMany({
      where: { sessionId },
      orderBy: [{ at: "desc" }, { id: "asc" }],
      take: most,
      select: { id: true, name: true, phone: true, at: true, source: true, staff: true, voidReason: true },
    }),
    whole
      ? db().enrolment.findMany({
          where: { sessionId },
          orderBy: { place: "asc" },
          take: most,
          select: { id: true, name: true, phone: true, state: true, place: true, answers: true },
        })
      : [],
  ]);
  return {
    attendances: attendances.map(({ phone, ...row }) => ({ ...row, phone: phone === null ? null : maskPhone(phone) })),
    enrolments: enrolments.map(({ phone, answers, ...row }) => ({
      ...row,
      phone: maskPhone(phone),
      answers: Object.entries(answers as Record<string, string>).map(([ordinal, answer]) => ({ ordinal: Number(ordinal), answer })),
    })),
  };
}

/** One meeting for those who hold it and those it is laid before: who came, what was written of it, and what may be done now. */
export async function readSession(actor: Actor, id: string, came: string | null, most = mostShown) {
  const row = await db().activitySession.findUnique({ where: { id }, relationLoadStrategy: "join", select: rollSelect });
  if (!row) return null;
  const subject = sessionSubject(row);
  if (!can(grantTable, actor, "activity.read", subject)) return null;
  const now = await readNow(db());
  const may = (
    permission:
      | "attendance.record"
      | "attendance.void"
      | "activitySession.count"
      | "activitySession.changeSeats"
      | "activitySession.addPhoto",
  ) => can(grantTable, actor, permission, subject);
  const holds = may("attendance.record");
  const photos = await readPhotos(actor, [id]);
  const roll = holds || may("activitySession.count") ? await readRoll(id, holds, most) : null;
  const open = approvedStatuses.includes(row.activity.status) && openStatuses.includes(row.status);
  const { ratings, report, activity, reportDraft, ...session } = row;
  return {
    ...session,
    activity,
    report: report && { body: report.body, submittedAt: report.submittedAt, submittedBy: report.submittedBy.name },
    rating: averageOf(ratings.map(({ grade }) => grade)),
    roll,
    photos,
    came: roll?.attendances.find((one) => one.id === came) ?? null,
    moves: sessionMovesOf(actor, row, now),
    mayRecord: holds && open && doorsOpen(now, row.startsAt),
    mayVoid: may("attendance.void") && open,
    addsPhotos: may("activitySession.addPhoto"),
    mayAddPhotos: may("activitySession.addPhoto") && row.status === "held",
    /** What whoever writes its report goes on from. */
    draft: may("activitySession.addPhoto") ? (reportDraft ?? report?.body ?? "") : "",
    mayChangeSeats: may("activitySession.changeSeats") && row.status === "planned" && row.activity.enrolment,
  };
}
export type SessionView = NonNullable<Awaited<ReturnType<typeof readSession>>>;
