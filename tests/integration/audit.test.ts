// The operation log: what the application's role may do with it, and what is noticed when somebody stronger changed it.
import { execFile } from "node:child_process";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { verifyChain } from "@/lib/server/audit-chain";
import { connectAs, db } from "@/lib/server/db";
import { buildCity, monday } from "../support/city";
import { openPortal, type Portal } from "../support/portal";

const root = path.resolve(import.meta.dirname, "../..");
const columns = ["seq", "at", "actorKind", "actorId", "membershipId", "permission", "subjectKind", "subjectId", "changes", "prev", "hash"];

let portal: Portal;
let entries: number;
let head: string;
beforeAll(async () => {
  portal = await openPortal();
  await portal.setClock(monday);
  await buildCity();
  await portal.sql('CREATE TABLE public.kept AS TABLE "AuditEntry"');
  entries = await portal.one('SELECT count(*)::int FROM "AuditEntry"');
  head = await portal.one<string>('SELECT hash FROM "AuditEntry" ORDER BY seq DESC LIMIT 1');
});
afterAll(() => portal.close());

const verify = (known?: { seq: number; hash: string }) => verifyChain(db(), known && { seq: BigInt(known.seq), hash: known.hash });
const whole = () => ({ ok: true, entries: BigInt(entries), head });
const broken = (seq: number, reason: string) => ({ ok: false, seq: BigInt(seq), reason });

describe("the application's role", () => {
  let mine: ReturnType<typeof connectAs>;
  beforeAll(() => {
    mine = connectAs(portal.url);
  });
  afterAll(async () => {
    await mine.$disconnect();
  });

  const forbidden = [
    `UPDATE "AuditEntry" SET permission = 'x'`,
    `DELETE FROM "AuditEntry"`,
    `TRUNCATE "AuditEntry"`,
    `UPDATE "AccessAttempt" SET problem = 'x'`,
    `DELETE FROM "AccessAttempt"`,
    `TRUNCATE "AccessAttempt"`,
    `ALTER TABLE "AuditEntry" DISABLE TRIGGER audit_chain`,
    `DROP TRIGGER audit_chain ON "AuditEntry"`,
    `CREATE OR REPLACE FUNCTION audit_hash(e "AuditEntry") RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT '' $$`,
    `DO $$ BEGIN GRANT UPDATE ON "AuditEntry" TO portal_app; UPDATE "AuditEntry" SET permission = 'x'; END $$`,
    `SET session_replication_role = replica`,
    `DROP TABLE "AuditEntry" CASCADE`,
    `INSERT INTO "_prisma_migrations" (id, checksum, migration_name) VALUES ('x', 'x', 'x')`,
  ];
  it.each(forbidden)("may not %s", async (statement) => {
    for (const before of ["SELECT 1", "RESET ROLE", "RESET ALL"])
      await mine.$transaction(async (tx) => {
        await tx.$executeRawUnsafe(before);
        expect(await tx.$queryRaw`SELECT current_user::text AS name`, before).toEqual([{ name: "portal_app" }]);
        await tx.$executeRawUnsafe("SAVEPOINT here");
        const refusal = await tx.$executeRawUnsafe(statement).then(
          () => "done",
          (error: Error) => error.message,
        );
        expect(refusal, before).toMatch(/permission denied|must be owner|must be able to SET ROLE/);
        await tx.$executeRawUnsafe("ROLLBACK TO here");
      });
    expect(await verify()).toEqual(whole());
    // The control: who owns the tables may.
    await portal.rolledBack((client) => client.query(statement));
  });

  it("adds an entry in its place, whatever number and hash it brings", async () => {
    await mine
      .$transaction(async (tx) => {
        const entry = { at: monday, actorKind: "system", permission: "x", subjectKind: "x", subjectId: "x", changes: {} } as const;
        await tx.auditEntry.create({ data: { ...entry, seq: 1n, prev: "forged", hash: "forged" } });
        await tx.auditEntry.create({ data: { ...entry, seq: 999_999n } });
        const added = await tx.auditEntry.findMany({ where: { seq: { gt: BigInt(entries) } }, orderBy: { seq: "asc" } });
        expect(added.map(({ seq }) => seq)).toEqual([BigInt(entries + 1), BigInt(entries + 2)]);
        expect(added[0]?.prev).toBe(head);
        expect(added[1]?.prev).toBe(added[0]?.hash);
        expect(await verifyChain(tx)).toEqual({ ok: true, entries: BigInt(entries + 2), head: added[1]?.hash });
        throw new Error("taken back");
      })
      .catch((error: Error) => expect(error.message).toBe("taken back"));
    expect(await verify()).toEqual(whole());
  });
});

describe("a log that the owner of the database changed", () => {
  /** As the superuser, past the trigger. */
  const tamper = async (...statements: string[]) => {
    const client = await portal.connect();
    try {
      for (const statement of ["BEGIN", "SET LOCAL session_replication_role = replica", ...statements, "COMMIT"])
        await client.query(statement);
    } finally {
      await client.query("ROLLBACK");
      client.release();
    }
  };
  const rehash = (
    from: number,
  ) => `DO $$ DECLARE e "AuditEntry"; last text := (SELECT hash FROM "AuditEntry" WHERE seq = ${from - 1}); BEGIN
    FOR e IN SELECT * FROM "AuditEntry" WHERE seq >= ${from} ORDER BY seq LOOP
      e.prev := last; last := audit_hash(e);
      UPDATE "AuditEntry" SET prev = e.prev, hash = last WHERE seq = e.seq;
    END LOOP; END $$`;
  afterEach(async () => {
    await tamper(
      'DELETE FROM "AuditEntry"',
      `INSERT INTO "AuditEntry" (${columns.map((name) => `"${name}"`).join()}) SELECT ${columns.map((name) => `"${name}"`).join()} FROM public.kept`,
    );
    expect(await verify()).toEqual(whole());
  });

  it.each([
    ["at", "at + interval '1 microsecond'"],
    ["actorKind", "'system'"],
    ["actorId", "gen_random_uuid()"],
    ["membershipId", "gen_random_uuid()"],
    ["permission", "permission || ' '"],
    ["subjectKind", "'x'"],
    ["subjectId", "'x'"],
    ["changes", `changes || '{"x": 1}'`],
    ["hash", "repeat('0', 64)"],
  ])("shows it in the entry whose %s was changed", async (column, value) => {
    const seq = Math.floor(entries / 2);
    await tamper(`UPDATE "AuditEntry" SET "${column}" = ${value} WHERE seq = ${seq}`);
    expect(await verify()).toEqual(broken(seq, "changed"));
  });

  it("shows it at the next entry when the changed one was given a fitting hash", async () => {
    await tamper(
      `UPDATE "AuditEntry" e SET permission = 'x' WHERE seq = 20`,
      `UPDATE "AuditEntry" e SET hash = audit_hash(e) WHERE seq = 20`,
    );
    expect(await verify()).toEqual(broken(21, "unchained"));
  });

  it("shows an entry that is gone, from the beginning, the middle, and several", async () => {
    await tamper('DELETE FROM "AuditEntry" WHERE seq = 20');
    expect(await verify()).toEqual(broken(20, "missing"));
    await tamper('DELETE FROM "AuditEntry" WHERE seq IN (1, 2, 30)');
    expect(await verify()).toEqual(broken(1, "missing"));
  });

  it("shows an entry that is gone although the later ones moved up", async () => {
    await tamper(
      'DELETE FROM "AuditEntry" WHERE seq = 20',
      'UPDATE "AuditEntry" SET seq = -(seq - 1) WHERE seq > 20',
      'UPDATE "AuditEntry" SET seq = -seq WHERE seq < 0',
    );
    expect(await verify()).toEqual(broken(20, "unchained"));
  });

  it("shows an entry that was put in, even with a fitting hash", async () => {
    await tamper(
      'UPDATE "AuditEntry" SET seq = -(seq + 1) WHERE seq > 20',
      'UPDATE "AuditEntry" SET seq = -seq WHERE seq < 0',
      `INSERT INTO "AuditEntry" SELECT 21, at, "actorKind", "actorId", "membershipId", 'application.award.awardPlaque', "subjectKind", "subjectId", changes, hash, '' FROM "AuditEntry" WHERE seq = 20`,
      'UPDATE "AuditEntry" e SET hash = audit_hash(e) WHERE seq = 21',
    );
    expect(await verify()).toEqual(broken(22, "unchained"));
  });

  it("shows two entries that changed places", async () => {
    await tamper(
      'UPDATE "AuditEntry" SET seq = CASE seq WHEN 20 THEN -21 ELSE -20 END WHERE seq IN (20, 21)',
      'UPDATE "AuditEntry" SET seq = -seq WHERE seq < 0',
    );
    expect(await verify()).toEqual(broken(20, "unchained"));
  });

  it("shows it although the database's own hash was taught to agree", async () => {
    const [{ source } = { source: "" }] = await portal.sql<{ source: string }>(
      "SELECT pg_get_functiondef('audit_hash'::regproc) AS source",
    );
    await tamper(
      `UPDATE "AuditEntry" SET permission = 'x' WHERE seq = 20`,
      `CREATE OR REPLACE FUNCTION public.audit_hash(e "AuditEntry") RETURNS text LANGUAGE sql AS $$ SELECT k.hash FROM public.kept k WHERE k.seq = e.seq $$`,
    );
    expect(await portal.one('SELECT count(*)::int FROM "AuditEntry" e WHERE hash <> audit_hash(e)')).toBe(0);
    expect(await verify()).toEqual(broken(20, "changed"));
    await portal.sql(source);
  });

  it("shows a tail that was cut, to who knows an earlier head", async () => {
    await tamper(`DELETE FROM "AuditEntry" WHERE seq > ${entries - 3}`);
    const [cut] = await portal.sql<{ hash: string }>('SELECT hash FROM "AuditEntry" ORDER BY seq DESC LIMIT 1');
    // Without the head it is a whole, shorter log.
    expect(await verify()).toEqual({ ok: true, entries: BigInt(entries - 3), head: cut?.hash });
    expect(await verify({ seq: entries, hash: head })).toEqual(broken(entries - 2, "missing"));
    expect(await verify({ seq: entries - 3, hash: cut?.hash ?? "" })).toMatchObject({ ok: true });
    await tamper('DELETE FROM "AuditEntry"');
    expect(await verify()).toEqual({ ok: true, entries: 0n, head: "" });
    expect(await verify({ seq: entries, hash: head })).toEqual(broken(1, "missing"));
  });

  it("shows a log written anew from some entry on, to who knows an earlier head", async () => {
    await tamper(`UPDATE "AuditEntry" SET permission = 'x' WHERE seq = 20`, rehash(20));
    expect(await verify()).toMatchObject({ ok: true, entries: BigInt(entries) });
    expect(await verify({ seq: entries, hash: head })).toEqual(broken(entries, "otherHead"));
  });

  it("is told on the command line, with the number and an exit code", async () => {
    const run = (...args: string[]) =>
      new Promise<{ code: number; output: string }>((resolve) => {
        const program = ["--conditions=react-server", "--import", "tsx", "scripts/audit-verify.ts", ...args];
        execFile(process.execPath, program, { cwd: root, env: { ...process.env, DATABASE_URL: portal.url } }, (error, stdout, stderr) =>
          resolve({ code: error ? Number(error.code) : 0, output: stdout + stderr }),
        );
      });
    expect(await run()).toEqual({ code: 0, output: `ok ${entries} entries, head ${head}\nok 0 quiet entries, head none\n` });
    await tamper(`DELETE FROM "AuditEntry" WHERE seq = ${entries}`);
    const [cut, known, nonsense] = await Promise.all([run(), run("--head", `${entries}:${head}`), run("--head", "yesterday")]);
    expect(cut.code).toBe(0);
    expect(known).toEqual({ code: 1, output: `entries broken at ${entries}: missing\n` });
    expect(nonsense.code).toBe(2);
    await tamper("UPDATE \"AuditEntry\" SET permission = 'x' WHERE seq = 7");
    expect(await run()).toEqual({ code: 1, output: "entries broken at 7: changed\n" });
  });
});
