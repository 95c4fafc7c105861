import "server-only";
import { grantTable } from "@/lib/grants";
import { type Actor, can, citySubject } from "@/lib/kernel/access";
import { pageAfter, pageOf } from "@/lib/kernel/paging";
import { db } from "@/lib/server/db";

/** Refused tries on what is sealed, the latest first: who, when, what; of the subject only the beginning of its id. Null: not for this actor. */
export async function listAttempts(actor: Actor, after: string | null, take = 50) {
  if (!can(grantTable, actor, "attempt.read", citySubject)) return null;
  const rows = await db().accessAttempt.findMany({ orderBy: [{ at: "desc" }, { id: "desc" }], ...pageAfter(after, take) });
  const page = pageOf(rows, take);
  const people = await db().person.findMany({
    where: { id: { in: page.rows.flatMap(({ actorId }) => actorId ?? []) } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return {
    next: page.next,
    rows: page.rows.map(({ id, at, actorKind, actorId, permission, subjectKind, subjectId, problem }) => ({
      ...{ id, at, actorKind, permission, subjectKind, problem },
      name: actorId === null ? null : (names.get(actorId) ?? null),
      fragment: subjectId.slice(0, 8),
    })),
  };
}
export type Attempts = NonNullable<Awaited<ReturnType<typeof listAttempts>>>;
