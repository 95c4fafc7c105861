// node --conditions=react-server --import tsx scripts/keys-rotate.ts: as npm run keys:rotate, which sets its environment. No database is asked.
import { parseSettings } from "@/lib/server/env";
import { rewrapKeys } from "@/lib/server/keys";

async function main(): Promise<number> {
  const { keyDir, secret } = parseSettings(process.env);
  const before = process.env.PORTAL_SECRET_BEFORE;
  if (secret === undefined || !before) throw new Error("PORTAL_SECRET and PORTAL_SECRET_BEFORE are set by npm run keys:rotate");
  const done = await rewrapKeys(before, { keyDir, secret });
  process.stdout.write(`${done.anew} keys wrapped anew, ${done.before} were before\n`);
  for (const keyRef of done.unreadable) process.stdout.write(`${keyRef} opens with neither secret\n`);
  return done.unreadable.length > 0 ? 1 : 0;
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
