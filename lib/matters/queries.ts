import "server-only";
import { grantTable } from "@/lib/grants";
import { type Actor, can } from "@/lib/kernel/access";
import { dayOf, fromDateColumn } from "@/lib/kernel/dates";
import { pageAfter, pageOf } from "@/lib/kernel/paging";
import { readNow } from "@/lib/server/clock";
import { db } from "@/lib/server/db";
import { homeScopeSelect, homesFor, homeSubject } from "@/lib/server/scope";
import { isLate } from "./rules";

const perPage = 50;
export type MatterCounts = { done: number; late: number; open: number; overdue: number };

/** A home's year in figures: done and how many of them late; open and how many of them past their last day. */
export async function countMatters(homeId: string, year: number, today: string): Promise<MatterCounts> {
  const [counts] = await db().$queryRaw<MatterCounts[]>`
    SELECT count(*) FILTER (WHERE "state" = 'done')::int AS done,
      count(*) FILTER (WHERE "state" = 'done' AND "endedOn" > "dueOn")::int AS late,
      count(*) FILTER (WHERE "state" = 'open')::int AS open,
      count(*) FILTER (WHERE "state" = 'open' AND "dueOn" < ${today}::date)::int AS overdue
    FROM "HomeMatter" WHERE "homeId" = ${homeId}::uuid
      AND coalesce("endedOn", "dueOn") BETWEEN ${`${year}-01-01`}::date AND ${`${year}-12-31`}::date`;
  return counts ?? { done: 0, late: 0, open: 0, overdue: 0 };
}

/** A home's 台账, by its last day, the latest first; pages by key. Null: not in sight. */
export async function listMatters(actor: Actor, homeId: string, after: string | null) {
  const home = await db().home.findFirst({
    where: { AND: [{ id: homeId }, homesFor(actor, "home.read")] },
    relationLoadStrategy: "join",
    select: { id: true, name: true, ...homeScopeSelect },
  });
  if (!home) return null;
  const now = await readNow(db());
  const today = dayOf(now);
  const [rows, counts] = await Promise.all([
    db().homeMatter.findMany({
      where: { homeId },
      orderBy: [{ dueOn: "desc" }, { id: "desc" }],
      ...pageAfter(after, perPage),
      select: { id: true, title: true, owner: true, dueOn: true, state: true, endedOn: true, result: true, revision: true },
    }),
    countMatters(homeId, Number(today.slice(0, 4)), today),
  ]);
  const page = pageOf(rows, perPage);
  return {
    home: { id: home.id, name: home.name },
    ...{ today, counts, next: page.next },
    may: can(grantTable, actor, "homeMatter.save", homeSubject(home)),
    rows: page.rows.map(({ dueOn, endedOn, ...row }) => {
      const days = { dueOn: fromDateColumn(dueOn), endedOn: endedOn && fromDateColumn(endedOn) };
      return { ...row, ...days, late: isLate({ state: row.state, ...days }, today) };
    }),
  };
}
export type Matters = NonNullable<Awaited<ReturnType<typeof listMatters>>>;
