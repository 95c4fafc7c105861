import "server-only";
import { lockHome } from "@/lib/homes/writes";
import { isPhoto } from "@/lib/files/rules";
import { dayOf, toDateColumn } from "@/lib/kernel/dates";
import { invalid, Refusal } from "@/lib/kernel/outcome";
import { type Context, defineCommand, type Loaded } from "@/lib/server/command";
import type { Tx } from "@/lib/server/db";
import { homeScopeSelect, homeSubject } from "@/lib/server/scope";
import type { Prisma } from "@/prisma/generated/client";
import * as schema from "../schema";

/** An item of the inventory (L12, Y17), new or as it is now. How it stands only a check says. */
export const saveFacility = defineCommand({
  permission: "facility.change",
  sight: "home.read",
  subjectKind: "home",
  input: schema.facilityInput,
  load: async ({ tx, input }: Context<{ homeId: string }>) => {
    await lockHome(tx, input.homeId);
    const row = await tx.home.findUnique({ where: { id: input.homeId }, select: { id: true, ...homeScopeSelect } });
    return row ? { id: row.id, subject: homeSubject(row), row } : null;
  },
  execute: async ({ tx, input }) => {
    const { homeId, facilityId, roomId, ...facts } = input;
    if (roomId !== null && !(await tx.homeRoom.findFirst({ where: { id: roomId, homeId }, select: { id: true } })))
      throw invalid("roomId", "notChoice");
    const changes = [
      { field: "Facility.kind", to: facts.kind },
      { field: "Facility.quantity", to: facts.quantity },
    ] as const;
    if (facilityId === null) {
      const { id } = await tx.facility.create({ data: { ...facts, homeId, roomId }, select: { id: true } });
      return { value: { id, homeId }, changes };
    }
    const { count } = await tx.facility.updateMany({ where: { id: facilityId, homeId, removedAt: null }, data: { ...facts, roomId } });
    if (count !== 1) throw new Refusal({ kind: "conflict" });
    return { value: { id: facilityId, homeId }, changes };
  },
});

const facilitySelect = { id: true, homeId: true, state: true, removedAt: true, home: { select: homeScopeSelect } } as const;
type FacilityRow = Prisma.FacilityGetPayload<{ select: typeof facilitySelect }>;

async function lockFacility({ tx, input }: Context<{ facilityId: string }>): Promise<Loaded<FacilityRow> | null> {
  await tx.$queryRaw`SELECT 1 FROM "Facility" WHERE "id" = ${input.facilityId}::uuid FOR UPDATE`;
  const row = await tx.facility.findUnique({ where: { id: input.facilityId }, select: facilitySelect });
  return row ? { id: row.id, subject: homeSubject(row.home), row } : null;
}

/** Struck from the inventory; its log stays. */
export const removeFacility = defineCommand({
  permission: "facility.change",
  sight: "home.read",
  subjectKind: "facility",
  input: schema.removeFacilityInput,
  load: lockFacility,
  execute: async ({ tx, row, now }) => {
    if (row.removedAt !== null) throw new Refusal({ kind: "conflict" });
    await tx.facility.update({ where: { id: row.id }, data: { removedAt: now }, select: { id: true } });
    return { value: { id: row.id, homeId: row.homeId }, changes: [{ field: "Facility.removedAt", to: now }] };
  },
});

type Said = { onDay: string; state: schema.FacilityState; note: string | null };

/** The same line by the same person, sent once more. */
async function lastIs(tx: Tx, facilityId: string, byId: string, { onDay, state, note }: Said): Promise<string | null> {
  const last = await tx.facilityCheck.findFirst({
    where: { facilityId },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    select: { id: true, onDay: true, state: true, note: true, byId: true },
  });
  const same = last?.byId === byId && last.onDay.getTime() === toDateColumn(onDay).getTime() && last.state === state && last.note === note;
  return same ? last.id : null;
}

/** A line of the condition log (L12), with a picture where one was taken. The item stands as its newest line says. */
export const checkFacility = defineCommand({
  permission: "facility.check",
  sight: "home.read",
  subjectKind: "facility",
  input: schema.checkInput,
  load: lockFacility,
  execute: async ({ tx, actor, input, row, now }) => {
    if (actor.kind !== "person") throw new Refusal({ kind: "forbidden" });
    const { facilityId, onDay, state, note, file } = input;
    if (row.removedAt !== null) throw new Refusal({ kind: "conflict" });
    if (onDay > dayOf(now)) throw invalid("onDay", "dayAhead");
    if (state !== "good" && note === null) throw invalid("note", "required");
    if (file && !isPhoto(file.contentType)) throw invalid("file", "notPhoto");
    const again = await lastIs(tx, facilityId, actor.personId, { onDay, state, note });
    if (again !== null) return { value: { id: again, homeId: row.homeId, again: true }, changes: null };
    const attachment =
      file && (await tx.attachment.create({ data: { ...file, createdById: actor.personId, createdAt: now }, select: { id: true } }));
    const { id } = await tx.facilityCheck.create({
      data: { facilityId, state, note, onDay: toDateColumn(onDay), attachmentId: attachment?.id ?? null, byId: actor.personId, at: now },
      select: { id: true },
    });
    return { value: { id, homeId: row.homeId, again: false }, changes: [{ field: "Facility.state", from: row.state, to: state }] };
  },
});
