import "server-only";
import { ranksOf } from "@/lib/activities/rules/rating";
import { approvedStatuses, heldStatuses } from "@/lib/activities/workflow";
import { grantTable } from "@/lib/grants";
import { listOperations, platesSelect } from "@/lib/homes/queries/operation";
import { onTheWall } from "@/lib/homes/queries/wall";
import { placeOf } from "@/lib/homes/rules";
import { type Actor, scopesOf } from "@/lib/kernel/access";
import { addDays, dayOf } from "@/lib/kernel/dates";
import { readNow } from "@/lib/server/clock";
import { db } from "@/lib/server/db";
import { homesFor } from "@/lib/server/scope";
import type { BoardFilter, BoardHome } from "../rules/board";
import * as rules from "../rules/board";
import { requirementsOf, standing, type Tally } from "../rules/meter";
import { yearsOf } from "../rules/years";

const perPage = 50;

type Needs = { id: string; least: number; staff: boolean; online: boolean; from: string; until: string | null };
type TallyRow = { homeId: string; month: number | null; kind: string | null; line: string | null; counted: number };

/**
 * What counts of a year, by home, month and kind, and by home and line: as `countSession` says it (tests/integration/meter.test.ts proves
 * that the two agree), in one statement over the year's sessions.
 */
function tallyYear(needs: readonly Needs[], year: number, today: string): Promise<TallyRow[]> {
  const of = <K extends keyof Needs>(key: K) => needs.map((one) => one[key]);
  return db().$queryRaw<TallyRow[]>`
    WITH need AS (
      SELECT * FROM unnest(${of("id")}::uuid[], ${of("least")}::int[], ${of("staff")}::bool[], ${of("online")}::bool[], ${of("from")}::date[],
        ${of("until")}::date[]) AS n("homeId", least, staff, online, "from", "until")
    ), counting AS MATERIALIZED (
      SELECT s."homeId", extract(month FROM s."startsOn")::int AS month, a."yearlyKind" AS kind, a."lines"
      FROM "ActivitySession" s JOIN need n ON n."homeId" = s."homeId" JOIN "Activity" a ON a."id" = s."activityId"
      WHERE s."startsOn" >= ${`${year}-01-01`}::date AND s."startsOn" <= least(${`${year}-12-31`}::date, ${today}::date)
        AND s."startsOn" >= n."from" AND (n."until" IS NULL OR s."startsOn" < n."until")
        AND s."status"::text = ANY(${[...heldStatuses]}::text[]) AND a."status"::text = ANY(${[...approvedStatuses]}::text[])
        AND (n.online OR a."mode" <> 'online')
        AND s."present" + CASE WHEN n.staff THEN s."staffPresent" ELSE 0 END >= n.least
    )
    SELECT "homeId", month, kind, NULL AS line, count(*)::int AS counted FROM counting GROUP BY 1, 2, 3
    UNION ALL
    SELECT "homeId", NULL, NULL, line, count(*)::int FROM counting, unnest("lines") AS line GROUP BY 1, 4`;
}

/** Every home in sight that bears a plate, with its year. Null: not for this actor: who keeps a home looks at that home. */
async function readHomes(actor: Actor, asked: number | null) {
  if (!scopesOf(grantTable, actor, "home.read").some((scope) => scope === "city" || scope === "subtree")) return null;
  const [found, places, now] = await Promise.all([
    db().home.findMany({
      where: { AND: [homesFor(actor, "home.read"), { status: "open", plaques: { some: onTheWall } }] },
      relationLoadStrategy: "join",
      select: {
        ...{ id: true, name: true, level: true, category: true },
        owner: { select: { name: true, path: true } },
        plaques: platesSelect,
      },
    }),
    db().organization.findMany({
      where: { status: "active", kind: { level: { in: ["county", "township"] } } },
      select: { id: true, name: true, path: true },
    }),
    readNow(db()),
  ]);
  const today = dayOf(now);
  const homes = await listOperations(db(), found);
  const firstDay = homes.reduce<string | null>((first, { owed }) => {
    return owed.awardedOn !== null && (first === null || owed.awardedOn < first) ? owed.awardedOn : first;
  }, null);
  const years = yearsOf(firstDay, today);
  const year = years.find((one) => one === asked) ?? Number(today.slice(0, 4));
  const owing = homes.flatMap(({ id, owed: { operation, awardedOn, until } }) =>
    operation === null || awardedOn === null ? [] : [{ id, awardedOn, until, needs: requirementsOf(operation) }],
  );
  const needed = owing.map(({ id, awardedOn, until, needs }) => ({
    ...{ id, least: needs.leastAttendees, staff: needs.countStaff, online: needs.countOnline, from: awardedOn, until },
  }));
  const [rows, carriers] = await Promise.all([
    tallyYear(needed, year, today),
    db().$queryRaw<{ id: string; carrier: string | null; sum: number; count: number }[]>`
      WITH graded AS (
        SELECT s."homeId", sum(r."grade")::int AS sum, count(*)::int AS count
        FROM "ActivityRating" r JOIN "ActivitySession" s ON s."id" = r."sessionId"
        WHERE s."startsOn" BETWEEN ${`${year}-01-01`}::date AND ${`${year}-12-31`}::date GROUP BY 1
      )
      SELECT h."id", r."profile"->>'carrier' AS carrier, coalesce(g.sum, 0) AS sum, coalesce(g.count, 0) AS count
      FROM "Home" h LEFT JOIN "HomeRevision" r ON r."id" = h."releasedRevisionId" LEFT JOIN graded g ON g."homeId" = h."id"
      WHERE h."id" = ANY(${found.map(({ id }) => id)}::uuid[])`,
  ]);
  const tallies = new Map<string, Tally[]>();
  const lines = new Map<string, Record<string, number>>();
  for (const { homeId, month, kind, line, counted } of rows) {
    if (month !== null) tallies.set(homeId, [...(tallies.get(homeId) ?? []), { month, kind, counted }]);
    if (line !== null) lines.set(homeId, { ...lines.get(homeId), [line]: counted });
  }
  const standings = new Map(
    owing.map(({ id, needs, ...term }) => [id, standing(tallies.get(id) ?? [], term, needs, { year, today })] as const),
  );
  const saidOf = new Map(carriers.map(({ id, carrier, sum, count }) => [id, { carrier, grades: { sum, count } }]));
  const rowsOf = homes.map<BoardHome>(({ id, name, level, category, owner }) => {
    const place = placeOf(owner.path, places);
    return {
      ...{ id, name, level, category },
      owner: owner.name,
      carrier: saidOf.get(id)?.carrier ?? null,
      place: place && { id: place.id, name: place.name },
      standing: standings.get(id) ?? null,
      lines: lines.get(id) ?? {},
      grades: saidOf.get(id)?.grades ?? { sum: 0, count: 0 },
    };
  });
  const named = new Map(owing.flatMap(({ needs }) => needs.lines.map(({ key, name }) => [key, name] as const)));
  return { homes: rowsOf, year, years, today, now, lines: [...named].map(([key, name]) => ({ key, name })) };
}

/** The homes in sight: how many stand where, by place, level, category and carrier, and a page of the homes behind the filter. */
export async function readMeterBoard(actor: Actor, filter: BoardFilter, asked: number | null, after: string | null) {
  const found = await readHomes(actor, asked);
  if (!found) return null;
  const { homes, year, years, today, now, lines } = found;
  const month = rules.boardMonth(year, today);
  const fitting = homes.filter((home) => rules.fits(home, filter, month));
  return {
    ...{ year, years, today, now, month, lines, filter },
    all: rules.tally(homes, month),
    shown: rules.tally(fitting, month),
    /** Among all homes in sight, whatever the filter. */
    ranks: ranksOf(homes),
    /** Each counted over what the other filters leave. */
    groups: Object.fromEntries(rules.groupings.map((by) => [by, rules.groupsOf(fitting, by, month)])) as Record<
      rules.Grouping,
      rules.Group[]
    >,
    /** When the month, or the year that is over, ends: until then what is short can be done. */
    until: addDays(month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, "0")}-01`, -1),
    ...rules.pageBehind(rules.inOrder(fitting), after, perPage),
  };
}
export type MeterBoard = NonNullable<Awaited<ReturnType<typeof readMeterBoard>>>;

/** All homes behind the filter, for a spreadsheet. */
export async function listStandings(actor: Actor, filter: BoardFilter, asked: number | null) {
  const found = await readHomes(actor, asked);
  if (!found) return null;
  const month = rules.boardMonth(found.year, found.today);
  return { ...found, ranks: ranksOf(found.homes), homes: rules.inOrder(found.homes.filter((home) => rules.fits(home, filter, month))) };
}
