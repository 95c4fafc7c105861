import "server-only";
import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";
import NodeClam from "clamscan";
import { readEnv } from "./env";

export type Verdict = "clean" | "infected";

export const hasScanner = () => readEnv().virusScanner !== null;

/** A connection that hangs must not hold up the person who waits. */
const within = 30_000;

/** Null: the scanner is away or did not finish; the file has to wait. */
export async function scan(body: Readable): Promise<Verdict | null> {
  const address = readEnv().virusScanner;
  if (!address) return null;
  try {
    const clam = await new NodeClam().init({
      preference: "clamdscan",
      clamscan: { active: false },
      clamdscan: { ...address, timeout: within, localFallback: false, bypassTest: true },
    });
    const { isInfected } = await Promise.race([clam.scanStream(body), timeout()]);
    return isInfected === null ? null : isInfected ? "infected" : "clean";
  } catch (error) {
    console.error("the virus scanner did not answer:", (error as Error).message);
    return null;
  } finally {
    body.destroy();
  }
}

export async function scanScratch(scratch: string): Promise<Verdict | "pending" | "unscanned"> {
  return hasScanner() ? ((await scan(createReadStream(scratch))) ?? "pending") : "unscanned";
}

const timeout = () =>
  new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error("no answer in time")), within).unref();
  });
