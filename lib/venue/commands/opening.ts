import "server-only";
import { lockHome } from "@/lib/homes/writes";
import { roleIn } from "@/lib/homes/queries/operation";
import { passKeeping } from "@/lib/work/writes";
import { addDays, dayOf, fromDateColumn, startOf, toDateColumn } from "@/lib/kernel/dates";
import { invalid, Refusal } from "@/lib/kernel/outcome";
import { tell } from "@/lib/messages/writes";
import { type Context, defineCommand, type Loaded } from "@/lib/server/command";
import type { Tx } from "@/lib/server/db";
import { homeScopeSelect, homeSubject } from "@/lib/server/scope";
import { listStanding } from "../queries/standing";
import { type Shut, standsText } from "../rules";
import * as schema from "../schema";
import { lockRoomsOf } from "../writes";
import { letInAndTell, tellBooker } from "./news";

const homeSelect = { id: true, ...homeScopeSelect } as const;

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

/** Those who booked and those who hold something there on these days. `closureId`: each closing and opening is told once. */
async function tellStanding(
  tx: Tx,
  { homeId, closureId, ...shut }: Shut & { homeId: string; closureId: string },
  { opens, reason, exceptId, now }: { opens: boolean; reason: string | null; exceptId: string; now: Date },
): Promise<void> {
  const { bookings, sessions } = await listStanding(tx, homeId, [shut], now);
  const [ofBooking, ofSession] = opens
    ? (["bookingDayOpen", "sessionDayOpen"] as const)
    : (["bookingDayClosed", "sessionDayClosed"] as const);
  for (const booking of bookings) await tellBooker(tx, ofBooking, booking, exceptId, now, { reason, of: closureId });
  for (const { id, startsAt, activity } of sessions) {
    const params = { activity: activity.title, startsAt: startsAt.toISOString(), reason };
    const news = { event: ofSession, key: `${ofSession}:${closureId}:${id}`, subject: { kind: "activitySession" as const, id } };
    await tell(tx, { ...news, to: { personId: activity.filedById }, exceptId, params }, now);
  }
}

/**
 * Days on which it stays closed: shown at once, and nobody books a room on them. What stands there already is said to whoever closes them
 * before, and they to whom it belongs are told.
 */
export const closeHome = defineCommand({
  permission: "closure.change",
  sight: "home.read",
  subjectKind: "home",
  input: schema.closureInput,
  load: loadHome,
  execute: async ({ tx, actor, input, now }) => {
    if (actor.kind !== "person") throw new Refusal({ kind: "forbidden" });
    const { homeId, reason, stands, ...shut } = input;
    if (shut.lastDay < dayOf(now)) throw invalid("lastDay", "outOfRange");
    await lockRoomsOf(tx, homeId);
    const standing = await listStanding(tx, homeId, [shut], now);
    const known = standsText({ ...shut, bookings: standing.bookings.length, sessions: standing.sessions.length });
    if (stands !== known) throw new Refusal({ kind: "conflict", seen: { stands: known } });
    const { id } = await tx.homeClosure.create({
      data: { homeId, reason, firstDay: toDateColumn(shut.firstDay), lastDay: toDateColumn(shut.lastDay), byId: actor.personId, at: now },
      select: { id: true },
    });
    await tellStanding(tx, { ...shut, homeId, closureId: id }, { opens: false, reason, exceptId: actor.personId, now });
    return { value: { id, homeId }, changes: [{ field: "HomeClosure.firstDay", to: shut.firstDay }] };
  },
});

/** It opens after all: whoever waited meanwhile is let in, and whoever was told is told that too. */
export const reopenHome = defineCommand({
  permission: "closure.change",
  sight: "home.read",
  subjectKind: "homeClosure",
  input: schema.reopenInput,
  load: async ({ tx, input }: Context<{ closureId: string }>) => {
    await tx.$queryRaw`SELECT 1 FROM "HomeClosure" WHERE "id" = ${input.closureId}::uuid FOR UPDATE`;
    const row = await tx.homeClosure.findUnique({
      where: { id: input.closureId },
      select: { id: true, homeId: true, firstDay: true, lastDay: true, cancelledAt: true, home: { select: homeSelect } },
    });
    return row ? { id: row.id, subject: homeSubject(row.home), row } : null;
  },
  execute: async ({ tx, actor, row, now }) => {
    if (actor.kind !== "person") throw new Refusal({ kind: "forbidden" });
    const { homeId } = row;
    const shut = { firstDay: fromDateColumn(row.firstDay), lastDay: fromDateColumn(row.lastDay) };
    if (row.cancelledAt !== null || shut.lastDay < dayOf(now)) throw new Refusal({ kind: "conflict" });
    const rooms = await lockRoomsOf(tx, homeId);
    await tx.homeClosure.update({ where: { id: row.id }, data: { cancelledAt: now }, select: { id: true } });
    await tellStanding(tx, { ...shut, homeId, closureId: row.id }, { opens: true, reason: null, exceptId: actor.personId, now });
    const span = { startsAt: startOf(shut.firstDay), endsAt: startOf(addDays(shut.lastDay, 1)) };
    for (const roomId of rooms) await letInAndTell(tx, roomId, span, actor.personId, now);
    return { value: { id: row.id, homeId }, changes: [{ field: "HomeClosure.cancelledAt", to: now }] };
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
