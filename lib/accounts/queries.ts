import "server-only";
import { grantTable } from "@/lib/grants";
import { type Actor, can, citySubject } from "@/lib/kernel/access";
import { maskName, maskPhone } from "@/lib/kernel/masking";
import { readNow } from "@/lib/server/clock";
import { db } from "@/lib/server/db";
import { hashSecret, hashToken } from "@/lib/server/secrets";

/** What an invitation offers; null for every code that cannot be used, whatever the reason. */
export async function publicInvitation(code: string) {
  const now = await readNow(db());
  const row = await db().oneTimeToken.findFirst({
    where: { purpose: "invitation", hash: hashSecret(code), usedAt: null, revokedAt: null, expiresAt: { gt: now } },
    select: { role: true, name: true, phoneKey: true, expiresAt: true, organization: { select: { name: true } } },
  });
  if (!row?.role || !row.organization || !row.name || !row.phoneKey) return null;
  return { role: row.role, organization: row.organization.name, name: row.name, phone: maskPhone(row.phoneKey), expiresAt: row.expiresAt };
}

export async function publicResetIsUsable(token: string): Promise<boolean> {
  const now = await readNow(db());
  return (
    (await db().oneTimeToken.count({
      where: { purpose: "passwordReset", hash: hashToken(token), usedAt: null, revokedAt: null, expiresAt: { gt: now } },
    })) > 0
  );
}

export async function readAccount(actor: Actor) {
  if (actor.kind !== "person") return null;
  const now = await readNow(db());
  const person = await db().person.findUniqueOrThrow({
    where: { id: actor.personId },
    select: {
      name: true,
      phone: true,
      sessions: {
        where: { revokedAt: null, idleUntil: { gt: now } },
        orderBy: { lastSeenAt: "desc" },
        take: 20,
        select: { id: true, createdAt: true, lastSeenAt: true },
      },
    },
  });
  return { ...person, phone: maskPhone(person.phone), sessions: person.sessions.map((s) => ({ ...s, current: s.id === actor.sessionId })) };
}

/** People who asked for a new password, for the one who checks by telephone and issues it. */
export async function listResetRequests(actor: Actor) {
  if (!can(grantTable, actor, "person.resetPassword", citySubject)) return null;
  const items = await db().workItem.findMany({
    where: { subjectKind: "person", purpose: "resetPassword", closedAt: null },
    orderBy: [{ openedAt: "asc" }, { id: "asc" }],
    take: 50,
    select: { subjectId: true, openedAt: true },
  });
  const people = await db().person.findMany({
    where: { id: { in: items.map(({ subjectId }) => subjectId) } },
    select: { id: true, name: true, phone: true },
  });
  return items.flatMap((item) => {
    const person = people.find(({ id }) => id === item.subjectId);
    return person ? [{ personId: person.id, name: maskName(person.name), phone: person.phone, openedAt: item.openedAt }] : [];
  });
}

/** Whether anybody has set the portal up yet. */
export const publicIsSetUp = async () => (await db().organization.count({ where: { parentId: null } })) > 0;
