import "server-only";
import { type Actor, citySubject } from "@/lib/kernel/access";
import { dayOf, fromDateColumn, toDateColumn } from "@/lib/kernel/dates";
import { Refusal } from "@/lib/kernel/outcome";
import { type Context, defineCommand } from "@/lib/server/command";
import type { Burnt } from "@/lib/server/burn";
import type { Tx } from "@/lib/server/db";
import { type CaseRow, lockCase } from "../queries/facts";
import { keepingFacts, keptYearsSetting, openDataRequest, readKeptYears } from "../queries/keeping";
import { readStandard } from "../queries/standards";
import { archiveBlockers, keptUntil, staleBefore } from "../rules/keeping";
import * as schema from "../schema";
import type { EventFacts } from "../schema/events";
import { addEvent, endLimit } from "../writes";

const named = ({ tx, input: { caseId } }: Context<{ caseId: string }>) => lockCase(tx, caseId);
const officeOf = (actor: Actor, row: CaseRow): string =>
  actor.kind === "person" ? (actor.acting?.organizationName ?? row.office.name) : row.office.name;

/** 归档: nothing more is done on it, and the years it is kept begin on the day it ended. */
export const archiveCase = defineCommand({
  permission: "rightsCase.archive",
  sight: "rightsCase.read",
  subjectKind: "rightsCase",
  input: schema.caseInput,
  sealed: true,
  load: named,
  execute: async ({ tx, actor, input, row, now }) => {
    if (input.revision !== row.revision || row.archivedOn !== null || row.shreddedOn !== null) throw new Refusal({ kind: "conflict" });
    const blockers = archiveBlockers(await keepingFacts(tx, row, now));
    if (blockers.length > 0) throw new Refusal({ kind: "notNow", blockers });
    const today = dayOf(now);
    const { years } = await readKeptYears(tx);
    // Some ends leave no day of their own; counted from today a case is kept longer, never shorter.
    const until = keptUntil(row.closedOn === null ? today : fromDateColumn(row.closedOn), years);
    const { count } = await tx.rightsCase.updateMany({
      where: { id: row.id, revision: row.revision },
      data: { archivedOn: toDateColumn(today), keptUntil: toDateColumn(until), revision: { increment: 1 } },
    });
    if (count !== 1) throw new Refusal({ kind: "conflict" });
    await addEvent(tx, row, { kind: "archived", office: officeOf(actor, row), facts: { keptUntil: until } }, now);
    return {
      value: { id: row.id },
      changes: [
        { field: "RightsCase.archivedOn", to: today },
        { field: "RightsCase.keptUntil", to: until },
      ],
    };
  },
});

/** The policy in years. What is filed away already keeps the day it was given. */
export const setKeptYears = defineCommand({
  permission: "rightsCase.setKeptYears",
  sight: "rightsCase.setKeptYears",
  subjectKind: "setting",
  input: schema.keptYearsInput,
  load: async () => ({ id: keptYearsSetting, subject: citySubject, row: null }),
  execute: async ({ tx, input: { years } }) => {
    const before = await readKeptYears(tx);
    await tx.setting.upsert({
      where: { key: keptYearsSetting },
      create: { key: keptYearsSetting, value: { years } },
      update: { value: { years } },
      select: { key: true },
    });
    return { value: { years }, changes: [{ field: "Setting.caseKeptYears", from: before.sample ? null : before.years, to: years }] };
  },
});

/**
 * Ends a case for good. The row says so first and forgets its key; the caller destroys key and bytes after the commit, and what a crash in
 * between leaves is named by nobody and swept. What is sealed in rows that may be changed is emptied, and what stands in the case's history
 * cannot be read any more. Number, category, dates and outcome stay.
 */
async function shred(tx: Tx, actor: Actor, row: CaseRow, facts: EventFacts, now: Date): Promise<Burnt> {
  const today = toDateColumn(dayOf(now));
  const { count } = await tx.rightsCase.updateMany({
    where: { id: row.id, revision: row.revision, shreddedOn: null },
    data: { shreddedOn: today, keyRef: null, body: null, respondentKey: null, revision: { increment: 1 } },
  });
  if (count !== 1) throw new Refusal({ kind: "conflict" });
  const where = { caseId: row.id };
  const files = await tx.caseFile.findMany({ where: { ...where, removedOn: null }, select: { storageKey: true } });
  await tx.caseFile.updateMany({ where: { ...where, removedOn: null }, data: { name: "", removedOn: today } });
  await tx.caseMessage.updateMany({ where, data: { body: "" } });
  await tx.caseNote.updateMany({ where, data: { body: "" } });
  await tx.caseLimit.updateMany({ where: { ...where, reason: { not: null } }, data: { reason: "" } });
  await tx.caseAnswer.updateMany({ where, data: { opinion: "" } });
  await tx.caseRemedy.updateMany({ where, data: { grounds: "" } });
  await tx.caseTransfer.updateMany({ where, data: { request: null, objection: null, answer: null } });
  await tx.caseRating.updateMany({ where, data: { comment: null } });
  await tx.caseRectification.updateMany({ where: { ...where, record: { not: null } }, data: { record: "" } });
  await tx.caseLetter.updateMany({ where, data: { data: "" } });
  await addEvent(tx, row, { kind: "shredded", office: officeOf(actor, row), facts }, now);
  return { keyRef: row.keyRef, storageKeys: files.map(({ storageKey }) => storageKey) };
}

/** Its years are over. */
export const shredDue = defineCommand({
  permission: "rightsCase.shredDue",
  sight: "rightsCase.shredDue",
  subjectKind: "rightsCase",
  input: schema.claimInput,
  secretValue: true,
  load: named,
  execute: async ({ tx, actor, row, now }) => {
    const kept = await tx.rightsCase.findUniqueOrThrow({ where: { id: row.id }, select: { keptUntil: true } });
    if (row.archivedOn === null || kept.keptUntil === null || dayOf(now) <= fromDateColumn(kept.keptUntil))
      throw new Refusal({ kind: "conflict" });
    const burnt = await shred(tx, actor, row, { why: "yearsOver" }, now);
    return { value: burnt, changes: [{ field: "RightsCase.shreddedOn", to: dayOf(now) }] };
  },
});

/** 个人信息保护法 47: because the claimant asked for it, of a case on which nothing is waited for. */
export const shredCase = defineCommand({
  permission: "rightsCase.shred",
  sight: "rightsCase.read",
  subjectKind: "rightsCase",
  input: schema.shredInput,
  sealed: true,
  secretValue: true,
  load: named,
  execute: async ({ tx, actor, input, row, now }) => {
    if (input.revision !== row.revision) throw new Refusal({ kind: "conflict" });
    const asked = await openDataRequest(tx, row.id);
    if (asked?.what !== "deletion") throw new Refusal({ kind: "notNow", blockers: ["notAsked"] });
    // The request itself is what this act answers.
    const blockers = archiveBlockers({ ...(await keepingFacts(tx, row, now)), dataRequest: false });
    if (blockers.length > 0) throw new Refusal({ kind: "notNow", blockers });
    await endLimit(tx, row.id, schema.dataRequest, dayOf(now));
    const burnt = await shred(tx, actor, row, { why: input.ground }, now);
    return {
      value: { id: row.id, ...burnt },
      changes: [
        { field: "RightsCase.shreddedOn", to: dayOf(now) },
        { field: "RightsCase.shredGround", to: input.ground },
      ],
    };
  },
});

/** At one time: a sweep is one transaction and shall be a short one. */
const portion = 200;

/** Takes away what nobody went on writing for thirty days. */
export const expireDrafts = defineCommand({
  permission: "rightsCase.expireDrafts",
  sight: "rightsCase.expireDrafts",
  subjectKind: "caseDraft",
  input: schema.nothingInput,
  secretValue: true,
  load: async () => ({ id: "stale", subject: citySubject, row: null }),
  execute: async ({ tx, now }) => {
    const { days } = await readStandard(tx, "caseDraft");
    const rows = await tx.$queryRaw<{ id: string; keyRef: string }[]>`
      SELECT "id", "keyRef" FROM "CaseDraft" WHERE "touchedOn" < ${toDateColumn(staleBefore(dayOf(now), days))}::date
      ORDER BY "touchedOn", "id" LIMIT ${portion} FOR UPDATE SKIP LOCKED`;
    const burnt: Burnt[] = [];
    for (const { id, keyRef } of rows) burnt.push({ keyRef, storageKeys: await dropDraft(tx, id) });
    return {
      value: { burnt, more: rows.length === portion },
      changes: rows.length === 0 ? null : [{ field: "CaseDraft.expired", to: rows.length }],
    };
  },
});

/** A draft with its files; where their bytes lie. */
export async function dropDraft(tx: Tx, draftId: string): Promise<string[]> {
  const files = await tx.caseFile.findMany({ where: { draftId }, select: { storageKey: true } });
  await tx.caseFile.deleteMany({ where: { draftId } });
  const { count } = await tx.caseDraft.deleteMany({ where: { id: draftId } });
  if (count !== 1) throw new Refusal({ kind: "conflict" });
  return files.map(({ storageKey }) => storageKey);
}
