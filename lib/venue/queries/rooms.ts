import "server-only";
import { keptBy } from "@/lib/homes/queries/keeping";
import type { Actor } from "@/lib/kernel/access";
import { addDays, type Day, dayOf, isDay, startOf, weekdayOf } from "@/lib/kernel/dates";
import { isId } from "@/lib/kernel/paging";
import { readNow } from "@/lib/server/clock";
import { db } from "@/lib/server/db";
import type { Prisma } from "@/prisma/generated/client";
import { weekOf } from "../rules";
import { readRules } from "./facts";
import { readClosures } from "./opening";

/** The rooms of a home one keeps, closed ones too, and its house rules with their version. Null: not theirs to keep. */
export async function readRooms(actor: Actor, homeId: string) {
  if (!isId(homeId)) return null;
  const home = await db().home.findFirst({
    where: { AND: [keptBy(actor), { id: homeId }] },
    relationLoadStrategy: "join",
    select: {
      id: true,
      name: true,
      rooms: {
        orderBy: [{ closedAt: { sort: "asc", nulls: "first" } }, { name: "asc" }],
        select: { id: true, name: true, seats: true, note: true, needsApproval: true, closedAt: true },
      },
      rules: { orderBy: { version: "desc" }, take: 1, select: { version: true, text: true, at: true } },
    },
  });
  return home && { home: { id: home.id, name: home.name }, rooms: home.rooms, rules: home.rules[0] ?? null };
}
export type RoomsPage = NonNullable<Awaited<ReturnType<typeof readRooms>>>;

const entrySelect = { id: true, startsAt: true, endsAt: true, status: true } as const satisfies Prisma.BookingSelect;

/** The day in an address, or today; the week around it is shown. */
const dayIn = (value: string | undefined, today: Day): Day => (value !== undefined && isDay(value) ? value : today);

/** What lies in a week of a room: that it is taken, and by nobody in particular. */
async function readWeek({ id: roomId, homeId }: { id: string; homeId: string }, asked: string | undefined) {
  const today = dayOf(await readNow(db()));
  const day = dayIn(asked, today);
  const monday = addDays(day, -((weekdayOf(day) + 6) % 7));
  const closures = await readClosures(db(), homeId, monday);
  const entries = await db().booking.findMany({
    // Each lies within one day.
    where: {
      roomId,
      status: { in: ["requested", "approved", "closed"] },
      startsAt: { gte: startOf(monday), lt: startOf(addDays(monday, 7)) },
    },
    orderBy: { startsAt: "asc" },
    select: entrySelect,
  });
  return {
    today,
    before: addDays(monday, -7),
    after: addDays(monday, 7),
    days: weekOf(monday, entries).map((one) => ({
      ...one,
      closed: closures.some(({ firstDay, lastDay }) => firstDay <= one.day && one.day <= lastDay),
    })),
  };
}
export type Week = Awaited<ReturnType<typeof readWeek>>;

/** A room anybody may ask for, with its week. */
export async function publicRoom(roomId: string, day?: string) {
  if (!isId(roomId)) return null;
  const room = await db().homeRoom.findFirst({
    where: { id: roomId, closedAt: null, home: { status: "open" } },
    select: {
      ...{ id: true, name: true, seats: true, note: true, needsApproval: true },
      home: { select: { id: true, name: true, free: true } },
    },
  });
  if (!room) return null;
  const [week, rules] = await Promise.all([readWeek({ id: room.id, homeId: room.home.id }, day), readRules(db(), room.home.id)]);
  return { ...room, week, rules };
}
export type PublicRoom = NonNullable<Awaited<ReturnType<typeof publicRoom>>>;

/** For its keepers, who open each booking from there. */
export const readRoomWeek = readWeek;
