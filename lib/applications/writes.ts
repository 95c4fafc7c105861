import "server-only";
import { Refusal } from "@/lib/kernel/outcome";
import { tell } from "@/lib/messages/writes";
import type { Tx } from "@/lib/server/db";
import { closeOwnWork } from "@/lib/work/writes";

/** Applications are locked in one order, so that two lists with the same ones wait for each other and never for ever. */
export async function lockApplications(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "Application" WHERE "id" = ANY(${[...ids]}::uuid[]) ORDER BY "id" FOR UPDATE`;
}

/** The office has nothing to do until the notice is over: its stage and its work are due some days after that. */
export async function waitForNotice(tx: Tx, stages: readonly { id: string; applicationId: string }[], dueAt: Date): Promise<void> {
  await tx.stage.updateMany({ where: { id: { in: stages.map(({ id }) => id) }, state: "open" }, data: { dueAt } });
  await tx.workItem.updateMany({
    where: { applicationId: { in: stages.map(({ applicationId }) => applicationId) }, purpose: "publicNotice", closedAt: null },
    data: { dueAt },
  });
}

type Sheet = { sheetId: string; applicationId: string; expertId: string };
type Ending = { reason: string | null; detected?: readonly string[]; byId: string; now: Date };

/** Takes an expert off: what they wrote is void, and they find the application no more. */
export async function endSheet(tx: Tx, sheet: Sheet, to: "excused" | "recused", { reason, detected, byId, now }: Ending): Promise<void> {
  const { count } = await tx.scoreSheet.updateMany({
    where: { id: sheet.sheetId, state: { in: ["draft", "submitted"] } },
    data: { state: to, reason, endedAt: now, endedById: byId, ...(detected ? { detected: [...detected] } : {}) },
  });
  if (count !== 1) throw new Refusal({ kind: "conflict" });
  await closeOwnWork(tx, sheet.applicationId, "score", sheet.expertId, now);
}

/** An expert stepped back, by their own word or because of an office they took on: the department asks another. */
export async function recuse(tx: Tx, sheet: Sheet & { organizationId: string }, ending: Ending): Promise<void> {
  await endSheet(tx, sheet, "recused", ending);
  await tell(
    tx,
    {
      event: "steppedBack",
      key: `steppedBack:${sheet.sheetId}`,
      subject: { kind: "application", id: sheet.applicationId },
      to: { organizationId: sheet.organizationId, role: "cityStaff" },
    },
    ending.now,
  );
}

/** Held while somebody is asked and while they take on an office, so that neither misses the other. Taken after the application's lock. */
export async function lockPeople(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "Person" WHERE "id" = ANY(${[...ids]}::uuid[]) ORDER BY "id" FOR NO KEY UPDATE`;
}
