import "server-only";
import { readCalendar } from "@/lib/calendar/queries";
import { dayOf, fromDateColumn, toDateColumn } from "@/lib/kernel/dates";
import { invalid, Refusal } from "@/lib/kernel/outcome";
import type { Context } from "@/lib/server/command";
import type { Tx } from "@/lib/server/db";
import { headOf } from "../queries/above";
import type { CaseRow } from "../queries/facts";
import { textOf } from "../queries/own";
import { readStandard } from "../queries/standards";
import * as schema from "../schema";
import { mainWork } from "../workflow";
import { addEvent, closeCaseWork, openCaseWork, recount, sealText } from "../writes";
import { issueWith } from "./issue";
import { officeAct } from "./office";

const officeOf = ({ actor, row }: Pick<Context<unknown>, "actor"> & { row: CaseRow }) =>
  actor.kind === "person" ? (actor.acting?.organizationName ?? row.office.name) : row.office.name;
const notYet = (...blockers: string[]) => new Refusal({ kind: "notNow", blockers });

/** Art. 34 extends one limit, and once: the sixty days of handling. */
const limitThatRuns = (tx: Tx, caseId: string) =>
  tx.caseLimit.findFirst({ where: { caseId, standard: "caseHandling", doneOn: null }, orderBy: { startsOn: "desc" } });

/** 延期: asked of the head while the days still run, with the reason that the claimant will be told. */
export const askExtension = officeAct("askExtension", schema.extensionInput, async (context) => {
  const { tx, input, row, by, now, today } = context;
  const limit = await limitThatRuns(tx, row.id);
  if (!limit) throw new Refusal({ kind: "conflict" });
  if (limit.extension > 0) throw notYet("extendedOnce");
  if (limit.asked !== null) throw notYet("extensionWaits");
  if (limit.dueOn !== null && fromDateColumn(limit.dueOn) < today) throw notYet("limitOver");
  const { days } = await readStandard(tx, "caseExtension");
  if (input.days > days) throw invalid("days", "outOfRange");
  const head = await headOf(tx, row, { from: row.officeId, self: true, except: [by] }, now);
  if (!head) throw notYet("noHead");
  await tx.caseLimit.update({
    where: { id: limit.id },
    data: { asked: input.days, reason: await sealText(row, `limit.${limit.id}`, input.reason), askedById: by },
    select: { id: true },
  });
  // The head of a narrow case is one of those entrusted with it, and sees it only while no single one has it.
  if (row.narrow) await tx.rightsCase.update({ where: { id: row.id }, data: { counsellorId: null }, select: { id: true } });
  await openCaseWork(tx, row.id, {
    purpose: "approveExtension",
    organizationId: head.id,
    role: "cityLeader",
    openedAt: now,
    dueOn: limit.dueOn && fromDateColumn(limit.dueOn),
  });
  await addEvent(
    tx,
    row,
    { kind: "extensionAsked", office: officeOf(context), note: input.reason, facts: { days: input.days }, shown: false },
    now,
  );
  return [{ field: "CaseLimit.asked", from: null, to: input.days }];
});

/** What was asked for, before somebody else than who asked. */
async function askedOf({ tx, input, row, by }: { tx: Tx; input: { limitId: string }; row: CaseRow; by: string }) {
  const limit = await tx.caseLimit.findFirst({ where: { id: input.limitId, caseId: row.id, doneOn: null } });
  if (!limit || limit.asked === null) throw new Refusal({ kind: "conflict" });
  if (limit.askedById === by) throw notYet("askerIsAnother");
  return { ...limit, asked: limit.asked };
}

/** Whoever had a narrow case has it again. */
async function giveBack(tx: Tx, row: CaseRow): Promise<void> {
  const counsellorId = mainWork(row.workItems)?.assigneeId ?? null;
  if (row.narrow) await tx.rightsCase.update({ where: { id: row.id }, data: { counsellorId }, select: { id: true } });
}

/** The head's approval moves the last day, and tells the claimant why. */
export const grantExtension = officeAct("grantExtension", schema.decideInput, async (context) => {
  const { tx, row, now } = context;
  const limit = await askedOf(context);
  await tx.caseLimit.update({ where: { id: limit.id }, data: { asked: null, extension: limit.asked }, select: { id: true } });
  const dueOn = await recount(tx, row.id, await readCalendar(tx));
  await closeCaseWork(tx, row.id, "approveExtension", now);
  await giveBack(tx, row);
  const note = await textOf(row, `limit.${limit.id}`, limit.reason);
  await addEvent(tx, row, { kind: "extended", office: officeOf(context), note, facts: { days: limit.asked, dueOn } }, now);
  const issued = await issueWith(context, {
    content: { kind: "extensionNotice", days: limit.asked, reason: note ?? "", dueOn: dueOn ?? context.today },
  });
  return [{ field: "CaseLimit.extension", from: 0, to: limit.asked }, ...issued];
});

export const refuseExtension = officeAct("refuseExtension", schema.refuseExtensionInput, async (context) => {
  const { tx, input, row, now } = context;
  const limit = await askedOf(context);
  await tx.caseLimit.update({ where: { id: limit.id }, data: { asked: null }, select: { id: true } });
  await closeCaseWork(tx, row.id, "approveExtension", now);
  await giveBack(tx, row);
  const facts = { days: limit.asked };
  await addEvent(tx, row, { kind: "extensionRefused", office: officeOf(context), note: input.comment, facts, shown: false }, now);
  return [{ field: "CaseLimit.asked", from: limit.asked, to: null }];
});

/** 听证 of a 复核: its days do not count (art. 36), and of no other tier. */
export const startHearing = officeAct("startHearing", schema.hearingInput, async (context) => {
  const { tx, input, row, now, today } = context;
  if (row.status !== "reviewing") throw notYet("onlyInFinalReview");
  const [limit, open] = await Promise.all([
    tx.caseLimit.findFirst({ where: { caseId: row.id, standard: "finalReview", doneOn: null }, select: { startsOn: true } }),
    tx.casePause.count({ where: { caseId: row.id, toDay: null } }),
  ]);
  if (open > 0) throw notYet("hearingOpen");
  if (input.onDay > today) throw invalid("onDay", "dayAhead");
  if (!limit || input.onDay < fromDateColumn(limit.startsOn)) throw invalid("onDay", "outOfRange");
  await tx.casePause.create({ data: { caseId: row.id, reason: "hearing", fromDay: toDateColumn(input.onDay) }, select: { id: true } });
  await recount(tx, row.id, await readCalendar(tx));
  await addEvent(tx, row, { kind: "paused", office: officeOf(context), facts: { onDay: input.onDay } }, now);
  return [{ field: "CasePause.fromDay", to: input.onDay }];
});

export const endHearing = officeAct("endHearing", schema.hearingInput, async (context) => {
  const { tx, input, row, now } = context;
  const open = await tx.casePause.findFirst({ where: { caseId: row.id, reason: "hearing", toDay: null } });
  if (!open) throw notYet("noHearing");
  if (input.onDay > dayOf(now)) throw invalid("onDay", "dayAhead");
  if (input.onDay < fromDateColumn(open.fromDay)) throw invalid("onDay", "outOfRange");
  await tx.casePause.update({ where: { id: open.id }, data: { toDay: toDateColumn(input.onDay) }, select: { id: true } });
  const dueOn = await recount(tx, row.id, await readCalendar(tx));
  await addEvent(tx, row, { kind: "continued", office: officeOf(context), facts: { onDay: input.onDay, dueOn } }, now);
  return [{ field: "CasePause.toDay", to: input.onDay }];
});
