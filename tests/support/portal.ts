// The portal on a database of its own: what a test file opens first and closes last.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { db } from "@/lib/server/db";
import { testDatabase } from "./database";

export type Portal = Awaited<ReturnType<typeof openPortal>>;

/**
 * `sql` reads and writes as the owner, past the application. `setClock` moves PostgreSQL's own `transaction_timestamp()` in this database:
 * an exact instant that stands still, so that a deadline can be met to the millisecond. Null lets the real time through.
 */
export async function openPortal() {
  const database = await testDatabase();
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "portal-test-files-"));
  process.env.DATA_DIR = dataDir;
  const owner = new pg.Pool({ connectionString: database.url, max: 8 });
  owner.on("error", () => {}); // the database may be dropped under an idle connection
  await owner.query(clockSchema);

  const sql = async <R extends pg.QueryResultRow>(text: string, ...values: unknown[]): Promise<R[]> =>
    (await owner.query<R>(text, values)).rows;

  const tables = (await sql<{ name: string }>("SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public'")).map(
    ({ name }) => name,
  );
  const digests = tables.map((name) => `(SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) FROM public.${name} t)`);

  return {
    url: database.url,
    dataDir,
    sql,
    /** One figure, such as a count. */
    one: async <V = number>(text: string, ...values: unknown[]): Promise<V> => {
      const [row] = await sql<Record<string, V>>(text, ...values);
      return Object.values(row ?? {})[0] as V;
    },
    /** Every row of every table in one word: an act that was refused leaves it as it was. */
    fingerprint: async () => (await sql<{ all: string }>(`SELECT array_to_string(ARRAY[${digests.join(", ")}], ' ') AS all`))[0]?.all ?? "",
    /** The tables in which a text stands, whatever the column. */
    tablesWith: async (text: string) => {
      const hits = tables.map(
        (name) => `SELECT '${name}' AS name WHERE EXISTS (SELECT 1 FROM public.${name} t WHERE strpos(t::text, $1) > 0)`,
      );
      return (await sql<{ name: string }>(hits.join(" UNION ALL "), text)).map(({ name }) => name.replaceAll('"', "")).toSorted();
    },
    setClock: async (at: Date | string | null) => {
      await sql("UPDATE test_clock.setting SET at = $1", at === null ? null : new Date(at));
    },
    /** Work on one connection, in a transaction that is rolled back whatever happens. */
    rolledBack: async <V>(work: (client: pg.PoolClient) => Promise<V>): Promise<V> => {
      const client = await owner.connect();
      try {
        await client.query("BEGIN");
        return await work(client);
      } finally {
        await client.query("ROLLBACK").catch(() => {});
        client.release();
      }
    },
    connect: () => owner.connect(),
    close: async () => {
      await db().$disconnect();
      await owner.end();
      await database.drop();
      fs.rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

// Unqualified names are looked up in this order, so the function here stands before the one in pg_catalog.
const clockSchema = `
  CREATE SCHEMA test_clock;
  CREATE TABLE test_clock.setting (at timestamptz);
  INSERT INTO test_clock.setting VALUES (NULL);
  CREATE FUNCTION test_clock.transaction_timestamp() RETURNS timestamptz LANGUAGE sql STABLE AS
    'SELECT coalesce((SELECT at FROM test_clock.setting), pg_catalog.transaction_timestamp())';
  GRANT USAGE ON SCHEMA test_clock TO portal_app;
  GRANT SELECT ON test_clock.setting TO portal_app;
  DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET search_path = public, test_clock, pg_catalog', current_database()); END $$;
  SET search_path = public, test_clock, pg_catalog`;
