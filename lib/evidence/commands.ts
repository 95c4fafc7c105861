import "server-only";
import { lockHome } from "@/lib/homes/writes";
import { readHomeScheme } from "@/lib/homes/queries/operation";
import { invalid, Refusal } from "@/lib/kernel/outcome";
import { criteriaOf } from "@/lib/schemes/schema/document";
import { type Context, defineCommand, type Loaded } from "@/lib/server/command";
import { homeScopeSelect, homeSubject } from "@/lib/server/scope";
import { listSources, picked, recordOf } from "./queries";
import { pickForHomeInput, refText } from "./schema";
import { savePicks } from "./writes";

const homeSelect = { id: true, ...homeScopeSelect, uses: picked } as const;

async function loadHome({ tx, input }: Context<{ homeId: string }>): Promise<Loaded<ReturnType<typeof inUseOf>> | null> {
  await lockHome(tx, input.homeId);
  const row = await tx.home.findUnique({ where: { id: input.homeId }, relationLoadStrategy: "join", select: homeSelect });
  return row ? { id: row.id, subject: homeSubject(row), row: inUseOf(row.uses) } : null;
}

const inUseOf = (rows: readonly Parameters<typeof recordOf>[0][]) =>
  rows.map(recordOf).map((record) => ({ useId: record.useId, source: refText(record), criterionKey: record.criterionKey }));

/** Picks what shows that a home keeps a standard it was recognised by (八有, 六有), and takes back what no longer does. */
export const pickForHome = defineCommand({
  permission: "evidence.pick",
  sight: "home.read",
  subjectKind: "home",
  input: pickForHomeInput,
  load: loadHome,
  execute: async ({ tx, actor, input, row, now }) => {
    if (actor.kind !== "person") throw new Refusal({ kind: "forbidden" });
    const { homeId, criterionKey } = input;
    const scheme = await readHomeScheme(tx, homeId);
    if (!scheme || !criteriaOf(scheme).some(({ key }) => key === criterionKey)) throw invalid("criterionKey", "notChoice");
    const changes = await savePicks(tx, { homeId }, input, {
      found: await listSources(tx, [homeId], input.picked),
      inUse: row.filter((use) => use.criterionKey === criterionKey),
      byId: actor.personId,
      now,
    });
    return { value: { homeId }, changes: changes.length > 0 ? changes : null };
  },
});
