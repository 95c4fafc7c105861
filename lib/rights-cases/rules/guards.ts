// What stands in the way of a move. Pure.
import { type Calendar, type Day, dayOf } from "@/lib/kernel/dates";
import type { CaseMode, CaseTrack } from "../schema";
import type { CaseGuard } from "../workflow";
import { dueDay } from "./clock";

export type CaseFacts = {
  now: Date;
  /** Until when the claimant's browser may take it back; null: it showed no such pass. */
  revocableUntil: Date | null;
  /** From when it is the office's to work on; null: nobody's yet. */
  settledAt: Date | null;
  track: CaseTrack;
  mode: CaseMode;
  respondentSettled: boolean;
  consents: readonly { state: string }[];
  transfers: readonly { state: string }[];
  /** The last day to ask the next tier; null: none was answered. */
  askUntil: Day | null;
  /** Of the tier that is open: the organization above, or null where a body outside has it. */
  remedyOrganizationId: string | null;
  remedies: number;
  /** Who wrote the answers so far, and who acts now; null: nobody by name. */
  issuerIds: readonly string[];
  actorId: string | null;
};

/**
 * Care and counselling are services: there is nothing to have reviewed. Nor is there for somebody without a name: art. 35 and 36 begin with a
 * written answer, which an anonymous case is not given (art. 23).
 */
export const hasRemedy = ({ track, mode }: Pick<CaseFacts, "track" | "mode">): boolean => track === "rights" && mode !== "anonymous";

const openTransfer = ({ transfers }: CaseFacts) => transfers.some(({ state }) => state === "sent" || state === "objected");

export const caseGuards = {
  revocable: ({ now, revocableUntil }) => revocableUntil !== null && now < revocableUntil,
  // What can still be taken back is nobody's work yet.
  settled: ({ now, settledAt }) => settledAt !== null && now >= settledAt,
  respondentSettled: ({ respondentSettled }) => respondentSettled,
  hasStatute: hasRemedy,
  consented: ({ consents }) => consents.some(({ state }) => state === "given"),
  noOpenTransfer: (facts) => !openTransfer(facts),
  askInTime: ({ now, askUntil }) => askUntil !== null && dayOf(now) <= askUntil,
  above: ({ remedyOrganizationId }) => remedyOrganizationId !== null,
  outside: ({ remedyOrganizationId }) => remedyOrganizationId === null,
  // What one has decided one does not review.
  anotherDecides: ({ issuerIds, actorId }) => actorId !== null && !issuerIds.includes(actorId),
  // Who had the answer reviewed is answered above; the first office does not begin again beside it.
  notReviewed: ({ remedies }) => remedies === 0,
} satisfies Record<CaseGuard, (facts: CaseFacts) => boolean>;

/** The last day to ask for 复查 or 复核: thirty days from the written answer, rolled because it limits the citizen (art. 35, 36; 民法典 203). */
export const lastDayToAsk = (
  answeredOn: Day,
  standard: { days: number; dayKind: "working" | "natural"; rolls: boolean },
  calendar: Calendar,
): Day => dueDay({ startsOn: answeredOn, ...standard, extension: 0, pauses: [] }, calendar) ?? answeredOn;
