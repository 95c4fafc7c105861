// How long a notice hangs, who may release it, and what an objection holds. Pure.
import { addDays, type Calendar, type Day, type DayKind, dayOf, endOf, isWorkingDay } from "@/lib/kernel/dates";
import { wordIn } from "@/lib/kernel/paging";
import { revocableUntil } from "@/lib/kernel/revocable";
import type { SchemeDocument } from "@/lib/schemes/schema/document";
import { type NoticeGuard, type ObjectionGuard, type ObjectionState, unanswered } from "./workflow";

/** What a scheme says of its notice. */
export type NoticeRule = { days: number; dayKind: DayKind; firstDay: "counted" | "notCounted"; numberPattern: string };

/** The rule of a stage; null where it is no notice, or says less than the check demands of a published scheme. */
export function noticeRuleOf({ stages }: SchemeDocument, key: string): NoticeRule | null {
  const stage = stages.find((candidate) => candidate.key === key);
  if (stage?.kind !== "publicNotice" || !stage.days || !stage.dayKind || !stage.firstDay || !stage.numberPattern) return null;
  return {
    days: stage.days.value,
    dayKind: stage.dayKind.value,
    firstDay: stage.firstDay.value,
    numberPattern: stage.numberPattern.value,
  };
}

export type NoticePeriod = { firstDay: Day; lastDay: Day; endsAt: Date; countedDays: Day[] };

/**
 * The days a notice hangs, from the day of its publication. Working days skip those that rest. Of natural days the last one rolls to the
 * next working day, because it limits the citizen who may object (民法典 203; clauses part 5, 2).
 */
export function noticePeriod(publishedOn: Day, rule: Pick<NoticeRule, "days" | "dayKind" | "firstDay">, calendar: Calendar): NoticePeriod {
  const counts = (day: Day) => rule.dayKind === "natural" || isWorkingDay(day, calendar);
  const countedDays: Day[] = [];
  let day = rule.firstDay === "counted" ? publishedOn : addDays(publishedOn, 1);
  for (; countedDays.length < rule.days; day = addDays(day, 1)) if (counts(day)) countedDays.push(day);
  for (; !isWorkingDay(countedDays.at(-1) as Day, calendar); day = addDays(day, 1)) countedDays.push(day);
  const lastDay = countedDays.at(-1) as Day;
  return { firstDay: countedDays[0] as Day, lastDay, endsAt: endOf(lastDay), countedDays };
}

/** The counted days from today on, today included; 0 when it is over. */
export const countedDaysLeft = (countedDays: readonly Day[], now: Date): number => countedDays.filter((day) => day >= dayOf(now)).length;

/**
 * An objection counts by the start of its transaction, and may be written a little later. A transaction lives at most forty seconds
 * (lib/server/command.ts), so a minute after the end whatever came in time is there to be seen.
 */
export const settleMs = 60_000;
export const noticeSettled = (now: Date, endsAt: Date): boolean => now.getTime() >= endsAt.getTime() + settleMs;

/** "The office accepts or declines with reason within 2 working days" (clauses part 5, 3). */
export const acceptWithin = { days: 2, dayKind: "working" } as const;

/** Simple while the portal has no limits of its own: so many objections from one telephone to one notice on one day. */
export const objectionsADay = 3;

export type NoticeFacts = { draftedById: string; actorId: string | null; items: number; waiting: number };
export const noticeGuards = {
  releaserIsAnother: ({ draftedById, actorId }) => actorId !== null && actorId !== draftedById,
  // Each is still at its notice, and on no other that hangs.
  itemsWaiting: ({ items, waiting }) => items > 0 && items === waiting,
} satisfies Record<NoticeGuard, (facts: NoticeFacts) => boolean>;

export type ObjectionFacts = { now: Date; receivedAt: Date };
export const objectionGuards = {
  settled: ({ now, receivedAt }) => now >= revocableUntil(receivedAt),
  revocable: ({ now, receivedAt }) => now < revocableUntil(receivedAt),
} satisfies Record<ObjectionGuard, (facts: ObjectionFacts) => boolean>;

export type HoldFacts = { stageId: string; objections: readonly { state: ObjectionState }[] };

/**
 * Whether an application waits for objections, and whether one was upheld in this stage. An unanswered one holds wherever it was raised,
 * also at a notice since withdrawn or a stage since worked again; one that was upheld holds until its stage is refused or left.
 */
export function holdOf(items: readonly HoldFacts[], stageId: string | null): { held: boolean; upheld: boolean } {
  const open = items.some(({ objections }) => objections.some(({ state }) => unanswered.includes(state)));
  const upheld = items.some((item) => item.stageId === stageId && item.objections.some(({ state }) => state === "upheld"));
  return { held: open || upheld, upheld };
}

/** What the public list is filtered by: what hangs, what hung before, what was taken down. */
export const noticeTimes = ["hanging", "over", "withdrawn"] as const;
export type NoticeFilter = { word: string; state: (typeof noticeTimes)[number] | null };

export const readNoticeFilter = (query: Readonly<Record<string, string | string[] | undefined>>): NoticeFilter => ({
  word: wordIn(query.word, 60),
  state: noticeTimes.find((known) => known === query.state) ?? null,
});
