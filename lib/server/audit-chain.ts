import "server-only";
import { createHash } from "node:crypto";
import { type Reader, type Sql, sql } from "./db";

/** Where a chain ended when somebody last looked: without it, entries cut off at the end leave no mark. */
export type Head = { seq: bigint; hash: string };
export type Verdict = { ok: true; entries: bigint; head: string } | { ok: false; seq: bigint; reason: Break };
type Break = "missing" | "changed" | "unchained" | "otherHead";

type Row = { seq: bigint; prev: string; hash: string; body: string };

const pageSize = 5000;

// The body is what the trigger hashes. Said again here: a check that asks the database's own function believes whoever replaced it.
const logs = {
  /** What people and jobs did, by the instant. */
  audit: sql`SELECT "seq", "prev", "hash", jsonb_build_array("seq", extract(epoch FROM "at"), "actorKind", "actorId", "membershipId",
    "permission", "subjectKind", "subjectId", "changes", "prev")::text AS body FROM "AuditEntry"`,
  /** What those did who must not be found out, by the day. */
  quiet: sql`SELECT "seq", "prev", "hash", jsonb_build_array("seq", "onDay", "actorKind", "permission", "subjectKind", "subjectId",
    "changes", "prev")::text AS body FROM "QuietEntry"`,
} satisfies Record<string, Sql>;
export type Log = keyof typeof logs;

/**
 * Walks a log from its first entry and names the first number that is wrong. `reader` should be a transaction that sees one state of
 * the table; a log that grows meanwhile is then no fault.
 */
export async function verifyChain(reader: Reader, known?: Head, log: Log = "audit"): Promise<Verdict> {
  let last = { seq: 0n, hash: "" };
  for (;;) {
    const rows = await reader.$queryRaw<Row[]>`${logs[log]} WHERE "seq" > ${last.seq} ORDER BY "seq" LIMIT ${pageSize}`;
    for (const row of rows) {
      const seq = last.seq + 1n;
      if (row.seq !== seq) return { ok: false, seq, reason: "missing" };
      if (row.prev !== last.hash) return { ok: false, seq, reason: "unchained" };
      if (row.hash !== createHash("sha256").update(row.body).digest("hex")) return { ok: false, seq, reason: "changed" };
      if (known?.seq === seq && known.hash !== row.hash) return { ok: false, seq, reason: "otherHead" };
      last = { seq, hash: row.hash };
    }
    if (rows.length < pageSize) break;
  }
  if (known && known.seq > last.seq) return { ok: false, seq: last.seq + 1n, reason: "missing" };
  return { ok: true, entries: last.seq, head: last.hash };
}
