import "server-only";
import { grantTable } from "@/lib/grants";
import { type Actor, can, citySubject, type Subject } from "@/lib/kernel/access";
import { movesFrom } from "@/lib/kernel/workflow";
import type { Reader } from "@/lib/server/db";
import type { Prisma } from "@/prisma/generated/client";
import { noticeGuards, objectionGuards } from "../rules";
import { noticeWorkflow, objectionWorkflow } from "../workflow";

/** A thing of the city's that one department handles. */
export const handledBy = (organizationId: string): Subject => ({ ...citySubject, handlingOrganizationIds: [organizationId] });

const noticeSelect = {
  id: true,
  title: true,
  body: true,
  basis: true,
  issuer: true,
  department: true,
  contactPhone: true,
  namesShown: true,
  personalBasis: true,
  state: true,
  stageKey: true,
  schemeVersionId: true,
  organizationId: true,
  draftedById: true,
  draftedAt: true,
  draftedBy: { select: { name: true } },
  releasedBy: { select: { name: true } },
  publishedAt: true,
  number: true,
  days: true,
  dayKind: true,
  firstDay: true,
  lastDay: true,
  endsAt: true,
  countedDays: true,
  reason: true,
  endedAt: true,
  round: { select: { id: true, name: true, decidingOrganizationId: true } },
  schemeVersion: { select: { document: true } },
  items: {
    orderBy: { ordinal: "asc" },
    select: {
      id: true,
      ordinal: true,
      unit: true,
      homeName: true,
      recommender: true,
      applicationId: true,
      stageId: true,
      application: { select: { number: true, status: true } },
      stage: { select: { state: true } },
      objections: { orderBy: { receivedAt: "asc" }, select: { id: true, number: true, state: true, receivedAt: true, dueAt: true } },
    },
  },
} as const satisfies Prisma.PublicNoticeSelect;

export type NoticeRow = Prisma.PublicNoticeGetPayload<{ select: typeof noticeSelect }>;

export const loadNotice = (reader: Reader, id: string): Promise<NoticeRow | null> =>
  reader.publicNotice.findUnique({ relationLoadStrategy: "join", where: { id }, select: noticeSelect });

/** How many of its items are still at their notice, and on no other that hangs. */
export async function countWaiting(reader: Reader, { id, items }: NoticeRow): Promise<number> {
  const free = items.filter(({ stage, application }) => stage.state === "open" && application.status === "inProgress");
  const hanging = await reader.noticeItem.findMany({
    where: { stageId: { in: free.map(({ stageId }) => stageId) }, noticeId: { not: id }, notice: { state: "published" } },
    select: { stageId: true },
  });
  const taken = new Set(hanging.map(({ stageId }) => stageId));
  return free.filter(({ stageId }) => !taken.has(stageId)).length;
}

export function noticeMovesOf(actor: Actor, notice: NoticeRow, waiting: number) {
  const subject = handledBy(notice.organizationId);
  return movesFrom(noticeWorkflow, notice.state, (permission) => can(grantTable, actor, permission, subject), noticeGuards, {
    draftedById: notice.draftedById,
    actorId: actor.kind === "person" ? actor.personId : null,
    items: notice.items.length,
    waiting,
  });
}
export type NoticeMoveView = ReturnType<typeof noticeMovesOf>[number];

const objectionSelect = {
  id: true,
  number: true,
  mode: true,
  name: true,
  identity: true,
  criterionKey: true,
  text: true,
  state: true,
  receivedAt: true,
  dueAt: true,
  acceptedAt: true,
  answer: true,
  toldOn: true,
  answeredAt: true,
  item: {
    select: {
      id: true,
      unit: true,
      homeName: true,
      stageId: true,
      applicationId: true,
      stage: { select: { key: true } },
      application: { select: { number: true } },
      notice: {
        select: {
          id: true,
          number: true,
          title: true,
          state: true,
          stageKey: true,
          organizationId: true,
          endsAt: true,
          contactPhone: true,
          department: true,
          schemeVersion: { select: { document: true } },
        },
      },
    },
  },
} as const satisfies Prisma.ObjectionSelect;

export type ObjectionRow = Prisma.ObjectionGetPayload<{ select: typeof objectionSelect }>;

export const loadObjection = (reader: Reader, id: string): Promise<ObjectionRow | null> =>
  reader.objection.findUnique({ relationLoadStrategy: "join", where: { id }, select: objectionSelect });

export const objectionSubject = ({ item }: ObjectionRow): Subject => handledBy(item.notice.organizationId);

export const objectionMovesOf = (actor: Actor, objection: ObjectionRow, now: Date) =>
  movesFrom(
    objectionWorkflow,
    objection.state,
    (permission) => can(grantTable, actor, permission, objectionSubject(objection)),
    objectionGuards,
    { now, receivedAt: objection.receivedAt },
  );
