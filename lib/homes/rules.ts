// Pure.
import type { Day } from "@/lib/kernel/dates";
import { type PlaqueGuard, type PlaqueStatus, plaqueWorkflow } from "./workflow";

export type PlaqueFacts = { validTo: Day | null; today: Day };

export const plaqueGuards: Record<PlaqueGuard, (facts: PlaqueFacts) => boolean> = {
  // Its last day counts in full (clauses part 5, 1).
  termOver: ({ validTo, today }) => validTo !== null && validTo < today,
};

/** What a plate is today: its term is over when its last day is, and not only when the portal has noted it. */
export const stateOf = (status: PlaqueStatus, facts: PlaqueFacts): PlaqueStatus =>
  status !== "revoked" && plaqueGuards.termOver(facts) ? "expired" : status;

/** `waiting`: awarded here, and the plate itself not handed over yet. */
export type PlaqueFilter = { number: string; status: PlaqueStatus | null; waiting: boolean };

/** The register's filter as it stands in the address of its page and of the engraver's list. */
export const readFilter = (address: Readonly<Record<string, string | string[] | undefined>>): PlaqueFilter => ({
  number: typeof address.number === "string" ? address.number.trim().slice(0, 60) : "",
  status: plaqueWorkflow.statuses.find((known) => known === address.status) ?? null,
  waiting: address.handover === "waiting",
});
