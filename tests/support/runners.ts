// Workers of the job runner, as many as a test wants, gone when it is over.
import { expect } from "vitest";
import { jobHandlers } from "@/lib/runner/jobs";
import { startRunner } from "@/lib/server/runner";
import { times } from "./race";

export function openWorkers() {
  const running: { stop: () => Promise<void> }[] = [];
  const start = (count = 1) => void running.push(...times(count, () => startRunner(jobHandlers)));
  const stop = async () => void (await Promise.all(running.splice(0).map((runner) => runner.stop())));
  return {
    start,
    stop,
    /** Lets so many work until nothing waits any more. */
    until: async (waiting: () => Promise<number>, count = 1) => {
      start(count);
      await expect.poll(waiting, { timeout: 30_000, interval: 50 }).toBe(0);
      await stop();
    },
  };
}
