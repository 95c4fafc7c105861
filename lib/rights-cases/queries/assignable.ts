import "server-only";
import type { Reader } from "@/lib/server/db";
import { sql } from "@/lib/server/db";

/**
 * Associations of townships, streets, zones and parks that a case can be given to: with somebody there to handle it, and none whom the
 * case is kept from (信访工作条例 30).
 */
export const readAssignable = (reader: Reader, { id }: { id: string }, now: Date): Promise<{ id: string; name: string }[]> =>
  reader.$queryRaw(sql`
    SELECT o."id", o."name" FROM "Organization" o JOIN "OrganizationKind" k ON k."code" = o."kindCode" AND k."isAssociation"
      AND k."level" IN ('county', 'township')
    WHERE o."status" = 'active'
      AND NOT EXISTS (SELECT FROM "CaseBar" b WHERE b."caseId" = ${id}::uuid AND b."organizationId" = o."id")
      AND EXISTS (SELECT FROM "Membership" m JOIN "Person" p ON p."id" = m."personId" AND p."status" = 'active'
        WHERE m."organizationId" = o."id" AND m."role" = 'townshipOfficer' AND m."validFrom" <= ${now}::timestamptz
          AND (m."validTo" IS NULL OR ${now}::timestamptz < m."validTo")
          AND NOT EXISTS (SELECT FROM "CaseBar" b WHERE b."caseId" = ${id}::uuid AND (b."personId" = p."id"
            OR b."organizationId" IN (SELECT t."organizationId" FROM "Membership" t WHERE t."personId" = p."id"
              AND (t."validTo" IS NULL OR t."validTo" > ${now}::timestamptz - interval '3 years')))))
    ORDER BY o."name", o."id" LIMIT 200`);
