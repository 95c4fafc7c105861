import "server-only";
import { createHash } from "node:crypto";
import type { z } from "zod";
import { grantTable, type Permission } from "@/lib/grants";
import { type Actor, can, type Subject } from "@/lib/kernel/access";
import { invalid, type Outcome, type Problem, Refusal } from "@/lib/kernel/outcome";
import { recordAttempt } from "./attempts";
import { type Change, writeAudit, writeQuietly } from "./audit";
import { readNow } from "./clock";
import { db, type Tx } from "./db";
import { forget } from "./remember";
import { unwritable } from "./writable";

export type Context<I> = { tx: Tx; actor: Actor; input: I; now: Date };
export type Loaded<R> = { id: string; subject: Subject; row: R };
export type Done<V> = {
  value: V;
  /** Null: one with an act of the same sitting that has its row, or nothing was changed. */
  changes: readonly Change[] | null;
  /** where the act makes its subject */
  id?: string;
};

export type Command<I, R, V> = {
  permission: Permission;
  /** What one must be permitted to know that the subject exists; without it the answer is "not found". */
  sight: Permission;
  subjectKind: string;
  input: z.ZodType<I>;
  /** A refused try on it is recorded, although the act itself is rolled back. */
  sealed?: boolean;
  /** Done by somebody without a name, it goes to the log of days; a claimant's or a partner's act always does. */
  quiet?: boolean;
  /** The value holds a secret: it is never kept for a repeated post. */
  secretValue?: boolean;
  /** Finds the subject and locks its row, so that what the rules see is what is written over. */
  load: (context: Context<I>) => Promise<Loaded<R> | null>;
  execute: (context: Context<I> & { row: R; subject: Subject }) => Promise<Done<V>>;
};

const brand = Symbol.for("portal.command");
export type AnyCommand = Command<never, never, unknown>;
export const isCommand = (value: unknown): value is AnyCommand => typeof value === "object" && value !== null && brand in value;

/** Declares a command. It runs only through `runCommand`. */
export function defineCommand<I, R, V>(command: Command<I, R, V>): Command<I, R, V> {
  return Object.assign(command, { [brand]: true });
}

/** One refused field, or several, as the form will show them. */
function readInput<I>(schema: z.ZodType<I>, raw: unknown): I {
  const parsed = schema.safeParse(raw);
  const fields: Record<string, string[]> = {};
  if (parsed.success) {
    const place = unwritable(parsed.data);
    if (place === null) return parsed.data;
    throw new Refusal({ kind: "invalidInput", fields: { [place.join(".")]: ["notText"] } });
  }
  for (const issue of parsed.error.issues) {
    const codes = (fields[issue.path.join(".")] ??= []);
    codes.push(issue.message);
  }
  throw new Refusal({ kind: "invalidInput", fields });
}

export type RunOptions = {
  /** The form's one-time key: equal posts get the answer of the first. */
  idempotencyKey?: string | undefined;
};

/**
 * The only way to write. Parse → load → in sight? → permitted? → execute → audit → commit, in one READ COMMITTED transaction whose
 * locks are taken in one order: subject row, number series, audit head.
 */
export async function runCommand<I, R, V>(
  command: Command<I, R, V>,
  actor: Actor,
  raw: unknown,
  options: RunOptions = {},
): Promise<Outcome<V>> {
  let attempted: { id: string } | null = null;
  try {
    const input = readInput(command.input, raw);
    if (unwritable(options.idempotencyKey)) throw invalid("idempotencyKey", "notText");
    const value = await db().$transaction(
      async (tx) => {
        const now = await readNow(tx);
        const once =
          options.idempotencyKey === undefined || command.secretValue || isQuiet(command, actor)
            ? null
            : await claimKey(tx, actor, command.permission, options.idempotencyKey, input);
        if (once && "result" in once) return once.result as V;
        const context = { tx, actor, input, now };
        const loaded = await command.load(context);
        if (loaded) attempted = { id: loaded.id };
        if (!loaded || !can(grantTable, actor, command.sight, loaded.subject)) throw new Refusal({ kind: "notFound" });
        if (!can(grantTable, actor, command.permission, loaded.subject)) throw new Refusal({ kind: "forbidden" });
        const done = await command.execute({ ...context, row: loaded.row, subject: loaded.subject });
        if (once) await keepResult(tx, once, done.value);
        if (done.changes)
          await (isQuiet(command, actor) ? writeQuietly : writeAudit)(tx, actor, now, {
            permission: command.permission,
            subjectKind: command.subjectKind,
            subjectId: done.id ?? loaded.id,
            changes: done.changes,
          });
        return done.value;
      },
      { maxWait: 20_000, timeout: 40_000 },
    );
    forget();
    return { ok: true, value };
  } catch (error) {
    const problem = problemOf(error);
    if (!problem) throw error;
    // Of whoever holds a code or a link no time is kept, not even that of a try.
    if (
      command.sealed &&
      actor.kind !== "claimant" &&
      actor.kind !== "partner" &&
      (problem.kind === "notFound" || problem.kind === "forbidden")
    )
      await recordAttempt(actor, { ...command, subjectId: (attempted as { id: string } | null)?.id ?? "" }, problem.kind);
    // Those who never signed in are asked to; whether the subject exists stays untold.
    if (actor.kind === "visitor" && (problem.kind === "notFound" || problem.kind === "forbidden"))
      return { ok: false, problem: { kind: "notSignedIn" } };
    return { ok: false, problem };
  }
}

/** Whether an act of this actor goes to the log of days. */
export const isQuiet = ({ quiet = false }: { quiet?: boolean | undefined }, { kind }: Actor): boolean =>
  kind === "claimant" || kind === "partner" || (kind === "visitor" && quiet);

// What two people at once run into: unique and exclusion violations, serialization failures, deadlocks.
const conflicts = new Set(["P2002", "P2034", "23505", "23P01", "40001", "40P01"]);
// The database is away, or a lock, a statement or a place in the pool took too long.
const outages = new Set(["P1001", "P1017", "P2024", "P2028", "55P03", "57014"]);

/** Neither is a fault of the program. Prisma has codes of its own for some, and hands PostgreSQL's own on for the others. */
function problemOf(error: unknown): Problem | null {
  if (error instanceof Refusal) return error.problem;
  const { code, meta } = (error ?? {}) as { code?: string; meta?: { driverAdapterError?: { cause?: { originalCode?: string } } } };
  const codes = [code, meta?.driverAdapterError?.cause?.originalCode].filter((found) => found !== undefined);
  if (codes.some((found) => conflicts.has(found))) return { kind: "conflict" };
  if (codes.some((found) => outages.has(found))) return { kind: "unavailable" };
  return null;
}

type Claimed = { key: string; actorKey: string };

/** Takes the key, waiting for an equal post under way; a key that was used with other content is a conflict. */
async function claimKey(tx: Tx, actor: Actor, command: string, key: string, input: unknown): Promise<Claimed | { result: unknown }> {
  const actorKey = actor.kind === "person" ? actor.personId : actor.kind;
  // A look of a photo is sixty-four bits, which JSON has no number for.
  const content = JSON.stringify(input, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value));
  const requestHash = createHash("sha256").update(content).digest("hex");
  const inserted = await tx.$executeRaw`
    INSERT INTO "Idempotency" ("key", "actorKey", "command", "requestHash") VALUES (${key}, ${actorKey}, ${command}, ${requestHash})
    ON CONFLICT DO NOTHING`;
  if (inserted === 1) return { key, actorKey };
  const earlier = await tx.idempotency.findUniqueOrThrow({ where: { key_actorKey: { key, actorKey } } });
  if (earlier.command !== command || earlier.requestHash !== requestHash) throw new Refusal({ kind: "conflict" });
  return { result: earlier.result };
}

async function keepResult(tx: Tx, { key, actorKey }: Claimed, value: unknown): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Idempotency" SET "result" = ${JSON.stringify(value ?? null)}::jsonb WHERE "key" = ${key} AND "actorKey" = ${actorKey}`;
}
