// How long a case is kept, and what stands in the way of filing it away. Pure.
import { addDays, addMonths, type Day } from "@/lib/kernel/dates";
import { type CaseStatus, endedStatuses } from "../workflow";

/** A sample until the leaders say otherwise: neither the notices nor 信访工作条例 name years. */
export const sampleKeptYears = 10;

/** The last day it is kept: so many years after it ended. */
export const keptUntil = (endedOn: Day, years: number): Day => addMonths(endedOn, 12 * years);

/** Touched before this day a draft is gone: whole days have passed since, and of thirty the thirty-first takes it away. */
export const staleBefore = (today: Day, days: number): Day => addDays(today, -days);

export type KeepingFacts = {
  status: CaseStatus;
  today: Day;
  /** Until when the next tier may be asked for; null: nothing to ask. */
  askUntil: Day | null;
  openWork: boolean;
  rectifying: boolean;
  dataRequest: boolean;
};

export const keepingBlockers = ["notEnded", "stillAsking", "openWork", "rectifying", "dataRequest"] as const;
export type KeepingBlocker = (typeof keepingBlockers)[number];

/** 归档: when nothing is waited for any more, by anybody. */
export function archiveBlockers({ status, today, askUntil, openWork, rectifying, dataRequest }: KeepingFacts): KeepingBlocker[] {
  const stands: Record<KeepingBlocker, boolean> = {
    notEnded: !endedStatuses.includes(status),
    stillAsking: askUntil !== null && today <= askUntil,
    openWork,
    rectifying,
    dataRequest,
  };
  return keepingBlockers.filter((blocker) => stands[blocker]);
}
