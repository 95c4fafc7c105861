// Pure.
import type { Day } from "@/lib/kernel/dates";
import type { MatterState } from "./workflow";

export type MatterFacts = { state: MatterState; dueOn: Day; endedOn: Day | null };

/** `late`: open past its last day, or done after it. */
export const isLate = ({ state, dueOn, endedOn }: MatterFacts, today: Day): boolean =>
  state === "open" ? today > dueOn : state === "done" && endedOn !== null && endedOn > dueOn;

/** A matter belongs to the year in which it ended, and while it is open to that of its last day. */
export const yearOf = ({ dueOn, endedOn }: Pick<MatterFacts, "dueOn" | "endedOn">): number => Number((endedOn ?? dueOn).slice(0, 4));
