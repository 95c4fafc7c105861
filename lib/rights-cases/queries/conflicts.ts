import "server-only";
import type { Reader } from "@/lib/server/db";

export type CaseConflict = { personId: string; name: string; reason: "respondent" | "related" | "above" | "recusal" | "interest" };

/**
 * Colleagues at the desk to whom the case does not exist, so that it is not handed to them or talked over with them. By all their posts of
 * three years, as lib/server/session.ts counts ties.
 */
export function conflictsOf(reader: Reader, { id, officeId }: { id: string; officeId: string }, now: Date): Promise<CaseConflict[]> {
  return reader.$queryRaw<CaseConflict[]>`
    SELECT DISTINCT ON (p."name", p."id") p."id" AS "personId", p."name", b."reason"::text AS reason
    FROM "Membership" m JOIN "Person" p ON p."id" = m."personId"
    JOIN "CaseBar" b ON b."caseId" = ${id}::uuid AND (b."personId" = p."id" OR b."organizationId" IN (
      SELECT t."organizationId" FROM "Membership" t WHERE t."personId" = p."id"
        AND (t."validTo" IS NULL OR t."validTo" > ${now}::timestamptz - interval '3 years')))
    WHERE m."organizationId" = ${officeId}::uuid AND m."role" = 'cityStaff' AND (m."validTo" IS NULL OR m."validTo" > ${now})
    ORDER BY p."name", p."id", b."reason"`;
}
