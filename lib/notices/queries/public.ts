import "server-only";
import { publicCalendar } from "@/lib/calendar/queries";
import { type Calendar, fromDateColumn } from "@/lib/kernel/dates";
import { pageAfter, pageOf } from "@/lib/kernel/paging";
import { awardeeOf, putsForward } from "@/lib/schemes/rules/subject";
import { criteriaOf, schemeDocument } from "@/lib/schemes/schema/document";
import { idsOf, noticesFound } from "@/lib/search/queries/match";
import { readWords } from "@/lib/search/rules";
import { readNow } from "@/lib/server/clock";
import { db } from "@/lib/server/db";
import { readReceipt } from "@/lib/server/sealed";
import type { Prisma } from "@/prisma/generated/client";
import { countedDaysLeft, type NoticeFilter, objectionGuards } from "../rules";
import { unanswered } from "../workflow";
import { loadNotice, loadObjection, type NoticeRow } from "./facts";

const shown = { state: { in: ["published", "withdrawn"] } } satisfies Prisma.PublicNoticeWhereInput;

function inState(state: NoticeFilter["state"], now: Date): Prisma.PublicNoticeWhereInput {
  if (state === "withdrawn") return { state };
  return state === null ? {} : { state: "published", endsAt: state === "hanging" ? { gt: now } : { lte: now } };
}

/** What hangs, and what hung before, the latest first; pages by key. */
export async function publicNotices({ word, state }: NoticeFilter, after: string | null) {
  const words = readWords(word);
  const named = word === "" ? null : words.length === 0 ? [] : await idsOf(noticesFound(words), words);
  const now = await readNow(db());
  const rows = await db().publicNotice.findMany({
    where: { AND: [shown, inState(state, now), named === null ? {} : { id: { in: named } }] },
    orderBy: [{ publishedAt: "desc" }, { id: "desc" }],
    ...pageAfter(after, 20),
    select: {
      id: true,
      title: true,
      number: true,
      state: true,
      issuer: true,
      publishedAt: true,
      endsAt: true,
      countedDays: true,
      dayKind: true,
    },
  });
  const page = pageOf(rows, 20);
  return {
    ...page,
    now,
    calendar: await publicCalendar(),
    rows: page.rows.map(({ countedDays, ...row }) => ({ ...row, left: countedDaysLeft(countedDays.map(fromDateColumn), now) })),
  };
}

/** One item as anybody may see it: how many objections, whether they are answered, and what became of it. */
export function itemView({ application, stage, objections, ...item }: NoticeRow["items"][number]) {
  const live = objections.filter(({ state }) => state !== "revoked");
  const ended =
    application.status === "forgone" || application.status === "withdrawn"
      ? ("forgone" as const)
      : stage.state === "refused"
        ? ("refused" as const)
        : stage.state === "superseded"
          ? ("again" as const)
          : null;
  return {
    id: item.id,
    ordinal: item.ordinal,
    unit: item.unit,
    homeName: item.homeName,
    recommender: item.recommender,
    objections: live.length,
    open: live.filter(({ state }) => unanswered.includes(state)).length,
    ended,
  };
}

type DaysRow = Pick<NoticeRow, "countedDays" | "firstDay" | "lastDay" | "days" | "dayKind" | "endsAt">;
/** The notice's own days as the page and the countdown need them. */
export function daysOf(notice: DaysRow, now: Date, calendar: Calendar) {
  if (!notice.firstDay || !notice.lastDay || !notice.endsAt || notice.days === null || notice.dayKind === null) return null;
  const countedDays = notice.countedDays.map(fromDateColumn);
  return {
    firstDay: fromDateColumn(notice.firstDay),
    lastDay: fromDateColumn(notice.lastDay),
    endsAt: notice.endsAt,
    calendar,
    days: notice.days,
    dayKind: notice.dayKind,
    countedDays,
    left: countedDaysLeft(countedDays, now),
    over: now >= notice.endsAt,
  };
}

export async function publicNotice(id: string) {
  const row = await loadNotice(db(), id);
  if (!row || (row.state !== "published" && row.state !== "withdrawn")) return null;
  const now = await readNow(db());
  const days = daysOf(row, now, await publicCalendar());
  if (!days) return null;
  const document = schemeDocument.parse(row.schemeVersion.document);
  const { title, body, basis, issuer, department, contactPhone, personalBasis, namesShown, number, publishedAt, reason, endedAt } = row;
  return {
    ...{ id, title, body, basis, issuer, department, contactPhone, number, publishedAt, reason, endedAt },
    state: row.state,
    personalBasis: namesShown ? personalBasis : null,
    days,
    now,
    items: row.items.map(itemView),
    /** Those to whom somebody may object now. */
    objectable:
      row.state === "published" && !days.over
        ? row.items
            .filter(({ stage, application }) => stage.state === "open" && application.status === "inProgress")
            .map(({ id: itemId }) => itemId)
        : [],
    awardee: awardeeOf(document),
    criteria: criteriaOf(document).map(({ key, name }) => ({ key, name })),
  };
}
export type PublicNoticeView = NonNullable<Awaited<ReturnType<typeof publicNotice>>>;

/** What the receipt shows: the number, how far it is, and the answer. Not who, and not what was said. */
export async function publicReceipt(noticeId: string, receipt: string) {
  const objectionId = readReceipt("objection", receipt);
  const row = objectionId === null ? null : await loadObjection(db(), objectionId);
  if (!row || row.item.notice.id !== noticeId) return null;
  const now = await readNow(db());
  const { number, state, receivedAt, dueAt, answer, toldOn, item } = row;
  return {
    ...{ number, state, receivedAt, dueAt, answer, now, calendar: await publicCalendar() },
    toldOn: toldOn && fromDateColumn(toldOn),
    unit: item.unit,
    named: putsForward(schemeDocument.parse(item.notice.schemeVersion.document)) ? item.homeName : null,
    notice: { id: item.notice.id, title: item.notice.title, number: item.notice.number },
    department: item.notice.department,
    contactPhone: item.notice.contactPhone,
    receipt,
    revocable: state === "received" && objectionGuards.revocable({ now, receivedAt }),
  };
}
export type ReceiptView = NonNullable<Awaited<ReturnType<typeof publicReceipt>>>;
