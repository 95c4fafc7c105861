import "server-only";
import { readCalendar } from "@/lib/calendar/queries";
import { addDays, dayOf, fromDateColumn, toDateColumn } from "@/lib/kernel/dates";
import { Refusal } from "@/lib/kernel/outcome";
import { type Context, defineCommand } from "@/lib/server/command";
import { headOf } from "../queries/above";
import { lockCase } from "../queries/facts";
import { limitInput } from "../schema";
import { addEvent, endLimit, openCaseWork, recount } from "../writes";
import { dayStart } from "./move";

const load = ({ tx, input }: Context<{ caseId: string }>) => lockCase(tx, input.caseId);

/** A limit of the office that has run out is handed to those above, once, and the claimant reads that it was. */
export const escalateCase = defineCommand({
  permission: "rightsCase.escalate",
  sight: "rightsCase.read",
  subjectKind: "rightsCase",
  input: limitInput,
  load,
  execute: async ({ tx, input, row, now }) => {
    const today = dayOf(now);
    const limit = await tx.caseLimit.findFirst({ where: { id: input.limitId, caseId: row.id, doneOn: null } });
    const told = await tx.caseEvent.count({
      where: { caseId: row.id, kind: "escalated", facts: { path: ["limit"], equals: input.limitId } },
    });
    if (!limit || limit.dueOn === null || fromDateColumn(limit.dueOn) >= today || told > 0) throw new Refusal({ kind: "conflict" });
    const head = await headOf(tx, row, { from: row.officeId, self: true, except: [] }, now);
    if (head && !row.workItems.some(({ purpose }) => purpose === "superviseCase"))
      await openCaseWork(tx, row.id, {
        purpose: "superviseCase",
        organizationId: head.id,
        role: "cityLeader",
        openedAt: now,
        dueOn: null,
      });
    // After 复核 nothing of the case itself changes any more; what can still run out is the answer about the claimant's own data.
    const escalations = row.escalations + (row.status === "final" ? 0 : 1);
    if (escalations > row.escalations) await tx.rightsCase.update({ where: { id: row.id }, data: { escalations }, select: { id: true } });
    const facts = { limit: limit.id, standard: limit.standard, dueOn: fromDateColumn(limit.dueOn) };
    await addEvent(tx, row, { kind: "escalated", office: row.office.name, facts }, now);
    return { value: null, changes: [{ field: "RightsCase.escalations", from: row.escalations, to: escalations }] };
  },
});

/**
 * What was asked for did not come in its days: the desk has the case again and decides, and its own days go on from then. The claimant may
 * still send it.
 */
export const lapseSupplement = defineCommand({
  permission: "rightsCase.lapseSupplement",
  sight: "rightsCase.read",
  subjectKind: "rightsCase",
  input: limitInput,
  load,
  execute: async ({ tx, input, row, now }) => {
    const today = dayOf(now);
    const limit = await tx.caseLimit.findFirst({
      where: { id: input.limitId, caseId: row.id, standard: "caseSupplement", doneOn: null },
      select: { dueOn: true },
    });
    if (row.status !== "supplementing" || !limit || limit.dueOn === null || fromDateColumn(limit.dueOn) >= today)
      throw new Refusal({ kind: "conflict" });
    const last = fromDateColumn(limit.dueOn);
    await endLimit(tx, row.id, "caseSupplement", last);
    await tx.casePause.updateMany({
      where: { caseId: row.id, reason: "supplement", toDay: null },
      data: { toDay: toDateColumn(last) },
    });
    const dueOn = await recount(tx, row.id, await readCalendar(tx));
    await openCaseWork(tx, row.id, {
      purpose: "acceptCase",
      organizationId: row.officeId,
      role: "cityStaff",
      assigneeId: row.counsellorId,
      openedAt: dayStart(row, now),
      dueOn,
    });
    await addEvent(tx, row, { kind: "supplementLapsed", office: row.office.name, facts: { dueOn: last, from: addDays(last, 1) } }, now);
    return { value: null, changes: [{ field: "CaseLimit.doneOn", to: last }] };
  },
});
