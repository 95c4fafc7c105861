import "server-only";
import type { Role } from "@/lib/kernel/access";
import type { Tx } from "@/lib/server/db";

export type WorkSubject = "application" | "person";

type NewWork = {
  subjectKind: WorkSubject;
  subjectId: string;
  purpose: string;
  organizationId: string;
  role: Role;
  openedAt: Date;
  dueAt: Date | null;
};

/** Gives somebody the next step. At most one item is open a subject and purpose; the index refuses a second. */
export async function openWork(tx: Tx, work: NewWork): Promise<void> {
  await tx.workItem.create({ data: work, select: { id: true } });
}

/** Takes the step from whoever has it. */
export async function closeWork(tx: Tx, subjectKind: WorkSubject, subjectId: string, at: Date): Promise<void> {
  await tx.workItem.updateMany({ where: { subjectKind, subjectId, closedAt: null }, data: { closedAt: at } });
}

/** Hands what somebody had in an organization to the successor, or back to everybody in the role. */
export async function handOverWork(tx: Tx, organizationId: string, fromPersonId: string, toPersonId: string | null): Promise<number> {
  const { count } = await tx.workItem.updateMany({
    where: { organizationId, assigneeId: fromPersonId, closedAt: null },
    data: { assigneeId: toPersonId },
  });
  return count;
}
