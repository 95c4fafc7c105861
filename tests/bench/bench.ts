// npm run bench: pages of the portal beside bare Next pages of the same rows, interleaved in one run on one machine, as ratios. Figures are
// printed, never asserted: the machine decides them, the ratios compare.
import { type ChildProcess, execFile, spawn } from "node:child_process";
import fs from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import path from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { Client } from "pg";
import { accounts } from "@/prisma/seed/accounts";
import { Client as Browser, readActions } from "../matrix/http";
import { fillTo } from "./rows";

const root = path.resolve(import.meta.dirname, "../..");
const bare = path.join(import.meta.dirname, "bare");
const [origin = "", databaseUrl = ""] = [process.env.E2E_BASE_URL, process.env.E2E_DATABASE_URL];
const rounds = 3;
const seconds = Number(process.env.BENCH_SECONDS ?? 4);
const hands = 8;
/** How many applications wait; the last by order, because it takes minutes to make. */
const sizes = [1_000, 100_000, ...(process.env.BENCH_MILLION ? [1_000_000] : [])];

type Measured = { perSecond: number; p95: number };

/** Asks for a page with so many hands for so long. */
async function load(address: string, cookie: string): Promise<Measured> {
  const took: number[] = [];
  const end = performance.now() + seconds * 1000;
  const one = async () => {
    while (performance.now() < end) {
      const since = performance.now();
      const response = await fetch(address, { headers: { cookie }, redirect: "manual" });
      await response.arrayBuffer();
      if (response.status !== 200) throw new Error(`${address} answered ${response.status}`);
      took.push(performance.now() - since);
    }
  };
  await Promise.all(Array.from({ length: hands }, one));
  took.sort((a, b) => a - b);
  return { perSecond: took.length / seconds, p95: took[Math.floor(took.length * 0.95)] ?? 0 };
}

const median = (figures: readonly number[]) => figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0;
const mid = (runs: readonly Measured[]): Measured => ({
  perSecond: median(runs.map(({ perSecond }) => perSecond)),
  p95: median(runs.map(({ p95 }) => p95)),
});

/** The script a page asks for, gzipped, in kilobytes. */
async function scriptOf(base: string, address: string, cookie: string): Promise<number> {
  const html = await (await fetch(new URL(address, base), { headers: { cookie } })).text();
  const files = new Set([...html.matchAll(/<script[^>]+src="([^"]+)"/g)].map(([, src]) => src ?? ""));
  let bytes = 0;
  for (const file of files) bytes += gzipSync(new Uint8Array(await (await fetch(new URL(file, base))).arrayBuffer())).length;
  return bytes / 1024;
}

/** Statements that one drawing of a page sends, by the server's own count. */
async function statementsOf(client: Client, address: string, cookie: string): Promise<number> {
  const log = path.join(process.env.E2E_DATA_DIR ?? "", "postgres");
  const count = () =>
    fs
      .readdirSync(log, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".log"))
      .reduce((sum, name) => sum + (fs.readFileSync(path.join(log, name), "utf8").match(/(execute [^:]*|statement): /g)?.length ?? 0), 0);
  await client.query("ALTER SYSTEM SET log_statement = 'all'");
  await client.query("SELECT pg_reload_conf()");
  await fetch(new URL(address, origin), { headers: { cookie } });
  const before = count();
  await fetch(new URL(address, origin), { headers: { cookie } });
  const after = count();
  await client.query("ALTER SYSTEM RESET log_statement");
  await client.query("SELECT pg_reload_conf()");
  return after - before;
}

async function startBare(): Promise<{ base: string; server: ChildProcess }> {
  const next = path.join(root, "node_modules/next/dist/bin/next");
  const env = { ...process.env, BENCH_DATABASE_URL: databaseUrl, NEXT_TELEMETRY_DISABLED: "1" };
  await promisify(execFile)(process.execPath, [next, "build", bare], { cwd: bare, env });
  const port = await new Promise<number>((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port: free } = probe.address() as AddressInfo;
      probe.close(() => resolve(free));
    });
  });
  const server = spawn(process.execPath, [next, "start", bare, "-p", String(port), "-H", "127.0.0.1"], { cwd: bare, env, stdio: "ignore" });
  const base = `http://127.0.0.1:${port}`;
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const up = await fetch(`${base}/homes`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (up) return { base, server };
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error("the bare pages did not come up");
}

async function main(): Promise<void> {
  const staff = accounts.find(({ note }) => note === "市科协经办");
  const browser = new Browser(readActions(root));
  await browser.act("accounts.signIn", { phone: staff?.phone ?? "", password: "linjiang-2026" });
  const cookie = browser.cookie();
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const { base, server } = await startBare();
  const report: Record<string, unknown>[] = [];
  try {
    const queues: Measured[] = [];
    for (const size of sizes) {
      await fillTo(client, size);
      const id = `${(await client.query(`SELECT id FROM "Application" WHERE number LIKE 'BENCH-%' LIMIT 1`)).rows[0]?.id}`;
      const pages = [
        { page: "homes", ours: "/homes", theirs: "/homes", cookie: "" },
        { page: "queue", ours: "/applications", theirs: "/queue", cookie },
        { page: "dossier", ours: `/applications/${id}`, theirs: `/dossier?id=${id}`, cookie },
      ];
      for (const { page, ours, theirs, cookie: sent } of pages) {
        const runs: { ours: Measured[]; theirs: Measured[] } = { ours: [], theirs: [] };
        for (let round = 0; round < rounds; round += 1) {
          runs.theirs.push(await load(`${base}${theirs}`, ""));
          runs.ours.push(await load(`${origin}${ours}`, sent));
        }
        const [mine, plain] = [mid(runs.ours), mid(runs.theirs)];
        if (page === "queue") queues.push(mine);
        report.push({
          page,
          rows: size,
          "req/s": Math.round(mine.perSecond),
          "bare req/s": Math.round(plain.perSecond),
          ratio: Number((mine.perSecond / plain.perSecond).toFixed(2)),
          "p95 ms": Math.round(mine.p95),
          statements: await statementsOf(client, ours, sent),
          "script KB": Math.round(await scriptOf(origin, ours, sent)),
          "bare KB": Math.round(await scriptOf(base, theirs, "")),
        });
        console.table(report.slice(-1));
      }
    }
    console.table(report);
    const [first, last] = [queues[0], queues.at(-1)];
    const growth = first && last ? Number((last.p95 / first.p95).toFixed(2)) : null;
    console.log(`The queue at ${sizes.at(-1)} against ${sizes[0]}: p95 × ${growth}`);
    fs.writeFileSync(path.join(root, "bench.json"), `${JSON.stringify({ report, growth }, null, 2)}\n`);
  } finally {
    server.kill("SIGTERM");
    await client.end();
    for (const made of [".next", "next-env.d.ts"]) fs.rmSync(path.join(bare, made), { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
