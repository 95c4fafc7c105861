import "server-only";
import type { Role } from "@/lib/kernel/access";
import { type SubjectKind, tell } from "@/lib/messages/writes";
import type { Tx } from "@/lib/server/db";
import { ownPurposes } from "./rules";

type NewWork = {
  subjectKind: SubjectKind;
  subjectId: string;
  purpose: string;
  organizationId: string;
  role: Role;
  openedAt: Date;
  dueAt: Date | null;
  /** Whose it is from the first. */
  assigneeId?: string | null;
  /** Whose act opened it: they need not be told. */
  byId?: string | null;
  /** It begins later, and may be taken back until then: nobody is told before. */
  waits?: boolean;
};

export type Held = Pick<NewWork, "subjectKind" | "subjectId" | "purpose" | "organizationId" | "role" | "dueAt" | "assigneeId"> & {
  id: string;
};

/** What one opens for oneself is no news; what came back is told as that. */
const eventOf = (purpose: string) => (purpose === "fill" ? null : purpose === "revise" ? "returned" : "newWork");

/** Tells the office, or the applicant, that they have it. */
export async function tellOfWork(tx: Tx, { id, ...work }: Held, exceptId: string | null, now: Date): Promise<void> {
  const event = eventOf(work.purpose);
  if (event === null) return;
  await tell(
    tx,
    {
      event,
      key: `${event}:${id}`,
      subject: { kind: work.subjectKind, id: work.subjectId },
      to: work.assigneeId ? { personId: work.assigneeId } : { organizationId: work.organizationId, role: work.role },
      exceptId,
      params: { purpose: work.purpose, dueAt: work.dueAt?.toISOString() ?? null },
    },
    now,
  );
}

/** Gives somebody the next step and tells them. At most one item is open a subject and purpose; the index refuses a second. */
export async function openWork(tx: Tx, { byId = null, waits = false, ...work }: NewWork): Promise<void> {
  const { id } = await tx.workItem.create({ data: { ...work, toldAt: waits ? null : work.openedAt }, select: { id: true } });
  if (!waits) await tellOfWork(tx, { ...work, id }, byId, work.openedAt);
}

/** Takes the step from whoever has it. */
export async function closeWork(tx: Tx, subjectKind: SubjectKind, subjectId: string, at: Date): Promise<void> {
  await tx.workItem.updateMany({ where: { subjectKind, subjectId, closedAt: null }, data: { closedAt: at } });
}

/** Takes from one person what was theirs alone. */
export async function closeOwnWork(tx: Tx, applicationId: string, purpose: string, assigneeId: string, at: Date): Promise<void> {
  await tx.workItem.updateMany({ where: { applicationId, purpose, assigneeId, closedAt: null }, data: { closedAt: at } });
}

/** Hands what somebody had in an organization to the successor, who is told once for all of it, or back to everybody in the role. */
export async function handOverWork(
  tx: Tx,
  { membershipId, organizationId, fromPersonId, toPersonId }: HandOver,
  now: Date,
): Promise<number> {
  const theirs = { organizationId, assigneeId: fromPersonId, closedAt: null };
  const { count } = await tx.workItem.updateMany({
    where: { ...theirs, subjectKind: { not: "rightsCase" }, purpose: { notIn: [...ownPurposes] } },
    data: { assigneeId: toPersonId },
  });
  // A successor may be one who must not know of a case: it goes back to the desk.
  await tx.workItem.updateMany({ where: { ...theirs, subjectKind: "rightsCase" }, data: { assigneeId: null } });
  await tx.rightsCase.updateMany({ where: { counsellorId: fromPersonId, officeId: organizationId }, data: { counsellorId: null } });
  if (count > 0 && toPersonId !== null)
    await tell(
      tx,
      { event: "handedOverAll", key: `handedOverAll:${membershipId}`, subject: null, to: { personId: toPersonId }, params: { count } },
      now,
    );
  return count;
}

type HandOver = { membershipId: string; organizationId: string; fromPersonId: string; toPersonId: string | null };

/** What waits with those who keep a home goes to those who keep it from now on. */
export async function passKeeping(tx: Tx, homeId: string, to: { organizationId: string; role: Role }): Promise<void> {
  await tx.workItem.updateMany({
    where: {
      closedAt: null,
      OR: [
        { purpose: "approveBooking", booking: { room: { homeId } } },
        { purpose: "reviseHome", homeRevision: { homeId } },
      ],
    },
    data: { ...to, assigneeId: null },
  });
}
