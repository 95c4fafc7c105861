import "server-only";
import { grantTable } from "@/lib/grants";
import { type Actor, can, citySubject } from "@/lib/kernel/access";
import { publicCalendar } from "@/lib/calendar/queries";
import { fromDateColumn } from "@/lib/kernel/dates";
import { pageAfter, pageOf } from "@/lib/kernel/paging";
import { publicCity } from "@/lib/portal/queries";
import { awardeeOf, putsForward } from "@/lib/schemes/rules/subject";
import { criteriaOf, schemeDocument } from "@/lib/schemes/schema/document";
import { readNow } from "@/lib/server/clock";
import { db } from "@/lib/server/db";
import { countWaiting, handledBy, loadNotice, loadObjection, noticeMovesOf, objectionMovesOf, objectionSubject } from "./facts";
import { daysOf, itemView } from "./public";
import { listWaiting } from "./waiting";

const mayRead = (actor: Actor) => can(grantTable, actor, "notice.read", citySubject);

/** Every notice of the city, drafts too, the latest first; pages by key. */
export async function listNotices(actor: Actor, after: string | null) {
  if (!mayRead(actor)) return null;
  const rows = await db().publicNotice.findMany({
    relationLoadStrategy: "join",
    orderBy: [{ draftedAt: "desc" }, { id: "desc" }],
    ...pageAfter(after, 30),
    select: {
      id: true,
      title: true,
      number: true,
      state: true,
      draftedAt: true,
      publishedAt: true,
      endsAt: true,
      round: { select: { name: true } },
      draftedBy: { select: { name: true } },
    },
  });
  return {
    now: await readNow(db()),
    calendar: await publicCalendar(),
    ...pageOf(rows, 30),
  };
}

/** Rounds in which applications wait for their notice, for those who may draft one. */
export async function listNoticeRounds(actor: Actor) {
  const rounds = await db().round.findMany({
    where: { applications: { some: { status: "inProgress", stages: { some: { kind: "publicNotice", state: "open" } } } } },
    orderBy: [{ closesAt: "asc" }, { id: "asc" }],
    take: 50,
    select: { id: true, name: true, departmentId: true, decidingOrganizationId: true },
  });
  return rounds
    .filter((round) => can(grantTable, actor, "notice.draft", handledBy(round.departmentId ?? round.decidingOrganizationId)))
    .map(({ id, name }) => ({ id, name }));
}

/** What a draft starts from: the applications that wait, and what the city says of itself. */
export async function readNoticeStart(actor: Actor, roundId: string) {
  const round = await db().round.findUnique({
    where: { id: roundId },
    select: { id: true, name: true, departmentId: true, decidingOrganizationId: true, schemeVersion: { select: { document: true } } },
  });
  if (!round || !can(grantTable, actor, "notice.draft", handledBy(round.departmentId ?? round.decidingOrganizationId))) return null;
  const waiting = await listWaiting(db(), roundId);
  const document = schemeDocument.parse(round.schemeVersion.document);
  const { policy, honour } = document;
  return {
    round: { id: round.id, name: round.name },
    title: honour.title.value,
    awardee: awardeeOf(document),
    basis: policy.title + (policy.number === null ? "" : `（${policy.number}）`),
    contactPhone: (await publicCity())?.hotline ?? "",
    waiting: waiting.map(({ applicationId, number, unit, homeName, drafted }) => ({ applicationId, number, unit, homeName, drafted })),
  };
}
export type NoticeStart = NonNullable<Awaited<ReturnType<typeof readNoticeStart>>>;

export async function readNotice(actor: Actor, id: string) {
  const row = mayRead(actor) ? await loadNotice(db(), id) : null;
  if (!row) return null;
  const now = await readNow(db());
  const mayAnswer = can(grantTable, actor, "objection.read", handledBy(row.organizationId));
  return {
    ...{ id: row.id, title: row.title, body: row.body, basis: row.basis, issuer: row.issuer, department: row.department },
    ...{ contactPhone: row.contactPhone, number: row.number, state: row.state, reason: row.reason, endedAt: row.endedAt },
    personalBasis: row.namesShown ? row.personalBasis : null,
    round: row.round,
    draftedBy: row.draftedBy.name,
    draftedAt: row.draftedAt,
    releasedBy: row.releasedBy?.name ?? null,
    publishedAt: row.publishedAt,
    days: daysOf(row, now, await publicCalendar()),
    now,
    items: row.items.map((item) => ({
      ...itemView(item),
      applicationId: item.applicationId,
      number: item.application.number,
      // Only the handling department is told more than how many.
      cases: mayAnswer
        ? item.objections.map(({ id: objectionId, number, state, dueAt }) => ({ id: objectionId, number, state, dueAt }))
        : [],
    })),
    moves: noticeMovesOf(actor, row, row.state === "draft" ? await countWaiting(db(), row) : 0),
  };
}
export type NoticeView = NonNullable<Awaited<ReturnType<typeof readNotice>>>;

/** An objection for the department that handles it: its words, and what may be done. Who it was is opened by an act of its own. */
export async function readObjection(actor: Actor, id: string) {
  const row = await loadObjection(db(), id);
  if (!row || !can(grantTable, actor, "objection.read", objectionSubject(row))) return null;
  const now = await readNow(db());
  const { number, mode, name, text, state, receivedAt, dueAt, acceptedAt, answer, answeredAt, item } = row;
  const document = schemeDocument.parse(item.notice.schemeVersion.document);
  return {
    ...{ id: row.id, number, mode, name, text, state, receivedAt, dueAt, acceptedAt, answer, answeredAt, now },
    toldOn: row.toldOn && fromDateColumn(row.toldOn),
    criterion: criteriaOf(document).find(({ key }) => key === row.criterionKey)?.name ?? null,
    item: {
      unit: item.unit,
      named: putsForward(document) ? item.homeName : null,
      applicationId: item.applicationId,
      number: item.application.number,
    },
    notice: { id: item.notice.id, number: item.notice.number, title: item.notice.title },
    moves: objectionMovesOf(actor, row, now).filter(({ name: move }) => move !== "revoke"),
    mayReveal: can(grantTable, actor, "objection.reveal", objectionSubject(row)),
  };
}
export type ObjectionView = NonNullable<Awaited<ReturnType<typeof readObjection>>>;
