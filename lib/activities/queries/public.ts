import "server-only";
import { dayOf, toDateColumn } from "@/lib/kernel/dates";
import { isId, pageAfter, pageOf } from "@/lib/kernel/paging";
import { activitiesFound, idsOf } from "@/lib/search/queries/match";
import { readWords } from "@/lib/search/rules";
import { readNow } from "@/lib/server/clock";
import { db } from "@/lib/server/db";
import { qrOf } from "@/lib/server/qr";
import { besideRated, ticketSession } from "@/lib/server/door";
import { markOf, readReceipt, receiptOf } from "@/lib/server/sealed";
import { readRules } from "@/lib/venue/queries/facts";
import type { Prisma } from "@/prisma/generated/client";
import { sayCode } from "../rules/check-in";
import { mayEnrol, turnOf } from "../rules/enrolment";
import type { ActivityFilter } from "../rules/lists";
import { publicCampaigns } from "./campaigns";
import { publicStatuses } from "../workflow";

const isPublic = { activity: { status: { in: [...publicStatuses] } } } satisfies Prisma.ActivitySessionWhereInput;

async function pathOf(place: string): Promise<string | null> {
  const found = await db().organization.findFirst({ where: { id: place, status: "active" }, select: { path: true } });
  return found?.path ?? null;
}

/** Which activities bear the words, as the search finds them; null: none were asked for. */
async function namedBy(word: string, now: Date): Promise<string[] | null> {
  if (word === "") return null;
  const words = readWords(word);
  return words.length === 0 ? [] : idsOf(activitiesFound(words, now), words);
}

type Narrow = { path: string | null; named: string[] | null; today: Date };

function narrowed({ day, home, service, campaign }: ActivityFilter, { path, named, today }: Narrow): Prisma.ActivitySessionWhereInput[] {
  return [
    day === "" ? { startsOn: { gte: today } } : { startsOn: toDateColumn(day) },
    ...(named === null ? [] : [{ activityId: { in: named } }]),
    ...(service === "" ? [] : [{ activity: { services: { has: service } } }]),
    ...(campaign === "" ? [] : [{ activity: { campaignId: campaign } }]),
    ...(home === "" ? [] : [{ homeId: home }]),
    ...(path === null ? [] : [{ home: { owner: { path: { startsWith: path } } } }]),
  ];
}

const seatsSelect = { startsAt: true, endsAt: true, seats: true, taken: true, status: true } as const;

/** Meetings still to come, the next one first; each session of what is held again and again by itself. Pages by key. */
export async function publicSessions(filter: ActivityFilter, after: string | null) {
  const now = await readNow(db());
  const path = filter.place === "" ? null : ((await pathOf(filter.place)) ?? "nowhere");
  const narrow = { path, named: await namedBy(filter.word, now), today: toDateColumn(dayOf(now)) };
  const rows = await db().activitySession.findMany({
    where: { AND: [isPublic, { status: "planned", endsAt: { gt: now } }, ...narrowed(filter, narrow)] },
    relationLoadStrategy: "join",
    orderBy: [{ startsOn: "asc" }, { startsAt: "asc" }, { id: "asc" }],
    ...pageAfter(after, 20),
    select: {
      ...seatsSelect,
      id: true,
      activity: { select: { id: true, title: true, status: true, enrolment: true, mode: true, place: true, services: true } },
      home: { select: { id: true, name: true, address: true } },
    },
  });
  const { rows: shown, next } = pageOf(rows, 20);
  return { next, rows: shown.map((row) => ({ ...row, open: openFor(row, row.activity, now) })) };
}
export type SessionList = Awaited<ReturnType<typeof publicSessions>>;

type Seated = { startsAt: Date; status: string };
const openFor = ({ startsAt, status }: Seated, activity: { status: string; enrolment: boolean }, now: Date): boolean =>
  activity.enrolment && activity.status === "enrolling" && status === "planned" && mayEnrol(now, startsAt);

/** What the list can be filtered by, beside a day and a word. */
export async function publicActivityChoices({ home }: ActivityFilter) {
  const [services, places, named, campaigns] = await Promise.all([
    db().activityTag.findMany({ where: { kind: "service" }, orderBy: { position: "asc" }, select: { code: true, name: true } }),
    db().organization.findMany({
      where: { status: "active", kind: { level: { in: ["county", "township"] } } },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      take: 200,
      select: { id: true, name: true },
    }),
    home === "" ? null : db().home.findFirst({ where: { id: home, status: "open" }, select: { name: true } }),
    publicCampaigns(),
  ]);
  return { services, places, campaigns, home: named?.name ?? null };
}
export type ActivityChoices = Awaited<ReturnType<typeof publicActivityChoices>>;

/** One activity as anybody reads it; one that was called off after it was public says so. */
export async function publicActivity(id: string) {
  const row = await db().activity.findFirst({
    where: { id, publishedAt: { not: null }, status: { in: [...publicStatuses, "cancelled"] } },
    relationLoadStrategy: "join",
    select: {
      ...{ id: true, title: true, summary: true, status: true, reason: true, services: true, mode: true, place: true, enrolment: true },
      ...{ contactPhone: true, scope: true },
      home: { select: { id: true, name: true, address: true } },
      organizer: { select: { name: true } },
      campaign: { select: { id: true, name: true } },
      questions: { orderBy: { ordinal: "asc" }, select: { ordinal: true, text: true, required: true } },
      sessions: {
        orderBy: { startsAt: "asc" },
        select: { ...seatsSelect, id: true, reason: true, room: { select: { name: true } } },
      },
    },
  });
  if (!row) return null;
  const [now, tags, rules, waiting] = await Promise.all([
    readNow(db()),
    db().activityTag.findMany({ where: { kind: "service" }, select: { code: true, name: true } }),
    row.mode === "atHome" ? readRules(db(), row.home.id) : null,
    db().enrolment.groupBy({
      by: ["sessionId"],
      where: { state: "waiting", sessionId: { in: row.sessions.map((session) => session.id) } },
      _count: true,
    }),
  ]);
  return {
    ...row,
    organizer: row.organizer?.name ?? null,
    services: row.services.flatMap((code) => tags.find((tag) => tag.code === code)?.name ?? []),
    rules,
    sessions: row.sessions.map((session) => ({
      ...session,
      waiting: waiting.find(({ sessionId }) => sessionId === session.id)?._count ?? 0,
      open: openFor(session, row, now),
      over: now >= session.startsAt,
    })),
  };
}
export type PublicActivity = NonNullable<Awaited<ReturnType<typeof publicActivity>>>;

const whereSelect = {
  id: true,
  ...{ startsAt: true, endsAt: true, status: true, reason: true },
  room: { select: { name: true } },
  home: { select: { name: true, address: true } },
  activity: { select: { id: true, title: true, mode: true, place: true, contactPhone: true, status: true } },
} as const;

/** What whoever enrolled holds: their seat or their turn, what they show at the door, and how to call it off. */
export async function publicEnrolment(receipt: string) {
  const id = readReceipt("enrolment", receipt);
  const row =
    id === null
      ? null
      : await db().enrolment.findUnique({
          where: { id },
          relationLoadStrategy: "join",
          select: {
            ...{ id: true, sessionId: true, name: true, state: true, place: true, code: true, enrolledAt: true },
            session: { select: whereSelect },
            attendances: { where: { voidedAt: null }, take: 1, select: { id: true, at: true } },
          },
        });
  if (!row) return null;
  const now = await readNow(db());
  const waiting =
    row.state === "waiting"
      ? await db().enrolment.findMany({ where: { sessionId: row.sessionId, state: "waiting" }, select: { place: true } })
      : [];
  const [came] = row.attendances;
  return {
    receipt,
    ...{ name: row.name, state: row.state, enrolledAt: row.enrolledAt, session: row.session, now },
    turn: row.state === "waiting" ? turnOf(row.place, waiting) : null,
    code: sayCode(row.code),
    qr: qrOf(receiptOf("admission", row.id)),
    mayCancel: row.state !== "cancelled" && row.session.status === "planned" && mayEnrol(now, row.session.startsAt),
    came: came ? { at: came.at, rating: receiptOf("activity rating", came.id) } : null,
  };
}
export type EnrolmentReceipt = NonNullable<Awaited<ReturnType<typeof publicEnrolment>>>;

/** Whoever checked in, by the code they got for it; whether they said already how it was. */
export async function publicCame(receipt: string) {
  const id = readReceipt("activity rating", receipt);
  const row =
    id === null
      ? null
      : await db().attendance.findFirst({
          where: { id, voidedAt: null },
          relationLoadStrategy: "join",
          select: { id: true, name: true, at: true, session: { select: whereSelect } },
        });
  if (!row) return null;
  const [now, rated] = await Promise.all([
    readNow(db()),
    db().activityRating.count({ where: { mark: markOf("activity rating of", row.id) } }),
  ]);
  const held = await besideRated();
  return {
    ...{ receipt, name: row.name, at: row.at, session: row.session, begun: now >= row.session.startsAt, rated: rated > 0 },
    /** This browser said so just now. */
    revocableUntil: rated > 0 && held.receipt === receipt && held.until !== "" ? new Date(held.until) : null,
  };
}
export type CameView = NonNullable<Awaited<ReturnType<typeof publicCame>>>;

/** For which meeting this browser scanned the code by the door; null: none, or too long ago. */
export async function publicDoor() {
  const id = await ticketSession();
  if (id === null || !isId(id)) return null;
  return db().activitySession.findUnique({ where: { id }, select: { id: true, activity: { select: { title: true } } } });
}
