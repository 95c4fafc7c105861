import "server-only";
import type { Role } from "@/lib/kernel/access";
import type { Reader } from "@/lib/server/db";
import { sql } from "@/lib/server/db";
import { knowsNothingSql } from "@/lib/server/scope";
import type { CaseRow } from "./facts";

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
          AND NOT ${knowsNothingSql(id, now)})
    ORDER BY o."name", o."id" LIMIT 200`);

type Held = { organizationId: string; role: Role; assigneeId: string | null };

/**
 * Colleagues a case's step can be handed to by name: in its role at its office, or of a narrow case entrusted with its category, and none
 * from whom the case is kept.
 */
export const readColleagues = (reader: Reader, row: CaseRow, step: Held, now: Date): Promise<{ id: string; name: string }[]> =>
  reader.$queryRaw(sql`
    SELECT p."id", p."name" FROM "Person" p
    WHERE p."status" = 'active' AND p."id" IS DISTINCT FROM ${step.assigneeId}::uuid
      AND EXISTS (SELECT FROM "Membership" m WHERE m."personId" = p."id" AND m."role" = ${step.role}::"Role" AND m."validFrom" <= ${now}::timestamptz
        AND (m."validTo" IS NULL OR ${now}::timestamptz < m."validTo") AND (${row.narrow}::boolean OR m."organizationId" = ${step.organizationId}::uuid))
      AND (NOT ${row.narrow}::boolean OR EXISTS (SELECT FROM "CaseKeeper" k WHERE k."categoryCode" = ${row.categoryCode} AND k."personId" = p."id"))
      AND NOT ${knowsNothingSql(row.id, now)}
    ORDER BY p."name", p."id" LIMIT 200`);
