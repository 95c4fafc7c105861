// The same rows as the portal's page, and nothing else: no sign-in, no scope, no look.
import { Pool } from "pg";

let pool: Pool | undefined;

export async function rows(text: string, values: readonly unknown[] = []): Promise<Record<string, unknown>[]> {
  pool ??= new Pool({ connectionString: process.env.BENCH_DATABASE_URL, max: 10 });
  return (await pool.query(text, [...values])).rows as Record<string, unknown>[];
}
