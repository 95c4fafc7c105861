import "server-only";
import type { Actor } from "@/lib/kernel/access";
import { pageAfter, pageOf } from "@/lib/kernel/paging";
import { db } from "@/lib/server/db";
import { mailIsOn } from "@/lib/server/mail";
import { messageEvents, messageParams } from "./schema";

/** One's own messages, newest first, a page at a time. */
export async function listMessages(actor: Actor, after: string | null) {
  if (actor.kind !== "person") return { rows: [], next: null };
  // The key of a page is one of one's own messages, or the page is the first.
  const key =
    after === null ? null : await db().message.findFirst({ where: { id: after, personId: actor.personId }, select: { id: true } });
  const rows = await db().message.findMany({
    where: { personId: actor.personId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    ...pageAfter(key?.id ?? null, 30),
    select: { id: true, event: true, subjectKind: true, subjectId: true, params: true, createdAt: true, readAt: true },
  });
  const page = pageOf(rows, 30);
  const homes = await homesOf(page.rows);
  return {
    ...page,
    rows: page.rows.flatMap(({ event, params, ...row }) => {
      const known = messageEvents.find((name) => name === event);
      return known ? [{ ...row, event: known, params: messageParams.parse(params), homeId: homes.get(row.subjectId ?? "") ?? null }] : [];
    }),
  };
}

/** Of which home a page is that a message is about: it is read under the home's address. */
async function homesOf(rows: readonly { subjectKind: string; subjectId: string | null }[]): Promise<Map<string, string>> {
  const ids = rows.flatMap(({ subjectKind, subjectId }) => (subjectKind === "homeRevision" && subjectId !== null ? [subjectId] : []));
  if (ids.length === 0) return new Map();
  const found = await db().homeRevision.findMany({ where: { id: { in: ids } }, select: { id: true, homeId: true } });
  return new Map(found.map(({ id, homeId }) => [id, homeId]));
}
export type MessageRow = Awaited<ReturnType<typeof listMessages>>["rows"][number];

/** How many wait to be read, up to a hundred: nobody counts further. */
export async function countUnread(actor: Actor): Promise<number> {
  if (actor.kind !== "person") return 0;
  const rows = await db().$queryRaw<{ unread: number }[]>`
    SELECT count(*)::int AS unread FROM (SELECT 1 FROM "Message" WHERE "personId" = ${actor.personId}::uuid AND "readAt" IS NULL LIMIT 100) m`;
  return rows[0]?.unread ?? 0;
}

/** Where one's messages go beside the portal. */
export async function readMailSetting(actor: Actor) {
  if (actor.kind !== "person") return null;
  const person = await db().person.findUnique({ where: { id: actor.personId }, select: { email: true, mailed: true } });
  return person ? { email: person.email, mailed: person.mailed, on: mailIsOn() } : null;
}
