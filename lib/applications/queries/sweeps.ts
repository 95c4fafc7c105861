import "server-only";
import { readNow } from "@/lib/server/clock";
import { db } from "@/lib/server/db";

type Due = { applicationId: string; revision: number };
const atOnce = 500;

/** Drafts over which their round has closed. What the office enters came in time, however long that takes. */
export async function listToExpire(): Promise<Due[]> {
  const now = await readNow(db());
  return db().$queryRaw`
    SELECT a."id" AS "applicationId", a."revision" FROM "Application" a JOIN "Round" r ON r."id" = a."roundId"
    WHERE a."status" = 'draft' AND r."closesAt" <= ${now}
      AND NOT EXISTS (SELECT 1 FROM "Entry" e WHERE e."applicationId" = a."id") ORDER BY r."closesAt", a."id" LIMIT ${atOnce}`;
}

/** Returned, and nobody answered in time (clauses part 5, 4). The gate asks again, under the row's lock. */
export async function listToLapse(): Promise<Due[]> {
  const now = await readNow(db());
  return db().$queryRaw`
    SELECT a."id" AS "applicationId", a."revision" FROM "WorkItem" w JOIN "Application" a ON a."id" = w."applicationId"
    WHERE w."closedAt" IS NULL AND w."purpose" = 'revise' AND w."dueAt" <= ${now} AND a."status" = 'returned'
    ORDER BY w."dueAt", a."id" LIMIT ${atOnce}`;
}
