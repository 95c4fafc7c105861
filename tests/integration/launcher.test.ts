// The launcher against what happens to machines: kills, taken ports, wrong settings, two at once.
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, describe, expect, it } from "vitest";
import { launch } from "../support/launcher";
import { parseSettings } from "@/lib/server/env";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "portal-launcher-")); // mode 700: as root also a closed parent
const dataDir = path.join(folder, "data");
const accessFile = path.join(dataDir, "postgres/access.json");
const pidFile = path.join(dataDir, "postgres/data/postmaster.pid");
const READY = /^Ready: (postgresql:\S+)$/m;
const started: ReturnType<typeof launch>[] = [];

afterAll(async () => {
  for (const portal of started) await portal.stop();
  if (fs.existsSync(pidFile)) process.kill(postmaster(), "SIGQUIT");
  fs.rmSync(folder, { recursive: true, force: true });
});

function start(env: Record<string, string> = {}, ...args: string[]) {
  const portal = launch({ DATA_DIR: dataDir, ...env }, ...args);
  started.push(portal);
  return portal;
}

const postmaster = () => Number(fs.readFileSync(pidFile, "utf8").split("\n")[0]);
const urlOf = async (portal: ReturnType<typeof launch>) => String((await portal.line(READY))[1]);

async function query<R extends pg.QueryResultRow>(url: string, sql: string): Promise<R[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<R>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function occupy(port: number): Promise<net.Server> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return server;
}

const exitsWith = async (portal: ReturnType<typeof launch>) => {
  const { code, output } = await portal.exit;
  return { code, lines: output.trim().split("\n") };
};

// One folder goes through all of it in order, as a machine does.
describe("a data folder's life", () => {
  it("is made from nothing, readable by its owner alone, and left clean at SIGTERM", async () => {
    const portal = start();
    const url = await urlOf(portal);
    await query(url, "CREATE TABLE survivor AS SELECT 1 AS id");
    expect(await query(url, "SELECT current_setting('data_checksums') AS sums, current_setting('server_encoding') AS encoding")).toEqual([
      { sums: "on", encoding: "UTF8" },
    ]);
    expect(fs.statSync(accessFile).mode & 0o777).toBe(0o600);
    expect(await portal.stop()).toMatchObject({ code: 0 });
    expect(fs.existsSync(pidFile)).toBe(false);
    expect(fs.existsSync(path.join(dataDir, "lock.json"))).toBe(false);
  });

  it("is refused to a second launcher, in one line with the address", async () => {
    const first = start();
    await first.line(READY);
    const { code, lines } = await exitsWith(start({ PUBLIC_ORIGIN: "http://second.example" }));
    expect(code).toBe(1);
    expect(lines).toEqual([expect.stringMatching(/^Already running at http:\/\/localhost:3000 \(process \d+, folder .*\)\.$/)]);
    await first.stop();
  });

  it("outlives kill -9 of the launcher: the server left behind is adopted", async () => {
    const killed = start();
    await killed.line(READY);
    const pid = postmaster();
    await killed.kill();
    const portal = start();
    expect(await query(await urlOf(portal), "SELECT id FROM survivor")).toEqual([{ id: 1 }]);
    expect(postmaster()).toBe(pid);
    expect(await portal.stop()).toMatchObject({ code: 0 });
    expect(fs.existsSync(pidFile)).toBe(false);
  });

  it("outlives kill -9 of PostgreSQL: it is started again at once, on its port", async () => {
    const portal = start();
    const url = await urlOf(portal);
    const pid = postmaster();
    process.kill(pid, "SIGKILL");
    await portal.line(/The database stopped unexpectedly/);
    while (!fs.existsSync(pidFile) || postmaster() === pid || !fs.readFileSync(pidFile, "utf8").includes("ready")) await sleep(50);
    expect(await query(url, "SELECT id FROM survivor")).toEqual([{ id: 1 }]);
    await portal.stop();
  });

  it("outlives kill -9 of both, whose lock and pid file stay behind", async () => {
    const killed = start();
    await killed.line(READY);
    const pid = postmaster();
    await killed.kill();
    process.kill(pid, "SIGKILL");
    fs.writeFileSync(pidFile, fs.readFileSync(pidFile, "utf8").replace(/^\d+/, String(process.pid))); // the number is a stranger's now
    const portal = start();
    expect(await query(await urlOf(portal), "SELECT id FROM survivor")).toEqual([{ id: 1 }]);
    await portal.stop();
  });

  it("moves its database to another port when a stranger took the old one", async () => {
    const { port } = JSON.parse(fs.readFileSync(accessFile, "utf8"));
    const stranger = await occupy(port);
    const portal = start();
    const url = new URL(await urlOf(portal));
    expect(url.port).not.toBe(String(port));
    expect(await query(url.href, "SELECT id FROM survivor")).toEqual([{ id: 1 }]);
    await portal.stop();
    stranger.close();
  });

  it("is never made anew when the password to it is lost", async () => {
    fs.renameSync(accessFile, `${accessFile}.kept`);
    const { code, lines } = await exitsWith(start());
    expect(code).toBe(1);
    expect(lines.at(-1)).toMatch(/^The database password is missing: put .*access\.json back from your backup\.$/);
    fs.renameSync(`${accessFile}.kept`, accessFile);
  });
});

describe("one clear line and exit code 1", () => {
  it("when the port is taken", async () => {
    const stranger = await occupy(0);
    const { port } = stranger.address() as net.AddressInfo;
    const { code, lines } = await exitsWith(start({ PORT: String(port) }, "demo"));
    expect({ code, lines }).toEqual({ code: 1, lines: [`Port ${port} on 127.0.0.1 is already in use: choose another, e.g. PORT=3001`] });
    stranger.close();
  });

  it("when the folder cannot be written", async () => {
    const file = path.join(folder, "file");
    fs.writeFileSync(file, "");
    const { code, lines } = await exitsWith(start({ DATA_DIR: path.join(file, "data") }));
    expect(code).toBe(1);
    expect(lines).toEqual([
      expect.stringMatching(/^Cannot write .*file.*: a part of the path is a file.* Choose another folder, e\.g\. DATA_DIR=/),
    ]);
  });

  it("for each wrong setting", async () => {
    const wrong = {
      PORT: "70000",
      PUBLIC_ORIGIN: "kexie.example.gov.cn",
      PORTAL_SECRET: "short",
      DATABASE_URL: "mysql://x/y",
      HOST: "everywhere",
      PORTAL_CLOCK: "tomorrow",
    };
    const { code, lines } = await exitsWith(start(wrong));
    expect(code).toBe(1);
    expect(lines.map((line) => line.split(" ")[0]).sort()).toEqual(Object.keys(wrong).sort());
    for (const line of lines) expect(line).toMatch(/^[A-Z_]+ must .*; example: [A-Z_]+=/);
  });

  it("for a clock that is set in production", () => {
    const clock = { PORTAL_CLOCK: "2026-11-23T09:00:00+08:00" };
    expect(parseSettings({ ...clock, PORTAL_MODE: "demo" }).clock).toEqual(new Date("2026-11-23T01:00:00Z"));
    expect(() => parseSettings({ ...clock, PORTAL_MODE: "production" })).toThrow(
      "PORTAL_CLOCK works in demo and test only: production keeps the database's time",
    );
  });

  it("when an outside database does not answer", async () => {
    const { code, lines } = await exitsWith(start({ DATABASE_URL: "postgresql://portal:x@127.0.0.1:1/portal" }));
    expect(code).toBe(1);
    expect(lines.at(-1)).toMatch(/^DATABASE_URL: the database at 127\.0\.0\.1:1 does not answer \(.*ECONNREFUSED.*\)\.$/);
  });
});
