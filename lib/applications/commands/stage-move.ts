import "server-only";
import type { z } from "zod";
import { Refusal } from "@/lib/kernel/outcome";
import type { StageKind } from "@/lib/schemes/schema/stages";
import type { Change } from "@/lib/server/audit";
import { type Context, defineCommand, type Loaded } from "@/lib/server/command";
import { type StageRow } from "../queries/facts";
import { movesOf } from "../queries/moves";
import { applicationAfterStage, type StageMove, stageWorkflows, type StagePermission, type StageState } from "../workflow";
import { loadApplication } from "./draft";
import { type Acted, advanceApplication, closeStage, dueFor, formHolder, openForm, openNextStage, personOf } from "./progress";

export type Act = { applicationId: string; revision: number };
export type StageContext<I> = Context<I> & { row: Acted; stage: StageRow; by: string; to: StageState };

/**
 * One line of a stage kind's table as a command. Passing opens the next stage, returning and refusing end the stage and move the
 * application, staying only records.
 */
export function stageMove<K extends StageKind, I extends Act>(
  kind: K,
  name: StageMove<K> & string,
  input: z.ZodType<I>,
  effect: (context: StageContext<I>) => Promise<{ opinion?: string | null; changes?: readonly Change[]; handled?: boolean } | void>,
  load: (context: Context<I>) => Promise<Loaded<Acted> | null> = loadApplication,
) {
  const permission = `application.${kind}.${name}` as StagePermission;
  const to = (stageWorkflows[kind].moves as Record<string, { to: StageState }>)[name]?.to;
  if (!to) throw new Error(`${permission} is not in the table`);
  return defineCommand({
    permission,
    sight: "application.read",
    subjectKind: "application",
    input,
    load,
    execute: async (context: Context<I> & { row: Acted }) => {
      const { tx, actor, row: found, now } = context;
      const stage = found.openStage;
      const by = personOf(actor);
      const move = movesOf(actor, found, now).find((candidate) => candidate.permission === permission);
      if (!move || !stage || by === null) throw new Refusal({ kind: "conflict" });
      if (move.blockers.length > 0) throw new Refusal({ kind: "notNow", blockers: move.blockers });
      const after = to in applicationAfterStage ? applicationAfterStage[to as keyof typeof applicationAfterStage] : undefined;
      await advanceApplication(tx, found, context.input.revision, now, after ? { status: after } : {});
      const done = (await effect({ ...context, stage, by, to })) ?? {};
      const changes: Change[] = [...(done.changes ?? [])];
      if (to !== stage.state && !done.handled) {
        changes.push(...(await closeStage(tx, found, stage, to, { outcome: name, opinion: done.opinion ?? null, actor, now })));
        if (to === "passed") await openNextStage(tx, found, now);
        if (to === "returned") await giveBack(context, now);
      }
      if (after) changes.push({ field: "Application.status", from: found.row.status, to: after });
      return { value: { id: found.row.id }, changes };
    },
  });
}

/** The applicant has it again: until the later of the deadline and the days given (clauses part 5, 4). */
async function giveBack({ tx, row: found }: { tx: Context<Act>["tx"]; row: Acted }, now: Date): Promise<void> {
  const { row, document } = found;
  const days = await dueFor(tx, { dueDays: document.returnDays }, now);
  await tx.stage.deleteMany({ where: { applicationId: row.id, state: "planned" } });
  const dueAt = days > row.round.closesAt ? days : row.round.closesAt;
  await openForm(tx, { applicationId: row.id, ...formHolder(found), byId: found.byId }, "revise", now, dueAt);
}
