// Who has a room and who waits for it. Pure.
import { addDays, type Day, dayOf, isDay, startOf, weekdayOf } from "@/lib/kernel/dates";
import { overlaps, type Span } from "@/lib/kernel/recurrence";
import { type FacilityKind, type FacilityState, listedFacilities } from "./schema";
import { type BookingGuard, type BookingStatus, holdingStatuses } from "./workflow";

export type Held = Span & { id: string; status: BookingStatus };

/** Whether nobody else holds the room then. */
export const isFree = (wanted: Span & { id?: string }, bookings: readonly Held[]): boolean =>
  !bookings.some((other) => other.id !== wanted.id && holdingStatuses.some((status) => status === other.status) && overlaps(wanted, other));

type Waiting = Held & { requestedAt: Date };

/** Days on which a home stays closed, the last one included. */
export type Shut = { firstDay: Day; lastDay: Day };
export const liesIn = (day: Day, { firstDay, lastDay }: Shut): boolean => firstDay <= day && day <= lastDay;
/** Whether it begins on a day on which the home is open: a booking is of one day. */
export const isOpen = ({ startsAt }: Pick<Span, "startsAt">, closures: readonly Shut[]): boolean =>
  !closures.some((closure) => liesIn(dayOf(startsAt), closure));

/** What stands on the days that are to be closed, as the form sends it back: whoever does has seen how much it is, and of which days. */
export type Standing = Shut & { bookings: number; sessions: number };
export const standsText = ({ firstDay, lastDay, bookings, sessions }: Standing): string =>
  bookings + sessions === 0 ? "" : [firstDay, lastDay, bookings, sessions].join("~");
export function readStands(text: string): Standing | null {
  const [firstDay = "", lastDay = "", ...counts] = text.split("~");
  const [bookings = Number.NaN, sessions = Number.NaN] = counts.map(Number);
  return isDay(firstDay) && isDay(lastDay) && counts.length === 2 && Number.isInteger(bookings) && Number.isInteger(sessions)
    ? { firstDay, lastDay, bookings, sessions }
    : null;
}

export type BookingFacts = { now: Date; booking: Span & { id?: string }; others: readonly Held[]; closures: readonly Shut[] };
export const bookingGuards = {
  roomFree: ({ booking, others }) => isFree(booking, others),
  homeOpen: ({ booking, closures }) => isOpen(booking, closures),
  ahead: ({ booking, now }) => now < booking.startsAt,
  over: ({ booking, now }) => now >= booking.endsAt,
} satisfies Record<BookingGuard, (facts: BookingFacts) => boolean>;

/**
 * Who of those that wait gets the room when some of it was set free: in the order in which they asked, each that is ahead and in nobody's
 * way, those that were let in just before it included. On a day on which the home stays closed nobody is let in.
 */
export function letIn(waiting: readonly Waiting[], holding: readonly Held[], closures: readonly Shut[], now: Date): string[] {
  const held = [...holding];
  const order = waiting.toSorted(
    (a, b) => a.requestedAt.getTime() - b.requestedAt.getTime() || a.startsAt.getTime() - b.startsAt.getTime() || (a.id < b.id ? -1 : 1),
  );
  return order.flatMap((one) => {
    if (now >= one.startsAt || !isOpen(one, closures) || !isFree(one, held)) return [];
    held.push({ ...one, status: "requested" });
    return [one.id];
  });
}

const before = (a: Waiting, b: Waiting): boolean =>
  a.requestedAt.getTime() - b.requestedAt.getTime() < 0 || (a.requestedAt.getTime() === b.requestedAt.getTime() && a.id < b.id);
/** Which in turn one is among those that wait for the same hours, from one on; null for one that does not wait. */
export const placeInLine = (one: Waiting, others: readonly Waiting[]): number | null =>
  one.status === "waiting"
    ? 1 + others.filter((other) => other.id !== one.id && other.status === "waiting" && overlaps(one, other) && before(other, one)).length
    : null;

/** Closing checklist (Y22: 安全、保管、保洁、归位、关水电). */
export const closingLines = ["safe", "kept", "clean", "restored", "powerOff"] as const;
export type ClosingLine = (typeof closingLines)[number];

/** A week of a room's calendar: each of its days with what lies on it, in order. Weeks begin on Monday. */
export function weekOf<S extends Span>(day: Day, spans: readonly S[]): { day: Day; spans: S[] }[] {
  const monday = addDays(day, -((weekdayOf(day) + 6) % 7));
  return Array.from({ length: 7 }, (_, at) => {
    const one = addDays(monday, at);
    const whole = { startsAt: startOf(one), endsAt: startOf(addDays(one, 1)) };
    return {
      day: one,
      spans: spans
        .filter((span) => overlaps(span, whole))
        .toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime() || a.endsAt.getTime() - b.endsAt.getTime()),
    };
  });
}

/** What nobody can use as it is. */
export const needsRepair = ({ state }: { state: FacilityState }): boolean => state === "broken" || state === "missing";

type Counted = { kind: FacilityKind; quantity: number; state: FacilityState };
/** What Y17 lists, each with how much of it there is, and how much of that can be used. */
export const inventoryOf = (facilities: readonly Counted[]): { kind: (typeof listedFacilities)[number]; there: number; usable: number }[] =>
  listedFacilities.map((kind) => {
    const sum = (list: readonly Counted[]) => list.reduce((all, { quantity }) => all + quantity, 0);
    const there = facilities.filter((one) => one.kind === kind && one.state !== "missing");
    return { kind, there: sum(there), usable: sum(there.filter((one) => !needsRepair(one))) };
  });
