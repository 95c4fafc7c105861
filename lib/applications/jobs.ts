import "server-only";
import { type Command, runCommand } from "@/lib/server/command";
import type { JobHandlers } from "@/lib/server/jobs";
import { expireApplication, lapseApplication } from "./commands/lifecycle";
import { sweepVisits as sweepVisitsCommand } from "./commands/visit";
import { listToExpire, listToLapse } from "./queries/sweeps";

/** Each in a transaction of its own; one that somebody answered a moment ago is left alone. */
async function endEach<I, R, V>(command: Command<I, R, V>, due: readonly object[]): Promise<void> {
  for (const input of due) {
    const done = await runCommand(command, { kind: "system", job: "sweepApplications" }, input);
    if (!done.ok && done.problem.kind !== "conflict" && done.problem.kind !== "notNow")
      throw new Error(`${command.permission}: ${done.problem.kind}`);
  }
}

const sweepApplications: JobHandlers["sweepApplications"] = async () => {
  await endEach(lapseApplication, await listToLapse());
  await endEach(expireApplication, await listToExpire());
};

const sweepVisits: JobHandlers["sweepVisits"] = async () => {
  const done = await runCommand(sweepVisitsCommand, { kind: "system", job: "sweepVisits" }, {});
  if (!done.ok) throw new Error(`not swept: ${done.problem.kind}`);
};

export const applicationJobs = { sweepApplications, sweepVisits } satisfies Partial<JobHandlers>;
