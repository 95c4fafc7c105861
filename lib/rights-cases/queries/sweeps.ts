import "server-only";
import { dayOf } from "@/lib/kernel/dates";
import { readNow } from "@/lib/server/clock";
import { db } from "@/lib/server/db";

export type Swept = { caseId: string; limitId: string };
const atOnce = 500;

/** Limits of the office that ran out and of which those above have not heard. A limit on the citizen is nobody's to be urged for. */
export async function listToEscalate(): Promise<Swept[]> {
  const today = dayOf(await readNow(db()));
  return db().$queryRaw`
    SELECT l."caseId", l."id" AS "limitId" FROM "CaseLimit" l
    WHERE l."doneOn" IS NULL AND l."dueOn" < ${today}::date AND l."standard" <> 'caseSupplement'
      AND NOT EXISTS (SELECT FROM "CaseEvent" e WHERE e."caseId" = l."caseId" AND e."kind" = 'escalated' AND e."facts"->>'limit' = l."id"::text)
    ORDER BY l."dueOn", l."id" LIMIT ${atOnce}`;
}

/** What was to be supplied and was not. */
export async function listLapsed(): Promise<Swept[]> {
  const today = dayOf(await readNow(db()));
  return db().$queryRaw`
    SELECT l."caseId", l."id" AS "limitId" FROM "CaseLimit" l JOIN "RightsCase" c ON c."id" = l."caseId" AND c."status" = 'supplementing'
    WHERE l."doneOn" IS NULL AND l."dueOn" < ${today}::date AND l."standard" = 'caseSupplement'
    ORDER BY l."dueOn", l."id" LIMIT ${atOnce}`;
}
