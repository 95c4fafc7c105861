// npm run demo, npm start: from an empty folder to an answering address, and back down cleanly.
import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startApplication } from "./application.mjs";
import { buildIfStale } from "./build.mjs";
import { runQuietly } from "./child.mjs";
import { openDatabase } from "./database.mjs";
import { Failure, wordFileError } from "./failure.mjs";
import { takeLock } from "./lock.mjs";
import { migrate } from "./migrate.mjs";
import { portProblem } from "./ports.mjs";
import { step } from "./progress.mjs";
import { folderSecret } from "./secret.mjs";
import { readSettings } from "./settings.mjs";

/** @param args `--database-only`: keep the database alone, up and migrated, and print its address */
export async function main(verb, args, root) {
  const since = performance.now();
  const settings = await readSettings(root, modeOf(verb));
  const shutdown = new AbortController();
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(name, () => shutdown.abort());
  process.on("disconnect", () => shutdown.abort()); // started by the tests, which were killed
  process.channel?.unref();
  // Whoever read the output may be gone (a closed terminal, killed tests): what runs is still stopped in order.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});

  /** What to undo, newest first. */
  const undo = [];
  try {
    await serve({ root, settings, databaseOnly: args.includes("--database-only"), signal: shutdown.signal, undo, since });
  } catch (error) {
    if (!shutdown.signal.aborted) throw error; // what breaks because it is being stopped is no failure
  } finally {
    for (const work of undo.reverse()) await work();
  }
  if (shutdown.signal.aborted) console.log("Stopped.");
}

function modeOf(verb) {
  if (verb === "demo") return "demo";
  return process.env.PORTAL_MODE === "test" ? "test" : "production";
}

async function serve({ root, settings, databaseOnly, signal, undo, since }) {
  openFolder(settings.dataDir);
  const { holder, release } = takeLock(settings.dataDir, settings.publicOrigin);
  if (holder) throw new Failure(`Already running at ${holder.address} (process ${holder.pid}, folder ${settings.dataDir}).`);
  undo.push(release);
  if (!databaseOnly) await requirePort(settings);
  const building = databaseOnly ? null : startBuilding(root, signal, undo);

  const database = await step("Starting the database", () => openDatabase(settings));
  undo.push(() => database.stop());
  const watch = watchDatabase(database);
  undo.push(watch.stop);
  signal.throwIfAborted();

  await step("Bringing the database up to date", () => migrate(root, database.url, { signal }));
  if (databaseOnly) {
    console.log(`Ready: ${database.url}`);
    await Promise.race([aborted(signal), watch.failed]);
    return;
  }

  const env = {
    ...process.env,
    PORTAL_MODE: settings.mode,
    DATA_DIR: settings.dataDir,
    KEY_DIR: settings.keyDir,
    PUBLIC_ORIGIN: settings.publicOrigin,
    PORTAL_SECRET: settings.secret ?? folderSecret(settings.dataDir),
    DATABASE_URL: database.url,
    NEXTAUTH_URL: settings.publicOrigin, // next-auth reads its address from nowhere else
  };
  const news = await step("Preparing the records", () => prepare(root, env, signal));

  if (building) await step("Building the application", () => building);
  const application = startApplication(root, settings, env);
  undo.push(() => application.stop());
  await step("Starting the application", () => application.answers(signal));
  process.stdout.write(`\n${news}`);
  console.log(`\nReady in ${((performance.now() - since) / 1000).toFixed(1)} s: ${settings.publicOrigin} (Ctrl-C stops it)`);

  const ended = await Promise.race([aborted(signal), application.ended, watch.failed]);
  if (!signal.aborted) throw new Failure(`The application stopped unexpectedly (${ended}).`);
}

/** The build needs no database, and most machines have a second core: it runs beside the steps that come before it. */
function startBuilding(root, signal, undo) {
  const given = new AbortController();
  const building = buildIfStale(root, { signal: AbortSignal.any([signal, given.signal]) });
  undo.push(async () => {
    given.abort();
    await Promise.allSettled([building]);
  });
  building?.catch(() => {}); // told where it is waited for
  return building;
}

function openFolder(dataDir) {
  try {
    fs.mkdirSync(dataDir, { recursive: true });
    fs.accessSync(dataDir, fs.constants.W_OK | fs.constants.X_OK);
  } catch (error) {
    const line = wordFileError(error, dataDir) ?? `Cannot use the folder ${dataDir}: ${error.message}.`;
    throw new Failure(`${line} Choose another folder, e.g. DATA_DIR=/var/lib/portal`);
  }
}

async function requirePort({ port, host }) {
  const problem = await portProblem(port, host);
  if (problem === null) return;
  const reasons = { EADDRINUSE: "is already in use", EACCES: "is reserved for root", EADDRNOTAVAIL: "is not an address of this machine" };
  const reason = reasons[problem] ?? `cannot be had (${problem})`;
  throw new Failure(`Port ${port} on ${host} ${reason}: choose another, e.g. PORT=${port === 3001 ? 3002 : 3001}`);
}

/** Reference data, and in a demonstration its city; what it prints (accounts, the set-up token) is for the reader's eyes. */
function prepare(root, env, signal) {
  const script = path.join(root, "prisma/seed/prepare.ts");
  return runQuietly(process.execPath, ["--conditions=react-server", "--import", "tsx", script], {
    cwd: root,
    env,
    signal,
    failure: "The records could not be prepared.",
  });
}

const aborted = (signal) =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", resolve, { once: true });
  });

/**
 * An embedded server that dies (killed for memory) is started again on its port; the application reconnects by itself.
 * `failed` rejects when that is not possible.
 */
function watchDatabase(database) {
  const given = new AbortController();
  const watch = async () => {
    while (!given.signal.aborted) {
      await sleep(1000, undefined, { signal: given.signal }).catch(() => {});
      if (given.signal.aborted || (await database.isRunning())) continue;
      console.error("The database stopped unexpectedly and is started again.");
      await database.restart();
    }
  };
  const failed = watch();
  failed.catch(() => {}); // told where it is waited for
  const stop = async () => {
    given.abort();
    await Promise.allSettled([failed]); // not while it is starting one
  };
  return { failed, stop };
}
