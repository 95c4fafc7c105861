import "server-only";
import { runCommand } from "@/lib/server/command";
import type { JobHandlers } from "@/lib/server/jobs";
import { hasScanner, scan } from "@/lib/server/scanner";
import { dropFile, listKept, readFileBytes } from "@/lib/server/storage";
import { settleScan } from "./commands";
import { listNamedKeys, listWaitingFiles } from "./queries";

const day = 86_400_000;
const portion = 500;

/**
 * Takes away bytes that no row names: a machine that stopped between keeping a file and noting it leaves them. Only those older than a day,
 * so that nothing is taken from under an upload that is just being noted.
 */
export async function sweepFiles(age = day): Promise<{ removed: number }> {
  let removed = 0;
  for await (const keys of listKept(age))
    for (let at = 0; at < keys.length; at += portion) {
      const some = keys.slice(at, at + portion);
      const named = await listNamedKeys(some);
      for (const key of some.filter((one) => !named.has(one))) {
        await dropFile(key);
        removed += 1;
      }
    }
  return { removed };
}

/** Asks the scanner about files that wait; a scanner that is away leaves the rest for the next time. */
export async function scanWaitingFiles(limit = 100): Promise<{ settled: number }> {
  let settled = 0;
  for (const { id, storageKey } of await listWaitingFiles(limit)) {
    const verdict = hasScanner() ? await scan(readFileBytes(storageKey)) : "unscanned";
    if (verdict === "away") break;
    if (verdict === "undecided") continue;
    const outcome = await runCommand(settleScan, { kind: "system", job: "scanWaitingFiles" }, { attachmentId: id, verdict });
    if (!outcome.ok) continue;
    settled += 1;
    if (verdict === "infected") await dropFile(storageKey);
  }
  return { settled };
}

export const fileJobs = {
  sweepFiles: async () => {
    await sweepFiles();
  },
  scanFiles: async () => {
    await scanWaitingFiles();
  },
} satisfies Partial<JobHandlers>;
