// Pure.
import { wordIn } from "@/lib/kernel/paging";
import { type PolicyFilter, type PolicyStatus, policyStatuses } from "./schema";
import type { PolicyGuard } from "./workflow";

export type PolicyFacts = { draftedById: string; actorId: string | null; status: PolicyStatus };

export const policyGuards: Record<PolicyGuard, (facts: PolicyFacts) => boolean> = {
  releaserIsAnother: ({ draftedById, actorId }) => draftedById !== actorId,
  inForce: ({ status }) => status !== "repealed",
};

export const readPolicyFilter = (query: Readonly<Record<string, string | string[] | undefined>>): PolicyFilter => ({
  word: wordIn(query.word, 60),
  status: policyStatuses.find((known) => known === query.status) ?? null,
});
