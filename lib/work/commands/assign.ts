import "server-only";
import { mustStepBack } from "@/lib/applications/queries/conflicts";
import { dayOf } from "@/lib/kernel/dates";
import { invalid, Refusal } from "@/lib/kernel/outcome";
import { tell } from "@/lib/messages/writes";
import { type Context, defineCommand, type Loaded } from "@/lib/server/command";
import type { Tx } from "@/lib/server/db";
import { applicationScopeSelect, applicationSubject } from "@/lib/server/scope";
import type { Prisma } from "@/prisma/generated/client";
import { assigneesOf, delegateOf } from "../queries";
import { ownPurposes } from "../rules";
import { assignInput, itemInput } from "../schema";

type Item = Prisma.WorkItemGetPayload<object>;

/** The item with its application locked first, so that a hand over and a move of the application never wait for one another. */
async function lockItem({ tx, input }: Context<{ workItemId: string }>): Promise<Loaded<Item> | null> {
  const known = await tx.workItem.findUnique({ where: { id: input.workItemId }, select: { applicationId: true } });
  if (!known?.applicationId) return null;
  await tx.$queryRaw`SELECT 1 FROM "Application" WHERE "id" = ${known.applicationId}::uuid FOR UPDATE`;
  const item = await tx.workItem.findUniqueOrThrow({ where: { id: input.workItemId } });
  const application = await tx.application.findUniqueOrThrow({ where: { id: known.applicationId }, select: applicationScopeSelect });
  return { id: known.applicationId, subject: applicationSubject(application), row: item };
}

/** The person, where the office that has the item is theirs; another office of the same application does not give it on. */
function requireOffice({ actor, row }: Context<unknown> & { row: Item }): string {
  if (actor.kind !== "person" || actor.acting?.organizationId !== row.organizationId) throw new Refusal({ kind: "forbidden" });
  if (row.closedAt !== null || ownPurposes.includes(row.purpose)) throw new Refusal({ kind: "conflict" });
  return actor.personId;
}

/** Puts the item in somebody's hands, or back in everybody's, if it is still where it was seen. */
async function give(tx: Tx, row: Item, assigneeId: string | null) {
  const { count } = await tx.workItem.updateMany({
    where: { id: row.id, closedAt: null, assigneeId: row.assigneeId },
    data: { assigneeId },
  });
  if (count !== 1) throw new Refusal({ kind: "conflict" });
  return {
    value: { applicationId: row.subjectId },
    changes: [{ field: "WorkItem.assigneeId" as const, from: row.assigneeId, to: assigneeId }],
  };
}

/** Gives an open item to a colleague, an expert, oneself, or back to everybody in the role. */
export const assignWork = defineCommand({
  permission: "workItem.assign",
  sight: "application.read",
  subjectKind: "application",
  input: assignInput,
  load: lockItem,
  execute: async (context) => {
    const { tx, input, row, now } = context;
    const by = requireOffice(context);
    const { assigneeId } = input;
    if (assigneeId !== null && !(await assigneesOf(tx, row)).some(({ id }) => id === assigneeId)) throw invalid("assigneeId", "notChoice");
    // An expert who may not score a unit does not visit it either: both open the dossier.
    if (assigneeId !== null && row.purpose === "siteVisit" && (await mustStepBack(tx, row.subjectId, assigneeId)))
      throw invalid("assigneeId", "recused");
    if (assigneeId !== null && assigneeId !== row.assigneeId) {
      const news = {
        event: "handedOver" as const,
        key: `handedOver:${row.id}:${now.toISOString()}`,
        subject: { kind: "application" as const, id: row.subjectId },
        exceptId: by,
        params: { purpose: row.purpose, dueAt: row.dueAt?.toISOString() ?? null },
      };
      await tell(tx, { ...news, to: { personId: assigneeId } }, now);
      const delegate = await delegateOf(tx, { personId: assigneeId, organizationId: row.organizationId, role: row.role }, now);
      if (delegate !== null) await tell(tx, { ...news, to: { personId: delegate } }, now);
    }
    return give(tx, row, assigneeId);
  },
});

/** Takes up what nobody has. Of two at once one has it, and the other is told that somebody was first. */
export const claimWork = defineCommand({
  permission: "workItem.claim",
  sight: "application.read",
  subjectKind: "application",
  input: itemInput,
  load: lockItem,
  execute: async (context) => {
    const { tx, row } = context;
    const by = requireOffice(context);
    if (row.assigneeId !== null) throw new Refusal({ kind: "conflict" });
    if (!(await assigneesOf(tx, row)).some(({ id }) => id === by)) throw new Refusal({ kind: "forbidden" });
    return give(tx, row, by);
  },
});

/** Puts back what one has taken up oneself. */
export const releaseWork = defineCommand({
  permission: "workItem.release",
  sight: "application.read",
  subjectKind: "application",
  input: itemInput,
  load: lockItem,
  execute: async (context) => {
    const by = requireOffice(context);
    if (context.row.assigneeId !== by) throw new Refusal({ kind: "conflict" });
    return give(context.tx, context.row, null);
  },
});

/** Asks whoever has an item to hurry, once a day. The item says how often that was. */
export const urgeWork = defineCommand({
  permission: "workItem.urge",
  sight: "application.read",
  subjectKind: "application",
  input: itemInput,
  load: lockItem,
  execute: async ({ tx, actor, row, now }) => {
    if (row.closedAt !== null || now < row.openedAt) throw new Refusal({ kind: "conflict" });
    if (row.urgedAt !== null && dayOf(row.urgedAt) === dayOf(now)) throw new Refusal({ kind: "notNow", blockers: ["urgedToday"] });
    await tx.workItem.update({ where: { id: row.id }, data: { urges: { increment: 1 }, urgedAt: now }, select: { id: true } });
    await tell(
      tx,
      {
        event: "urged",
        key: `urged:${row.id}:${row.urges + 1}`,
        subject: { kind: "application", id: row.subjectId },
        to: row.assigneeId === null ? { organizationId: row.organizationId, role: row.role } : { personId: row.assigneeId },
        exceptId: actor.kind === "person" ? actor.personId : null,
        params: { purpose: row.purpose, dueAt: row.dueAt?.toISOString() ?? null },
      },
      now,
    );
    return { value: { applicationId: row.subjectId }, changes: [{ field: "WorkItem.urges", from: row.urges, to: row.urges + 1 }] };
  },
});
