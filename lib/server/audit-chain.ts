import "server-only";
import { createHash } from "node:crypto";
import type { Reader } from "./db";

/** Where a chain ended when somebody last looked: without it, entries cut off at the end leave no mark. */
export type Head = { seq: bigint; hash: string };
export type Verdict = { ok: true; entries: bigint; head: string } | { ok: false; seq: bigint; reason: Break };
type Break = "missing" | "changed" | "unchained" | "otherHead";

type Row = { seq: bigint; prev: string; hash: string; body: string };

const pageSize = 5000;

/**
 * Walks the log from its first entry and names the first number that is wrong. `reader` should be a transaction that sees one state of
 * the table; a log that grows meanwhile is then no fault.
 */
export async function verifyChain(reader: Reader, known?: Head): Promise<Verdict> {
  let last = { seq: 0n, hash: "" };
  for (;;) {
    // The body is what the trigger hashes. Said again here: a check that asks the database's own function believes whoever replaced it.
    const rows = await reader.$queryRaw<Row[]>`
      SELECT "seq", "prev", "hash", jsonb_build_array("seq", extract(epoch FROM "at"), "actorKind", "actorId", "membershipId",
        "permission", "subjectKind", "subjectId", "changes", "prev")::text AS body
      FROM "AuditEntry" WHERE "seq" > ${last.seq} ORDER BY "seq" LIMIT ${pageSize}`;
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
