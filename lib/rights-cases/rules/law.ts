// How far a city may set its own days: never worse for whoever waits than the regulation (信访工作条例 23, 34–36). Pure.
import type { DayKind } from "@/lib/kernel/dates";

type Bound = {
  days: number;
  dayKind: DayKind /** a limit on the office may be shorter, one on the citizen longer */;
  on: "office" | "citizen";
};

const bounds: Readonly<Record<string, Bound>> = {
  caseNotice: { days: 15, dayKind: "natural", on: "office" },
  transferObjection: { days: 5, dayKind: "working", on: "office" },
  caseHandling: { days: 60, dayKind: "natural", on: "office" },
  caseExtension: { days: 30, dayKind: "natural", on: "office" },
  reconsideration: { days: 30, dayKind: "natural", on: "office" },
  finalReview: { days: 30, dayKind: "natural", on: "office" },
  reconsiderationAsk: { days: 30, dayKind: "natural", on: "citizen" },
  finalReviewAsk: { days: 30, dayKind: "natural", on: "citizen" },
};

/** What of a new figure the regulation forbids, by field; null: nothing. */
export function againstLaw(key: string, { days, dayKind }: { days: number; dayKind: DayKind }): [field: string, code: string] | null {
  const bound = Object.hasOwn(bounds, key) ? bounds[key] : undefined;
  if (!bound) return null;
  if (dayKind !== bound.dayKind) return ["dayKind", "notLaw"];
  if (bound.on === "office" && days > bound.days) return ["days", "aboveLaw"];
  return bound.on === "citizen" && days < bound.days ? ["days", "belowLaw"] : null;
}
