import "server-only";
import { cache } from "react";
import type { Actor, Membership, Role } from "@/lib/kernel/access";
import { readSid } from "./auth";
import { db, type Tx } from "./db";
import { readEnv } from "./env";
import { hashToken } from "./secrets";

const minute = 60_000;
const idleMinutes = (memberships: readonly { role: Role }[]) =>
  memberships.some(({ role }) => role !== "scientist" && role !== "enterpriseOfficer") ? 15 : 30;
const absolute = 12 * 60 * minute;

type Row = {
  id: string;
  personId: string;
  name: string;
  membershipId: string | null;
  lastSeenAt: Date;
  absoluteUntil: Date;
  alive: boolean;
  now: Date;
  memberships: Membership[];
  ties: string[];
};

/**
 * Who acts in this request. Memberships are read each time, so that a change of rights acts at once; an unknown, ended or idle session
 * is a visitor.
 */
export const readActor = cache(async (): Promise<Actor> => {
  const sid = await readSid();
  return sid === null ? { kind: "visitor" } : actorOf(sid);
});

export async function actorOf(sid: string): Promise<Actor> {
  const settable = readEnv().mode !== "production";
  const rows = await db().$queryRaw<Row[]>`
    WITH clock AS (
      SELECT transaction_timestamp() + coalesce((SELECT ("value"->>'shift')::float8 FROM "Setting" WHERE "key" = 'clock' AND ${settable}), 0)
        * interval '1 millisecond' AS now)
    SELECT s."id", s."personId", p."name", s."membershipId", s."lastSeenAt", s."absoluteUntil", clock.now,
      (s."revokedAt" IS NULL AND p."status" = 'active' AND clock.now < s."idleUntil" AND clock.now < s."absoluteUntil") AS alive,
      coalesce((SELECT jsonb_agg(jsonb_build_object('id', m."id", 'organizationId', o."id", 'organizationName', o."name",
          'organizationPath', o."path", 'role', m."role") ORDER BY m."validFrom", m."id")
        FROM "Membership" m JOIN "Organization" o ON o."id" = m."organizationId"
        WHERE m."personId" = s."personId" AND m."validFrom" <= clock.now AND (m."validTo" IS NULL OR clock.now < m."validTo")
          AND o."status" = 'active'), '[]') AS memberships,
      array(SELECT DISTINCT m."organizationId" FROM "Membership" m WHERE m."personId" = s."personId"
        AND (m."validTo" IS NULL OR m."validTo" > clock.now - interval '3 years'))::text[] AS ties
    FROM "Session" s JOIN "Person" p ON p."id" = s."personId", clock
    WHERE s."tokenHash" = ${hashToken(sid)}`;
  const row = rows[0];
  if (!row?.alive) return { kind: "visitor" };
  await touch(row);
  const acting = row.memberships.find(({ id }) => id === row.membershipId) ?? null;
  return {
    kind: "person",
    personId: row.personId,
    name: row.name,
    sessionId: row.id,
    acting,
    memberships: row.memberships,
    ties: row.ties,
  };
}

/** Moves the idle limit, at most once a minute. Not an act of anybody, so outside the gate. */
async function touch({ id, lastSeenAt, absoluteUntil, now, memberships }: Row): Promise<void> {
  if (now.getTime() - lastSeenAt.getTime() < minute) return;
  const idleUntil = new Date(Math.min(now.getTime() + idleMinutes(memberships) * minute, absoluteUntil.getTime()));
  await db()
    .$executeRaw`UPDATE "Session" SET "lastSeenAt" = ${now}, "idleUntil" = ${idleUntil} WHERE "id" = ${id}::uuid AND "revokedAt" IS NULL`;
}

/** Opens a session row inside the transaction of a sign-in; acts under the first membership. */
export async function openSession(tx: Tx, personId: string, token: string, now: Date): Promise<{ id: string; role: Role }> {
  const memberships = await tx.membership.findMany({
    where: { personId, validFrom: { lte: now }, OR: [{ validTo: null }, { validTo: { gt: now } }], organization: { status: "active" } },
    orderBy: [{ validFrom: "asc" }, { id: "asc" }],
    select: { id: true, role: true },
  });
  const first = memberships[0];
  const absoluteUntil = new Date(now.getTime() + absolute);
  const session = await tx.session.create({
    data: {
      tokenHash: hashToken(token),
      personId,
      membershipId: first?.id ?? null,
      createdAt: now,
      lastSeenAt: now,
      idleUntil: new Date(now.getTime() + idleMinutes(memberships) * minute),
      absoluteUntil,
    },
    select: { id: true },
  });
  return { id: session.id, role: first?.role ?? "scientist" };
}
