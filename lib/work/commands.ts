import "server-only";
import { invalid, Refusal } from "@/lib/kernel/outcome";
import { defineCommand } from "@/lib/server/command";
import { applicationScopeSelect, applicationSubject } from "@/lib/server/scope";
import { assigneesOf } from "./queries";
import { assignInput } from "./schema";

/** Gives an open item to a colleague, an expert, oneself, or back to everybody in the role. */
export const assignWork = defineCommand({
  permission: "workItem.assign",
  sight: "application.read",
  subjectKind: "application",
  input: assignInput,
  load: async ({ tx, input }) => {
    const rows = await tx.$queryRaw<
      { applicationId: string | null }[]
    >`SELECT "applicationId" FROM "WorkItem" WHERE "id" = ${input.workItemId}::uuid FOR UPDATE`;
    const id = rows[0]?.applicationId;
    if (!id) return null;
    const item = await tx.workItem.findUniqueOrThrow({ where: { id: input.workItemId } });
    const application = await tx.application.findUniqueOrThrow({ where: { id }, select: applicationScopeSelect });
    return { id, subject: applicationSubject(application), row: item };
  },
  execute: async ({ tx, actor, input, row }) => {
    // The office that has it gives it on; another office of the same application does not.
    if (actor.kind !== "person" || actor.acting?.organizationId !== row.organizationId) throw new Refusal({ kind: "forbidden" });
    if (row.closedAt !== null) throw new Refusal({ kind: "conflict" });
    if (input.assigneeId !== null && !(await assigneesOf(tx, row)).some(({ id }) => id === input.assigneeId))
      throw invalid("assigneeId", "notChoice");
    await tx.workItem.update({ where: { id: row.id }, data: { assigneeId: input.assigneeId }, select: { id: true } });
    return {
      value: { applicationId: row.subjectId },
      changes: [{ field: "WorkItem.assigneeId", from: row.assigneeId, to: input.assigneeId }],
    };
  },
});
