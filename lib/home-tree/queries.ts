import "server-only";
import { heldStatuses } from "@/lib/activities/workflow";
import { grantTable } from "@/lib/grants";
import { type Actor, can } from "@/lib/kernel/access";
import { dayOf, toDateColumn } from "@/lib/kernel/dates";
import { numberKey } from "@/lib/kernel/numbering";
import { isId } from "@/lib/kernel/paging";
import { readNow } from "@/lib/server/clock";
import { onTheWallSql } from "@/lib/homes/queries/wall";
import { db, type Reader, sql } from "@/lib/server/db";
import { homeScopeSelect, homesFor, homeSubject } from "@/lib/server/scope";
import { mostLevels, rollUp, type Standing } from "./rules";

/** The homes above one, the nearest first, itself left out. */
export const listAbove = (reader: Reader, homeId: string): Promise<{ id: string; name: string }[]> =>
  reader.$queryRaw`
    WITH RECURSIVE above ("id", "name", "parentId", "at") AS (
      SELECT "id", "name", "parentId", 0 FROM "Home" WHERE "id" = ${homeId}::uuid
      UNION ALL
      SELECT h."id", h."name", h."parentId", a."at" + 1 FROM "Home" h JOIN above a ON h."id" = a."parentId" WHERE a."at" < ${mostLevels}
    )
    SELECT "id", "name" FROM above WHERE "at" > 0 ORDER BY "at"`;

/** How many levels stand below one. */
export async function deepestBelow(reader: Reader, homeId: string): Promise<number> {
  const [row] = await reader.$queryRaw<{ deepest: number }[]>`
    WITH RECURSIVE below ("id", "depth") AS (
      SELECT ${homeId}::uuid, 0
      UNION ALL
      SELECT h."id", b."depth" + 1 FROM "Home" h JOIN below b ON h."parentId" = b."id" WHERE b."depth" < ${mostLevels}
    )
    SELECT max("depth")::int AS deepest FROM below`;
  return row?.deepest ?? 0;
}

/** Open homes of this name, or with a plate of this number: two at most, because one is wanted. */
export const findNamed = (reader: Reader, said: string): Promise<{ id: string; name: string }[]> =>
  reader.home.findMany({
    where: { status: "open", OR: [{ name: said }, { plaques: { some: { numberKey: numberKey(said) } } }] },
    orderBy: { id: "asc" },
    take: 2,
    select: { id: true, name: true },
  });

type Node = Standing & { name: string; level: string };

/** What anybody may visit: it holds a plate. */
const holdsPlate = sql`EXISTS (SELECT FROM "Plaque" WHERE "homeId" = h."id" AND ${onTheWallSql})`;

/** A home and all below it with what was held in a year, in one statement. `which`: those below that are shown, each with its own. */
const listBelow = (homeId: string, year: number, which = sql`true`): Promise<Node[]> =>
  db().$queryRaw<Node[]>`
    WITH RECURSIVE below ("id", "parentId", "name", "level", "depth") AS (
      SELECT "id", "parentId", "name", "level", 0 FROM "Home" WHERE "id" = ${homeId}::uuid
      UNION ALL
      SELECT h."id", h."parentId", h."name", h."level", b."depth" + 1 FROM "Home" h JOIN below b ON h."parentId" = b."id"
        WHERE h."status" = 'open' AND b."depth" < ${mostLevels} AND ${which}
    )
    SELECT b."id", b."parentId", b."name", b."level", count(s."id")::int AS sessions, coalesce(sum(s."present"), 0)::int AS people
    FROM below b LEFT JOIN "ActivitySession" s ON s."homeId" = b."id"
      AND s."startsOn" BETWEEN ${toDateColumn(`${year}-01-01`)}::date AND ${toDateColumn(`${year}-12-31`)}::date
      AND s."status"::text = ANY(${[...heldStatuses]})
    GROUP BY b."id", b."parentId", b."name", b."level" ORDER BY b."name", b."id"`;

/** The homes below one with what they come to this year (T9), for whoever reads its page; null: none stand below it. */
export async function publicBelow(homeId: string) {
  const year = Number(dayOf(await readNow(db())).slice(0, 4));
  const [top, ...rows] = rollUp(homeId, await listBelow(homeId, year, holdsPlate));
  return top && rows.length > 0 ? { year, all: top.all, homes: top.homes, rows } : null;
}
export type HomesBelow = Awaited<ReturnType<typeof publicBelow>>;

/** Where a home stands among the three levels, and what it comes to this year together with those below. Null: not in sight. */
export async function readTree(actor: Actor, homeId: string) {
  if (!isId(homeId)) return null;
  const home = await db().home.findFirst({
    where: { AND: [homesFor(actor, "home.read"), { id: homeId, status: "open" }] },
    select: { id: true, name: true, ...homeScopeSelect },
  });
  if (!home) return null;
  const today = dayOf(await readNow(db()));
  const year = Number(today.slice(0, 4));
  const [above, below] = await Promise.all([listAbove(db(), homeId), listBelow(homeId, year)]);
  const subject = homeSubject(home);
  return {
    home: { id: home.id, name: home.name },
    year,
    above: above.toReversed(),
    rows: rollUp(homeId, below),
    keeps: can(grantTable, actor, "homeRevision.save", subject),
    may: { setParent: can(grantTable, actor, "home.setParent", subject) },
  };
}
export type TreePage = NonNullable<Awaited<ReturnType<typeof readTree>>>;
