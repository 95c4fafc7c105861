// npm run bench: pages of the portal beside bare Next pages of the same rows, interleaved in one run on one machine, as ratios; and a case's
// filing beside its bare insert. Figures are printed, never asserted: the machine decides them, the ratios compare.
import { type ChildProcess, execFile, spawn } from "node:child_process";
import fs from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import path from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { Client } from "pg";
import { accounts } from "@/prisma/seed/accounts";
import { Client as Browser, readActions } from "../matrix/http";
import { fillCasesTo } from "./case-rows";
import { fillHomesTo } from "./home-rows";
import { benchFiling, pagesOfCase } from "./filing";
import { type Measured, mid, p95Of, rounds, to2 } from "./measure";
import { fillTo } from "./rows";
import { benchSchemes } from "./schemes";

const root = path.resolve(import.meta.dirname, "../..");
const bare = path.join(import.meta.dirname, "bare");
const [origin = "", databaseUrl = ""] = [process.env.E2E_BASE_URL, process.env.E2E_DATABASE_URL];
const seconds = Number(process.env.BENCH_SECONDS ?? 4);
const hands = 8;
/** How many applications wait, and how many cases there are; the last by order, because it takes minutes to make. */
const sizes = [1_000, 100_000, ...(process.env.BENCH_MILLION ? [1_000_000] : [])];

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
  return { perSecond: took.length / seconds, p95: p95Of(took) };
}

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

const growthOf = (runs: readonly Measured[]) => to2((runs.at(-1)?.p95 ?? 0) / (runs[0]?.p95 ?? 1));

/** The portal's pages beside the bare ones. */
async function benchPages(client: Client, cookie: string) {
  const report: Record<string, unknown>[] = [];
  const queues: Measured[] = [];
  const { base, server } = await startBare();
  try {
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
          ratio: to2(mine.perSecond / plain.perSecond),
          "p95 ms": Math.round(mine.p95),
          statements: await statementsOf(client, ours, sent),
          "script KB": Math.round(await scriptOf(origin, ours, sent)),
          "bare KB": Math.round(await scriptOf(base, theirs, "")),
        });
        console.table(report.slice(-1));
      }
    }
  } finally {
    server.kill("SIGTERM");
    for (const made of [".next", "next-env.d.ts"]) fs.rmSync(path.join(bare, made), { recursive: true, force: true });
  }
  console.table(report);
  console.log(`The queue at ${sizes.at(-1)} against ${sizes[0]}: p95 × ${growthOf(queues)}`);
  return { report, growth: growthOf(queues) };
}

/** Where the page behind this one begins. */
async function nextOf(address: string, cookie: string): Promise<string> {
  const html = await (await fetch(new URL(address, origin), { headers: { cookie } })).text();
  const after = /[?&](?:amp;)?after=([0-9a-f-]{36})/.exec(html)?.[1];
  if (after === undefined) throw new Error(`${address} has no page behind it`);
  return `${address}${address.includes("?") ? "&" : "?"}after=${after}`;
}

/** A page of the same desk that no case changes: how busy the machine is while the others are measured. */
const steady = "/city/partners";

/**
 * The desk's lists of cases when there are few and when there are many, each beside a page that stays the same, and what each page of the
 * rights rooms asks of the database. `grown`: p95 against the steady page's, then against the same among few.
 */
async function benchCases(client: Client, cookie: string, browser: Browser) {
  const rooms = await statementsOfRooms(client, cookie, browser);
  console.table(rooms);
  const lists: Record<string, unknown>[] = [];
  const first = new Map<string, number>();
  for (const size of [sizes[0] ?? 0, sizes.at(-1) ?? 0]) {
    await fillCasesTo(client, size);
    const behind = await nextOf("/rights-cases", cookie);
    const middle = await client.query(
      `SELECT id FROM "WorkItem" WHERE "rightsCaseId" IS NOT NULL AND "closedAt" IS NULL ORDER BY "dueAt", id OFFSET $1 LIMIT 1`,
      [Math.floor(size * 0.4)],
    );
    const pages = {
      "at work, by the day due": "/rights-cases",
      "its second page": behind,
      "a page in its middle": `/rights-cases?after=${middle.rows[0]?.id}`,
      mine: "/rights-cases?who=mine",
      "one category": "/rights-cases?category=wages",
      "all, by the day filed": "/rights-cases?view=all",
      "one whole name": `/rights-cases?view=all&respondent=${encodeURIComponent("临江新纪元制药有限公司")}`,
    };
    for (const [list, address] of Object.entries(pages))
      lists.push({ list, cases: size, ...(await besideSteady(client, { name: list, address, cookie, first })) });
    console.table(lists.slice(-Object.keys(pages).length));
  }
  console.table(lists);
  return { rooms, lists };
}

type Beside = { name: string; address: string; cookie: string; first: Map<string, number> };

/** One page beside the steady one, interleaved; `first` keeps what each came to among few. */
async function besideSteady(client: Client, { name, address, cookie, first }: Beside) {
  const runs: { ours: Measured[]; steady: Measured[] } = { ours: [], steady: [] };
  for (let round = 0; round < rounds; round += 1) {
    runs.steady.push(await load(`${origin}${steady}`, cookie));
    runs.ours.push(await load(`${origin}${address}`, cookie));
  }
  const [measured, beside] = [mid(runs.ours), mid(runs.steady)];
  const ratio = measured.p95 / beside.p95;
  if (!first.has(name)) first.set(name, ratio);
  return {
    ...{ "req/s": Math.round(measured.perSecond), "p95 ms": Math.round(measured.p95), "steady p95 ms": Math.round(beside.p95) },
    ...{ grown: to2(ratio / (first.get(name) ?? ratio)), statements: await statementsOf(client, address, cookie) },
  };
}

/** The calendar of activities, a home and the city's board: a thousand homes with one meeting and one guest each, then with ten years. */
async function benchHomes(client: Client, cookie: string) {
  const pages: Record<string, unknown>[] = [];
  const first = new Map<string, number>();
  for (const size of [
    { meetings: 1, guests: 1 },
    { meetings: 120, guests: 10 },
  ]) {
    await fillHomesTo(client, size);
    const { rows } = await client.query(`SELECT "homeId" FROM "Plaque" WHERE number = 'BENCH-500'`);
    const shown = {
      calendar: "/activities",
      home: `/homes/${rows[0]?.homeId}`,
      meter: `/keeping/${rows[0]?.homeId}/meter`,
      board: "/city/meter",
    };
    for (const [page, address] of Object.entries(shown))
      pages.push({
        page,
        enrolments: 1000 * size.meetings * size.guests,
        ...(await besideSteady(client, { name: page, address, cookie, first })),
      });
    console.table(pages.slice(-Object.keys(shown).length));
  }
  return pages;
}

async function statementsOfRooms(client: Client, cookie: string, claimant: Browser) {
  await file(claimant);
  const { rows } = await client.query(`SELECT id FROM "RightsCase" WHERE number LIKE 'WQ%' AND status = 'handling' LIMIT 1`);
  const rooms = [
    ["guide", "/rights", ""],
    ["track", "/rights/track", ""],
    ["own case", "/rights/case", claimant.cookie()],
    ["queue", "/rights-cases", cookie],
    ["dossier", `/rights-cases/${rows[0]?.id}`, cookie],
    ["board", "/rights-cases/board", cookie],
    ["figures", "/rights-cases/figures", cookie],
  ] as const;
  const counted: Record<string, unknown>[] = [];
  for (const [page, address, sent] of rooms) {
    const { status } = await fetch(new URL(address, origin), { headers: { cookie: sent }, redirect: "manual" });
    if (status !== 200) throw new Error(`${address} answered ${status}`);
    counted.push({ page, statements: await statementsOf(client, address, sent) });
  }
  return counted;
}

/** A case of somebody without an account, by the pages' own forms; the browser holds it afterwards. */
async function file(claimant: Browser): Promise<void> {
  const send = async (name: string, fields: Record<string, string>) => {
    const { word, text } = await claimant.act(`rights-cases.${name}`, fields);
    if (word !== "redirect") throw new Error(`${name}: ${word} ${text}`);
  };
  await send("beginDraft", { language: "zh" });
  for (const page of pagesOfCase) await send("saveDraft", page);
  await send("submitCase", {});
}

async function main(): Promise<void> {
  const only = process.argv[2];
  const staff = accounts.find(({ note }) => note === "市科协经办");
  const actions = readActions(root);
  const browser = new Browser(actions);
  await browser.act("accounts.signIn", { phone: staff?.phone ?? "", password: "linjiang-2026" });
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const found: Record<string, unknown> = {};
  try {
    if (only === undefined || only === "filing") console.table((found.filing = await benchFiling(client)));
    if (only === undefined || only === "pages") Object.assign(found, await benchPages(client, browser.cookie()));
    if (only === undefined || only === "homes") found.homes = await benchHomes(client, browser.cookie());
    if (only === undefined || only === "schemes") console.table((found.schemes = await benchSchemes(client, browser)));
    if (only === undefined || only === "cases") found.cases = await benchCases(client, browser.cookie(), new Browser(actions));
    fs.writeFileSync(path.join(root, "bench.json"), `${JSON.stringify(found, null, 2)}\n`);
  } finally {
    await client.end();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
