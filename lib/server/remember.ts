import "server-only";

/** How long another instance, or a worker beside this one, may be behind. */
const minute = 60_000;

type Kept = { since: number; value: Promise<unknown> };
const held = globalThis as typeof globalThis & { portalMemory?: Map<string, Kept> };
const memory = () => (held.portalMemory ??= new Map());

/**
 * What everybody sees alike: read once a minute, and anew after every act of this process. Nothing that depends on who asks, and nothing
 * that anybody decides by.
 */
export function remember<V>(key: string, read: () => Promise<V>): Promise<V> {
  const kept = memory().get(key);
  if (kept && performance.now() - kept.since < minute) return kept.value as Promise<V>;
  const value = read();
  memory().set(key, { since: performance.now(), value });
  // What could not be read is asked for again by the next.
  value.catch(() => forget());
  return value;
}

export const forget = (): void => memory().clear();
