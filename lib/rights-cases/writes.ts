import "server-only";
import { type Calendar, type Day, dayOf, endOf, fromDateColumn, startOf, toDateColumn } from "@/lib/kernel/dates";
import type { Role } from "@/lib/kernel/access";
import { sql, type Tx } from "@/lib/server/db";
import { sealWith } from "@/lib/server/keys";
import { knowsNothingSql } from "@/lib/server/scope";
import { openWork } from "@/lib/work/writes";
import { dueDay, type Limit } from "./rules/clock";
import { besidePurposes } from "./workflow";
import { type CaseEventKind, type EventFacts } from "./schema/events";
import { dataRequest } from "./schema";

type Keyed = { id: string; keyRef: string | null };
export const placeOf = ({ id }: { id: string }, part: string) => `RightsCase:${id}.${part}`;

/** Words of a case under its key. A case whose key is gone takes no more words. */
export async function sealText(of: Keyed, part: string, text: string): Promise<string> {
  if (of.keyRef === null) throw new Error(`case ${of.id} has no key any more`);
  return sealWith(of.keyRef, placeOf(of, part), { text });
}

type Line = {
  kind: CaseEventKind;
  office: string | null;
  note?: string | null;
  facts?: EventFacts;
  shown?: boolean;
  /** Its place, where that is known: the first line of a case that was made just now. */
  ordinal?: number;
};

/** One line of the case's history, by day. The case's row is locked, so that no two lines take one place. */
export async function addEvent(
  tx: Tx,
  of: Keyed,
  { kind, office, note = null, facts = {}, shown = true, ...at }: Line,
  now: Date,
): Promise<void> {
  const ordinal = at.ordinal ?? (await tx.caseEvent.count({ where: { caseId: of.id } })) + 1;
  await tx.caseEvent.create({
    data: {
      caseId: of.id,
      ordinal,
      onDay: toDateColumn(dayOf(now)),
      kind,
      office,
      note: note === null ? null : await sealText(of, `event.${ordinal}`, note),
      facts,
      shown,
    },
    select: { id: true },
  });
}

type LimitRow = { id: string; startsOn: Date; days: number; dayKind: "working" | "natural"; rolls: boolean; extension: number };
type PauseRow = { fromDay: Date; toDay: Date | null };

export const limitOf = (row: LimitRow, pauses: readonly PauseRow[]): Limit => ({
  startsOn: fromDateColumn(row.startsOn),
  days: row.days,
  dayKind: row.dayKind,
  extension: row.extension,
  rolls: row.rolls,
  pauses: pauses.map(({ fromDay, toDay }) => ({ from: fromDateColumn(fromDay), to: toDay && fromDateColumn(toDay) })),
});

type NewLimit = {
  key: string;
  days: number;
  dayKind: "working" | "natural";
  clause: string | null;
  sample: string | null;
  rolls: boolean;
};

/** Begins a limit with the figures of its standard; the last day of it. */
export async function startLimit(tx: Tx, caseId: string, { key, ...standard }: NewLimit, startsOn: Day, calendar: Calendar): Promise<Day> {
  const { days, dayKind, clause, sample, rolls } = standard;
  const dueOn = dueDay({ startsOn, days, dayKind, rolls, extension: 0, pauses: [] }, calendar) ?? startsOn;
  const figures = { days, dayKind, clause, sample, rolls, dueOn: toDateColumn(dueOn) };
  const from = { caseId, standard: key, startsOn: toDateColumn(startsOn) };
  // Begun, ended and begun again on one day is one limit.
  await tx.caseLimit.upsert({
    where: { caseId_standard_startsOn: from },
    create: { ...from, ...figures },
    update: { ...figures, doneOn: null, extension: 0, asked: null },
    select: { id: true },
  });
  return dueOn;
}

/** What was limited is done. */
export async function endLimit(tx: Tx, caseId: string, standard: string, on: Day): Promise<void> {
  await tx.caseLimit.updateMany({ where: { caseId, standard, doneOn: null }, data: { doneOn: toDateColumn(on) } });
}

/** Not of the case's own course: it neither stands still nor ends with it, and moves nobody's work. */
const besides = { standard: { not: dataRequest } } as const;

/** Everything that still runs is over, because the case is. */
export async function endLimits(tx: Tx, caseId: string, on: Day): Promise<void> {
  await tx.caseLimit.updateMany({ where: { caseId, doneOn: null, ...besides }, data: { doneOn: toDateColumn(on) } });
  await tx.casePause.updateMany({ where: { caseId, toDay: null }, data: { toDay: toDateColumn(on) } });
}

/** Counts the running limits anew after a pause or an extension, and moves the open work with them. */
export async function recount(tx: Tx, caseId: string, calendar: Calendar): Promise<Day | null> {
  const [limits, pauses] = await Promise.all([
    tx.caseLimit.findMany({ where: { caseId, doneOn: null, ...besides } }),
    tx.casePause.findMany({ where: { caseId }, select: { fromDay: true, toDay: true } }),
  ]);
  let nearest: Day | null = null;
  let paused = false;
  for (const row of limits) {
    const due = dueDay(limitOf(row, pauses), calendar);
    await tx.caseLimit.update({ where: { id: row.id }, data: { dueOn: due === null ? null : toDateColumn(due) }, select: { id: true } });
    if (due === null) paused = true;
    else if (nearest === null || due < nearest) nearest = due;
  }
  const dueAt = paused || nearest === null ? null : endOf(nearest);
  // What was handed on is due when its body is to answer, and a rectification has days of its own, whatever else moves.
  const where = { rightsCaseId: caseId, closedAt: null, purpose: { notIn: ["followTransfer", "settleDispute", "rectifyCase"] } };
  await tx.workItem.updateMany({ where, data: { dueAt, remindedAt: null, overdueAt: null } });
  return nearest;
}

/** The claimant lets the matter rest: whoever had it by a link has it no longer. */
export async function recallTransfers(tx: Tx, caseId: string, on: Day): Promise<void> {
  await tx.caseTransfer.updateMany({
    where: { caseId, state: { in: ["sent", "objected"] } },
    data: { state: "recalled", endedOn: toDateColumn(on) },
  });
}

type CaseWork = { purpose: string; organizationId: string; role: Role; openedAt: Date; dueOn: Day | null; assigneeId?: string | null };

/** Gives a case's next step to an office; whoever has it keeps it. Told when it begins, and never to those who are barred. */
export async function openCaseWork(tx: Tx, caseId: string, { dueOn, ...work }: CaseWork): Promise<void> {
  await openWork(tx, { subjectKind: "rightsCase", subjectId: caseId, ...work, dueAt: dueOn === null ? null : endOf(dueOn), waits: true });
}

/** Ends the case's own step, and leaves those beside it: an extension that is asked for, a rectification. */
export async function closeMainWork(tx: Tx, caseId: string, at: Date): Promise<void> {
  await tx.workItem.updateMany({
    where: { rightsCaseId: caseId, closedAt: null, purpose: { notIn: [...besidePurposes] } },
    data: { closedAt: at },
  });
}

/** Ends every step of a case that has come to an answer or to its end; what a rating asked to be put right stays to be done. */
export async function closeCourse(tx: Tx, caseId: string, at: Date): Promise<void> {
  await tx.workItem.updateMany({
    where: { rightsCaseId: caseId, closedAt: null, purpose: { not: "rectifyCase" } },
    data: { closedAt: at },
  });
}

/** Ends one step of a case. */
export async function closeCaseWork(tx: Tx, caseId: string, purpose: string, at: Date): Promise<void> {
  await tx.workItem.updateMany({ where: { rightsCaseId: caseId, closedAt: null, purpose }, data: { closedAt: at } });
}

/** From when the office may begin: when it can no longer be taken back; of an anonymous case the next day, so that no minute is kept. */
export const settlesAt = (mode: string, now: Date, revocableUntil: Date): Date =>
  mode === "anonymous" ? endOf(dayOf(now)) : revocableUntil;

/** An instant that tells no more than the day, for what an anonymous claimant did. */
export const dayOnly = (now: Date): Date => startOf(dayOf(now));

/** Says anew which bodies are kept from the case: those that were before for this reason are forgotten first. */
export async function barRespondent(tx: Tx, caseId: string, organizationIds: readonly string[], officeId: string): Promise<void> {
  await tx.caseBar.deleteMany({ where: { caseId, reason: { in: ["respondent", "related", "above"] } } });
  await barBodies(tx, caseId, organizationIds, officeId);
}

/**
 * Keeps from the case the body it is about, its firm or association, and the associations it stands below; the city and its departments
 * are not among them (信访工作条例 18, 30, 46).
 */
export async function barBodies(tx: Tx, caseId: string, organizationIds: readonly string[], officeId: string): Promise<void> {
  await tx.$executeRaw`
    WITH about AS (
      SELECT o."id", o."path", o."hostUnitId" FROM "Organization" o WHERE o."id" = ANY(${[...organizationIds]}::uuid[])
    ), near AS (
      SELECT "id", "path" FROM about
      UNION SELECT o."id", o."path" FROM "Organization" o JOIN about a
        ON o."hostUnitId" = a."id" OR o."id" = a."hostUnitId" OR o."hostUnitId" = a."hostUnitId" OR o."mergedIntoId" = a."id"
    )
    INSERT INTO "CaseBar" ("caseId", "organizationId", "reason")
    SELECT ${caseId}::uuid, o."id", (CASE WHEN o."id" IN (SELECT "id" FROM about) THEN 'respondent'
        WHEN o."id" IN (SELECT "id" FROM near) THEN 'related' ELSE 'above' END)::"BarReason"
    FROM "Organization" o
    WHERE (o."id" IN (SELECT "id" FROM near)
        OR (EXISTS (SELECT FROM near n WHERE starts_with(n."path", o."path")) AND o."parentId" IS NOT NULL AND o."kindCode" <> 'department'))
      AND o."id" <> ${officeId}::uuid AND o."parentId" IS NOT NULL
    ON CONFLICT DO NOTHING`;
}

/**
 * After the bars have changed: what an association has that is kept from now on from it is the desk's again, and whoever had the case and is
 * not to know of it any more has it no longer.
 */
export async function freeFromBarred(tx: Tx, { id, officeId }: { id: string; officeId: string }, now: Date): Promise<void> {
  const barred = sql`SELECT p."id" FROM "Person" p WHERE ${knowsNothingSql(id, now)}`;
  await tx.$executeRaw`
    UPDATE "WorkItem" SET "organizationId" = ${officeId}::uuid, "role" = 'cityStaff', "assigneeId" = NULL
    WHERE "rightsCaseId" = ${id}::uuid AND "closedAt" IS NULL AND "role" = 'townshipOfficer'
      AND "organizationId" IN (SELECT "organizationId" FROM "CaseBar" WHERE "caseId" = ${id}::uuid)`;
  await tx.$executeRaw`
    UPDATE "WorkItem" SET "assigneeId" = NULL WHERE "rightsCaseId" = ${id}::uuid AND "closedAt" IS NULL AND "assigneeId" IN (${barred})`;
  await tx.$executeRaw`
    UPDATE "RightsCase" SET "counsellorId" = NULL WHERE "id" = ${id}::uuid AND "status" <> 'final' AND "counsellorId" IN (${barred})`;
}
