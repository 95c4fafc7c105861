import "server-only";
import type { Permission } from "@/lib/grants";
import type { Actor } from "@/lib/kernel/access";
import { dayOf, startOf } from "@/lib/kernel/dates";
import { recordAttempt } from "./attempts";
import { readNow } from "./clock";
import { db, type Tx } from "./db";
import { casesFor } from "./scope";

const patient = { maxWait: 20_000, timeout: 40_000 } as const;

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
  const opened = await db().$transaction(async (tx) => {
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
  }, patient);
  if (opened) return opened.value;
  await recordAttempt(actor, { permission, subjectKind: "rightsCase", subjectId: caseId }, "notFound");
  return null;
}

/**
 * What a body outside reads of the case it has. It stands in the same list as the offices, by the name it has in the register, and with the
 * day alone, as everything that is done without an account. `read` says to whom something was shown; null: no word of the case was, and nothing is noted.
 */
export async function openHandedCase<V>(
  actor: Extract<Actor, { kind: "partner" }>,
  permission: Permission,
  read: (tx: Tx, now: Date) => Promise<{ shownTo: string | null; value: V } | null>,
): Promise<V | null> {
  return db().$transaction(async (tx) => {
    const now = await readNow(tx);
    const found = await read(tx, now);
    if (!found) return null;
    const data = { caseId: actor.caseId, at: startOf(dayOf(now)), permission };
    if (found.shownTo !== null) await tx.caseOpening.create({ data: { ...data, office: found.shownTo }, select: { id: true } });
    return found.value;
  }, patient);
}
