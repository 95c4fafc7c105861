// Pure.

/** What the public search finds in the database, in the order in which it is shown. Help pages are words of the portal itself. */
export const searchKinds = ["homes", "activities", "notices", "rounds", "policies"] as const;
export type SearchKind = (typeof searchKinds)[number];
