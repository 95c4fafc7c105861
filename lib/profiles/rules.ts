// Pure.
import type { HomeProfile } from "./schema";
import type { ProfileGuard } from "./workflow";

type Facts = Pick<HomeProfile, "address" | "hours" | "phone" | "point"> & { services: string | null };
/** Before anything was released, what the application said is public. */
export const firstProfile = ({ address, hours, phone, point, services }: Facts): HomeProfile => ({
  ...{ address, hours, phone, point, introduction: services },
  ...{ features: null, functions: [], fourHomes: [], carrier: null, channels: null, offers: {} },
});

export type ProfileFacts = { actorId: string | null; draftedById: string };
export const profileGuards = {
  releaserIsAnother: ({ actorId, draftedById }) => actorId !== null && actorId !== draftedById,
} satisfies Record<ProfileGuard, (facts: ProfileFacts) => boolean>;

/** Boxes and offers say the same in any order. */
const canonical = (value: HomeProfile[keyof HomeProfile]): string => {
  if (value === null || typeof value === "string") return JSON.stringify(value);
  return JSON.stringify(Array.isArray(value) ? value.toSorted() : Object.entries(value).toSorted());
};

/** In what one differs from the other, in the order in which it is written. */
export const changedFields = (now: HomeProfile, next: HomeProfile): (keyof HomeProfile)[] =>
  (Object.keys(next) as (keyof HomeProfile)[]).filter((field) => canonical(now[field]) !== canonical(next[field]));
