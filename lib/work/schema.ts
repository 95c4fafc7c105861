// Pure.
import { z } from "zod";
import { day, id, optionalId } from "@/lib/kernel/fields";

export const assignInput = z.strictObject({ workItemId: id(), assigneeId: optionalId() });
export const itemInput = z.strictObject({ workItemId: id() });
export const delegateInput = z.strictObject({ toPersonId: id(), firstDay: day(), lastDay: day() });
export const endDelegationInput = z.strictObject({ delegationId: id() });
export const announceInput = z.strictObject({ workItemId: id() });
export const remindInput = z.strictObject({ workItemId: id(), event: z.enum(["dueSoon", "overdue"]) });
