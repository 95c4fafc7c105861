// Pure.
import type { ProfileGuard } from "./workflow";

export type ProfileFacts = { actorId: string | null; draftedById: string };
export const profileGuards = {
  releaserIsAnother: ({ actorId, draftedById }) => actorId !== null && actorId !== draftedById,
} satisfies Record<ProfileGuard, (facts: ProfileFacts) => boolean>;
