import "server-only";
import { Logger, parseCronItems, run, type Runner, type TaskList } from "graphile-worker";
import { Pool } from "pg";
import { readEnv } from "./env";
import { type JobHandlers, type JobName, jobPayloads } from "./jobs";

type Repeated = Exclude<JobName, "sendLetter" | "renderDocument">;

/** When jobs come by themselves, in UTC: 0 0 is eight in the morning in Beijing. Of several instances one adds each. */
const timetable: readonly (readonly [when: string, name: Repeated])[] = [
  ["* * * * *", "sweepOutbox"],
  ["* * * * *", "sweepApplications"],
  ["* * * * *", "sweepPlaques"],
  ["* * * * *", "announceWork"],
  ["* * * * *", "remindWork"],
  ["*/5 * * * *", "remindSessions"],
  ["*/5 * * * *", "scanFiles"],
  ["5 * * * *", "sweepCases"],
  ["15 18 * * *", "sweepVisits"],
  ["0 18 * * *", "expireCaseDrafts"],
  ["5 18 * * *", "shredCases"],
  ["30 18 * * *", "sweepFiles"],
  ["45 18 * * *", "sweepKeys"],
  ["0 19 * * *", "purgeRecords"],
];

/** One of a name at a time; what was missed while nobody ran is not made up for, because a sweep sees it all the same. */
const cronItems = () =>
  parseCronItems(
    timetable.map(([match, task]) => ({
      task,
      match,
      identifier: task,
      options: { queueName: task, jobKey: task, maxAttempts: 1, backfillPeriod: 0 },
    })),
  );

const said = (line: string) => process.stderr.write(`${line}\n`);
const logger = new Logger(() => (level, message) => {
  if (level === "error" || level === "warning") said(`jobs: ${message}`);
});

function taskList(handlers: JobHandlers): TaskList {
  const tasks: TaskList = {};
  for (const name of Object.keys(jobPayloads) as JobName[]) {
    const handle = handlers[name] as (payload: unknown) => Promise<void>;
    // A timetable adds its own facts to the payload; the schema takes what the job is given and nothing else.
    tasks[name] = async (payload) => handle(jobPayloads[name].parse(payload));
  }
  return tasks;
}

const again = 5_000;

/**
 * Takes jobs until it is stopped, as the owner of the job tables; what the jobs do they do as `portal_app`. A database that is away is
 * tried again. `stop` lets the jobs that run come to their end, and gives up on them after five seconds.
 */
export function startRunner(handlers: JobHandlers): { stop: () => Promise<void> } {
  let stopped = false;
  let wake = () => {};
  let current: Runner | null = null;

  async function keepRunning(): Promise<void> {
    const pool = new Pool({ connectionString: readEnv().databaseUrl, max: 5 });
    // A connection that is lost is told by the next query on it.
    pool.on("error", () => {});
    pool.on("connect", (client) => client.on("error", () => {}));
    while (!stopped) {
      try {
        current = await run({
          pgPool: pool,
          taskList: taskList(handlers),
          parsedCronItems: cronItems(),
          concurrency: 2,
          pollInterval: 5_000,
          noHandleSignals: true,
          gracefulShutdownAbortTimeout: 5_000,
          logger,
        });
        if (stopped) await current.stop();
        await current.promise;
      } catch (error) {
        if (!stopped) said(`jobs: stopped and started again (${error instanceof Error ? error.message : String(error)})`);
      }
      current = null;
      if (!stopped)
        await new Promise<void>((resolve) => {
          wake = resolve;
          setTimeout(resolve, again).unref();
        });
    }
    await pool.end().catch(() => {});
  }

  const running = keepRunning();
  return {
    stop: async () => {
      stopped = true;
      wake();
      await current?.stop().catch(() => {});
      await running;
    },
  };
}
