/** What time it is in the portal, in SQL: the journeys' city begins on a Monday of its own. */
export const portalNow = `(now() + coalesce((SELECT ("value"->>'shift')::float8 FROM "Setting" WHERE "key" = 'clock'), 0) * interval '1 millisecond')`;
