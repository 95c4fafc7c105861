// What the pages of a round's results send. Pure.
import { z } from "zod";
import { id, optionalText } from "@/lib/kernel/fields";
import { isId } from "@/lib/kernel/paging";

export const settleInput = z.strictObject({
  roundId: id(),
  reason: optionalText(500),
  /** Application → amount in 元, as it was typed. */
  amount: z.record(z.uuid({ error: "unknownField" }), z.string({ error: "notText" }).max(40, "tooLong")).default({}),
});

export const [leastCompared, mostCompared] = [2, 4];
/** Whom an address asks to lay side by side, each once. */
export function readCompared(value: string | string[] | undefined): string[] {
  const asked = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return [...new Set(asked.filter(isId))];
}
