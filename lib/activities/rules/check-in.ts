// The code on the screen by the door, which changes, and who is the same person twice. Pure.
import { digitsOf, tidyCode } from "@/lib/kernel/writing";

/** The code changes every fifteen seconds, and the one before still holds: each lives for at most thirty (issue 5). */
export const stepMs = 15_000;
export const stepOf = (now: Date): number => Math.floor(now.getTime() / stepMs);

/** Whether a code of that step still holds; none from the future ever does. */
export const stepHolds = (step: number, now: Date): boolean => Number.isSafeInteger(step) && step <= stepOf(now) && step >= stepOf(now) - 1;
/** From when it no longer does. */
export const stepEnds = (step: number): Date => new Date((step + 2) * stepMs);

/** Name and telephone as one spelling of the same person (clauses part 5, 12): without blanks, half-width, one case. */
export const attendeeWords = (name: string, phone: string): [name: string, phone: string] => [
  tidyCode(name)
    .replace(/[·•・]/g, "")
    .toLowerCase(),
  digitsOf(phone),
];

/** "042 137" as it is said at the door, and as somebody types it. */
export const sayCode = (code: string): string => code.replace(/^(\d{3})(?=\d{3}$)/, "$1 ");
export const readCode = (typed: string): string | null => /^\d{6}$/.exec(tidyCode(typed))?.[0] ?? null;
