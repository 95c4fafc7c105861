// What the database says after a journey, and what only time would do to it.
import { Client } from "pg";

/** Rows of the city the server runs on. A connection a question: journeys ask few. */
export async function query<R extends object>(text: string, values: readonly unknown[] = []): Promise<R[]> {
  const client = new Client({ connectionString: process.env.E2E_DATABASE_URL });
  await client.connect();
  try {
    return (await (values.length > 0 ? client.query(text, [...values]) : client.query(text))).rows as R[];
  } finally {
    await client.end();
  }
}

/** The one row. */
export async function row<R extends object>(text: string, values: readonly unknown[] = []): Promise<R> {
  const rows = await query<R>(text, values);
  if (rows.length !== 1 || !rows[0]) throw new Error(`${rows.length} rows instead of one: ${text}`);
  return rows[0];
}

/**
 * Lets minutes pass for one person's latest session alone. The clock of the city would move for the journey that runs beside this one
 * as well, and put its people out.
 */
export async function ageSession(phone: string, minutes: number): Promise<void> {
  await query(
    `UPDATE "Session" SET "createdAt" = "createdAt" - $2 * interval '1 minute', "lastSeenAt" = "lastSeenAt" - $2 * interval '1 minute',
      "idleUntil" = "idleUntil" - $2 * interval '1 minute', "absoluteUntil" = "absoluteUntil" - $2 * interval '1 minute'
    WHERE "id" = (SELECT s."id" FROM "Session" s JOIN "Person" p ON p."id" = s."personId" WHERE p."phoneKey" = $1
      ORDER BY s."lastSeenAt" DESC LIMIT 1)`,
    [phone, minutes],
  );
}

/** Lets the minutes pass in which an application can be taken back. */
export async function settle(applicationId: string): Promise<void> {
  await query(`UPDATE "Application" SET "revocableUntil" = "submittedAt" WHERE "id" = $1`, [applicationId]);
  for (const table of ["Stage", "WorkItem"])
    await query(
      `UPDATE "${table}" t SET "openedAt" = a."submittedAt"${table === "WorkItem" ? `, "toldAt" = a."submittedAt"` : ""} FROM "Application" a
      WHERE a."id" = $1 AND t."applicationId" = a."id" AND t."closedAt" IS NULL AND t."openedAt" > a."submittedAt"`,
      [applicationId],
    );
}

/** Lets minutes pass for an account that is locked. */
export const ageLock = (phone: string, minutes: number) =>
  query(
    `UPDATE "Credential" SET "lockedUntil" = "lockedUntil" - $2 * interval '1 minute'
    WHERE "personId" = (SELECT "id" FROM "Person" WHERE "phoneKey" = $1)`,
    [phone, minutes],
  );

/** How long somebody's latest session lasts, in minutes: unused, and at all. */
export const sessionLimits = (phone: string) =>
  row<{ idle: number; whole: number }>(
    `SELECT (extract(epoch FROM s."idleUntil" - s."lastSeenAt") / 60)::int AS idle,
      (extract(epoch FROM s."absoluteUntil" - s."createdAt") / 60)::int AS whole
    FROM "Session" s JOIN "Person" p ON p."id" = s."personId" WHERE p."phoneKey" = $1 ORDER BY s."lastSeenAt" DESC LIMIT 1`,
    [phone],
  );

/** Lets thirty days pass for one notice alone: what is published is frozen for everybody, so past its triggers. */
export async function endNotice(id: string): Promise<void> {
  if (!/^[0-9a-f-]{36}$/.test(id)) throw new Error(`no notice ${id}`);
  await query(`BEGIN; SET LOCAL session_replication_role = replica;
    UPDATE "PublicNotice" SET "publishedAt" = "publishedAt" - interval '30 days', "endsAt" = "endsAt" - interval '30 days',
      "firstDay" = "firstDay" - 30, "lastDay" = "lastDay" - 30, "countedDays" = ARRAY(SELECT day - 30 FROM unnest("countedDays") day)
    WHERE "id" = '${id}'; COMMIT`);
}

/** Lets minutes pass for one objection, found by its number. */
export async function ageObjection(number: string, minutes: number): Promise<void> {
  if (!/^YY-\d{4}-\d{4,}$/.test(number)) throw new Error(`no objection ${number}`);
  await query(`BEGIN; SET LOCAL session_replication_role = replica;
    UPDATE "Objection" SET "receivedAt" = "receivedAt" - ${minutes} * interval '1 minute' WHERE "number" = '${number}';
    UPDATE "WorkItem" w SET "openedAt" = w."openedAt" - ${minutes} * interval '1 minute' FROM "Objection" o
    WHERE o."id" = w."objectionId" AND o."number" = '${number}'; COMMIT`);
}
