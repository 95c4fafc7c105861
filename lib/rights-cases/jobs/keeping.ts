import "server-only";
import { burn } from "@/lib/server/burn";
import { runCommand } from "@/lib/server/command";
import type { JobHandlers } from "@/lib/server/jobs";
import { listKeys, shredKey } from "@/lib/server/keys";
import { expireDrafts, shredDue } from "../commands/keeping";
import { listNamedKeyRefs, listOverdueKept } from "../queries/keeping";

const day = 86_400_000;
const portion = 100;
/** More keys than cut runs ever leave. */
const implausible = 100;

/** Drafts that nobody touched for thirty days, with their keys and files. */
export async function expireCaseDrafts(): Promise<{ expired: number }> {
  let expired = 0;
  for (let more = true; more; ) {
    const done = await runCommand(expireDrafts, { kind: "system", job: "expireCaseDrafts" }, {});
    if (!done.ok) throw new Error(`drafts were not taken away: ${done.problem.kind}`);
    for (const one of done.value.burnt) await burn(one);
    expired += done.value.burnt.length;
    more = done.value.more;
  }
  return { expired };
}

/** Cases filed away whose years are over. One that cannot be shredded now does not keep the others. */
export async function shredCases(): Promise<{ shredded: number }> {
  let shredded = 0;
  for (;;) {
    const due = await listOverdueKept(portion);
    let done = 0;
    for (const caseId of due) {
      const outcome = await runCommand(shredDue, { kind: "system", job: "shredCases" }, { caseId });
      if (!outcome.ok) continue;
      await burn(outcome.value);
      done += 1;
    }
    shredded += done;
    if (due.length < portion || done === 0) return { shredded };
  }
}

/**
 * Shreds keys that neither a draft nor a case names: an act that was cut short leaves them. Where most of a large store is named by nobody, the
 * database is another one or an old copy, and nothing is touched: a key that is gone is gone for good.
 */
export async function sweepKeys(age = day): Promise<{ shredded: number }> {
  const orphans: string[] = [];
  let seen = 0;
  for await (const some of listKeys(age)) {
    const named = await listNamedKeyRefs(some);
    seen += some.length;
    orphans.push(...some.filter((keyRef) => !named.has(keyRef)));
  }
  if (orphans.length > implausible && orphans.length * 2 > seen)
    throw new Error(`${orphans.length} of ${seen} keys are named by no case: is this the database they belong to? None was shredded`);
  for (const keyRef of orphans) await shredKey(keyRef);
  return { shredded: orphans.length };
}

export const caseKeepingJobs = {
  expireCaseDrafts: async () => {
    await expireCaseDrafts();
  },
  shredCases: async () => {
    await shredCases();
  },
  sweepKeys: async () => {
    await sweepKeys();
  },
} satisfies Partial<JobHandlers>;
