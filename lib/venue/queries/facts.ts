import "server-only";
import { grantTable } from "@/lib/grants";
import { type Actor, can } from "@/lib/kernel/access";
import { dayOf, fromDateColumn, toDateColumn } from "@/lib/kernel/dates";
import { movesFrom } from "@/lib/kernel/workflow";
import type { Reader } from "@/lib/server/db";
import { bookingScopeSelect, bookingSubject } from "@/lib/server/scope";
import type { Prisma } from "@/prisma/generated/client";
import { bookingGuards, type Held, type Shut } from "../rules";
import { bookingWorkflow, liveStatuses } from "../workflow";

const bookingSelect = {
  ...bookingScopeSelect,
  room: { select: { name: true, home: { select: { ...bookingScopeSelect.room.select.home.select, id: true, name: true } } } },
  id: true,
  roomId: true,
  seriesId: true,
  sessionId: true,
  purpose: true,
  startsAt: true,
  endsAt: true,
  status: true,
  requestedAt: true,
} as const satisfies Prisma.BookingSelect;
export type BookingRow = Prisma.BookingGetPayload<{ select: typeof bookingSelect }>;

export const loadBooking = (reader: Reader, id: string): Promise<BookingRow | null> =>
  reader.booking.findUnique({ where: { id }, relationLoadStrategy: "join", select: bookingSelect });

/** What else lies in these hours of the room, whatever its state. */
export const listAround = (reader: Reader, roomId: string, startsAt: Date, endsAt: Date): Promise<(Held & { requestedAt: Date })[]> =>
  reader.booking.findMany({
    where: { roomId, startsAt: { lt: endsAt }, endsAt: { gt: startsAt } },
    select: { id: true, startsAt: true, endsAt: true, status: true, requestedAt: true },
  });

/** What is still ahead of those that were asked for together, the next first. */
export const listAhead = (reader: Reader, seriesId: string, now: Date) =>
  reader.booking.findMany({
    where: { seriesId, status: { in: [...liveStatuses] }, startsAt: { gt: now } },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
    select: { id: true, startsAt: true, endsAt: true, status: true },
  });

/** The closed days in which it lies. */
export async function closuresAround(reader: Reader, { room, startsAt }: Pick<BookingRow, "room" | "startsAt">): Promise<Shut[]> {
  const day = toDateColumn(dayOf(startsAt));
  const rows = await reader.homeClosure.findMany({
    where: { homeId: room.home.id, cancelledAt: null, firstDay: { lte: day }, lastDay: { gte: day } },
    select: { firstDay: true, lastDay: true },
  });
  return rows.map(({ firstDay, lastDay }) => ({ firstDay: fromDateColumn(firstDay), lastDay: fromDateColumn(lastDay) }));
}

type Around = { others: readonly Held[]; closures: readonly Shut[] };
export function bookingMovesOf(actor: Actor, booking: BookingRow, { others, closures }: Around, now: Date) {
  const subject = bookingSubject(booking);
  return movesFrom(bookingWorkflow, booking.status, (permission) => can(grantTable, actor, permission, subject), bookingGuards, {
    ...{ now, booking, others, closures },
  });
}

/** The house rules in force; null where a home has none. */
export const readRules = (reader: Reader, homeId: string) =>
  reader.houseRules.findFirst({ where: { homeId }, orderBy: { version: "desc" }, select: { id: true, version: true, text: true } });
