// Seats and the waiting list. Pure.
import { overlaps, type Span } from "@/lib/kernel/recurrence";

export type Seats = { seats: number | null; taken: number };
export type Waiting = { id: string; place: number };

const free = ({ seats, taken }: Seats): number => (seats === null ? Number.POSITIVE_INFINITY : Math.max(0, seats - taken));

/** A seat only where nobody waits for it: whoever came first is first. */
export const stateFor = (seats: Seats, waiting: number): "enrolled" | "waiting" => (free(seats) > waiting ? "enrolled" : "waiting");

/** Who moves up now: as many as seats are free, in the order in which they came. */
export function promoted(seats: Seats, waiting: readonly Waiting[]): string[] {
  return waiting
    .toSorted((a, b) => a.place - b.place)
    .slice(0, Math.min(waiting.length, free(seats)))
    .map(({ id }) => id);
}

/** "You are third": how many of those who wait came before. */
export const turnOf = (place: number, waiting: readonly { place: number }[]): number =>
  waiting.filter((other) => other.place <= place).length;

/** What else of one's own lies in the same hours: warned of, never forbidden. */
export const ownConflicts = <S extends Span>(wanted: Span, own: readonly S[]): S[] => own.filter((other) => overlaps(wanted, other));

/** Until it begins one may enrol and call it off. */
export const mayEnrol = (now: Date, startsAt: Date): boolean => now < startsAt;
