import "server-only";
import { roleIn } from "@/lib/homes/queries/operation";
import type { Span } from "@/lib/kernel/recurrence";
import type { MessageEvent } from "@/lib/messages/schema";
import { tell } from "@/lib/messages/writes";
import type { Tx } from "@/lib/server/db";
import { openWork } from "@/lib/work/writes";
import { type BookingRow, loadBooking } from "../queries/facts";
import { letInWaiting } from "../writes";

/** The home's keepers have it before them: its manager where it has one (Y20), else its owner. */
export async function askKeepers(tx: Tx, bookingId: string, home: { ownerId: string; managerId: string | null }, now: Date): Promise<void> {
  const organizationId = home.managerId ?? home.ownerId;
  const { kind } = await tx.organization.findUniqueOrThrow({ where: { id: organizationId }, select: { kind: true } });
  await openWork(tx, {
    ...{ subjectKind: "booking", subjectId: bookingId, purpose: "approveBooking", organizationId, role: roleIn(kind) },
    ...{ openedAt: now, dueAt: null },
  });
}

type BookingNews = Extract<MessageEvent, `booking${string}`>;
type Booked = Pick<BookingRow, "id" | "startsAt" | "requestedById"> & { room: { name: string; home: { name: string } } };

type Said = {
  /** Of how many days at once. */
  count?: number;
  reason?: string | null;
  /** What happened to it more than once, by the id of what did. */
  of?: string;
};

/** Whoever asked is told what became of it, unless it was their own doing. */
export async function tellBooker(
  tx: Tx,
  event: BookingNews,
  { id, startsAt, requestedById, room }: Booked,
  exceptId: string,
  now: Date,
  { count, reason, of }: Said = {},
): Promise<void> {
  const place = `${room.home.name}　${room.name}`;
  const params = { place, startsAt: startsAt.toISOString(), count: count ?? null, reason: reason ?? null };
  const news = { event, key: [event, of, id].filter(Boolean).join(":"), subject: { kind: "booking" as const, id } };
  await tell(tx, { ...news, to: { personId: requestedById }, exceptId, params }, now);
}

/** After a room was set free in these hours, or its home opens on them again: whoever gets it now is told, and its keepers are asked. */
export async function letInAndTell(tx: Tx, roomId: string, span: Span, exceptId: string, now: Date): Promise<void> {
  for (const id of await letInWaiting(tx, roomId, span, now)) {
    const next = await loadBooking(tx, id);
    if (!next) continue;
    await askKeepers(tx, id, next.room.home, now);
    await tellBooker(tx, "bookingLetIn", next, exceptId, now);
  }
}
