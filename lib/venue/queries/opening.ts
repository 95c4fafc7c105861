import "server-only";
import { keptBy } from "@/lib/homes/queries/keeping";
import { grantTable } from "@/lib/grants";
import { type Actor, can } from "@/lib/kernel/access";
import { type Day, dayOf, fromDateColumn, toDateColumn } from "@/lib/kernel/dates";
import { maskPhone } from "@/lib/kernel/masking";
import { isId } from "@/lib/kernel/paging";
import { readNow } from "@/lib/server/clock";
import { db, type Reader } from "@/lib/server/db";
import { homeSubject } from "@/lib/server/scope";
import { liesIn } from "../rules";
import { listStanding } from "./standing";

/** Days on which a home stays closed, from a day on, the next first. */
export async function readClosures(reader: Reader, homeId: string, from: Day) {
  const rows = await reader.homeClosure.findMany({
    where: { homeId, cancelledAt: null, lastDay: { gte: toDateColumn(from) } },
    orderBy: [{ firstDay: "asc" }, { id: "asc" }],
    take: 50,
    select: { id: true, firstDay: true, lastDay: true, reason: true },
  });
  return rows.map((row) => ({ ...row, firstDay: fromDateColumn(row.firstDay), lastDay: fromDateColumn(row.lastDay) }));
}
export type Closure = Awaited<ReturnType<typeof readClosures>>[number];

/** What stands on those days since before they were closed. */
async function withStanding(homeId: string, closures: readonly Closure[], now: Date) {
  const { bookings, sessions } = await listStanding(db(), homeId, closures, now);
  return closures.map((closure) => ({
    ...closure,
    bookings: bookings.filter(({ startsAt }) => liesIn(dayOf(startsAt), closure)),
    sessions: sessions.filter(({ startsAt }) => liesIn(dayOf(startsAt), closure)),
  }));
}

/** Who looks after a home one keeps, and when it stays closed. Null: not theirs to keep. */
export async function readOpening(actor: Actor, homeId: string) {
  if (!isId(homeId)) return null;
  const home = await db().home.findFirst({
    where: { AND: [keptBy(actor), { id: homeId }] },
    relationLoadStrategy: "join",
    select: {
      ...{ id: true, name: true, hours: true, ownerId: true, managerId: true },
      owner: { select: { name: true, path: true } },
      manager: { select: { name: true } },
      keepers: {
        orderBy: [{ toDay: { sort: "desc", nulls: "first" } }, { fromDay: "asc" }],
        take: 50,
        select: { id: true, name: true, phoneKey: true, partTime: true, fromDay: true, toDay: true },
      },
    },
  });
  if (!home) return null;
  const now = await readNow(db());
  const today = dayOf(now);
  return {
    home: { id: home.id, name: home.name },
    hours: home.hours,
    owner: home.owner.name,
    manager: home.manager?.name ?? null,
    keepers: home.keepers.map(({ phoneKey, ...keeper }) => ({
      ...keeper,
      phone: phoneKey && maskPhone(phoneKey),
      fromDay: fromDateColumn(keeper.fromDay),
      toDay: keeper.toDay && fromDateColumn(keeper.toDay),
    })),
    closures: await withStanding(homeId, await readClosures(db(), homeId, today), now),
    today,
    may: { setManager: can(grantTable, actor, "home.setManager", homeSubject(home)) },
  };
}
export type OpeningPage = NonNullable<Awaited<ReturnType<typeof readOpening>>>;
