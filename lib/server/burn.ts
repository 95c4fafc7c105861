import "server-only";
import { shredKey } from "./keys";
import { dropQuietly } from "./storage";

export type Burnt = { keyRef: string | null; storageKeys: readonly string[] };

/**
 * What no row names any more, once that is committed: first the key, so that nothing of it can be read, then the bytes. A machine that stops
 * here leaves what the nightly sweeps take away (lib/rights-cases/jobs/keeping.ts, lib/files/jobs.ts).
 */
export async function burn({ keyRef, storageKeys }: Burnt): Promise<void> {
  if (keyRef !== null) await shredKey(keyRef);
  for (const storageKey of storageKeys) await dropQuietly(storageKey);
}
