import "server-only";
import type { z } from "zod";
import { citySubject } from "@/lib/kernel/access";
import { type Day, dayOf, toDateColumn } from "@/lib/kernel/dates";
import { invalid, Refusal } from "@/lib/kernel/outcome";
import type { Change } from "@/lib/server/audit";
import { type Context, defineCommand, type Loaded } from "@/lib/server/command";
import type { Tx } from "@/lib/server/db";
import type { Prisma } from "@/prisma/generated/client";
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

type Ended = { policyId: string; comment: string };
type MoveContext<I> = Context<I> & { row: LoadedPolicy };

/** One line of a policy's life as a command: what it writes, and what the log says of it. */
const policyMove = <I extends { policyId: string }>(
  name: PolicyMove,
  input: z.ZodType<I>,
  change: (context: MoveContext<I>, byId: string) => { data: Prisma.PolicyDocumentUncheckedUpdateInput; logged: Change },
) =>
  defineCommand({
    permission: `policy.${name}`,
    sight: "policy.read",
    subjectKind: "policy",
    input,
    load: ({ tx, input: { policyId } }: Context<I>) => lockPolicy(tx, policyId),
    execute: async (context: MoveContext<I>) => {
      const { tx, actor, row } = context;
      if (actor.kind !== "person") throw new Refusal({ kind: "forbidden" });
      const move = policyMovesOf(actor, row).find((candidate) => candidate.name === name);
      if (!move) throw new Refusal({ kind: "conflict" });
      if (move.blockers.length > 0) throw new Refusal({ kind: "notNow", blockers: move.blockers });
      const { data, logged } = change(context, actor.personId);
      await tx.policyDocument.update({ where: { id: row.id }, data, select: { id: true } });
      return { value: { id: row.id }, changes: [logged] };
    },
  });

const ended = ({ input, now }: MoveContext<Ended>, endedById: string) => ({ reason: input.comment, endedById, endedAt: now });

export const releasePolicy = policyMove("release", schema.releaseInput, ({ now }, releasedById) => ({
  data: { state: "released", releasedById, releasedAt: now },
  logged: { field: "PolicyDocument.state", from: "draft", to: "released" },
}));

export const repealPolicy = policyMove("repeal", schema.repealInput, (context, by) => {
  const { input, row, now } = context;
  if (input.repealedOn > dayOf(now)) throw invalid("repealedOn", "dayAhead");
  return {
    data: { status: "repealed", repealedOn: toDateColumn(input.repealedOn), ...ended(context, by) },
    logged: { field: "PolicyDocument.status", from: row.status, to: "repealed" },
  };
});

export const withdrawPolicy = policyMove("withdraw", schema.withdrawInput, (context, by) => ({
  data: { state: "withdrawn", ...ended(context, by) },
  logged: { field: "PolicyDocument.state", from: "released", to: "withdrawn" },
}));
