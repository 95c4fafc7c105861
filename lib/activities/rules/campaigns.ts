// How far a campaign is, by its days. Pure.
import type { Day } from "@/lib/kernel/dates";

export type Phase = "ahead" | "running" | "over" | "closed";

/** Both days belong to it; one that is closed is nothing else. */
export function phaseOf({ firstDay, lastDay, closed }: { firstDay: Day; lastDay: Day; closed: boolean }, today: Day): Phase {
  if (closed) return "closed";
  if (today < firstDay) return "ahead";
  return today <= lastDay ? "running" : "over";
}
