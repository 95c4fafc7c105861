import "server-only";
import { grantTable } from "@/lib/grants";
import { type Actor, can } from "@/lib/kernel/access";
import { dayOf, clockOf } from "@/lib/kernel/dates";
import { pageAfter, pageOf } from "@/lib/kernel/paging";
import { homesFound, idsOf } from "@/lib/search/queries/match";
import { keenest, readWords } from "@/lib/search/rules";
import { readNow } from "@/lib/server/clock";
import { db } from "@/lib/server/db";
import { activitiesFor, activitySubject, homesFor } from "@/lib/server/scope";
import { readRecurrence } from "@/lib/venue/schema";
import type { FilingFilter } from "../rules/lists";
import { activityMovesOf, activitySelect } from "./facts";

const live = { status: { not: "cancelled" } } as const;

/** Filings one may read of, the latest first; pages by key. */
export async function listFilings(actor: Actor, { word, state }: FilingFilter, after: string | null) {
  const words = readWords(word);
  const named = word === "" ? {} : words.length === 0 ? { id: { in: [] } } : { searchTokens: { hasEvery: keenest(words) } };
  const now = await readNow(db());
  const rows = await db().activity.findMany({
    where: { AND: [activitiesFor(actor, "activity.read"), named, state === null ? {} : { status: state }] },
    relationLoadStrategy: "join",
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    ...pageAfter(after, 30),
    select: {
      id: true,
      title: true,
      number: true,
      status: true,
      filedAt: true,
      home: { select: { name: true } },
      filedBy: { select: { name: true } },
      organizer: { select: { name: true } },
      sessions: { where: live, orderBy: { startsAt: "asc" }, select: { startsAt: true } },
    },
  });
  const { rows: shown, next } = pageOf(rows, 30);
  return {
    next,
    year: Number(dayOf(now).slice(0, 4)),
    rows: shown.map(({ sessions, filedBy, organizer, home, ...row }) => ({
      ...row,
      home: home.name,
      filedBy: filedBy.name,
      organizer: organizer?.name ?? null,
      sessions: sessions.length,
      first: sessions.find(({ startsAt }) => startsAt > now)?.startsAt ?? sessions.at(-1)?.startsAt ?? null,
    })),
  };
}
export type FilingList = Awaited<ReturnType<typeof listFilings>>;

/** For which home: one's own, and whatever a word finds. */
export async function listFilingHomes(actor: Actor, word: string) {
  const words = readWords(word);
  const found = words.length === 0 ? [] : await idsOf(homesFound(words), words);
  const select = { id: true, name: true, address: true, owner: { select: { name: true } } } as const;
  const open = { status: "open", plaques: { some: {} } } as const;
  const [own, others] = await Promise.all([
    actor.kind === "person" && actor.acting && grantTable[actor.acting.role]["home.read"]?.some((scope) => scope !== "city")
      ? db().home.findMany({
          where: { AND: [homesFor(actor, "home.read"), open] },
          orderBy: [{ name: "asc" }, { id: "asc" }],
          take: 20,
          select,
        })
      : [],
    db().home.findMany({ where: { AND: [{ id: { in: found } }, open] }, orderBy: [{ name: "asc" }, { id: "asc" }], take: 20, select }),
  ]);
  return { own, others, word };
}
export type FilingHomes = Awaited<ReturnType<typeof listFilingHomes>>;

/** What a filing for this home can say: its rooms, what there is to be ticked, and the campaigns that are open. */
export async function readFilingStart(homeId: string) {
  const [home, tags, campaigns] = await Promise.all([
    db().home.findFirst({
      where: { id: homeId, status: "open" },
      relationLoadStrategy: "join",
      select: {
        id: true,
        name: true,
        phone: true,
        rooms: { where: { closedAt: null }, orderBy: { name: "asc" }, select: { id: true, name: true, seats: true } },
      },
    }),
    db().activityTag.findMany({ orderBy: [{ kind: "asc" }, { position: "asc" }], select: { kind: true, code: true, name: true } }),
    db().campaign.findMany({
      where: { closedAt: null },
      orderBy: [{ firstDay: "desc" }, { id: "desc" }],
      take: 20,
      select: { id: true, name: true },
    }),
  ]);
  return home && { home, tags, campaigns };
}
export type FilingStart = NonNullable<Awaited<ReturnType<typeof readFilingStart>>>;

const filingSelect = {
  ...activitySelect,
  summary: true,
  services: true,
  lines: true,
  yearlyKind: true,
  scope: true,
  place: true,
  contactPhone: true,
  campaignId: true,
  recurrence: true,
  filedAt: true,
  approvedAt: true,
  reason: true,
  home: { select: { ...activitySelect.home.select, id: true, name: true, address: true } },
  filedBy: { select: { name: true } },
  organizer: { select: { name: true } },
  approvedBy: { select: { name: true } },
  campaign: { select: { name: true } },
  questions: { orderBy: { ordinal: "asc" }, select: { ordinal: true, text: true, required: true } },
  sessions: {
    orderBy: { startsAt: "asc" },
    select: {
      ...activitySelect.sessions.select,
      taken: true,
      present: true,
      staffPresent: true,
      reason: true,
      room: { select: { name: true } },
    },
  },
} as const;

const minuteText = (at: Date, end?: Date): string => {
  const { hour, minute } = clockOf(at);
  // What ends at midnight ends that day.
  if (end && hour === 0 && minute === 0) return "24:00";
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
};

/** One filing for all who have to do with it: what it says, its sessions, and what this person may do with it now. */
export async function readFiling(actor: Actor, id: string) {
  const [row, tags] = await Promise.all([
    db().activity.findUnique({ where: { id }, relationLoadStrategy: "join", select: filingSelect }),
    db().activityTag.findMany({ select: { kind: true, code: true, name: true } }),
  ]);
  if (!row) return null;
  const subject = activitySubject(row);
  if (!can(grantTable, actor, "activity.read", subject)) return null;
  const now = await readNow(db());
  const named = (kind: string, codes: readonly string[]) =>
    codes.flatMap((code) => tags.find((tag) => tag.kind === kind && tag.code === code)?.name ?? []);
  const { sessions, home, filedBy, organizer, approvedBy, campaign, recurrence, ...said } = row;
  const [first] = sessions.filter(({ status }) => status !== "cancelled");
  const rule = readRecurrence(recurrence);
  return {
    ...said,
    home: { id: home.id, name: home.name, address: home.address },
    filedBy: filedBy.name,
    organizer: organizer?.name ?? null,
    approvedBy: approvedBy?.name ?? null,
    campaign: campaign?.name ?? null,
    sessions,
    names: {
      services: named("service", row.services),
      lines: named("line", row.lines),
      yearly: named("yearly", row.yearlyKind === null ? [] : [row.yearlyKind]),
    },
    moves: activityMovesOf(actor, row, now),
    mayEdit: (row.status === "draft" || row.status === "returned") && can(grantTable, actor, "activity.save", subject),
    isPublic: row.status === "published" || row.status === "enrolling" || row.status === "cancelled",
    /** As its form was filled in. */
    times: {
      day: first ? dayOf(first.startsAt) : "",
      from: first ? minuteText(first.startsAt) : "",
      to: first ? minuteText(first.endsAt, first.endsAt) : "",
      roomId: first?.roomId ?? null,
      seats: first?.seats ?? null,
      rule,
    },
  };
}
export type FilingView = NonNullable<Awaited<ReturnType<typeof readFiling>>>;
