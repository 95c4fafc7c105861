import "server-only";
import { onTheWallSql } from "@/lib/homes/queries/wall";
import { fileState } from "@/lib/files/rules";
import { grantTable } from "@/lib/grants";
import { type Actor, can, citySubject } from "@/lib/kernel/access";
import { dayOf } from "@/lib/kernel/dates";
import { numberKey } from "@/lib/kernel/numbering";
import { readNow } from "@/lib/server/clock";
import { db, type Reader } from "@/lib/server/db";
import { hasScanner } from "@/lib/server/scanner";
import { claimsOf, honourKey, judgeRows, nameKey, type Register, type Unit } from "./rules/judge";
import { type ImportRow, importRows } from "./schema";

export const mayImport = (actor: Actor): boolean => can(grantTable, actor, "plaque.import", citySubject);

/** The latest tables, whether they went in or not. Null: not theirs. */
export async function listImports(actor: Actor) {
  if (!mayImport(actor)) return null;
  return db().plaqueImport.findMany({
    relationLoadStrategy: "join",
    orderBy: [{ checkedAt: "desc" }, { id: "desc" }],
    take: 20,
    select: {
      id: true,
      lines: true,
      checkedAt: true,
      importedAt: true,
      attachment: { select: { name: true } },
      checkedBy: { select: { name: true } },
    },
  });
}

/** A table line by line, as it stands against the register now; what went in already is shown as it went in. */
export async function readImport(actor: Actor, id: string) {
  if (!mayImport(actor)) return null;
  const found = await db().plaqueImport.findUnique({
    where: { id },
    relationLoadStrategy: "join",
    select: {
      id: true,
      lines: true,
      rows: true,
      checkedAt: true,
      importedAt: true,
      checkedBy: { select: { name: true } },
      importedBy: { select: { name: true } },
      attachment: { select: { id: true, name: true, size: true, scan: true } },
    },
  });
  if (!found) return null;
  const { rows: kept, attachment, checkedBy, importedBy, ...row } = found;
  const head = {
    ...row,
    checkedBy: checkedBy.name,
    importedBy: importedBy?.name ?? null,
    file: { id: attachment.id, name: attachment.name, size: attachment.size, state: fileState(attachment.scan, hasScanner()) },
  };
  if (head.importedAt !== null) {
    const plaques = await db().plaque.findMany({
      where: { importId: id },
      relationLoadStrategy: "join",
      orderBy: [{ number: "asc" }],
      take: 201,
      select: { id: true, number: true, title: true, holder: true, home: { select: { name: true } } },
    });
    return { ...head, plaques, judged: null };
  }
  const rows = importRows.parse(kept);
  return { ...head, plaques: null, judged: judgeRows(rows, await readRegister(db(), rows)) };
}
export type ImportView = NonNullable<Awaited<ReturnType<typeof readImport>>>;

type Found = {
  patterns: string[];
  taken: string[];
  units: Unit[];
  borne: { ownerId: string; home: string; title: string }[];
};

/** What the register and the roll of organizations say about these lines, and nothing else of them. One statement: a page has few. */
export async function readRegister(reader: Reader, rows: readonly ImportRow[]): Promise<Register> {
  const claims = rows.map(claimsOf);
  const keys = claims.map(({ number }) => numberKey(number));
  const codes = claims.flatMap(({ creditCode }) => creditCode ?? []);
  const names = claims.flatMap(({ holder }) => (holder === null ? [] : nameKey(holder)));
  const homes = rows.flatMap(({ plate }) => plate?.home ?? []);
  const [found] = await reader.$queryRaw<Found[]>`
    WITH unit AS (
      SELECT o."id", o."name", o."path", o."creditCode", host."creditCode" AS "hostCode",
        array(SELECT n."name" FROM "OrganizationName" n WHERE n."organizationId" = o."id") AS "names"
      FROM "Organization" o LEFT JOIN "Organization" host ON host."id" = o."hostUnitId"
      WHERE o."status" = 'active' AND (o."creditCode" = ANY(${codes}) OR host."creditCode" = ANY(${codes})
        OR regexp_replace(normalize(o."name", NFKC), '\\s', '', 'g') = ANY(${names})
        OR EXISTS (SELECT 1 FROM "OrganizationName" n WHERE n."organizationId" = o."id"
          AND regexp_replace(normalize(n."name", NFKC), '\\s', '', 'g') = ANY(${names}))))
    SELECT
      array(SELECT DISTINCT v."document"->'honour'->'numberPattern'->>'value' FROM "SchemeVersion" v ORDER BY 1) AS "patterns",
      array(SELECT p."numberKey" FROM "Plaque" p WHERE p."numberKey" = ANY(${keys})) AS "taken",
      (SELECT coalesce(json_agg(unit ORDER BY "path"), '[]') FROM unit) AS "units",
      (SELECT coalesce(json_agg(json_build_object('ownerId', h."ownerId", 'home', h."name", 'title', p."title")), '[]')
        FROM (SELECT * FROM "Plaque" WHERE ${onTheWallSql}) p JOIN "Home" h ON h."id" = p."homeId" WHERE h."status" = 'open'
          AND h."name" = ANY(${homes}) AND h."ownerId" IN (SELECT "id" FROM unit)) AS "borne"`;
  if (!found) throw new Error("the register gave nothing");
  return {
    today: dayOf(await readNow(reader)),
    patterns: found.patterns,
    taken: new Set(found.taken),
    units: found.units,
    borne: new Set(found.borne.map(({ ownerId, home, title }) => honourKey(ownerId, home, title))),
  };
}

/** Every pattern by which a scheme numbers plates, drafts too: what is published tomorrow must not give out a number that hangs. */
export async function listPatterns(reader: Reader): Promise<string[]> {
  const rows = await reader.$queryRaw<{ pattern: string }[]>`
    SELECT DISTINCT "document"->'honour'->'numberPattern'->>'value' AS pattern FROM "SchemeVersion"
    WHERE "document"->'honour'->'numberPattern'->>'value' IS NOT NULL ORDER BY 1`;
  return rows.map(({ pattern }) => pattern);
}
