// node --conditions=react-server --import tsx scripts/audit-verify.ts [--head <seq>:<hash>]: walks the chain of the operation log.
// Without --head, entries cut off at the end cannot be noticed: keep the last line of each run elsewhere and give it to the next.
import { parseArgs } from "node:util";
import { type Head, verifyChain } from "@/lib/server/audit-chain";
import { connectAs } from "@/lib/server/db";

const usage = "Usage: npm run audit:verify -- [--head <number>:<hash>]";
const hour = 3_600_000;

function readHead(): Head | undefined {
  const { head } = parseArgs({ options: { head: { type: "string" } } }).values;
  if (head === undefined) return undefined;
  const match = /^(\d{1,18}):([0-9a-f]{64})$/.exec(head);
  if (!match) throw new Error(usage);
  return { seq: BigInt(match[1] ?? ""), hash: match[2] ?? "" };
}

async function main(): Promise<number> {
  const known = readHead();
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error("DATABASE_URL is set by npm run audit:verify");
  const db = connectAs(url);
  try {
    const verdict = await db.$transaction((tx) => verifyChain(tx, known), {
      isolationLevel: "RepeatableRead",
      maxWait: 20_000,
      timeout: hour,
    });
    if (!verdict.ok) {
      process.stdout.write(`broken at ${verdict.seq}: ${verdict.reason}\n`);
      return 1;
    }
    process.stdout.write(`ok ${verdict.entries} entries, head ${verdict.head || "none"}\n`);
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
