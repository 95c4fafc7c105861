// node --conditions=react-server --import tsx scripts/worker.ts: takes jobs until it is told to stop.
import { jobHandlers } from "@/lib/runner/jobs";
import { db } from "@/lib/server/db";
import { mailNotice } from "@/lib/server/mail";
import { startRunner } from "@/lib/server/runner";

const runner = startRunner(jobHandlers);
process.stderr.write(mailNotice());
process.stdout.write("Jobs are done here (Ctrl-C stops it).\n");

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await runner.stop();
  await db().$disconnect();
  process.exit(0);
}
process.on("SIGTERM", stop).on("SIGINT", stop).on("disconnect", stop);
