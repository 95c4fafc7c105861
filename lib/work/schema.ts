// Pure.
import { z } from "zod";
import { id, optionalId } from "@/lib/kernel/fields";

export const assignInput = z.strictObject({ workItemId: id(), assigneeId: optionalId() });
export const announceInput = z.strictObject({ workItemId: id() });
export const remindInput = z.strictObject({ workItemId: id(), event: z.enum(["dueSoon", "overdue"]) });
