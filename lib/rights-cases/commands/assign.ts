import "server-only";
import { dayOf } from "@/lib/kernel/dates";
import { invalid, Refusal } from "@/lib/kernel/outcome";
import { tell } from "@/lib/messages/writes";
import type { Tx } from "@/lib/server/db";
import { delegateOf } from "@/lib/work/queries";
import { readAssignable, readColleagues } from "../queries/assignable";
import type { CaseRow } from "../queries/facts";
import { heldStep, isOfOffice, shutsOthersOut } from "../rules/hands";
import * as schema from "../schema";
import { mainWork } from "../workflow";
import { addEvent, closeCaseWork, closeMainWork, openCaseWork } from "../writes";
import { type OfficeContext, officeAct } from "./office";

/** The same step, with its days, in other hands. */
async function moveWork(
  { tx, row, now }: OfficeContext<{ revision: number }>,
  to: { organizationId: string; role: "cityStaff" | "townshipOfficer" },
): Promise<void> {
  const has = mainWork(row.workItems);
  if (!has || (row.status !== "verifying" && row.status !== "handling")) throw new Refusal({ kind: "conflict" });
  await closeMainWork(tx, row.id, now);
  const dueOn = has.dueAt === null ? null : dayOf(new Date(has.dueAt.getTime() - 1));
  await openCaseWork(tx, row.id, { purpose: "handleCase", ...to, openedAt: now, dueOn });
  await bump(tx, row);
}

const bump = (tx: Tx, row: CaseRow) =>
  tx.rightsCase.update({ where: { id: row.id }, data: { revision: { increment: 1 } }, select: { id: true } });

/** 交办: an association near the matter handles it, and sees it as long as it does. Never one that the case concerns. */
export const assignOut = officeAct("assignOut", schema.assignOutInput, async (context) => {
  const { tx, input, row, now } = context;
  if (input.revision !== row.revision) throw new Refusal({ kind: "conflict" });
  if (row.narrow || !row.respondentSettled) throw new Refusal({ kind: "notNow", blockers: ["notToGiveOut"] });
  const to = (await readAssignable(tx, row, now)).find(({ id }) => id === input.organizationId);
  if (!to) throw invalid("organizationId", "notChoice");
  if (mainWork(row.workItems)?.organizationId === to.id) throw new Refusal({ kind: "conflict" });
  await moveWork(context, { organizationId: to.id, role: "townshipOfficer" });
  await addEvent(tx, row, { kind: "assigned", office: row.office.name, note: input.comment, facts: { body: to.name } }, now);
  return [{ field: "WorkItem.organizationId", from: mainWork(row.workItems)?.organizationId ?? null, to: to.id }];
});

/** Back at the desk, whatever the association has done with it. */
export const takeBack = officeAct("takeBack", schema.caseReasonInput, async (context) => {
  const { tx, input, row, now } = context;
  if (input.revision !== row.revision) throw new Refusal({ kind: "conflict" });
  const has = mainWork(row.workItems);
  if (!has || has.organizationId === row.officeId) throw new Refusal({ kind: "conflict" });
  await moveWork(context, { organizationId: row.officeId, role: "cityStaff" });
  await addEvent(tx, row, { kind: "takenBack", office: row.office.name, note: input.comment, facts: { body: has.organization.name } }, now);
  return [{ field: "WorkItem.organizationId", from: has.organizationId, to: row.officeId }];
});

/**
 * To a colleague by name: one of the same office and role to whom the case exists, with the reason kept for the office. Whoever gives it on
 * need not have it; whoever had it hears of it too.
 */
export const handOver = officeAct("handOver", schema.handOverInput, async ({ tx, actor, input, row, by, now }) => {
  const step = heldStep(row.workItems, now);
  if (!step || now < step.openedAt || step.assigneeId !== input.fromId) throw new Refusal({ kind: "conflict" });
  if (actor.kind !== "person" || !isOfOffice(actor.acting, row.narrow, step)) throw new Refusal({ kind: "conflict" });
  if (!(await readColleagues(tx, row, step, now)).some(({ id }) => id === input.toId)) throw invalid("toId", "notChoice");
  await tx.workItem.update({ where: { id: step.id }, data: { assigneeId: input.toId }, select: { id: true } });
  if (shutsOthersOut(row)) await tx.rightsCase.update({ where: { id: row.id }, data: { counsellorId: input.toId }, select: { id: true } });
  const office = actor.acting?.organizationName ?? row.office.name;
  await addEvent(tx, row, { kind: "handedOver", office, note: input.comment, shown: false }, now);
  const delegate = await delegateOf(tx, { ...step, personId: input.toId }, now);
  for (const [event, personId] of [
    ["handedOver", input.toId],
    ["handedOver", delegate],
    ["handedAway", step.assigneeId],
  ] as const)
    if (personId !== null)
      await tell(
        tx,
        {
          event,
          key: `${event}:${step.id}:${now.toISOString()}`,
          subject: { kind: "rightsCase", id: row.id },
          to: { personId },
          exceptId: by,
          params: { purpose: step.purpose, dueAt: step.dueAt?.toISOString() ?? null },
        },
        now,
      );
  return [{ field: "WorkItem.assigneeId", from: step.assigneeId, to: input.toId }];
});

/** 督办: a leader's word on a case, kept in its history, and whoever has it is asked to hurry. */
export const supervise = officeAct("supervise", schema.superviseInput, async ({ tx, actor, input, row, by, now }) => {
  const has = mainWork(row.workItems);
  const asked = row.workItems.find(({ purpose }) => purpose === "superviseCase");
  if (has ? now < has.openedAt : !asked) throw new Refusal({ kind: "conflict" });
  await closeCaseWork(tx, row.id, "superviseCase", now);
  const office = actor.kind === "person" ? (actor.acting?.organizationName ?? null) : null;
  await addEvent(tx, row, { kind: "escalated", office, note: input.comment, shown: false }, now);
  // The case is over and nobody has it: what ran out is an answer about the claimant's own data, which the desk owes.
  if (!has) {
    const to = { organizationId: row.officeId, role: "cityStaff" as const };
    const params = { purpose: "superviseCase", dueAt: null };
    await tell(
      tx,
      { event: "urged", key: `urged:${asked?.id}`, subject: { kind: "rightsCase", id: row.id }, to, exceptId: by, params },
      now,
    );
    return [{ field: "WorkItem.closedAt", to: now }];
  }
  const { urges } = await tx.workItem.update({
    where: { id: has.id },
    data: { urges: { increment: 1 }, urgedAt: now },
    select: { urges: true },
  });
  await tell(
    tx,
    {
      event: "urged",
      key: `urged:${has.id}:${urges}`,
      subject: { kind: "rightsCase", id: row.id },
      to: has.assigneeId === null ? { organizationId: has.organizationId, role: has.role } : { personId: has.assigneeId },
      exceptId: by,
      params: { purpose: has.purpose, dueAt: has.dueAt?.toISOString() ?? null },
    },
    now,
  );
  return [{ field: "WorkItem.urges", from: urges - 1, to: urges }];
});
