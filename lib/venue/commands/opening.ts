import "server-only";
import { roleIn } from "@/lib/homes/queries/operation";
import { passKeeping } from "@/lib/work/writes";
import { type Day, dayOf, fromDateColumn, toDateColumn } from "@/lib/kernel/dates";
import { invalid, Refusal } from "@/lib/kernel/outcome";
import { type Context, defineCommand, type Loaded } from "@/lib/server/command";
import { homeSubject } from "@/lib/server/scope";
import * as schema from "../schema";
import { lockHome } from "../writes";

const homeSelect = { id: true, ownerId: true, managerId: true, owner: { select: { path: true } } } as const;

async function loadHome({
  tx,
  input,
}: Context<{ homeId: string }>): Promise<Loaded<{ id: string; ownerId: string; managerId: string | null }> | null> {
  await lockHome(tx, input.homeId);
  const row = await tx.home.findUnique({ where: { id: input.homeId }, select: homeSelect });
  return row ? { id: row.id, subject: homeSubject(row), row } : null;
}

/** One who looks after it (Y20 asks for one at least). Theirs are not counted among those who came. */
export const addKeeper = defineCommand({
  permission: "keeper.change",
  sight: "home.read",
  subjectKind: "home",
  input: schema.keeperInput,
  load: loadHome,
  execute: async ({ tx, input }) => {
    const { homeId, name, phone, partTime, fromDay } = input;
    const account =
      phone === null ? null : await tx.person.findFirst({ where: { phoneKey: phone, status: "active" }, select: { id: true, name: true } });
    const { id } = await tx.homeKeeper.create({
      data: {
        homeId,
        name,
        phoneKey: phone,
        partTime,
        fromDay: toDateColumn(fromDay),
        personId: account?.name === name ? account.id : null,
      },
      select: { id: true },
    });
    return { value: { id, homeId }, changes: [{ field: "HomeKeeper.fromDay", to: fromDay }] };
  },
});

/** The last day of one's keeping. Said once. */
export const endKeeper = defineCommand({
  permission: "keeper.change",
  sight: "home.read",
  subjectKind: "homeKeeper",
  input: schema.endKeeperInput,
  load: async ({ tx, input }: Context<{ keeperId: string }>) => {
    await tx.$queryRaw`SELECT 1 FROM "HomeKeeper" WHERE "id" = ${input.keeperId}::uuid FOR UPDATE`;
    const row = await tx.homeKeeper.findUnique({
      where: { id: input.keeperId },
      select: { id: true, homeId: true, fromDay: true, toDay: true, home: { select: homeSelect } },
    });
    return row ? { id: row.id, subject: homeSubject(row.home), row } : null;
  },
  execute: async ({ tx, input, row }) => {
    if (row.toDay !== null) throw new Refusal({ kind: "conflict" });
    if (input.toDay < fromDateColumn(row.fromDay)) throw invalid("toDay", "outOfRange");
    await tx.homeKeeper.update({ where: { id: row.id }, data: { toDay: toDateColumn(input.toDay) }, select: { id: true } });
    return { value: { id: row.id, homeId: row.homeId }, changes: [{ field: "HomeKeeper.toDay", to: input.toDay }] };
  },
});

/** Days on which it stays closed: shown at once, and nobody books a room on them. */
export const closeHome = defineCommand({
  permission: "closure.change",
  sight: "home.read",
  subjectKind: "home",
  input: schema.closureInput,
  load: loadHome,
  execute: async ({ tx, actor, input, now }) => {
    if (actor.kind !== "person") throw new Refusal({ kind: "forbidden" });
    const { homeId, firstDay, lastDay, reason } = input;
    if (lastDay < dayOf(now)) throw invalid("lastDay", "outOfRange");
    const { id } = await tx.homeClosure.create({
      data: { homeId, reason, firstDay: toDateColumn(firstDay), lastDay: toDateColumn(lastDay), byId: actor.personId, at: now },
      select: { id: true },
    });
    return { value: { id, homeId }, changes: [{ field: "HomeClosure.firstDay", to: firstDay }] };
  },
});

/** It opens after all. */
export const reopenHome = defineCommand({
  permission: "closure.change",
  sight: "home.read",
  subjectKind: "homeClosure",
  input: schema.reopenInput,
  load: async ({ tx, input }: Context<{ closureId: string }>) => {
    await tx.$queryRaw`SELECT 1 FROM "HomeClosure" WHERE "id" = ${input.closureId}::uuid FOR UPDATE`;
    const row = await tx.homeClosure.findUnique({
      where: { id: input.closureId },
      select: { id: true, homeId: true, lastDay: true, cancelledAt: true, home: { select: homeSelect } },
    });
    return row ? { id: row.id, subject: homeSubject(row.home), row } : null;
  },
  execute: async ({ tx, row, now }) => {
    const today: Day = dayOf(now);
    if (row.cancelledAt !== null || fromDateColumn(row.lastDay) < today) throw new Refusal({ kind: "conflict" });
    await tx.homeClosure.update({ where: { id: row.id }, data: { cancelledAt: now }, select: { id: true } });
    return { value: { id: row.id, homeId: row.homeId }, changes: [{ field: "HomeClosure.cancelledAt", to: now }] };
  },
});

/** Who looks after it day by day where that is not its owner (Y20): the owner says so, and takes it back. */
export const changeManager = defineCommand({
  permission: "home.setManager",
  sight: "home.read",
  subjectKind: "home",
  input: schema.managerInput,
  load: loadHome,
  execute: async ({ tx, input, row }) => {
    const { homeId, manager } = input;
    const found =
      manager === null ? [] : await tx.organization.findMany({ where: { name: manager, status: "active" }, take: 2, select: { id: true } });
    if (manager !== null && (found.length !== 1 || found[0]?.id === row.ownerId)) throw invalid("manager", "notChoice");
    const managerId = found[0]?.id ?? null;
    await tx.home.update({ where: { id: homeId }, data: { managerId }, select: { id: true } });
    const keeper = await tx.organization.findUniqueOrThrow({
      where: { id: managerId ?? row.ownerId },
      select: { id: true, kind: true },
    });
    await passKeeping(tx, homeId, { organizationId: keeper.id, role: roleIn(keeper.kind) });
    return { value: { id: homeId, homeId }, changes: [{ field: "Home.managerId", from: row.managerId, to: managerId }] };
  },
});
