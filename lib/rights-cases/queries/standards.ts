import "server-only";
import { type Day, startOf } from "@/lib/kernel/dates";
import { db, type Reader } from "@/lib/server/db";
import { remember } from "@/lib/server/remember";

const select = { key: true, version: true, days: true, dayKind: true, clause: true, sample: true, rolls: true } as const;

/** Every limit as it stands now: the latest version of each. */
export const readStandards = (reader: Reader) =>
  reader.serviceStandard.findMany({ distinct: ["key"], orderBy: [{ key: "asc" }, { version: "desc" }], select });
export type Standard = Awaited<ReturnType<typeof readStandards>>[number];

/** The same for what a page shows; see `readStandard` for what somebody decides by. */
export const publicStandards = (): Promise<readonly Standard[]> => remember("caseStandards", () => readStandards(db()));

/** Every portal begins with all of them (prisma/seed/reference.ts), so a missing one is a bug. */
export function standardOf(standards: readonly Standard[], key: string): Standard {
  const found = standards.find((standard) => standard.key === key);
  if (!found) throw new Error(`there is no limit ${key}`);
  return found;
}

/** One limit as it stands now. Every portal begins with all of them (prisma/seed/reference.ts), so a missing one is a bug. */
export const readStandard = (reader: Reader, key: string): Promise<Standard> =>
  reader.serviceStandard.findFirstOrThrow({ where: { key }, orderBy: { version: "desc" }, select });

/**
 * A limit as it stood when a day began: what was told on that day is not moved by a change made later. The first version is also that of the
 * days before it.
 */
export async function standardOn(reader: Reader, key: string): Promise<(day: Day) => Standard> {
  const versions = await reader.serviceStandard.findMany({
    where: { key },
    orderBy: { version: "asc" },
    select: { ...select, createdAt: true },
  });
  return (day) => {
    const found = versions.findLast(({ createdAt }) => createdAt <= startOf(day)) ?? versions[0];
    if (!found) throw new Error(`there is no limit ${key}`);
    return found;
  };
}

export const readCategories = (reader: Reader) =>
  reader.caseCategory.findMany({
    where: { active: true },
    orderBy: { position: "asc" },
    select: { code: true, name: true, nameEn: true, track: true, narrow: true, clause: true, sample: true },
  });
/** One that may be chosen now; null: there is none of this code, or no longer. */
export const readCategory = (reader: Reader, code: string) =>
  reader.caseCategory.findFirst({ where: { code, active: true }, select: { code: true, track: true, narrow: true } });
/** The same for what a page offers. */
export const publicCategories = (): Promise<Category[]> => remember("caseCategories", () => readCategories(db()));
export type Category = Awaited<ReturnType<typeof readCategories>>[number];

/**
 * The desk that cases come to first: a setting (`caseOffice`), else the department that has staff, else the city association itself
 * (L31: 办公室设学术学会科). Null before the portal is set up.
 */
export async function readDesk(reader: Reader): Promise<{ id: string; name: string } | null> {
  const rows = await reader.$queryRaw<{ id: string; name: string }[]>`
    SELECT o."id", o."name"
    FROM "Organization" o LEFT JOIN "Setting" s ON s."key" = 'caseOffice' AND s."value"->>'organizationId' = o."id"::text AND o."status" = 'active'
    WHERE s."key" IS NOT NULL OR o."parentId" IS NULL OR (o."kindCode" = 'department' AND o."status" = 'active' AND EXISTS (
      SELECT FROM "Membership" m WHERE m."organizationId" = o."id" AND m."role" = 'cityStaff' AND m."validTo" IS NULL))
    ORDER BY s."key" IS NULL, o."parentId" IS NULL, o."createdAt", o."id" LIMIT 1`;
  return rows[0] ?? null;
}
