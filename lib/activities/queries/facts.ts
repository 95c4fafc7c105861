import "server-only";
import { grantTable } from "@/lib/grants";
import { type Actor, can, type Subject } from "@/lib/kernel/access";
import { movesFrom } from "@/lib/kernel/workflow";
import type { Reader } from "@/lib/server/db";
import { activityScopeSelect, activitySubject } from "@/lib/server/scope";
import type { Prisma } from "@/prisma/generated/client";
import { activityGuards, sessionGuards } from "../rules/guards";
import { activityWorkflow, sessionWorkflow } from "../workflow";

export const activitySelect = {
  ...activityScopeSelect,
  id: true,
  homeId: true,
  status: true,
  number: true,
  title: true,
  mode: true,
  enrolment: true,
  revision: true,
  approvedById: true,
  sessions: {
    orderBy: { ordinal: "asc" },
    select: { id: true, ordinal: true, startsAt: true, endsAt: true, roomId: true, seats: true, status: true },
  },
} as const satisfies Prisma.ActivitySelect;
export type ActivityRow = Prisma.ActivityGetPayload<{ select: typeof activitySelect }>;

export const loadActivity = (reader: Reader, id: string): Promise<ActivityRow | null> =>
  reader.activity.findUnique({ where: { id }, relationLoadStrategy: "join", select: activitySelect });

export const activityMovesOf = (actor: Actor, row: ActivityRow, now: Date) =>
  movesFrom(activityWorkflow, row.status, (permission) => can(grantTable, actor, permission, activitySubject(row)), activityGuards, {
    now,
    actorId: actor.kind === "person" ? actor.personId : null,
    filedById: row.filedById,
    sessions: row.sessions,
  });

export const sessionSelect = {
  id: true,
  activityId: true,
  homeId: true,
  ordinal: true,
  startsAt: true,
  endsAt: true,
  roomId: true,
  seats: true,
  taken: true,
  present: true,
  staffPresent: true,
  status: true,
  report: { select: { submittedById: true } },
  workItems: { where: { closedAt: null }, select: { assigneeId: true, organizationId: true } },
  activity: {
    select: {
      ...activityScopeSelect,
      id: true,
      status: true,
      title: true,
      mode: true,
      enrolment: true,
      questions: { orderBy: { ordinal: "asc" }, select: { ordinal: true, required: true } },
    },
  },
} as const satisfies Prisma.ActivitySessionSelect;
export type SessionRow = Prisma.ActivitySessionGetPayload<{ select: typeof sessionSelect }>;

export const loadSession = (reader: Reader, id: string): Promise<SessionRow | null> =>
  reader.activitySession.findUnique({ where: { id }, relationLoadStrategy: "join", select: sessionSelect });

/** The activity's, and whoever has the session's own work. */
export function sessionSubject({ activity, workItems }: SessionRow): Subject {
  const subject = activitySubject(activity);
  return {
    ...subject,
    assigneeIds: [...subject.assigneeIds, ...workItems.flatMap(({ assigneeId }) => assigneeId ?? [])],
    handlingOrganizationIds: [...subject.handlingOrganizationIds, ...workItems.map(({ organizationId }) => organizationId)],
  };
}

export const sessionMovesOf = (actor: Actor, row: SessionRow, now: Date) =>
  movesFrom(sessionWorkflow, row.status, (permission) => can(grantTable, actor, permission, sessionSubject(row)), sessionGuards, {
    now,
    actorId: actor.kind === "person" ? actor.personId : null,
    activity: row.activity.status,
    startsAt: row.startsAt,
    came: row.present + row.staffPresent,
    reportedById: row.report?.submittedById ?? null,
  });
