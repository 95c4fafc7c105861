import "server-only";
import { type Actor, holderOf } from "@/lib/kernel/access";
import { dayOf, toDateColumn } from "@/lib/kernel/dates";
import type { Prisma } from "@/prisma/generated/client";
import type { Tx } from "./db";
import { markedFields } from "./personal";

type Scalar = string | number | boolean | null | Date;
/** One changed field, named "Model.field"; marked fields keep only the fact that they changed. */
export type Change = { field: `${string}.${string}`; from?: Scalar; to?: Scalar };

const plain = (value: Scalar | undefined) => (value instanceof Date ? value.toISOString() : (value ?? null));

export type AuditRecord = { permission: string; subjectKind: string; subjectId: string; changes: readonly Change[] };

function changesOf(actor: Actor, record: AuditRecord) {
  const changes: Record<string, Prisma.InputJsonValue> = {};
  for (const change of record.changes)
    changes[change.field] = markedFields.has(change.field) ? "changed" : ([plain(change.from), plain(change.to)] as Prisma.InputJsonArray);
  return { role: holderOf(actor), ...changes };
}

/**
 * The row of somebody who must not be found out: the day, never the time, and nobody's name. Its numbers are its own: one among those of
 * the log would tell the minute.
 */
export async function writeQuietly(tx: Tx, actor: Actor, now: Date, record: AuditRecord): Promise<void> {
  if (actor.kind === "person" || actor.kind === "system") throw new Error("the quiet log is for nobody in particular");
  await tx.quietEntry.create({
    data: {
      seq: 0n,
      onDay: toDateColumn(dayOf(now)),
      actorKind: actor.kind,
      permission: record.permission,
      subjectKind: record.subjectKind,
      subjectId: record.subjectId,
      changes: changesOf(actor, record),
    },
    select: { onDay: true },
  });
}

/** Writes the act's row. The trigger gives it its number and its place in the chain; its lock is the last one taken. */
export async function writeAudit(tx: Tx, actor: Actor, now: Date, record: AuditRecord): Promise<void> {
  await tx.auditEntry.create({
    data: {
      seq: 0n,
      at: now,
      actorKind: actor.kind,
      actorId: actor.kind === "person" ? actor.personId : null,
      membershipId: actor.kind === "person" ? (actor.acting?.id ?? null) : null,
      permission: record.permission,
      subjectKind: record.subjectKind,
      subjectId: record.subjectId,
      changes: changesOf(actor, record),
    },
    select: { at: true },
  });
}
