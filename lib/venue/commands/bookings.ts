import "server-only";
import type { z } from "zod";
import { type Actor, citySubject } from "@/lib/kernel/access";
import { invalid, Refusal } from "@/lib/kernel/outcome";
import { expand, mostOccurrences, spanOn } from "@/lib/kernel/recurrence";
import { type Context, defineCommand, type Loaded } from "@/lib/server/command";
import { bookingSubject } from "@/lib/server/scope";
import { closeWork } from "@/lib/work/writes";
import { bookingMovesOf, type BookingRow, closuresAround, listAhead, listAround, loadBooking, readRules } from "../queries/facts";
import { closingLines } from "../rules";
import * as schema from "../schema";
import type { BookingMove } from "../workflow";
import { book, isClosed, lockRooms } from "../writes";
import { askKeepers, letInAndTell, tellBooker } from "./news";

const roomSelect = {
  id: true,
  homeId: true,
  needsApproval: true,
  closedAt: true,
  home: { select: { ownerId: true, managerId: true, status: true } },
} as const;

/** Whoever keeps the home needs nobody's word. */
const keeps = (actor: Actor, home: { ownerId: string; managerId: string | null }) =>
  actor.kind === "person" && actor.acting !== null && [home.ownerId, home.managerId].includes(actor.acting.organizationId);

const news = { approve: "bookingApproved", refuse: "bookingRefused", cancel: "bookingCancelled" } as const;

/** A room for an hour or for many days by a rule, by anybody with an account. What is taken is waited for, each day by itself. */
export const requestBooking = defineCommand({
  permission: "booking.request",
  sight: "booking.request",
  subjectKind: "booking",
  input: schema.requestInput,
  load: async ({ tx, input }) => {
    await lockRooms(tx, [input.roomId]);
    const row = await tx.homeRoom.findUnique({ where: { id: input.roomId }, select: roomSelect });
    return row && row.closedAt === null && row.home.status === "open" ? { id: row.id, subject: citySubject, row } : null;
  },
  execute: async ({ tx, actor, input, row: room, now }) => {
    if (actor.kind !== "person") throw new Refusal({ kind: "forbidden" });
    const rules = await readRules(tx, room.homeId);
    if (rules && !(input.acceptRules && input.rulesId === rules.id)) throw invalid("acceptRules", "notAccepted");
    const rule = schema.recurrenceOf(input);
    const days = rule === null ? [input.day] : expand(rule, input.day);
    if (days.length > mostOccurrences) throw invalid("until", "tooMany");
    const spans = days.map((day) => spanOn(day, input.from, input.to));
    if (spans.length === 0) throw invalid("until", "outOfRange");
    if (spans.some(({ startsAt }) => startsAt <= now)) throw invalid("day", "outOfRange");
    if (await isClosed(tx, room.homeId, days)) throw invalid("day", "notNow");
    const series =
      rule === null
        ? null
        : await tx.bookingSeries.create({ data: { roomId: room.id, rule: { ...rule }, createdAt: now }, select: { id: true } });
    const approved = !room.needsApproval || keeps(actor, room.home);
    const made: { id: string; status: string }[] = [];
    for (const span of spans) {
      const one = await book(
        tx,
        {
          ...{ roomId: room.id, purpose: input.purpose, ...span, requestedById: actor.personId, seriesId: series?.id ?? null },
          ...{ organizationId: actor.acting?.organizationId ?? null, houseRulesId: rules?.id ?? null },
        },
        { approved, mayWait: true, now },
      );
      if (!one) throw new Error("a booking that may wait was not written");
      if (one.status === "requested") await askKeepers(tx, one.id, room.home, now);
      made.push(one);
    }
    const id = made[0]?.id ?? "";
    return {
      value: { id, bookings: made },
      id,
      changes: made.map(({ status }) => ({ field: "Booking.status" as const, to: status })),
    };
  },
});

/** The room's row first, then the booking as it stands under it. */
async function lockBooking({ tx, input }: Context<{ bookingId: string }>): Promise<Loaded<BookingRow> | null> {
  const known = await tx.booking.findUnique({ where: { id: input.bookingId }, select: { roomId: true } });
  if (!known) return null;
  await lockRooms(tx, [known.roomId]);
  const row = await loadBooking(tx, input.bookingId);
  return row ? { id: row.id, subject: bookingSubject(row), row } : null;
}

type Acting<I> = Context<I> & { row: BookingRow; by: string };

/** One line of a booking's life. What belongs to an activity goes with it, and is not called off by itself. */
const bookingMove = <I extends { bookingId: string }>(
  name: BookingMove,
  to: "approved" | "refused" | "cancelled" | "closed",
  input: z.ZodType<I>,
  effect: (context: Acting<I>) => Promise<{ reason?: string }>,
) =>
  defineCommand({
    permission: `booking.${name}`,
    sight: "booking.read",
    subjectKind: "booking",
    input,
    load: lockBooking,
    execute: async (context: Context<I> & { row: BookingRow }) => {
      const { tx, actor, row, now } = context;
      if (actor.kind !== "person") throw new Refusal({ kind: "forbidden" });
      const others = await listAround(tx, row.roomId, row.startsAt, row.endsAt);
      const closures = await closuresAround(tx, row);
      const move = bookingMovesOf(actor, row, { others, closures }, now).find((candidate) => candidate.name === name);
      if (!move) throw new Refusal({ kind: "conflict" });
      const ofActivity = row.sessionId !== null && name !== "close" ? ["withActivity"] : [];
      const blockers = [...move.blockers, ...ofActivity];
      if (blockers.length > 0) throw new Refusal({ kind: "notNow", blockers });
      const { reason } = await effect({ ...context, by: actor.personId });
      const { count } = await tx.booking.updateMany({
        where: { id: row.id, status: row.status },
        data: {
          status: to,
          ...(reason === undefined ? {} : { reason }),
          ...(to === "cancelled" ? {} : { decidedById: actor.personId, decidedAt: now }),
        },
      });
      if (count !== 1) throw new Refusal({ kind: "conflict" });
      await closeWork(tx, "booking", row.id, now);
      if (name !== "close") await tellBooker(tx, news[name], row, actor.personId, now);
      if (to === "cancelled" || to === "refused") await letInAndTell(tx, row.roomId, row, actor.personId, now);
      return { value: { id: row.id }, changes: [{ field: "Booking.status" as const, from: row.status, to }] };
    },
  });

export const approveBooking = bookingMove("approve", "approved", schema.bookingInput, async () => ({}));
export const refuseBooking = bookingMove("refuse", "refused", schema.bookingReasonInput, async ({ input }) => ({ reason: input.comment }));
export const cancelBooking = bookingMove("cancel", "cancelled", schema.bookingInput, async () => ({}));

/** What is still ahead of a room asked for on many days, all at once: by whoever may call off one of them, with one word to whoever asked. */
export const cancelSeries = defineCommand({
  permission: "booking.cancel",
  sight: "booking.read",
  subjectKind: "booking",
  input: schema.bookingInput,
  load: lockBooking,
  execute: async ({ tx, actor, row, now }) => {
    if (actor.kind !== "person" || row.seriesId === null) throw new Refusal({ kind: "conflict" });
    const ahead = await listAhead(tx, row.seriesId, now);
    const [first] = ahead;
    if (!first) throw new Refusal({ kind: "conflict" });
    const ids = ahead.map(({ id }) => id);
    await tx.booking.updateMany({ where: { id: { in: ids } }, data: { status: "cancelled" } });
    for (const id of ids) await closeWork(tx, "booking", id, now);
    await tellBooker(tx, "bookingCancelled", { ...row, ...first }, actor.personId, now, { count: ids.length });
    for (const span of ahead) await letInAndTell(tx, row.roomId, span, actor.personId, now);
    return {
      value: { id: row.id },
      changes: ahead.map(({ status }) => ({ field: "Booking.status" as const, from: status, to: "cancelled" })),
    };
  },
});

/** Y22: looked over line by line; a line that is not ticked needs a word of what was found. */
export const closeBooking = bookingMove("close", "closed", schema.closeInput, async ({ tx, input, row, by, now }) => {
  const { bookingId: _, note, ...lines } = input;
  if (closingLines.some((line) => !lines[line]) && note === null) throw invalid("note", "required");
  await tx.closingCheck.create({ data: { bookingId: row.id, ...lines, note, byId: by, at: now }, select: { bookingId: true } });
  return {};
});
