import "server-only";
import { randomBytes, randomUUID } from "node:crypto";
import { grantTable } from "@/lib/grants";
import { can } from "@/lib/kernel/access";
import { dayOf, fromDateColumn } from "@/lib/kernel/dates";
import { invalid, Refusal } from "@/lib/kernel/outcome";
import { type Context, defineCommand, type Loaded } from "@/lib/server/command";
import type { Tx } from "@/lib/server/db";
import { newKey } from "@/lib/server/keys";
import { caseSubject } from "@/lib/server/scope";
import { hashToken } from "@/lib/server/secrets";
import { bodyOf, type CaseRow, loadCase, lockCase } from "../queries/facts";
import { codeOf } from "../queries/receipt";
import { readCategory } from "../queries/standards";
import { codeFrom } from "../rules/code";
import { mayMergeInto, splittable } from "../rules/related";
import { caseBody } from "../schema";
import * as schema from "../schema";
import { addEvent, closeCourse, endLimits, freeFromBarred } from "../writes";
import { requireMove, writeMove } from "./move";
import { createCase, freeNumber } from "./submit";

type Two = { later: CaseRow; main: CaseRow | null };

/** Both rows, locked in the order of their ids, so that two merges across each other do not wait in a ring. */
async function lockTwo({ tx, input }: Context<{ caseId: string; mainId: string }>): Promise<Loaded<Two> | null> {
  await tx.$queryRaw`
    SELECT 1 FROM "RightsCase" WHERE "id" IN (${input.caseId}::uuid, ${input.mainId}::uuid) ORDER BY "id" FOR UPDATE`;
  const [later, main] = await Promise.all([loadCase(tx, input.caseId), loadCase(tx, input.mainId)]);
  return later ? { id: later.id, subject: caseSubject(later), row: { later, main } } : null;
}

/**
 * Two cases of one matter are handled as one, the later with the earlier. Each claimant keeps the own case, number and messages, reads that
 * it was joined and on which day, and is answered there by the desk; neither learns of the other's number, nor that it is another's.
 */
export const mergeCase = defineCommand({
  permission: "rightsCase.merge",
  sight: "rightsCase.read",
  subjectKind: "rightsCase",
  input: schema.mergeInput,
  sealed: true,
  load: lockTwo,
  execute: async (context) => {
    const { tx, actor, input, now } = context;
    const { later, main } = context.row;
    if (actor.kind !== "person") throw new Refusal({ kind: "forbidden" });
    if (input.revision !== later.revision) throw new Refusal({ kind: "conflict" });
    const to = await requireMove({ ...context, row: later }, "merge");
    // What is out of sight is answered as what is not there.
    if (!main || !can(grantTable, actor, "rightsCase.merge", caseSubject(main)) || !mayMergeInto(later, main))
      throw invalid("mainId", "notChoice");
    const office = actor.acting?.organizationName ?? later.office.name;
    await keepFrom(tx, main, later.id, now);
    await tx.rightsCase.updateMany({ where: { mergedIntoId: later.id }, data: { mergedIntoId: main.id } });
    await closeCourse(tx, later.id, now);
    await endLimits(tx, later.id, dayOf(now));
    await addEvent(tx, main, { kind: "merged", office, facts: { number: later.number }, shown: false }, now);
    const done = await writeMove({ tx, row: later, now }, to, office, { event: "merged", data: { mergedIntoId: main.id } });
    return { ...done, changes: [...done.changes, { field: "RightsCase.mergedIntoId" as const, from: null, to: main.id }] };
  },
});

/**
 * Whom one claimant did not want to handle the matter does not handle it under another's number either: the bars go along, and who had the
 * other case until now and is barred gives it back to the desk.
 */
async function keepFrom(tx: Tx, to: { id: string; officeId: string }, fromId: string, now: Date): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "CaseBar" ("caseId", "organizationId", "personId", "reason")
    SELECT ${to.id}::uuid, b."organizationId", b."personId", b."reason" FROM "CaseBar" b
    WHERE b."caseId" = ${fromId}::uuid AND b."reason" IN ('recusal', 'interest')
    ON CONFLICT DO NOTHING`;
  await freeFromBarred(tx, to, now);
}

/**
 * A part of a case becomes a case of its own, with its number, its desk and its days. Its code is drawn and given to nobody: the portal does
 * not hold what the first code was made of, so no second can be made that the claimant could know. The claimant opens it from the first
 * case (`openSplit`), which is all the proof there is.
 */
export const splitCase = defineCommand({
  permission: "rightsCase.split",
  sight: "rightsCase.read",
  subjectKind: "rightsCase",
  input: schema.splitInput,
  sealed: true,
  load: ({ tx, input: { caseId } }: Context<{ caseId: string }>) => lockCase(tx, caseId),
  execute: async ({ tx, actor, input, row, now }) => {
    if (actor.kind !== "person") throw new Refusal({ kind: "forbidden" });
    if (input.revision !== row.revision || !splittable.includes(row.status) || row.archivedOn !== null)
      throw new Refusal({ kind: "conflict" });
    const before = await bodyOf(row);
    const category = await readCategory(tx, input.category);
    // Neither is what was said in confidence laid open by it, nor something open shut away from its claimant's desk.
    if (!category || category.narrow !== row.narrow) throw invalid("category", "notChoice");
    if (before === null) throw new Refusal({ kind: "conflict" });
    const { what, ask, respondent, respondentCode } = input;
    const body = caseBody.parse({
      ...before,
      ...{ category: category.code, what, ask, respondent: respondent ?? "", respondentCode: respondentCode ?? "" },
    });
    const [id, keyRef, token] = [randomUUID(), await newKey(), codeFrom(randomBytes(16))];
    const number = await freeNumber(tx, token, now);
    await createCase(
      tx,
      {
        ...{ id, keyRef, number, code: codeOf(token), tokenHash: hashToken(token), body, channel: row.channel, splitFromId: row.id },
        filerOrganizationId: row.filerOrganizationId,
        // Not yet accepted, both parts came on the same day. After that the first part was told in time, and the new one has days of its own.
        filedOn: row.acceptedOn === null ? fromDateColumn(row.filedOn) : dayOf(now),
      },
      now,
    );
    const { officeId } = await tx.rightsCase.update({
      where: { id },
      data: { counsellorId: row.counsellorId },
      select: { officeId: true },
    });
    // The part may be about another body, with which whoever has the whole has to do.
    await keepFrom(tx, { id, officeId }, row.id, now);
    const office = actor.acting?.organizationName ?? row.office.name;
    await addEvent(tx, row, { kind: "split", office, facts: { number } }, now);
    await addEvent(tx, { id, keyRef }, { kind: "split", office, facts: { from: row.number } }, now);
    await tx.rightsCase.update({ where: { id: row.id }, data: { revision: { increment: 1 } }, select: { id: true } });
    return {
      value: { id: row.id, number },
      changes: [{ field: "RightsCase.splitFromId" as const, from: null, to: number }],
    };
  },
});

/** The claimant goes from the case whose number and code were shown to a part that was split off from it. */
export const openSplit = defineCommand({
  permission: "rightsCase.openSplit",
  sight: "rightsCase.read",
  subjectKind: "rightsCase",
  input: schema.splitOffInput,
  secretValue: true,
  load: async ({ tx, actor }: Context<{ splitId: string }>): Promise<Loaded<CaseRow> | null> =>
    actor.kind === "claimant" ? lockCase(tx, actor.caseId) : null,
  execute: async ({ tx, input, row }) => {
    const split = await tx.rightsCase.findFirst({ where: { id: input.splitId, splitFromId: row.id }, select: { id: true } });
    if (!split) throw new Refusal({ kind: "notFound" });
    return { value: { id: split.id }, changes: null };
  },
});
