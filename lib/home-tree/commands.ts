import "server-only";
import { lockHome } from "@/lib/homes/writes";
import { invalid } from "@/lib/kernel/outcome";
import { type Context, defineCommand } from "@/lib/server/command";
import { homeScopeSelect, homeSubject } from "@/lib/server/scope";
import { deepestBelow, findNamed, listAbove } from "./queries";
import { mayStand } from "./rules";
import { parentInput } from "./schema";

/** Under which home one stands (T9): said by the recommending organization or the city, because it adds to the other's figures. */
export const changeParent = defineCommand({
  permission: "home.setParent",
  sight: "home.read",
  subjectKind: "home",
  input: parentInput,
  load: async ({ tx, input }: Context<{ homeId: string }>) => {
    await lockHome(tx, input.homeId);
    const row = await tx.home.findUnique({
      where: { id: input.homeId },
      select: { id: true, parentId: true, ...homeScopeSelect },
    });
    return row ? { id: row.id, subject: homeSubject(row), row } : null;
  },
  execute: async ({ tx, input: { homeId, parent }, row }) => {
    const found = parent === null ? [] : await findNamed(tx, parent);
    if (parent !== null && found.length !== 1) throw invalid("parent", "notChoice");
    const parentId = found[0]?.id ?? null;
    if (parentId !== null) {
      // The lock of the table's own trigger, taken before it is looked at: two that move at once come one by one.
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(7261003)`;
      const over = await listAbove(tx, parentId);
      if (!mayStand(homeId, [parentId, ...over.map(({ id }) => id)], await deepestBelow(tx, homeId))) throw invalid("parent", "outOfRange");
    }
    await tx.home.update({ where: { id: homeId }, data: { parentId }, select: { id: true } });
    return { value: { id: homeId, homeId }, changes: [{ field: "Home.parentId", from: row.parentId, to: parentId }] };
  },
});
