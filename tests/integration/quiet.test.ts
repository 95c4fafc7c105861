// The log of those who must not be found out: only added to, chained, by the day, and apart from the log that tells the time.
import { afterAll, beforeAll, expect, it } from "vitest";
import { sendMessage } from "@/lib/rights-cases/commands/follow";
import { verifyChain } from "@/lib/server/audit-chain";
import { connectAs, db } from "@/lib/server/db";
import { act, buildCity, later, monday } from "../support/city";
import { filedCase } from "../support/cases";
import { openPortal, type Portal } from "../support/portal";
import { times } from "../support/race";

let portal: Portal;
beforeAll(async () => {
  portal = await openPortal();
  await portal.setClock(monday);
  await buildCity();
  await filedCase();
  await portal.setClock(later(monday, 1));
  const { claimant } = await filedCase({ mode: "anonymous" });
  await Promise.all(times(6, (n) => act(sendMessage, claimant, { text: `第 ${n} 条` })));
});
afterAll(() => portal.close());

const count = () => portal.one<number>('SELECT count(*)::int FROM "QuietEntry"');

it("is a chain without gaps, also of acts at once", async () => {
  expect(await count()).toBe(8);
  expect(await verifyChain(db(), undefined, "quiet")).toMatchObject({ ok: true, entries: 8n });
  expect(await portal.sql('SELECT DISTINCT "onDay"::text AS day FROM "QuietEntry" ORDER BY 1')).toEqual([
    { day: "2026-11-23" },
    { day: "2026-11-24" },
  ]);
});

it("holds nobody and no time of day, and the other log does not tell it", async () => {
  const columns = await portal.sql<{ name: string; type: string }>(
    `SELECT column_name AS name, data_type AS type FROM information_schema.columns WHERE table_name = 'QuietEntry'`,
  );
  expect(columns.map(({ type }) => type)).not.toContain("timestamp with time zone");
  expect(columns.map(({ name }) => name)).not.toContain("actorId");
  expect(await portal.one(`SELECT count(*)::int FROM "AuditEntry" WHERE "subjectKind" IN ('rightsCase', 'caseDraft')`)).toBe(0);
});

it("is neither changed nor cut by the application", async () => {
  const mine = connectAs(portal.url);
  try {
    for (const statement of [
      `UPDATE "QuietEntry" SET permission = 'x'`,
      `DELETE FROM "QuietEntry"`,
      `TRUNCATE "QuietEntry"`,
      `DELETE FROM "CaseOpening"`,
      `UPDATE "CaseOpening" SET office = 'x'`,
      `UPDATE "CaseEvent" SET kind = 'x'`,
    ]) {
      await expect(mine.$executeRawUnsafe(statement), statement).rejects.toThrow(/permission denied/);
      // The control: who owns the tables may.
      await portal.rolledBack((client) => client.query(statement));
    }
  } finally {
    await mine.$disconnect();
  }
});

it("shows what somebody stronger changed, took away or cut", async () => {
  const verdict = async (statement: string, known?: { seq: bigint; hash: string }) => {
    await portal.sql('CREATE TABLE public.kept AS TABLE "QuietEntry"');
    try {
      await portal.sql(statement);
      return await verifyChain(db(), known, "quiet");
    } finally {
      await portal.sql(
        'TRUNCATE "QuietEntry"; ALTER TABLE "QuietEntry" DISABLE TRIGGER USER; INSERT INTO "QuietEntry" SELECT * FROM public.kept; ALTER TABLE "QuietEntry" ENABLE TRIGGER USER; DROP TABLE public.kept',
      );
    }
  };
  const head = await portal.one<string>('SELECT hash FROM "QuietEntry" ORDER BY seq DESC LIMIT 1');
  expect(await verdict(`UPDATE "QuietEntry" SET "onDay" = '2026-01-01' WHERE seq = 3`)).toEqual({ ok: false, seq: 3n, reason: "changed" });
  expect(await verdict(`DELETE FROM "QuietEntry" WHERE seq = 4`)).toEqual({ ok: false, seq: 4n, reason: "missing" });
  expect(await verdict(`DELETE FROM "QuietEntry" WHERE seq = 8`, { seq: 8n, hash: head })).toEqual({
    ok: false,
    seq: 8n,
    reason: "missing",
  });
  expect(await verifyChain(db(), { seq: 8n, hash: head }, "quiet")).toMatchObject({ ok: true });
});
