import "server-only";
import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";
import NodeClam from "clamscan";
import { readEnv } from "./env";

export type Verdict = "clean" | "infected";

export const hasScanner = () => readEnv().virusScanner !== null;

/** A connection that hangs must not hold up the person who waits. */
const within = 30_000;

/** Away: there was no answer at all. Undecided: it answered, but about this file it cannot tell. Either way the file has to wait. */
export async function scan(body: Readable): Promise<Verdict | "away" | "undecided"> {
  const address = readEnv().virusScanner;
  if (!address) return "away";
  try {
    const clam = await new NodeClam().init({
      preference: "clamdscan",
      clamscan: { active: false },
      clamdscan: { ...address, timeout: within, localFallback: false, bypassTest: true },
    });
    const { isInfected } = await Promise.race([clam.scanStream(body), timeout()]);
    return isInfected === null ? "undecided" : isInfected ? "infected" : "clean";
  } catch (error) {
    console.error("the virus scanner did not answer:", (error as Error).message);
    return "away";
  } finally {
    body.destroy();
  }
}

export async function scanScratch(scratch: string): Promise<Verdict | "pending" | "unscanned"> {
  if (!hasScanner()) return "unscanned";
  const verdict = await scan(createReadStream(scratch));
  return verdict === "clean" || verdict === "infected" ? verdict : "pending";
}

const timeout = () =>
  new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error("no answer in time")), within).unref();
  });
