import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { Logger, runMigrations } from "graphile-worker";
import pg from "pg";
import { runQuietly } from "./child.mjs";

/** What goes wrong is thrown; the rest is of no use to an operator. */
const quiet = new Logger(() => () => {});

/** Prisma holds this advisory lock while it migrates (its own constant). */
const PRISMA_LOCK = 72707369;

/** The environment for Prisma's CLI: no look at the network for newer versions. */
export const prismaEnv = (databaseUrl) => ({
  ...process.env,
  ...(databaseUrl && { DATABASE_URL: databaseUrl }),
  CHECKPOINT_DISABLE: "1",
  PRISMA_HIDE_UPDATE_MESSAGE: "1",
  NO_COLOR: "1",
});
export const prismaCli = (root) => path.join(root, "node_modules/prisma/build/index.js");

/** Brings the database up to date: the portal's tables, and the job runner's own schema beside them. */
export async function migrate(root, databaseUrl, { signal } = {}) {
  await migrateTables(root, databaseUrl, signal);
  signal?.throwIfAborted();
  await runMigrations({ connectionString: databaseUrl, logger: quiet });
}

/** Asks the database first: the CLI takes two seconds to say that there is nothing to do. */
async function migrateTables(root, databaseUrl, signal) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    if (await isUpToDate(client, path.join(root, "prisma/migrations"))) return;
    await forgetFailures(client);
  } finally {
    await client.end();
  }
  await runQuietly(process.execPath, [prismaCli(root), "migrate", "deploy"], {
    cwd: root,
    env: prismaEnv(databaseUrl),
    signal,
    failure: "The database could not be brought up to date; it is as it was before.",
  });
}

async function recorded(client) {
  const { rows } = await client.query(`SELECT to_regclass('public."_prisma_migrations"') IS NOT NULL AS found`);
  if (!rows[0].found) return null;
  const migrations = await client.query(
    'SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished FROM "_prisma_migrations" WHERE rolled_back_at IS NULL',
  );
  return migrations.rows;
}

async function isUpToDate(client, folder) {
  const rows = await recorded(client);
  if (rows === null || rows.some((row) => !row.finished)) return false;
  const applied = new Map(rows.map((row) => [row.name, row.checksum]));
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .every(({ name }) => {
      const script = fs.readFileSync(path.join(folder, name, "migration.sql"));
      return applied.get(name) === createHash("sha256").update(script).digest("hex");
    });
}

/**
 * A migration that failed (a full disk, a kill -9) is whole or not there, since the bridge sends it as one statement.
 * Prisma still refuses to go on until somebody says so; here that is known. Not while another launcher migrates.
 */
async function forgetFailures(client) {
  if ((await recorded(client)) === null) return;
  const { rows } = await client.query("SELECT pg_try_advisory_lock($1) AS free", [PRISMA_LOCK]);
  if (!rows[0].free) return;
  await client.query('UPDATE "_prisma_migrations" SET rolled_back_at = now() WHERE finished_at IS NULL AND rolled_back_at IS NULL');
  await client.query("SELECT pg_advisory_unlock($1)", [PRISMA_LOCK]);
}
