// The database the portal runs on: a PostgreSQL of the operator's own (DATABASE_URL), or the embedded one in DATA_DIR.
import fs from "node:fs";
import path from "node:path";
import pg from "pg";
import { Failure } from "./failure.mjs";
import { embeddedPostgres } from "./postgres.mjs";

const DATABASE = "portal";
const OLDEST_MAJOR = 15;

/**
 * Opens the database. `how` says what was done for it: "outside", "adopted" or "started"; `stop` stops what was
 * started (an adopted server too: whoever started it is gone), never an outside one.
 */
export async function openDatabase({ dataDir, databaseUrl, fastAndLoose = false }) {
  if (databaseUrl) {
    await requireReachable(databaseUrl);
    return { url: databaseUrl, how: "outside", stop: async () => {}, isRunning: async () => true, restart: async () => {} };
  }
  const server = await embeddedPostgres(path.join(dataDir, "postgres"), { fastAndLoose });
  try {
    const { how, urlFor } = await server.start();
    await createIfMissing(urlFor("postgres"), DATABASE);
    const restart = async () => {
      const again = await server.start();
      if (again.urlFor(DATABASE) !== urlFor(DATABASE)) throw new Failure("The database came back on another port: start the portal again.");
    };
    return { url: urlFor(DATABASE), how, stop: () => server.stop(), isRunning: server.isRunning, restart };
  } catch (error) {
    await server.stop(); // a start cut short may have left one behind
    throw error;
  }
}

/** Runs `work` with a database url and leaves the server as it was found: running if it ran, stopped if not. */
export async function withDatabase({ dataDir, databaseUrl }, work) {
  if (!databaseUrl && !fs.existsSync(path.join(dataDir, "postgres"))) {
    throw new Failure(`No database in ${dataDir}: start the portal once, or set DATA_DIR or DATABASE_URL.`);
  }
  const database = await openDatabase({ dataDir, databaseUrl });
  try {
    return await work(database.url);
  } finally {
    if (database.how === "started") await database.stop();
  }
}

async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => {}); // a connection lost while idle is reported by the next query
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

async function createIfMissing(url, name) {
  await withClient(url, async (client) => {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
  });
}

async function requireReachable(url) {
  const { host } = new URL(url);
  const version = await withClient(url, async (client) => {
    const { rows } = await client.query("SELECT current_setting('server_version_num')::int AS number");
    return rows[0].number;
  }).catch((error) => {
    throw new Failure(`DATABASE_URL: the database at ${host} does not answer (${error.message || error.code}).`);
  });
  if (version < OLDEST_MAJOR * 10_000) {
    throw new Failure(`DATABASE_URL: PostgreSQL ${Math.floor(version / 10_000)} is too old, ${OLDEST_MAJOR} is the least.`);
  }
}
