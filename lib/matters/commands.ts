import "server-only";
import { lockHome } from "@/lib/homes/writes";
import { dayOf, toDateColumn } from "@/lib/kernel/dates";
import { invalid, Refusal } from "@/lib/kernel/outcome";
import type { Actor } from "@/lib/kernel/access";
import type { Change } from "@/lib/server/audit";
import { type Context, defineCommand, type Loaded } from "@/lib/server/command";
import type { Tx } from "@/lib/server/db";
import { homeScopeSelect, homeSubject } from "@/lib/server/scope";
import * as schema from "./schema";
import { type MatterMove, type MatterState, matterWorkflow } from "./workflow";

const homeSelect = { id: true, ...homeScopeSelect } as const;

async function loadHome({ tx, input }: Context<{ homeId: string }>): Promise<Loaded<{ homeId: string }> | null> {
  await lockHome(tx, input.homeId);
  const row = await tx.home.findUnique({ where: { id: input.homeId }, select: homeSelect });
  return row ? { id: row.id, subject: homeSubject(row), row: { homeId: row.id } } : null;
}

type MatterRow = { id: string; homeId: string; state: MatterState };

async function lockMatter({ tx, input }: Context<{ matterId: string }>): Promise<Loaded<MatterRow> | null> {
  await tx.$queryRaw`SELECT 1 FROM "HomeMatter" WHERE "id" = ${input.matterId}::uuid FOR UPDATE`;
  const row = await tx.homeMatter.findUnique({
    where: { id: input.matterId },
    select: { id: true, homeId: true, state: true, home: { select: homeSelect } },
  });
  return row ? { id: row.id, subject: homeSubject(row.home), row } : null;
}

/** A line of the 台账 (L8), new or as it is now; one that ended is opened again first. */
export const saveMatter = defineCommand({
  permission: "homeMatter.save",
  sight: "home.read",
  subjectKind: "homeMatter",
  input: schema.matterInput,
  load: loadHome,
  execute: async ({ tx, actor, input, now }) => {
    const { homeId, matterId, revision, dueOn, ...said } = input;
    const data = { ...said, dueOn: toDateColumn(dueOn) };
    const changes: Change[] = [{ field: "HomeMatter.title" }, { field: "HomeMatter.owner" }, { field: "HomeMatter.dueOn", to: dueOn }];
    if (matterId === null) {
      const { id } = await tx.homeMatter.create({
        data: { ...data, homeId, createdById: personOf(actor), createdAt: now },
        select: { id: true },
      });
      return { value: { id, homeId }, changes, id };
    }
    const { count } = await tx.homeMatter.updateMany({
      where: { id: matterId, homeId, revision, state: "open" },
      data: { ...data, revision: { increment: 1 } },
    });
    if (count !== 1) throw new Refusal({ kind: "conflict" });
    return { value: { id: matterId, homeId }, changes, id: matterId };
  },
});

function personOf(actor: Actor): string {
  if (actor.kind !== "person") throw new Refusal({ kind: "forbidden" });
  return actor.personId;
}

type Ended = { endedOn: Date | null; result: string | null };

/** By the lifecycle, and over what was seen. */
async function move(tx: Tx, { id, homeId, state }: MatterRow, name: MatterMove, revision: number, ended: Ended) {
  const { from, to }: { from: readonly MatterState[]; to: MatterState } = matterWorkflow.moves[name];
  if (!from.includes(state)) throw new Refusal({ kind: "conflict" });
  const { count } = await tx.homeMatter.updateMany({
    where: { id, state, revision },
    data: { ...ended, state: to, revision: { increment: 1 } },
  });
  if (count !== 1) throw new Refusal({ kind: "conflict" });
  const changes: Change[] = [{ field: "HomeMatter.state", from: state, to }];
  return { value: { id, homeId }, changes };
}

/** Done, on a day that has come, with what came of it. */
export const finishMatter = defineCommand({
  permission: "homeMatter.finish",
  sight: "home.read",
  subjectKind: "homeMatter",
  input: schema.finishInput,
  load: lockMatter,
  execute: async ({ tx, input, row, now }) => {
    if (input.endedOn > dayOf(now)) throw invalid("endedOn", "dayAhead");
    return move(tx, row, "finish", input.revision, { endedOn: toDateColumn(input.endedOn), result: input.result });
  },
});

/** Not to be done any more, and why. */
export const dropMatter = defineCommand({
  permission: "homeMatter.drop",
  sight: "home.read",
  subjectKind: "homeMatter",
  input: schema.dropInput,
  load: lockMatter,
  execute: async ({ tx, input, row, now }) =>
    move(tx, row, "drop", input.revision, { endedOn: toDateColumn(dayOf(now)), result: input.comment }),
});

/** Open again; where it serves as evidence it stays what it was picked as. */
export const reopenMatter = defineCommand({
  permission: "homeMatter.reopen",
  sight: "home.read",
  subjectKind: "homeMatter",
  input: schema.reopenInput,
  load: lockMatter,
  execute: async ({ tx, input, row }) => move(tx, row, "reopen", input.revision, { endedOn: null, result: null }),
});
