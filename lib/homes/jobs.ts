import "server-only";
import { runCommand } from "@/lib/server/command";
import type { JobHandlers } from "@/lib/server/jobs";
import { expirePlaque } from "./commands";
import { listOver } from "./queries/plaques";

/** Each in a transaction of its own; one that fails is told of at the end and keeps none of the others waiting. */
const sweepPlaques: JobHandlers["sweepPlaques"] = async () => {
  const failed: unknown[] = [];
  for await (const plaqueId of listOver())
    await runCommand(expirePlaque, { kind: "system", job: "sweepPlaques" }, { plaqueId })
      .then((done) => {
        // Somebody revoked it a moment ago, or another worker noted it.
        if (!done.ok && done.problem.kind !== "conflict") throw new Error(`${plaqueId}: ${done.problem.kind}`);
      })
      .catch((error: unknown) => failed.push(error));
  if (failed.length > 0) throw new AggregateError(failed, `${failed.length} plates not noted`);
};

export const homeJobs = { sweepPlaques } satisfies Partial<JobHandlers>;
