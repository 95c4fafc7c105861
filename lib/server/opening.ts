import "server-only";
import type { Permission } from "@/lib/grants";
import type { Actor } from "@/lib/kernel/access";
import { recordAttempt } from "./attempts";
import { readNow } from "./clock";
import { db, type Tx } from "./db";
import { casesFor } from "./scope";

/**
 * The one way an office reads what lies under a case's key: if the case is in its sight, the opening is written in the transaction of the
 * read, and the claimant can ask for the list. Whoever reaches for a case that is there and not theirs gets null, and the try is kept.
 */
export async function openCase<V>(
  actor: Actor,
  caseId: string,
  permission: Permission,
  read: (tx: Tx, now: Date) => Promise<V>,
): Promise<V | null> {
  if (actor.kind !== "person") return null;
  const opened = await db().$transaction(
    async (tx) => {
      const found = await tx.rightsCase.findFirst({
        where: { AND: [{ id: caseId }, casesFor(actor, permission)] },
        select: { office: { select: { name: true } } },
      });
      if (!found) return null;
      const now = await readNow(tx);
      await tx.caseOpening.create({
        data: { caseId, at: now, personId: actor.personId, office: actor.acting?.organizationName ?? found.office.name, permission },
        select: { id: true },
      });
      return { value: await read(tx, now) };
    },
    { isolationLevel: "ReadCommitted", maxWait: 20_000, timeout: 40_000 },
  );
  if (opened) return opened.value;
  await recordAttempt(actor, { permission, subjectKind: "rightsCase", subjectId: caseId }, "notFound");
  return null;
}
