import "server-only";
import { citySubject } from "@/lib/kernel/access";
import { invalid, Refusal } from "@/lib/kernel/outcome";
import { tell } from "@/lib/messages/writes";
import { type Context, defineCommand, type Loaded } from "@/lib/server/command";
import { applicationScopeSelect, applicationSubject } from "@/lib/server/scope";
import { assigneesOf } from "./queries";
import { announceInput, assignInput, remindInput } from "./schema";
import { type Held, tellOfWork } from "./writes";

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
  execute: async ({ tx, actor, input, row, now }) => {
    // The office that has it gives it on; another office of the same application does not.
    if (actor.kind !== "person" || actor.acting?.organizationId !== row.organizationId) throw new Refusal({ kind: "forbidden" });
    if (row.closedAt !== null) throw new Refusal({ kind: "conflict" });
    if (input.assigneeId !== null && !(await assigneesOf(tx, row)).some(({ id }) => id === input.assigneeId))
      throw invalid("assigneeId", "notChoice");
    await tx.workItem.update({ where: { id: row.id }, data: { assigneeId: input.assigneeId }, select: { id: true } });
    if (input.assigneeId !== null && input.assigneeId !== row.assigneeId)
      await tell(
        tx,
        {
          event: "handedOver",
          key: `handedOver:${row.id}:${now.toISOString()}`,
          subject: { kind: "application", id: row.subjectId },
          to: { personId: input.assigneeId },
          exceptId: actor.personId,
          params: { purpose: row.purpose, dueAt: row.dueAt?.toISOString() ?? null },
        },
        now,
      );
    return {
      value: { applicationId: row.subjectId },
      changes: [{ field: "WorkItem.assigneeId", from: row.assigneeId, to: input.assigneeId }],
    };
  },
});

type Row = Held & { assigneeId: string | null; openedAt: Date; closedAt: Date | null; toldAt: Date | null } & {
  remindedAt: Date | null;
  overdueAt: Date | null;
};

async function lockItem({ tx, input }: Context<{ workItemId: string }>): Promise<Loaded<Row> | null> {
  const rows = await tx.$queryRaw<Row[]>`SELECT * FROM "WorkItem" WHERE "id" = ${input.workItemId}::uuid FOR UPDATE`;
  return rows[0] ? { id: rows[0].id, subject: citySubject, row: rows[0] } : null;
}

/** Tells an office of work that has begun, after the applicant's time to take it back. The mark makes it once. */
export const announceWork = defineCommand({
  permission: "workItem.announce",
  sight: "workItem.announce",
  subjectKind: "workItem",
  input: announceInput,
  load: lockItem,
  execute: async ({ tx, row, now }) => {
    if (row.closedAt !== null || row.toldAt !== null || now < row.openedAt) throw new Refusal({ kind: "conflict" });
    await tx.workItem.update({ where: { id: row.id }, data: { toldAt: now }, select: { id: true } });
    await tellOfWork(tx, row, null, now);
    return { value: null, changes: [{ field: "WorkItem.toldAt", to: now }] };
  },
});

/** Reminds those who have an item that it is due soon, or overdue. The mark on the item makes it once, whoever else looks at it now. */
export const remindWork = defineCommand({
  permission: "workItem.remind",
  sight: "workItem.remind",
  subjectKind: "workItem",
  input: remindInput,
  load: lockItem,
  execute: async ({ tx, input, row, now }) => {
    const mark = input.event === "overdue" ? "overdueAt" : "remindedAt";
    if (row.closedAt !== null || row.dueAt === null || row[mark] !== null) throw new Refusal({ kind: "conflict" });
    if (input.event === "overdue" && now < row.dueAt) throw new Refusal({ kind: "conflict" });
    await tx.workItem.update({ where: { id: row.id }, data: { [mark]: now }, select: { id: true } });
    await tell(
      tx,
      {
        event: input.event,
        key: `${input.event}:${row.id}`,
        subject: { kind: row.subjectKind, id: row.subjectId },
        to: row.assigneeId === null ? { organizationId: row.organizationId, role: row.role } : { personId: row.assigneeId },
        params: { purpose: row.purpose, dueAt: row.dueAt.toISOString() },
      },
      now,
    );
    return { value: null, changes: [{ field: `WorkItem.${mark}`, to: now }] };
  },
});
