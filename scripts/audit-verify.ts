// node --conditions=react-server --import tsx scripts/audit-verify.ts [--head <seq>:<hash>] [--quiet-head <seq>:<hash>]: walks the chains of
// the operation log and of the log of days. Without a head, entries cut off at the end cannot be noticed: keep the last lines of each run
// elsewhere and give them to the next.
import { parseArgs } from "node:util";
import { type Head, type Log, verifyChain } from "@/lib/server/audit-chain";
import { connectAs } from "@/lib/server/db";

const usage = "Usage: npm run audit:verify -- [--head <number>:<hash>] [--quiet-head <number>:<hash>]";
const hour = 3_600_000;

function readHeads(): Record<Log, Head | undefined> {
  const { values } = parseArgs({ options: { head: { type: "string" }, "quiet-head": { type: "string" } } });
  return { audit: headIn(values.head), quiet: headIn(values["quiet-head"]) };
}

function headIn(head: string | undefined): Head | undefined {
  if (head === undefined) return undefined;
  const match = /^(\d{1,18}):([0-9a-f]{64})$/.exec(head);
  if (!match) throw new Error(usage);
  return { seq: BigInt(match[1] ?? ""), hash: match[2] ?? "" };
}

async function main(): Promise<number> {
  const known = readHeads();
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error("DATABASE_URL is set by npm run audit:verify");
  const db = connectAs(url);
  try {
    for (const [log, name] of [
      ["audit", "entries"],
      ["quiet", "quiet entries"],
    ] as const) {
      const verdict = await db.$transaction((tx) => verifyChain(tx, known[log], log), {
        isolationLevel: "RepeatableRead",
        maxWait: 20_000,
        timeout: hour,
      });
      if (!verdict.ok) {
        process.stdout.write(`${name} broken at ${verdict.seq}: ${verdict.reason}\n`);
        return 1;
      }
      process.stdout.write(`ok ${verdict.entries} ${name}, head ${verdict.head || "none"}\n`);
    }
    return 0;
  } finally {
    await db.$disconnect();
  }
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  },
);
