// Pure.
import { z } from "zod";
import { id } from "@/lib/kernel/fields";

/** What the scanner, or its absence, came to say about a file that waited. */
export const settleInput = z.strictObject({
  attachmentId: id(),
  verdict: z.enum(["clean", "infected", "unscanned"], { error: "notChoice" }),
});
