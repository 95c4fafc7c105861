import "server-only";
import { grantTable } from "@/lib/grants";
import { type Actor, can } from "@/lib/kernel/access";
import { movesFrom } from "@/lib/kernel/workflow";
import type { Reader } from "@/lib/server/db";
import { bookingScopeSelect, bookingSubject } from "@/lib/server/scope";
import type { Prisma } from "@/prisma/generated/client";
import { bookingGuards, type Held } from "../rules";
import { bookingWorkflow } from "../workflow";

const bookingSelect = {
  ...bookingScopeSelect,
  room: { select: { name: true, home: { select: { ...bookingScopeSelect.room.select.home.select, id: true, name: true } } } },
  id: true,
  roomId: true,
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

export function bookingMovesOf(actor: Actor, booking: BookingRow, others: readonly Held[], now: Date) {
  const subject = bookingSubject(booking);
  return movesFrom(bookingWorkflow, booking.status, (permission) => can(grantTable, actor, permission, subject), bookingGuards, {
    ...{ now, booking, others },
  });
}

/** The house rules in force; null where a home has none. */
export const readRules = (reader: Reader, homeId: string) =>
  reader.houseRules.findFirst({ where: { homeId }, orderBy: { version: "desc" }, select: { id: true, version: true, text: true } });
