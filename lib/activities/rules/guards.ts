// What stands in the way of a move. Pure.
import {
  type ActivityGuard,
  type ActivityStatus,
  approvedStatuses,
  heldStatuses,
  type SessionGuard,
  type SessionStatus,
} from "../workflow";

export type ActivityFacts = {
  now: Date;
  actorId: string | null;
  filedById: string;
  sessions: readonly { startsAt: Date; status: SessionStatus }[];
};
const live = ({ sessions }: ActivityFacts) => sessions.filter(({ status }) => status !== "cancelled");

export const activityGuards = {
  hasSessions: (facts) => live(facts).length > 0,
  // Filed and approved before its first session begins, or it was no filing (Y21).
  sessionsAhead: (facts) => live(facts).every(({ startsAt }) => facts.now < startsAt),
  approverIsAnother: ({ actorId, filedById }) => actorId !== null && actorId !== filedById,
  someAhead: (facts) => live(facts).some(({ startsAt }) => facts.now < startsAt),
  noneHeld: (facts) => live(facts).every(({ status }) => !heldStatuses.includes(status)),
} satisfies Record<ActivityGuard, (facts: ActivityFacts) => boolean>;

export type SessionFacts = {
  now: Date;
  actorId: string | null;
  activity: ActivityStatus;
  startsAt: Date;
  /** Everybody who checked in, staff included. */
  came: number;
  reportedById: string | null;
};

export const sessionGuards = {
  approved: ({ activity }) => approvedStatuses.includes(activity),
  begun: ({ now, startsAt }) => now >= startsAt,
  somebodyCame: ({ came }) => came > 0,
  counterIsAnother: ({ actorId, reportedById }) => actorId !== null && actorId !== reportedById,
} satisfies Record<SessionGuard, (facts: SessionFacts) => boolean>;

/** From when one may check in: people come before the hour. A sample of the portal's own; no notice says it. */
export const doorsOpenMs = 60 * 60_000;
export const doorsOpen = (now: Date, startsAt: Date): boolean => now.getTime() >= startsAt.getTime() - doorsOpenMs;
/** By themselves people check in until an hour after the end; the rest is written down by those who held it. */
export const selfCheckInOpen = (now: Date, { startsAt, endsAt }: { startsAt: Date; endsAt: Date }): boolean =>
  doorsOpen(now, startsAt) && now.getTime() < endsAt.getTime() + doorsOpenMs;

/** When a device without a connection says somebody came: never before the doors opened, and never ahead of now. */
export function cameAt(claimed: Date | null, startsAt: Date, now: Date): Date {
  if (claimed === null || claimed > now) return now;
  const opened = new Date(startsAt.getTime() - doorsOpenMs);
  return claimed < opened ? (opened < now ? opened : now) : claimed;
}
