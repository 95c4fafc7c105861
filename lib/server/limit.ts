import "server-only";
import { createHmac, randomBytes } from "node:crypto";
import { type Day, dayOf } from "@/lib/kernel/dates";

/** Beyond them the one that tried least recently is forgotten; for each purpose, so that none can be flooded from another. */
const mostKept = 50_000;

type Tries = { day: Day; secret: Buffer; counted: Map<string, Map<string, number[]>> };
const held = globalThis as typeof globalThis & { portalTries?: Tries };

/** Dies with the Shanghai day: what is left in memory of yesterday's callers can be matched with nobody. */
function triesOn(day: Day): Tries {
  if (held.portalTries?.day !== day) held.portalTries = { day, secret: randomBytes(32), counted: new Map() };
  return held.portalTries;
}

const wordOf = ({ secret }: Tries, purpose: string, who: string) =>
  createHmac("sha256", secret)
    .update(JSON.stringify([purpose, who]))
    .digest("base64url");

/**
 * Whether `who` may try once more, which is then counted: at most `most` times within any `windowMs`. A refused try is not counted, so
 * whoever waits is let in again. Counted in this process's memory alone, under a word that only it can make of `who`: nothing is written
 * anywhere, midnight in Shanghai forgets all, and several instances count each for itself.
 */
export function takeTry(purpose: string, who: string, most: number, windowMs: number, now: Date): boolean {
  const tries = triesOn(dayOf(now));
  const counted = tries.counted.get(purpose) ?? new Map<string, number[]>();
  tries.counted.set(purpose, counted);
  const word = wordOf(tries, purpose, who);
  const recent = (counted.get(word) ?? []).filter((at) => at > now.getTime() - windowMs);
  const allowed = recent.length < most;
  if (allowed) recent.push(now.getTime());
  counted.delete(word); // set anew at the end: a map keeps the order of its first entries
  counted.set(word, recent);
  const [oldest] = counted.keys();
  if (counted.size > mostKept && oldest !== undefined) counted.delete(oldest);
  return allowed;
}
