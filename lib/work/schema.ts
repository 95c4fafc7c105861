// Pure.
import { z } from "zod";
import { id, optionalId } from "@/lib/kernel/fields";

export const assignInput = z.strictObject({ workItemId: id(), assigneeId: optionalId() });
