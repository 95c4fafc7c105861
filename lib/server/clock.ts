import "server-only";
import type { Reader } from "./db";
import { readEnv } from "./env";

/** Demo and test may set the clock; production reads the database's own. */
const settable = () => readEnv().mode !== "production";

/** `now` of one act: the start of its transaction, shifted where the clock was set. */
export async function readNow(reader: Reader): Promise<Date> {
  const rows = await reader.$queryRaw<{ now: Date; shift: number | null }[]>`
    SELECT transaction_timestamp() AS now, (SELECT ("value"->>'shift')::float8 FROM "Setting" WHERE "key" = 'clock') AS shift`;
  const row = rows[0];
  if (!row) throw new Error("the database did not tell the time");
  return settable() && row.shift !== null ? new Date(row.now.getTime() + row.shift) : row.now;
}
