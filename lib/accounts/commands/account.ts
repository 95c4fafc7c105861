import "server-only";
import { citySubject, type Role } from "@/lib/kernel/access";
import { invalid } from "@/lib/kernel/outcome";
import { digitsOf } from "@/lib/kernel/writing";
import type { Context, Loaded } from "@/lib/server/command";
import type { Tx } from "@/lib/server/db";
import { hashPassword } from "@/lib/server/password";

export const hour = 3_600_000;
export const after = (now: Date, ms: number) => new Date(now.getTime() + ms);

/** Acts that come before anybody is known; the gate still parses, permits and records them. */
export const open = async (): Promise<Loaded<null>> => ({ id: "", subject: citySubject, row: null });

/** One's own account. */
export async function ownAccount({ actor }: Context<unknown>): Promise<Loaded<{ personId: string; sessionId: string }> | null> {
  if (actor.kind !== "person") return null;
  return {
    id: actor.personId,
    subject: { ...citySubject, ownerPersonId: actor.personId },
    row: { personId: actor.personId, sessionId: actor.sessionId },
  };
}

export const revokeSessions = (tx: Tx, personId: string, now: Date, where: { id?: string | { not: string } }) =>
  tx.session.updateMany({ where: { personId, revokedAt: null, ...where }, data: { revokedAt: now } });

export async function setPassword(tx: Tx, personId: string, password: string, now: Date): Promise<void> {
  const hash = await hashPassword(password);
  await tx.credential.upsert({
    where: { personId },
    create: { personId, hash, changedAt: now },
    update: { hash, changedAt: now, failures: 0, lockedUntil: null },
    select: { personId: true },
  });
}

export async function createPerson(tx: Tx, person: { name: string; phone: string; password: string }, now: Date): Promise<string> {
  const { id } = await tx.person.create({
    data: { name: person.name, phone: person.phone, phoneKey: digitsOf(person.phone) },
    select: { id: true },
  });
  await setPassword(tx, id, person.password, now);
  return id;
}

export const knows = async (tx: Tx, phoneKey: string) => (await tx.person.count({ where: { phoneKey, status: "active" } })) > 0;

type TokenRow = {
  id: string;
  personId: string | null;
  organizationId: string | null;
  role: Role | null;
  name: string | null;
  phoneKey: string | null;
  issuedById: string | null;
};

/** Uses a token up: of any number of callers at once, one gets the row. */
export async function useToken(
  tx: Tx,
  purpose: "setup" | "invitation" | "passwordReset",
  hash: string,
  now: Date,
): Promise<TokenRow | null> {
  const rows = await tx.$queryRaw<TokenRow[]>`
    UPDATE "OneTimeToken" SET "usedAt" = ${now}
    WHERE "hash" = ${hash} AND "purpose" = ${purpose}::"TokenPurpose" AND "usedAt" IS NULL AND "revokedAt" IS NULL AND ${now} < "expiresAt"
    RETURNING "id", "personId", "organizationId", "role", "name", "phoneKey", "issuedById"`;
  return rows[0] ?? null;
}

export const unusable = (field: string) => invalid(field, "tokenUnusable");
