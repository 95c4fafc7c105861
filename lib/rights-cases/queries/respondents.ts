import "server-only";
import type { Reader } from "@/lib/server/db";
import { markOf } from "@/lib/server/sealed";
import { wholeName } from "../rules/names";

/**
 * The organizations that a written name or credit code means: as it is called, as it was once called, or by its code. Whole names only; a
 * few thousand are compared here, because PostgreSQL folds Chinese writing otherwise than people do.
 */
export async function matchOrganizations(reader: Reader, said: { respondent: string; respondentCode: string }): Promise<string[]> {
  const key = wholeName(said.respondent);
  const rows = await reader.$queryRaw<{ id: string; name: string; creditCode: string | null }[]>`
    SELECT o."id", o."name", o."creditCode" FROM "Organization" o WHERE o."status" <> 'dissolved'
    UNION ALL SELECT n."organizationId", n."name", NULL FROM "OrganizationName" n`;
  const found = rows.filter(
    ({ name, creditCode }) => (key !== "" && wholeName(name) === key) || (said.respondentCode !== "" && creditCode === said.respondentCode),
  );
  return [...new Set(found.map(({ id }) => id))];
}

/** Under the portal's secret, so that equal whole names can be found and none can be read; null where nothing is left of it. */
export function respondentKeyOf(name: string): string | null {
  const whole = wholeName(name);
  return whole === "" ? null : markOf("case respondent", whole);
}
