import "server-only";
import { db } from "./db";

// Who is sending which letter now. Not an act of anybody, so outside the gate, one statement each; what became of a letter passes the
// gate (lib/messages/commands.ts). Times are the database's own: a set clock must not take a letter from whoever is sending it.

export type Claimed = {
  id: string;
  personId: string;
  template: string;
  params: unknown;
  dedupeKey: string;
  attempts: number;
  name: string;
  address: string | null;
};

/**
 * Takes a letter that waits, or one whose sender was cut short ten minutes ago. Of any number of workers one gets it. Whether a letter
 * that was cut short had left nobody can know; sent again, it bears the same Message-ID.
 */
export async function claimLetter(id: string): Promise<Claimed | null> {
  const rows = await db().$queryRaw<Claimed[]>`
    UPDATE "Outbox" o SET "state" = 'sending', "attempts" = o."attempts" + 1, "claimedAt" = statement_timestamp()
    FROM "Person" p
    WHERE o."id" = ${id}::uuid AND p."id" = o."personId"
      AND (o."state" = 'waiting' OR (o."state" = 'sending' AND o."claimedAt" < statement_timestamp() - interval '10 minutes'))
    RETURNING o."id", o."personId", o."template", o."params", o."dedupeKey", o."attempts", p."name",
      CASE WHEN p."mailed" AND p."status" = 'active' THEN p."email" END AS address`;
  return rows[0] ?? null;
}

/** Puts a letter back that the mail server did not take. */
export async function releaseLetter(id: string, problem: string): Promise<void> {
  await db().$executeRaw`UPDATE "Outbox" SET "state" = 'waiting', "problem" = ${problem} WHERE "id" = ${id}::uuid AND "state" = 'sending'`;
}

/** Asks for letters again that nobody is sending: their job was lost, or waits for longer than a quarter of an hour. */
export async function wakeLetters(): Promise<number> {
  return db().$executeRaw`
    SELECT portal_add_job('sendLetter', json_build_object('outboxId', o."id"), 'letter:' || o."id") FROM (
      SELECT "id" FROM "Outbox" WHERE ("state" = 'waiting' AND ("claimedAt" IS NULL OR "claimedAt" < statement_timestamp() - interval '15 minutes'))
        OR ("state" = 'sending' AND "claimedAt" < statement_timestamp() - interval '10 minutes')
      ORDER BY "createdAt" LIMIT 200) o`;
}
