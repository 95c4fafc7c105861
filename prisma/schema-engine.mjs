#!/usr/bin/env node
// Prisma's schema engine without a download. The Prisma CLI talks JSON-RPC over stdin and stdout to a native
// schema-engine binary that it fetches at run time; this bridge speaks the same protocol and answers from
// @prisma/schema-engine-wasm over @prisma/adapter-pg. prisma.config.ts points PRISMA_SCHEMA_ENGINE_BINARY at it.
// The three packages and the CLI must keep one version: the engine's commit is part of its version number.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import pg from "pg";

const argv = process.argv.slice(2);
if (argv[0] === "--version") {
  console.log("schema-engine wasm bridge");
  process.exit(0);
}

const datamodels = argv.flatMap((word, i) => (word === "--datamodels" ? [[argv[i + 1], readFileSync(argv[i + 1], "utf8")]] : []));
const datasource = JSON.parse(argv.includes("--datasource") ? argv[argv.indexOf("--datasource") + 1] : "{}");
const connection = connectionFrom(new URL(datasource.url));

function connectionFrom(url) {
  return {
    host: url.hostname,
    port: Number(url.port || 5432),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: decodeURIComponent(url.pathname.slice(1)),
    ssl: ["require", "verify-ca", "verify-full"].includes(url.searchParams.get("sslmode")),
  };
}

/** The CLI reads the engine's log as JSON lines on stderr, and the code in the last one as the reason of a failure. */
function log(level, message, errorCode) {
  const fields = { message, error_code: errorCode, is_panic: false, meta: null };
  const line = { timestamp: new Date().toISOString(), level, target: "schema_engine::logger", fields };
  process.stderr.write(`${JSON.stringify(line)}\n`);
}

// `schema-engine cli <verb>`: the CLI asks whether the database is there before it migrates.
if (argv.includes("cli")) {
  log("INFO", "Starting"); // the CLI drops the first line unread
  const verb = argv[argv.indexOf("cli") + 1];
  const statement = { "create-database": "CREATE DATABASE", "drop-database": "DROP DATABASE" }[verb];
  const client = new pg.Client(statement ? { ...connection, database: "postgres" } : connection);
  try {
    await client.connect();
    if (statement) await client.query(`${statement} ${pg.escapeIdentifier(connection.database)}`);
    log("INFO", "ok");
    process.exit(0);
  } catch (error) {
    log("ERROR", error.message, error.code === "3D000" ? "P1003" : "P1001");
    process.exit(1);
  }
}

// Two gaps of adapter-pg for migrations are closed in a client of our own: the catalog's one-byte "char" has no
// column type there, and the shadow database is dropped while its pool is still connected.
const CHAR_OID = 18;
const TEXT_OID = 25;
const charColumns = new WeakMap(); // rows → indexes of their "char" columns

function relabelChars(result) {
  for (const part of [result].flat()) {
    const indexes = (part?.fields ?? []).flatMap((field, i) => (field.dataTypeID === CHAR_OID ? [i] : []));
    for (const i of indexes) part.fields[i].dataTypeID = TEXT_OID;
    if (indexes.length > 0) charColumns.set(part.rows, indexes);
  }
  return result;
}

const forceDrop = (sql) => sql.replace(/^(DROP DATABASE "prisma_migrate_shadow_db_[^"]*")$/, "$1 WITH (FORCE)");

class MigrationClient extends pg.Client {
  query(query, ...rest) {
    const forced = typeof query === "string" ? forceDrop(query) : query;
    if (typeof forced?.text === "string") forced.text = forceDrop(forced.text);
    const callback = rest.at(-1);
    if (typeof callback === "function") {
      return super.query(forced, ...rest.slice(0, -1), (error, result) => callback(error, relabelChars(result)));
    }
    const pending = super.query(forced, ...rest);
    return typeof pending?.then === "function" ? pending.then(relabelChars) : pending;
  }
}

process.on("uncaughtException", (error) => {
  if (error.code === "57P01") return; // the forced drop above ends the shadow pool's idle connection
  log("ERROR", error.message);
  process.exit(1);
});

function overriding(target, methodsOf) {
  const methods = methodsOf(target);
  return new Proxy(target, {
    get: (_, key) => methods[key] ?? (typeof target[key] === "function" ? target[key].bind(target) : target[key]),
  });
}

const migrating = (queryable) =>
  overriding(queryable, (inner) => ({
    queryRaw: async (query) => {
      const result = await inner.queryRaw(query);
      for (const i of charColumns.get(result.rows) ?? []) result.columnTypes[i] = ColumnTypeEnum.Character;
      return result;
    },
    // adapter-pg splits scripts at every ";" (function bodies break) and sends the pieces through a pool, one by one:
    // a migration goes as one simple query instead, so that it is whole and all-or-nothing.
    executeScript: async (script) => {
      await inner.client.query(script).catch((error) => {
        if (error.position) error.message += ` (line ${script.slice(0, Number(error.position)).split("\n").length})`;
        inner.onError(error); // throws it in the shape the engine reports with code and words
      });
    },
    startTransaction: async (...args) => migrating(await inner.startTransaction(...args)),
  }));

const factory = overriding(new PrismaPg({ ...connection, Client: MigrationClient }), (inner) => ({
  connect: async () => migrating(await inner.connect()),
  connectToShadowDb: async () => migrating(await inner.connectToShadowDb()),
}));

globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (message) => log("ERROR", message) };
const glue = await import("@prisma/schema-engine-wasm/schema_engine_bg");
const wasmPath = createRequire(import.meta.url)
  .resolve("@prisma/schema-engine-wasm/schema_engine_bg")
  .replace(/\.js$/, ".wasm");
const { instance } = await WebAssembly.instantiate(readFileSync(wasmPath), { "./schema_engine_bg.js": glue });
glue.__wbg_set_wasm(instance.exports);
instance.exports.__wbindgen_start();
const engine = await glue.SchemaEngine.new(
  { datamodels: datamodels.length > 0 ? datamodels : undefined },
  (line) => process.stderr.write(`${line}\n`),
  bindMigrationAwareSqlAdapterFactory(factory),
);

const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);

async function answer({ id, method, params }) {
  if (id === undefined || method === undefined) return; // the CLI's answer to our own "print"
  try {
    const result = await engine[method === "getDatabaseVersion" ? "version" : method](params);
    if (method === "diff" && result?.stdout) {
      send({ id: `print-${id}`, method: "print", params: { content: result.stdout } });
    }
    send({ id, result: result ?? null });
  } catch ({ message, code, meta = {} }) {
    const data = { is_panic: false, message, meta, error_code: code };
    send({ id, error: { code: 4466, message, data } });
  }
}

let queue = Promise.resolve();
const lines = createInterface({ input: process.stdin });
lines.on("line", (line) => {
  queue = queue.then(() => answer(JSON.parse(line)));
});
lines.on("close", () => queue.then(() => process.exit(0)));
