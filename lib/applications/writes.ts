import "server-only";
import type { Tx } from "@/lib/server/db";

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
