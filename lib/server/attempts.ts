import "server-only";
import type { Actor } from "@/lib/kernel/access";
import { readNow } from "./clock";
import { db } from "./db";

export type Attempt = { permission: string; subjectKind: string; subjectId: string };

/** Keeps that somebody tried what was refused, in a transaction of its own: the act itself is gone, or there was none. */
export async function recordAttempt(actor: Actor, { permission, subjectKind, subjectId }: Attempt, problem: string): Promise<void> {
  await db().$transaction(async (tx) => {
    await tx.accessAttempt.create({
      data: {
        at: await readNow(tx),
        actorKind: actor.kind,
        actorId: actor.kind === "person" ? actor.personId : null,
        permission,
        subjectKind,
        subjectId,
        problem,
      },
      select: { id: true },
    });
  });
}
