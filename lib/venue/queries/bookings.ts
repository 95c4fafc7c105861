import "server-only";
import { grantTable } from "@/lib/grants";
import { keptBy } from "@/lib/homes/queries/keeping";
import { type Actor, can } from "@/lib/kernel/access";
import { fromDateColumn } from "@/lib/kernel/dates";
import { isId, pageAfter, pageOf } from "@/lib/kernel/paging";
import { readNow } from "@/lib/server/clock";
import { db } from "@/lib/server/db";
import { bookingsFor, bookingSubject, homeSubject } from "@/lib/server/scope";
import type { Prisma } from "@/prisma/generated/client";
import { placeInLine } from "../rules";
import { liveStatuses } from "../workflow";
import { bookingMovesOf, closuresAround, listAround, loadBooking } from "./facts";
import { readRoomWeek } from "./rooms";

const rowSelect = {
  ...{ id: true, purpose: true, startsAt: true, endsAt: true, status: true },
  room: { select: { name: true, home: { select: { id: true, name: true } } } },
  requestedBy: { select: { name: true } },
  organization: { select: { name: true } },
} as const satisfies Prisma.BookingSelect;
export type BookingLine = Prisma.BookingGetPayload<{ select: typeof rowSelect }>;

const listed = 50;

/** What waits in a home one keeps, and a week of one of its rooms. Null: not theirs to keep. */
export async function readBookings(actor: Actor, homeId: string, asked: { room?: string | undefined; day?: string | undefined }) {
  if (!isId(homeId)) return null;
  const home = await db().home.findFirst({
    where: { AND: [keptBy(actor), { id: homeId }] },
    select: {
      id: true,
      name: true,
      rooms: { where: { closedAt: null }, orderBy: [{ seats: "desc" }, { name: "asc" }], select: { id: true, name: true } },
    },
  });
  if (!home) return null;
  const now = await readNow(db());
  const { rooms, ...facts } = home;
  const list = (where: Prisma.BookingWhereInput) =>
    db().booking.findMany({
      where: { AND: [{ room: { homeId } }, where] },
      relationLoadStrategy: "join",
      orderBy: [{ startsAt: "asc" }, { id: "asc" }],
      take: listed,
      select: rowSelect,
    });
  const room = rooms.find(({ id }) => id === asked.room) ?? rooms[0] ?? null;
  const [waiting, toClose, week] = await Promise.all([
    list({ status: { in: ["requested", "waiting"] }, startsAt: { gt: now } }),
    list({ status: "approved", endsAt: { lte: now } }),
    room && readRoomWeek({ id: room.id, homeId }, asked.day),
  ]);
  return { home: facts, rooms, room, week, waiting, toClose };
}
export type BookingsPage = NonNullable<Awaited<ReturnType<typeof readBookings>>>;

/** One's own, the latest first; pages by key. */
export async function listOwnBookings(actor: Actor, after: string | null) {
  if (actor.kind !== "person") return { rows: [], next: null };
  const rows = await db().booking.findMany({
    where: { requestedById: actor.personId, sessionId: null },
    relationLoadStrategy: "join",
    orderBy: [{ startsAt: "desc" }, { id: "desc" }],
    ...pageAfter(after, listed),
    select: rowSelect,
  });
  return pageOf(rows, listed);
}

/** One booking, for whoever asked for it and whoever keeps the room. Null: not theirs to see. */
export async function readBooking(actor: Actor, id: string) {
  if (!isId(id)) return null;
  const found = await db().booking.findFirst({
    where: { AND: [bookingsFor(actor, "booking.read"), { id }] },
    relationLoadStrategy: "join",
    select: {
      ...rowSelect,
      ...{ requestedAt: true, reason: true, seriesId: true, sessionId: true },
      closing: {
        select: {
          safe: true,
          kept: true,
          clean: true,
          restored: true,
          powerOff: true,
          note: true,
          at: true,
          by: { select: { name: true } },
        },
      },
    },
  });
  const row = found && (await loadBooking(db(), id));
  if (!row) return null;
  const [others, closures, siblings, now] = await Promise.all([
    listAround(db(), row.roomId, row.startsAt, row.endsAt),
    closuresAround(db(), row),
    found.seriesId === null
      ? []
      : db().booking.findMany({
          where: { seriesId: found.seriesId, id: { not: id } },
          orderBy: { startsAt: "asc" },
          select: { id: true, startsAt: true, endsAt: true, status: true },
        }),
    readNow(db()),
  ]);
  const moves = bookingMovesOf(actor, row, { others, closures }, now).map((move) =>
    row.sessionId !== null && move.name !== "close" ? { ...move, blockers: [...move.blockers, "withActivity"] } : move,
  );
  const live = [row, ...siblings].filter(({ status, startsAt }) => liveStatuses.some((known) => known === status) && startsAt > now);
  return {
    ...found,
    siblings,
    /** How many days of it can be called off at once; null: not by this person, or not many. */
    ahead: live.length > 1 && can(grantTable, actor, "booking.cancel", bookingSubject(row)) ? live.length : null,
    closed: closures.length > 0,
    moves,
    /** Which in turn it waits; null where it does not. */
    place: placeInLine({ ...row, requestedAt: found.requestedAt }, others),
    keeps: can(grantTable, actor, "booking.approve", homeSubject(row.room.home)),
  };
}
export type BookingView = NonNullable<Awaited<ReturnType<typeof readBooking>>>;

/** What was broken or forbidden in a home one keeps, the latest first. Null: not theirs to keep. */
export async function readIncidents(actor: Actor, homeId: string, after: string | null) {
  if (!isId(homeId)) return null;
  const home = await db().home.findFirst({ where: { AND: [keptBy(actor), { id: homeId }] }, select: { id: true, name: true } });
  if (!home) return null;
  const [rows, bookings] = await Promise.all([
    db().incident.findMany({
      where: { homeId },
      relationLoadStrategy: "join",
      orderBy: [{ onDay: "desc" }, { id: "desc" }],
      ...pageAfter(after, listed),
      select: {
        ...{ id: true, kind: true, onDay: true, text: true, cost: true, paid: true, settledOn: true, bookingId: true },
        by: { select: { name: true } },
        booking: { select: { purpose: true } },
      },
    }),
    db().booking.findMany({
      where: { room: { homeId }, status: { in: ["approved", "closed"] }, startsAt: { lte: await readNow(db()) } },
      orderBy: { startsAt: "desc" },
      take: 30,
      select: { id: true, purpose: true, startsAt: true },
    }),
  ]);
  const page = pageOf(rows, listed);
  return {
    home,
    bookings,
    next: page.next,
    rows: page.rows.map(({ onDay, settledOn, ...row }) => ({
      ...row,
      onDay: fromDateColumn(onDay),
      settledOn: settledOn && fromDateColumn(settledOn),
    })),
  };
}
export type IncidentsPage = NonNullable<Awaited<ReturnType<typeof readIncidents>>>;
