import "server-only";
import { dayOf } from "@/lib/kernel/dates";
import { formatNumber, seriesKey } from "@/lib/kernel/numbering";
import type { Tx } from "@/lib/server/db";

/**
 * The next number of a pattern in the act's Shanghai year. The series row stays locked until the act commits or rolls back, so numbers
 * have neither doubles nor gaps (clauses part 5, 10).
 */
export async function drawNumber(tx: Tx, pattern: string, now: Date): Promise<string> {
  const year = Number(dayOf(now).slice(0, 4));
  const rows = await tx.$queryRaw<{ drawn: number }[]>`
    INSERT INTO "NumberSeries" ("key", "next") VALUES (${seriesKey(pattern, year)}, 2)
    ON CONFLICT ("key") DO UPDATE SET "next" = "NumberSeries"."next" + 1
    RETURNING "next" - 1 AS drawn`;
  const drawn = rows[0]?.drawn;
  if (drawn === undefined) throw new Error("the number series gave nothing");
  return formatNumber(pattern, year, drawn);
}

/** The series go on after numbers that were given elsewhere, and never back. Given in one order, because each stays locked. */
export async function moveSeries(tx: Tx, series: readonly (readonly [key: string, next: number])[]): Promise<void> {
  for (const [key, next] of series)
    await tx.$executeRaw`
      INSERT INTO "NumberSeries" ("key", "next") VALUES (${key}, ${next})
      ON CONFLICT ("key") DO UPDATE SET "next" = greatest("NumberSeries"."next", EXCLUDED."next")`;
}

/** Whether a number of this pattern was drawn in that year already, or its series was moved. */
export async function hasSeries(tx: Tx, pattern: string, year: number): Promise<boolean> {
  return (await tx.numberSeries.count({ where: { key: seriesKey(pattern, year) } })) > 0;
}
