import "server-only";
import { runCommand } from "@/lib/server/command";
import type { JobHandlers } from "@/lib/server/jobs";
import { remindSession } from "./commands/remind";
import { listToRemindOf } from "./queries/reminders";

const remindSessions: JobHandlers["remindSessions"] = async () => {
  for (const sessionId of await listToRemindOf()) {
    const done = await runCommand(remindSession, { kind: "system", job: "remindSessions" }, { sessionId });
    // Somebody called it off, or another worker was first.
    if (!done.ok && done.problem.kind !== "conflict") throw new Error(`not reminded: ${done.problem.kind}`);
  }
};

export const activityJobs = { remindSessions } satisfies Partial<JobHandlers>;
