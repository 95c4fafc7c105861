import "server-only";
import { runCommand } from "@/lib/server/command";
import type { JobHandlers } from "@/lib/server/jobs";
import { announceWork as announce, remindWork as command } from "./commands/remind";
import { listToRemind, listUntold } from "./queries";

/** From eight in the morning to eight in the evening, so that nobody is rung at night; what came due meanwhile is told in the morning. */
const remindWork: JobHandlers["remindWork"] = async () => {
  for (const { workItemId, event } of await listToRemind()) {
    const done = await runCommand(command, { kind: "system", job: "remindWork" }, { workItemId, event });
    // Somebody closed it, or another worker was first.
    if (!done.ok && done.problem.kind !== "conflict") throw new Error(`not reminded: ${done.problem.kind}`);
  }
};

const announceWork: JobHandlers["announceWork"] = async () => {
  for (const { workItemId } of await listUntold()) {
    const done = await runCommand(announce, { kind: "system", job: "announceWork" }, { workItemId });
    if (!done.ok && done.problem.kind !== "conflict") throw new Error(`not announced: ${done.problem.kind}`);
  }
};

export const workJobs = { announceWork, remindWork } satisfies Partial<JobHandlers>;
