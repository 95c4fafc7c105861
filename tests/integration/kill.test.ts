// The application is killed (-9) at random instants while it hands in and awards: what it acknowledged is there, and nothing is half
// written. The control does the same work in pieces, without the gate's transaction, and is caught.
import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/kernel/access";
import { buildCity, type City, monday } from "../support/city";
import { bringTo, draft, submitted } from "../support/dossier";
import { openPortal, type Portal } from "../support/portal";

const root = path.resolve(import.meta.dirname, "../..");
let portal: Portal;
let city: City;
beforeAll(async () => {
  portal = await openPortal();
  await portal.setClock(monday);
  city = await buildCity();
}, 120_000);
afterAll(() => portal.close());

/** Fifty instants in all on demand (`DRILL=1`); a few each time the tests run, because each costs the start of a process. */
const instants = process.env.DRILL ? 25 : 5;

/** A small generator of its own, so that a failure can be repeated. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

type Task = "submit" | "award" | "pieces";

function start(what: Task, actor: Actor, ids: readonly string[]) {
  const child: ChildProcess = spawn(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", path.join(root, "tests/support/kill-child.ts")],
    {
      cwd: root,
      env: { ...process.env, DATABASE_URL: process.env.DATABASE_URL, KILL_TASK: JSON.stringify([what, actor, ids]) },
      stdio: ["pipe", "pipe", "inherit"],
    },
  );
  let output = "";
  const ready = new Promise<void>((resolve) => {
    child.stdout?.setEncoding("utf8").on("data", (chunk: string) => {
      output += chunk;
      if (output.includes("ready")) resolve();
    });
  });
  const gone = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const lines = () => output.split("\n");
  /** Milliseconds an act takes, by the first few that are done. */
  const paceOf = async (acts: number) => {
    const since = performance.now();
    while (lines().length < acts + 2 && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 2));
    return (performance.now() - since) / acts;
  };
  return { child, ready, gone, lines, paceOf };
}

/** Kills so many in a row; what each acknowledged, and how often the work was cut off before it was over. */
async function killOften(what: Task, actor: Actor, ids: readonly string[], times: number, seed: number) {
  const random = chance(seed);
  const acknowledged = new Set<string>();
  let cut = 0;
  let pace = 0;
  let left = [...ids];
  let next = start(what, actor, left);
  for (let time = 0; time < times; time += 1) {
    const now = next;
    await now.ready;
    now.child.stdin?.write("go\n");
    // The first shows how long an act takes here today; the others are cut off within three of them.
    if (time === 0) pace = await now.paceOf(3);
    else await new Promise((resolve) => setTimeout(resolve, random() * 3 * pace));
    now.child.kill("SIGKILL");
    await now.gone;
    for (const line of now.lines()) {
      const [id = "", said] = line.split(" ");
      if (said === "done") acknowledged.add(id);
      else if (said !== undefined) throw new Error(line);
    }
    if (!now.lines().includes("over")) cut += 1;
    const done = await portal.sql<{ id: string }>(
      {
        submit: `SELECT id FROM "Application" WHERE status = 'inProgress'`,
        award: `SELECT id FROM "Application" WHERE status = 'awarded'`,
        pieces: `SELECT id FROM "Application" WHERE answers ? 'begun'`,
      }[what],
    );
    const there = new Set(done.map(({ id }) => id));
    left = left.filter((id) => !there.has(id));
    if (time < times - 1) next = start(what, actor, left);
  }
  return { acknowledged, cut };
}

describe("killed at any instant", () => {
  it("what was handed in is whole or not at all, and what was acknowledged is there", async () => {
    const ids: string[] = [];
    for (let n = 0; n < 2.4 * instants; n += 1) ids.push(await draft(city, "kunshan2024", { round: await city.roundOf("kunshan2024") }));
    const { acknowledged, cut } = await killOften("submit", await city.as("pharma"), ids, instants, 20_261_122);
    expect([cut > 0, acknowledged.size > 0]).toEqual([true, true]);
    const rows = await portal.sql<{ id: string; state: string }>(
      `SELECT a.id, concat_ws(' ', a.status, (a.number IS NOT NULL), (a."submittedAt" IS NOT NULL),
         (SELECT count(*) FROM "Submission" s WHERE s."applicationId" = a.id),
         (SELECT count(*) FROM "Stage" s WHERE s."applicationId" = a.id AND s.state = 'open'),
         (SELECT string_agg(w.purpose, ',') FROM "WorkItem" w WHERE w."applicationId" = a.id AND w."closedAt" IS NULL),
         (SELECT count(*) FROM "AuditEntry" l WHERE l."subjectId" = a.id::text AND l.permission = 'application.submit')) AS state
       FROM "Application" a WHERE a.id = ANY($1::uuid[])`,
      ids,
    );
    const whole = "inProgress t t 1 1 endorse 1";
    const untouched = "draft f f 0 0 fill 0";
    expect(rows.filter(({ state }) => state !== whole && state !== untouched)).toEqual([]);
    const lost = [...acknowledged].filter((id) => rows.find((row) => row.id === id)?.state !== whole);
    expect(lost).toEqual([]);
    // Numbers have no gap, whoever was killed.
    const numbers = await portal.sql<{ number: string }>(`SELECT number FROM "Application" WHERE number IS NOT NULL ORDER BY number`);
    expect(numbers.map(({ number }) => Number(number.split("-").at(-1)))).toEqual(numbers.map((_, at) => at + 1));
  }, 300_000);

  it("a plate has its number, its home and its page, or is not there", async () => {
    const ids: string[] = [];
    for (let n = 0; n < 1.2 * instants; n += 1) {
      const id = await submitted(city, "kunshan2024", { round: await city.roundOf("kunshan2024") });
      await bringTo(city, id, "award");
      ids.push(id);
    }
    const { acknowledged, cut } = await killOften("award", await city.as("staff"), ids, instants, 5_300_000);
    expect([cut > 0, acknowledged.size > 0]).toEqual([true, true]);
    const rows = await portal.sql<{ id: string; state: string }>(
      `SELECT a.id, concat_ws(' ', a.status,
         (SELECT count(*) FROM "Plaque" p JOIN "Home" h ON h.id = p."homeId" WHERE p."applicationId" = a.id AND p.number <> ''),
         (SELECT count(*) FROM "Stage" s WHERE s."applicationId" = a.id AND s.state = 'open'),
         (SELECT count(*) FROM "WorkItem" w WHERE w."applicationId" = a.id AND w."closedAt" IS NULL),
         (SELECT count(*) FROM "AuditEntry" l WHERE l."subjectId" = a.id::text AND l.permission = 'application.award.awardPlaque')) AS state
       FROM "Application" a WHERE a.id = ANY($1::uuid[])`,
      ids,
    );
    const [whole, untouched] = ["awarded 1 0 0 1", "inProgress 0 1 1 0"];
    expect(rows.filter(({ state }) => state !== whole && state !== untouched)).toEqual([]);
    expect([...acknowledged].filter((id) => rows.find((row) => row.id === id)?.state !== whole)).toEqual([]);
  }, 300_000);

  it("shows what is written in pieces, where nothing holds them together", async () => {
    const ids: string[] = [];
    for (let n = 0; n < 12; n += 1) ids.push(await draft(city, "kunshan2024", { round: await city.roundOf("kunshan2024") }));
    await killOften("pieces", await city.as("pharma"), ids, 6, 42);
    const half = await portal.one<string>(
      `SELECT count(*) FROM "Application" WHERE id = ANY($1::uuid[]) AND answers ? 'begun' AND NOT answers ? 'ended'`,
      ids,
    );
    expect(Number(half)).toBeGreaterThan(0);
  }, 120_000);
});
