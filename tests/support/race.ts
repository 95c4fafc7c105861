// Many at once, each time at the same moment.
import type { Portal } from "./portal";

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Starts all and holds each at its first write to the table until as many wait as can, so that all have read what they will judge by
 * before the first of them writes. Without this a race is a matter of luck, and its control too.
 */
export async function heldAt<V>(
  portal: Portal,
  table: string,
  racers: readonly (() => Promise<V>)[],
  connections = 16,
): Promise<PromiseSettledResult<V>[]> {
  const client = await portal.connect();
  try {
    await client.query("BEGIN");
    await client.query(`LOCK TABLE "${table}" IN SHARE MODE`); // reads go on, writes wait
    const running = Promise.allSettled(racers.map((race) => race()));
    const wanted = Math.min(racers.length, connections);
    for (let tries = 0; tries < 500; tries += 1) {
      const waiting = await portal.one(
        `SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      if (waiting >= wanted) break;
      await sleep(10);
    }
    await client.query("COMMIT");
    return await running;
  } finally {
    await client.query("ROLLBACK");
    client.release();
  }
}

/** Lets nobody past until all are there: for the naive variants that show what a guard is for. */
export function barrier(parties: number): () => Promise<void> {
  let there = 0;
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return () => {
    there += 1;
    if (there === parties) open();
    return opened;
  };
}

export const times = <V>(n: number, make: (i: number) => V): V[] => Array.from({ length: n }, (_, i) => make(i));
