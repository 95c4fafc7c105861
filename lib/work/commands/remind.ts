import "server-only";
import { citySubject } from "@/lib/kernel/access";
import { Refusal } from "@/lib/kernel/outcome";
import { tell } from "@/lib/messages/writes";
import { type Context, defineCommand, type Loaded } from "@/lib/server/command";
import { delegateOf } from "../queries";
import { announceInput, remindInput } from "../schema";
import { type Held, tellOfWork } from "../writes";

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
    const news = {
      event: input.event,
      key: `${input.event}:${row.id}`,
      subject: { kind: row.subjectKind, id: row.subjectId },
      params: { purpose: row.purpose, dueAt: row.dueAt.toISOString() },
    };
    const { assigneeId, organizationId, role } = row;
    await tell(tx, { ...news, to: assigneeId === null ? { organizationId, role } : { personId: assigneeId } }, now);
    const delegate = assigneeId === null ? null : await delegateOf(tx, { personId: assigneeId, organizationId, role }, now);
    if (delegate !== null) await tell(tx, { ...news, to: { personId: delegate } }, now);
    return { value: null, changes: [{ field: `WorkItem.${mark}`, to: now }] };
  },
});
