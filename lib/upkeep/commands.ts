import "server-only";
import { z } from "zod";
import { citySubject } from "@/lib/kernel/access";
import { defineCommand } from "@/lib/server/command";

/**
 * Takes away what nothing will ask for again: one-time keys of forms after a week, sessions a month after their end, links and codes half
 * a year after they ran out or were used. The log of acts names none of these rows.
 */
export const purgeRecords = defineCommand({
  permission: "record.purge",
  sight: "record.purge",
  subjectKind: "portal",
  input: z.strictObject({}),
  load: async () => ({ id: "", subject: citySubject, row: null }),
  execute: async ({ tx, now }) => {
    // A key is kept by the database's own clock, whatever the portal's is set to.
    const keys = await tx.$executeRaw`DELETE FROM "Idempotency" WHERE "createdAt" < statement_timestamp() - interval '7 days'`;
    const sessions = await tx.$executeRaw`
      DELETE FROM "Session" WHERE least("revokedAt", "idleUntil", "absoluteUntil") < ${now}::timestamptz - interval '30 days'`;
    const tokens = await tx.$executeRaw`
      DELETE FROM "OneTimeToken" WHERE least("usedAt", "revokedAt", "expiresAt") < ${now}::timestamptz - interval '183 days'`;
    return {
      value: { keys, sessions, tokens },
      changes: [
        { field: "Idempotency.purged", to: keys },
        { field: "Session.purged", to: sessions },
        { field: "OneTimeToken.purged", to: tokens },
      ],
    };
  },
});
