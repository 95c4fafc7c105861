import "server-only";
import { grantTable } from "@/lib/grants";
import { type Actor, can, citySubject } from "@/lib/kernel/access";
import { dayOf, fromDateColumn, toDateColumn } from "@/lib/kernel/dates";
import { pageAfter, pageOf } from "@/lib/kernel/paging";
import { readNow } from "@/lib/server/clock";
import { db } from "@/lib/server/db";
import { phaseOf } from "../rules/campaigns";
import { heldStatuses } from "../workflow";

const campaignSelect = { id: true, name: true, theme: true, firstDay: true, lastDay: true, closedAt: true } as const;
type CampaignRow = { firstDay: Date; lastDay: Date; closedAt: Date | null };

const shownOf = <R extends CampaignRow>({ firstDay, lastDay, closedAt, ...row }: R, now: Date) => {
  const days = { firstDay: fromDateColumn(firstDay), lastDay: fromDateColumn(lastDay) };
  return { ...row, ...days, phase: phaseOf({ ...days, closed: closedAt !== null }, dayOf(now)) };
};

type Counts = { id: string; filed: number; approved: number; homes: number; held: number; personTimes: number };

/** What came of them, in one question: filings, homes, meetings that were held, person-times. */
const countsOf = (ids: readonly string[]) => db().$queryRaw<Counts[]>`
  SELECT c."id", count(DISTINCT a."id")::int AS filed, count(DISTINCT a."id") FILTER (WHERE a."approvedAt" IS NOT NULL)::int AS approved,
    count(DISTINCT a."homeId")::int AS homes, count(s."id")::int AS held, coalesce(sum(s."present"), 0)::int AS "personTimes"
  FROM "Campaign" c LEFT JOIN "Activity" a ON a."campaignId" = c."id" AND a."filedAt" IS NOT NULL
  LEFT JOIN "ActivitySession" s ON s."activityId" = a."id" AND s."status"::text = ANY(${[...heldStatuses]})
  WHERE c."id" = ANY(${[...ids]}::uuid[]) GROUP BY c."id"`;

const none = { filed: 0, approved: 0, homes: 0, held: 0, personTimes: 0 };

/** The city's campaigns with what came of each, the newest first; pages by key. Null: not theirs. */
export async function listCampaigns(actor: Actor, after: string | null) {
  if (!can(grantTable, actor, "campaign.read", citySubject)) return null;
  const now = await readNow(db());
  const rows = await db().campaign.findMany({
    orderBy: [{ firstDay: "desc" }, { id: "desc" }],
    ...pageAfter(after, 30),
    select: campaignSelect,
  });
  const { rows: shown, next } = pageOf(rows, 30);
  const counts = await countsOf(shown.map(({ id }) => id));
  return {
    next,
    mayChange: can(grantTable, actor, "campaign.change", citySubject),
    rows: shown.map((row) => ({ ...shownOf(row, now), counts: counts.find(({ id }) => id === row.id) ?? none })),
  };
}
export type CampaignList = NonNullable<Awaited<ReturnType<typeof listCampaigns>>>;

/** One campaign and each activity that names it, with what came of it: the campaign's report (T18). Null: not theirs, or none. */
export async function readCampaign(actor: Actor, id: string, after: string | null) {
  if (!can(grantTable, actor, "campaign.read", citySubject)) return null;
  const [now, campaign, counts, rows] = await Promise.all([
    readNow(db()),
    db().campaign.findUnique({ where: { id }, select: campaignSelect }),
    countsOf([id]),
    db().activity.findMany({
      where: { campaignId: id, filedAt: { not: null } },
      relationLoadStrategy: "join",
      orderBy: [{ filedAt: "desc" }, { id: "desc" }],
      ...pageAfter(after, 50),
      select: {
        ...{ id: true, title: true, number: true, status: true },
        home: { select: { name: true } },
        sessions: { where: { status: { in: [...heldStatuses] } }, select: { present: true } },
      },
    }),
  ]);
  if (!campaign) return null;
  const { rows: shown, next } = pageOf(rows, 50);
  return {
    ...shownOf(campaign, now),
    counts: counts[0] ?? none,
    next,
    mayChange: can(grantTable, actor, "campaign.change", citySubject),
    activities: shown.map(({ home, sessions, ...row }) => ({
      ...row,
      home: home.name,
      held: sessions.length,
      personTimes: sessions.reduce((sum, { present }) => sum + present, 0),
    })),
  };
}
export type CampaignView = NonNullable<Awaited<ReturnType<typeof readCampaign>>>;

/** More meetings are not printed: a campaign of a whole city has some hundreds. */
const mostPrinted = 2_000;

/** The campaign for its paper (T18): each activity that was filed for it, the one that begins first first, with its meetings that were held. */
export async function readCampaignReport(actor: Actor, id: string) {
  if (!can(grantTable, actor, "campaign.read", citySubject)) return null;
  const [now, campaign, counts, rows] = await Promise.all([
    readNow(db()),
    db().campaign.findUnique({ where: { id }, select: campaignSelect }),
    countsOf([id]),
    db().activity.findMany({
      where: { campaignId: id, filedAt: { not: null } },
      relationLoadStrategy: "join",
      orderBy: [{ filedAt: "asc" }, { id: "asc" }],
      take: mostPrinted,
      select: {
        ...{ title: true, number: true, status: true },
        home: { select: { name: true } },
        organizer: { select: { name: true } },
        filedBy: { select: { name: true } },
        sessions: {
          where: { status: { not: "cancelled" } },
          orderBy: { startsAt: "asc" },
          select: { startsAt: true, endsAt: true, status: true, taken: true, present: true },
        },
      },
    }),
  ]);
  if (!campaign) return null;
  const activities = rows.map(({ organizer, filedBy, home, sessions, ...row }) => {
    const held = sessions.filter(({ status }) => heldStatuses.includes(status));
    return {
      ...row,
      organizer: organizer?.name ?? filedBy.name,
      home: home.name,
      begins: sessions[0]?.startsAt ?? null,
      held,
      personTimes: held.reduce((sum, { present }) => sum + present, 0),
    };
  });
  const last = Math.max(campaign.firstDay.getTime(), ...activities.flatMap(({ held }) => held.map(({ startsAt }) => startsAt.getTime())));
  return {
    ...shownOf(campaign, now),
    counts: counts[0] ?? none,
    activities: activities.toSorted((a, b) => (a.begins?.getTime() ?? Infinity) - (b.begins?.getTime() ?? Infinity)),
    /** The day of what is printed, so that the same report is the same file. */
    made: dayOf(new Date(last)),
  };
}
export type CampaignReport = NonNullable<Awaited<ReturnType<typeof readCampaignReport>>>;

/** Those the public can look for: not closed, and not over. */
export async function publicCampaigns() {
  const now = await readNow(db());
  const rows = await db().campaign.findMany({
    where: { closedAt: null, lastDay: { gte: toDateColumn(dayOf(now)) } },
    orderBy: [{ firstDay: "asc" }, { id: "asc" }],
    take: 20,
    select: campaignSelect,
  });
  return rows.map((row) => shownOf(row, now));
}
