import "server-only";
import { type Reader, sql } from "@/lib/server/db";
import { knowsNothingSql } from "@/lib/server/scope";
import { aboveShape } from "../schema";
import type { CaseRow } from "./facts";

type Seek = {
  /** From which organization on. */
  from: string;
  /** Whether that one itself may be it. */
  self: boolean;
  /** Who must not be the one that decides. */
  except: readonly string[];
};
export type Body = { id: string; name: string };

/**
 * The nearest organization above that has a leader who may know of the case and decide it: not barred, not one of those who acted before,
 * and of a narrow case one of those entrusted with it. Null: there is none in the portal.
 */
export async function headOf(reader: Reader, row: CaseRow, { from, self, except }: Seek, now: Date): Promise<Body | null> {
  const rows = await reader.$queryRaw<Body[]>`
    SELECT a."id", a."name" FROM "Organization" o JOIN "Organization" a ON starts_with(o."path", a."path") AND a."status" = 'active'
    WHERE o."id" = ${from}::uuid ${self ? sql`` : sql`AND a."id" <> o."id"`}
      AND EXISTS (SELECT FROM "Membership" m JOIN "Person" p ON p."id" = m."personId" AND p."status" = 'active'
        WHERE m."organizationId" = a."id" AND m."role" = 'cityLeader' AND m."validFrom" <= ${now}::timestamptz
          AND (m."validTo" IS NULL OR ${now}::timestamptz < m."validTo") AND p."id" <> ALL(${[...except]}::uuid[])
          AND (NOT ${row.narrow}::boolean OR EXISTS (SELECT FROM "CaseKeeper" k JOIN "RightsCase" c ON c."categoryCode" = k."categoryCode"
            WHERE c."id" = ${row.id}::uuid AND k."personId" = p."id"))
          AND NOT ${knowsNothingSql(row.id, now)})
    ORDER BY length(a."path") DESC LIMIT 1`;
  return rows[0] ?? null;
}

/** The body above the city, as it was set; empty words until somebody has. */
export async function readOutside(reader: Reader): Promise<{ name: string; address: string }> {
  const row = await reader.setting.findUnique({ where: { key: "caseAbove" }, select: { value: true } });
  return row ? aboveShape.parse(row.value) : { name: "", address: "" };
}

/** Who answers the next tier: what is above whoever answered last (art. 35, 36), or, with nobody above in the portal, a body outside. */
export async function bodyAbove(reader: Reader, row: CaseRow, now: Date) {
  const last = row.answers.at(-1);
  const from = last === undefined ? row.officeId : last.organizationId;
  const except = row.answers.flatMap(({ issuedById }) => issuedById ?? []);
  const above = from === null ? null : await headOf(reader, row, { from, self: false, except }, now);
  return above === null
    ? { organizationId: null, ...(await readOutside(reader)) }
    : { organizationId: above.id, name: above.name, address: null };
}
