import "server-only";
import { type Day, fromDateColumn } from "@/lib/kernel/dates";
import type { Span } from "@/lib/kernel/recurrence";
import type { Tx } from "@/lib/server/db";
import { closeWork } from "@/lib/work/writes";
import { type Held, isFree, letIn, liesIn, type Shut } from "./rules";

/** Whoever books, approves or calls off holds the room's row meanwhile: rooms come after activities and sessions, in the order of their ids. */
export async function lockRooms(tx: Tx, roomIds: readonly string[]): Promise<void> {
  const ids = [...new Set(roomIds)].sort();
  if (ids.length > 0) await tx.$queryRaw`SELECT 1 FROM "HomeRoom" WHERE "id" = ANY(${ids}::uuid[]) ORDER BY "id" FOR UPDATE`;
}

/** The home's rooms, each under its lock: who closes its days waits for those who book, and they for it. */
export async function lockRoomsOf(tx: Tx, homeId: string): Promise<string[]> {
  const rooms = await tx.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "HomeRoom" WHERE "homeId" = ${homeId}::uuid ORDER BY "id" FOR UPDATE`;
  return rooms.map(({ id }) => id);
}

async function closuresOf(tx: Tx, home: { id: string } | { rooms: { some: { id: string } } }): Promise<Shut[]> {
  const rows = await tx.homeClosure.findMany({ where: { home, cancelledAt: null }, select: { firstDay: true, lastDay: true } });
  return rows.map(({ firstDay, lastDay }) => ({ firstDay: fromDateColumn(firstDay), lastDay: fromDateColumn(lastDay) }));
}

/** Whether the home stays closed on one of these days. */
export async function isClosed(tx: Tx, homeId: string, days: readonly Day[]): Promise<boolean> {
  const closures = await closuresOf(tx, { id: homeId });
  return days.some((day) => closures.some((closure) => liesIn(day, closure)));
}

const inRoom = (tx: Tx, roomId: string, from: Date, to: Date): Promise<(Held & { requestedAt: Date })[]> =>
  tx.booking.findMany({
    where: { roomId, startsAt: { lt: to }, endsAt: { gt: from }, status: { in: ["waiting", "requested", "approved", "closed"] } },
    select: { id: true, startsAt: true, endsAt: true, status: true, requestedAt: true },
  });

type Wanted = Span & {
  roomId: string;
  purpose: string;
  requestedById: string;
  organizationId: string | null;
  houseRulesId: string | null;
  seriesId?: string | null;
  sessionId?: string | null;
};

/**
 * One booking under the lock of its room. It holds the room where nobody is in the way, at once approved where those who keep the home ask;
 * otherwise it waits, or, where it must not wait, is null and nothing was written.
 */
export async function book(
  tx: Tx,
  wanted: Wanted,
  { approved, mayWait, now }: { approved: boolean; mayWait: boolean; now: Date },
): Promise<{ id: string; status: "waiting" | "requested" | "approved" } | null> {
  const free = isFree(wanted, await inRoom(tx, wanted.roomId, wanted.startsAt, wanted.endsAt));
  if (!free && !mayWait) return null;
  const status = !free ? "waiting" : approved ? "approved" : "requested";
  const decided = status === "approved" ? { decidedById: wanted.requestedById, decidedAt: now } : {};
  const { id } = await tx.booking.create({ data: { ...wanted, ...decided, status, requestedAt: now }, select: { id: true } });
  return { id, status };
}

/** After a room was set free in these hours: who waits for it gets it, in turn. The room's row is locked. */
export async function letInWaiting(tx: Tx, roomId: string, { startsAt, endsAt }: Span, now: Date): Promise<string[]> {
  const around = await inRoom(tx, roomId, startsAt, endsAt);
  const waiting = around.filter(({ status }) => status === "waiting");
  if (waiting.length === 0) return [];
  // One that waits may reach beyond the hours that were set free.
  const from = new Date(Math.min(...waiting.map((one) => one.startsAt.getTime())));
  const to = new Date(Math.max(...waiting.map((one) => one.endsAt.getTime())));
  const holding = (await inRoom(tx, roomId, from, to)).filter(({ status }) => status !== "waiting");
  const ids = letIn(waiting, holding, await closuresOf(tx, { rooms: { some: { id: roomId } } }), now);
  await tx.booking.updateMany({ where: { id: { in: ids }, status: "waiting" }, data: { status: "requested" } });
  return ids;
}

/** The bookings of sessions that are not held there any more. */
export async function freeRooms(tx: Tx, sessionIds: readonly string[], reason: string | null, now: Date): Promise<void> {
  const theirs = await tx.booking.findMany({
    where: { sessionId: { in: [...sessionIds] }, status: { in: ["waiting", "requested", "approved"] } },
    orderBy: { id: "asc" },
    select: { id: true, roomId: true, startsAt: true, endsAt: true },
  });
  await lockRooms(
    tx,
    theirs.map(({ roomId }) => roomId),
  );
  await tx.booking.updateMany({ where: { id: { in: theirs.map(({ id }) => id) } }, data: { status: "cancelled", reason } });
  for (const one of theirs) {
    await closeWork(tx, "booking", one.id, now);
    await letInWaiting(tx, one.roomId, one, now);
  }
}
