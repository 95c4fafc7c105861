// Numbers and the operation log under sixty-four writers, every fifth of whom is taken back: no gap, no double, one chain.
import { PrismaPg } from "@prisma/adapter-pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { citySubject } from "@/lib/kernel/access";
import { Refusal } from "@/lib/kernel/outcome";
import { drawNumber } from "@/lib/numbers/writes";
import { verifyChain } from "@/lib/server/audit-chain";
import { defineCommand, runCommand } from "@/lib/server/command";
import { db, type Tx } from "@/lib/server/db";
import { PrismaClient } from "@/prisma/generated/client";
import { monday, systemActor } from "../support/city";
import { openPortal, type Portal } from "../support/portal";
import { barrier, times } from "../support/race";

const writers = 64;
const each = 8;

let portal: Portal;
beforeAll(async () => {
  portal = await openPortal();
  await portal.setClock(monday);
  // The application's own connection, with room for all writers at once.
  const options = "-c role=portal_app -c statement_timeout=30000 -c lock_timeout=10000";
  (globalThis as { portalDatabase?: PrismaClient }).portalDatabase = new PrismaClient({
    adapter: new PrismaPg({ connectionString: portal.url, max: writers, options }),
  });
  // A transaction that wrote here fails when it commits, after everything else succeeded.
  await portal.sql(`
    CREATE TABLE public.doomed (id serial PRIMARY KEY);
    GRANT INSERT ON public.doomed TO portal_app;
    GRANT USAGE ON SEQUENCE public.doomed_id_seq TO portal_app;
    CREATE FUNCTION fail_at_commit() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'failed at commit'; END $$;
    CREATE CONSTRAINT TRIGGER fail_at_commit AFTER INSERT ON public.doomed DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION fail_at_commit();
    CREATE SEQUENCE public.plain;
    GRANT USAGE ON SEQUENCE public.plain TO portal_app`);
});
afterAll(() => portal.close());
beforeEach(() => portal.sql('TRUNCATE "AuditEntry", "NumberSeries"; ALTER SEQUENCE public.plain RESTART'));

const drawing = (draw: (tx: Tx, now: Date) => Promise<string>) =>
  defineCommand({
    permission: "application.lapse",
    sight: "application.read",
    subjectKind: "number",
    input: z.strictObject({ end: z.enum(["kept", "refused", "failedAtCommit"]) }),
    load: async () => ({ id: "", subject: citySubject, row: null }),
    execute: async ({ tx, input, now }) => {
      const number = await draw(tx, now);
      if (input.end === "failedAtCommit") await tx.$executeRaw`INSERT INTO public.doomed DEFAULT VALUES`;
      if (input.end === "refused") throw new Refusal({ kind: "notNow", blockers: [] });
      return { value: number, changes: [{ field: "Plaque.number", to: number }] };
    },
  });

/** All writers at work, each drawing several times; every tenth act is refused after drawing, every tenth fails at its commit. */
async function load(draw: (tx: Tx, now: Date) => Promise<string>) {
  const command = drawing(draw);
  const ends = (n: number) => (n % 10 === 3 ? "refused" : n % 10 === 8 ? "failedAtCommit" : "kept");
  const told = { kept: [] as string[], refused: 0, failed: 0, others: [] as string[] };
  await Promise.all(
    times(writers, async (writer) => {
      for (let i = 0; i < each; i += 1) {
        const end = ends(writer * each + i);
        const outcome = await runCommand(command, systemActor, { end }).catch((error: Error) => error);
        if (outcome instanceof Error) {
          if (end === "failedAtCommit" && outcome.message.includes("failed at commit")) told.failed += 1;
          else told.others.push(outcome.message);
        } else if (outcome.ok) told.kept.push(outcome.value);
        else if (outcome.problem.kind === "notNow") told.refused += 1;
        else told.others.push(outcome.problem.kind);
      }
    }),
  );
  // What was kept is what the log says, not what the callers say.
  const logged = await portal.sql<{ number: string }>(`SELECT changes->'Plaque.number'->>1 AS number FROM "AuditEntry" ORDER BY seq`);
  return { told, logged: logged.map(({ number }) => number) };
}

const pattern = "益科家〔{year}〕{n:03}";
const expected = (n: number) => times(n, (i) => `益科家〔2026〕${String(i + 1).padStart(3, "0")}`).toSorted();
const total = writers * each;
const rolledBack = times(total, (n) => n).filter((n) => [3, 8].includes(n % 10)).length;
const keptBefore = total - rolledBack;

describe("numbers", () => {
  it("have neither gaps nor doubles, and the log is one chain", async () => {
    expect(rolledBack / total).toBeCloseTo(0.2, 1);
    const { told, logged } = await load((tx, now) => drawNumber(tx, pattern, now));
    expect(told.others).toEqual([]);
    expect(told.refused + told.failed).toBe(rolledBack);
    expect(told.failed).toBeGreaterThan(40);
    expect(logged.toSorted()).toEqual(expected(keptBefore));
    expect(told.kept.toSorted()).toEqual(logged.toSorted());
    expect(await portal.sql('SELECT key, next FROM "NumberSeries"')).toEqual([{ key: `${pattern}#2026`, next: keptBefore + 1 }]);
    expect(await verifyChain(db())).toMatchObject({ ok: true, entries: BigInt(keptBefore) });
  });

  it("of a plain sequence have gaps", async () => {
    const { logged } = await load(async (tx) => {
      const [row] = await tx.$queryRaw<{ n: number }[]>`SELECT nextval('public.plain')::int AS n`;
      return String(row?.n);
    });
    const drawn = logged.map(Number);
    expect(new Set(drawn).size).toBe(keptBefore);
    expect(Math.max(...drawn)).toBeGreaterThan(keptBefore);
  });

  it("read first and counted up later, are given twice", async () => {
    await portal.sql(`INSERT INTO "NumberSeries" (key, next) VALUES ('naive', 1)`);
    const meet = barrier(8);
    const naive = async () => {
      const { next } = await db().numberSeries.findUniqueOrThrow({ where: { key: "naive" } });
      await meet();
      await db().numberSeries.update({ where: { key: "naive" }, data: { next: next + 1 } });
      return next;
    };
    expect(new Set(await Promise.all(times(8, naive))).size).toBe(1);
  });

  it("begin anew with the year of Shanghai, and in each pattern", async () => {
    const draw = async (at: string, text = pattern) => {
      await portal.setClock(at);
      const outcome = await runCommand(
        drawing((tx, now) => drawNumber(tx, text, now)),
        systemActor,
        { end: "kept" },
      );
      return outcome.ok && outcome.value;
    };
    expect(await draw("2026-12-31T23:59:59.999+08:00")).toBe("益科家〔2026〕001");
    expect(await draw("2027-01-01T00:00:00+08:00")).toBe("益科家〔2027〕001");
    expect(await draw("2026-12-31T16:00:00Z")).toBe("益科家〔2027〕002");
    expect(await draw("2027-01-01T00:00:00+08:00", "临家{year}-{n:03}")).toBe("临家2027-001");
    await portal.sql(`UPDATE "NumberSeries" SET next = 1000 WHERE key = $1`, `${pattern}#2027`);
    expect(await draw("2027-06-01T00:00:00+08:00")).toBe("益科家〔2027〕1000");
    await portal.setClock(monday);
  });
});

describe("the log's lock", () => {
  it("is what keeps acts from taking each other's place: without it they fail", async () => {
    const [{ source } = { source: "" }] = await portal.sql<{ source: string }>(
      "SELECT pg_get_functiondef('audit_chain'::regproc) AS source",
    );
    await portal.sql(source.replace("PERFORM pg_advisory_xact_lock(7261001);", "PERFORM pg_sleep(0.002);"));
    const { told } = await load(async () => "0");
    await portal.sql(source);
    expect(told.others.filter((kind) => kind === "conflict").length).toBeGreaterThan(0);
    // The table's key kept the chain whole all the same; with the lock nobody is turned away.
    expect((await verifyChain(db())).ok).toBe(true);
    await portal.sql('TRUNCATE "AuditEntry"');
    expect((await load(async () => "0")).told.others).toEqual([]);
  });
});
