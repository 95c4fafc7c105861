// Pure.
import { z } from "zod";
import { id, text } from "@/lib/kernel/fields";
import { fileTreatments, keptScans } from "./rules";

/** What the scanner, or its absence, came to say about a file that waited. */
export const settleInput = z.strictObject({
  attachmentId: id(),
  verdict: z.enum(["clean", "infected", "unscanned"], { error: "notChoice" }),
});

/** A file that the upload's route has stored. */
export const keptFile = z.strictObject({
  name: text(200),
  contentType: z.string(),
  size: z.int().min(1),
  sha256: z.string().length(64),
  storageKey: z.string(),
  scan: z.enum(keptScans).default("unscanned"),
  treatment: z.enum(fileTreatments).default("unexamined"),
});
