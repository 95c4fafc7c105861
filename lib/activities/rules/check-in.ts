// Who is the same person twice, and the code that is said at the door. Pure.
import { digitsOf, tidyCode } from "@/lib/kernel/writing";

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
