import "server-only";
import { lockHome } from "@/lib/homes/writes";
import { invalid, Refusal } from "@/lib/kernel/outcome";
import { type Context, defineCommand, type Loaded } from "@/lib/server/command";
import { homeScopeSelect, homeSubject } from "@/lib/server/scope";
import * as schema from "../schema";

type HomeRow = { id: string };

async function loadHome({ tx, input }: Context<{ homeId: string }>): Promise<Loaded<HomeRow> | null> {
  await lockHome(tx, input.homeId);
  const row = await tx.home.findUnique({
    where: { id: input.homeId },
    select: { id: true, ...homeScopeSelect },
  });
  return row ? { id: row.id, subject: homeSubject(row), row } : null;
}

/** A room of the home, new or as it is now; a closed one keeps what was booked in it. */
export const changeRoom = defineCommand({
  permission: "room.change",
  sight: "home.read",
  subjectKind: "home",
  input: schema.roomInput,
  load: loadHome,
  execute: async ({ tx, input, now }) => {
    const { homeId, roomId, closed, ...room } = input;
    const data = { ...room, closedAt: closed ? now : null };
    const same = await tx.homeRoom.findUnique({ where: { homeId_name: { homeId, name: room.name } }, select: { id: true } });
    if (same && same.id !== roomId) throw invalid("name", "alreadyThere");
    if (roomId === null) {
      const { id } = await tx.homeRoom.create({ data: { ...data, homeId }, select: { id: true } });
      return { value: { id, homeId }, changes: [{ field: "HomeRoom.name", to: room.name }] };
    }
    const { count } = await tx.homeRoom.updateMany({ where: { id: roomId, homeId }, data });
    if (count !== 1) throw new Refusal({ kind: "notFound" });
    return { value: { id: roomId, homeId }, changes: [{ field: "HomeRoom.name", to: room.name }] };
  },
});

/** Another version of the house rules (Y19, Y22); what was accepted before stays as it was. */
export const changeHouseRules = defineCommand({
  permission: "houseRules.change",
  sight: "home.read",
  subjectKind: "home",
  input: schema.houseRulesInput,
  load: loadHome,
  execute: async ({ tx, actor, input, now }) => {
    if (actor.kind !== "person") throw new Refusal({ kind: "forbidden" });
    const last = await tx.houseRules.aggregate({ where: { homeId: input.homeId }, _max: { version: true } });
    const version = (last._max.version ?? 0) + 1;
    const { id } = await tx.houseRules.create({
      data: { ...input, version, byId: actor.personId, at: now },
      select: { id: true },
    });
    return { value: { id, homeId: input.homeId }, changes: [{ field: "HouseRules.version", to: version }] };
  },
});
