// Pure.
import { z } from "zod";
import { day, id, text } from "@/lib/kernel/fields";

export const plaqueInput = z.strictObject({ plaqueId: id() });
/** The note is public: whoever checks the plate reads why. */
export const plaqueNoteInput = z.strictObject({ plaqueId: id(), note: text(300) });
export const handOverInput = z.strictObject({ plaqueId: id(), onDay: day(), receivedBy: text(60) });
