import "server-only";
import { citySubject } from "@/lib/kernel/access";
import { type Day, dayOf, toDateColumn } from "@/lib/kernel/dates";
import { invalid, Refusal } from "@/lib/kernel/outcome";
import { type Context, defineCommand, type Loaded } from "@/lib/server/command";
import type { Tx } from "@/lib/server/db";
import { loadPolicy, type LoadedPolicy, policyMovesOf } from "./queries";
import * as schema from "./schema";
import type { PolicyMove } from "./workflow";

async function lockPolicy(tx: Tx, id: string): Promise<Loaded<LoadedPolicy> | null> {
  await tx.$queryRaw`SELECT 1 FROM "PolicyDocument" WHERE "id" = ${id}::uuid FOR UPDATE`;
  const row = await loadPolicy(tx, id);
  return row ? { id: row.id, subject: citySubject, row } : null;
}

const column = (day: Day | null) => (day === null ? null : toDateColumn(day));

/** A policy as it will stand in public, or another wording of a draft. */
export const draftPolicy = defineCommand({
  permission: "policy.draft",
  sight: "policy.read",
  subjectKind: "policy",
  input: schema.policyInput,
  load: async ({ tx, input }): Promise<Loaded<LoadedPolicy | null> | null> =>
    input.policyId === null ? { id: "", subject: citySubject, row: null } : lockPolicy(tx, input.policyId),
  execute: async ({ tx, actor, input, row, now }) => {
    if (actor.kind !== "person") throw new Refusal({ kind: "forbidden" });
    if (row !== null && row.state !== "draft") throw new Refusal({ kind: "conflict" });
    const { policyId: _, signedOn, issuedOn, effectiveOn, publishedOn, ...words } = input;
    const taken =
      words.number === null
        ? null
        : await tx.policyDocument.findFirst({
            where: { number: words.number, state: { not: "withdrawn" }, ...(row ? { id: { not: row.id } } : {}) },
            select: { id: true },
          });
    if (taken) throw invalid("number", "alreadyThere");
    const data = {
      ...words,
      signedOn: column(signedOn),
      issuedOn: column(issuedOn),
      effectiveOn: column(effectiveOn),
      publishedOn: column(publishedOn),
      // Whoever wrote it last is the one who may not release it.
      draftedById: actor.personId,
      draftedAt: now,
    };
    const { id } = row
      ? await tx.policyDocument.update({ where: { id: row.id }, data, select: { id: true } })
      : await tx.policyDocument.create({ data, select: { id: true } });
    return { value: { id }, id, changes: [{ field: "PolicyDocument.title", from: row?.title ?? null, to: input.title }] };
  },
});

/** The move as it stands under the row's lock. */
function requireMove({ actor, row }: Context<unknown> & { row: LoadedPolicy }, name: PolicyMove): string {
  if (actor.kind !== "person") throw new Refusal({ kind: "forbidden" });
  const move = policyMovesOf(actor, row).find((candidate) => candidate.name === name);
  if (!move) throw new Refusal({ kind: "conflict" });
  if (move.blockers.length > 0) throw new Refusal({ kind: "notNow", blockers: move.blockers });
  return actor.personId;
}

export const releasePolicy = defineCommand({
  permission: "policy.release",
  sight: "policy.read",
  subjectKind: "policy",
  input: schema.releaseInput,
  load: ({ tx, input }) => lockPolicy(tx, input.policyId),
  execute: async (context) => {
    const { tx, row, now } = context;
    const releasedById = requireMove(context, "release");
    await tx.policyDocument.update({
      where: { id: row.id },
      data: { state: "released", releasedById, releasedAt: now },
      select: { id: true },
    });
    return { value: { id: row.id }, changes: [{ field: "PolicyDocument.state", from: "draft", to: "released" }] };
  },
});

export const repealPolicy = defineCommand({
  permission: "policy.repeal",
  sight: "policy.read",
  subjectKind: "policy",
  input: schema.repealInput,
  load: ({ tx, input }) => lockPolicy(tx, input.policyId),
  execute: async (context) => {
    const { tx, row, input, now } = context;
    const endedById = requireMove(context, "repeal");
    if (input.repealedOn > dayOf(now)) throw invalid("repealedOn", "dayAhead");
    await tx.policyDocument.update({
      where: { id: row.id },
      data: { status: "repealed", repealedOn: toDateColumn(input.repealedOn), reason: input.comment, endedById, endedAt: now },
      select: { id: true },
    });
    return { value: { id: row.id }, changes: [{ field: "PolicyDocument.status", from: row.status, to: "repealed" }] };
  },
});

export const withdrawPolicy = defineCommand({
  permission: "policy.withdraw",
  sight: "policy.read",
  subjectKind: "policy",
  input: schema.withdrawInput,
  load: ({ tx, input }) => lockPolicy(tx, input.policyId),
  execute: async (context) => {
    const { tx, row, input, now } = context;
    const endedById = requireMove(context, "withdraw");
    await tx.policyDocument.update({
      where: { id: row.id },
      data: { state: "withdrawn", reason: input.comment, endedById, endedAt: now },
      select: { id: true },
    });
    return { value: { id: row.id }, changes: [{ field: "PolicyDocument.state", from: "released", to: "withdrawn" }] };
  },
});
