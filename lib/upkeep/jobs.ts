import "server-only";
import { runCommand } from "@/lib/server/command";
import type { JobHandlers } from "@/lib/server/jobs";
import { purgeRecords as command } from "./commands";

const purgeRecords: JobHandlers["purgeRecords"] = async () => {
  const done = await runCommand(command, { kind: "system", job: "purgeRecords" }, {});
  if (!done.ok) throw new Error(`not purged: ${done.problem.kind}`);
};

export const upkeepJobs = { purgeRecords } satisfies Partial<JobHandlers>;
