import "server-only";
import { type Command, runCommand } from "@/lib/server/command";
import type { JobHandlers } from "@/lib/server/jobs";
import { escalateCase, lapseSupplement } from "./commands/sweep";
import { listLapsed, listToEscalate, type Swept } from "./queries/sweeps";

/** Each in a transaction of its own; one that fails is told of at the end and keeps none of the others waiting. */
async function sweepEach<I, R, V>(command: Command<I, R, V>, due: readonly Swept[], failed: unknown[]): Promise<void> {
  for (const input of due)
    await runCommand(command, { kind: "system", job: "sweepCases" }, input)
      .then((done) => {
        // Somebody answered it a moment ago, or another worker was first.
        if (!done.ok && done.problem.kind !== "conflict") throw new Error(`${command.permission}: ${done.problem.kind}`);
      })
      .catch((error: unknown) => failed.push(error));
}

const sweepCases: JobHandlers["sweepCases"] = async () => {
  const failed: unknown[] = [];
  // First what lapsed, because the office's days run again from there.
  await sweepEach(lapseSupplement, await listLapsed(), failed);
  await sweepEach(escalateCase, await listToEscalate(), failed);
  if (failed.length > 0) throw new AggregateError(failed, `${failed.length} cases not swept`);
};

export const caseJobs = { sweepCases } satisfies Partial<JobHandlers>;
