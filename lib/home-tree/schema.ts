// Pure.
import { z } from "zod";
import { id, optionalText } from "@/lib/kernel/fields";

/** By its whole name or by the number of its plate; empty: none stands above it. */
export const parentInput = z.strictObject({ homeId: id(), parent: optionalText(100) });
