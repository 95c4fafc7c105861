// Hands in or awards one application after the other, and says so when each is done, until somebody ends it at any instant.
import { awardPlaque } from "@/lib/applications/commands/stages";
import { submitApplication } from "@/lib/applications/commands/lifecycle";
import type { Actor } from "@/lib/kernel/access";
import { runCommand } from "@/lib/server/command";
import { db } from "@/lib/server/db";

const [what, actor, ids] = JSON.parse(process.env.KILL_TASK ?? "[]") as ["submit" | "award" | "pieces", Actor, string[]];
const command = what === "submit" ? submitApplication : awardPlaque;

async function main(): Promise<void> {
  // Whatever is slow only once is over before anybody is timed: connections, and the act itself, refused for its revision.
  await runCommand(command, actor, { applicationId: ids[0], revision: "2000000000" });
  process.stdout.write("ready\n");
  await new Promise((resolve) => process.stdin.once("data", resolve));
  for (const applicationId of ids) {
    if (what === "pieces") {
      // As it would be without a transaction: one thing, and a while later what belongs to it.
      await db().application.update({ where: { id: applicationId }, data: { answers: { begun: true } }, select: { id: true } });
      await new Promise((resolve) => setTimeout(resolve, 20));
      await db().application.update({
        where: { id: applicationId },
        data: { answers: { begun: true, ended: true } },
        select: { id: true },
      });
      process.stdout.write(`${applicationId} done\n`);
      continue;
    }
    const { revision } = await db().application.findUniqueOrThrow({ where: { id: applicationId }, select: { revision: true } });
    const outcome = await runCommand(command, actor, { applicationId, revision: String(revision) });
    process.stdout.write(`${applicationId} ${outcome.ok ? "done" : JSON.stringify(outcome.problem)}\n`);
  }
  process.stdout.write("over\n");
}
main().catch((error: unknown) => {
  process.stderr.write(String(error));
  process.exit(1);
});
