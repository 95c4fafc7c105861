import "server-only";
import { lockHome } from "@/lib/homes/writes";
import { dayOf, fromDateColumn, toDateColumn } from "@/lib/kernel/dates";
import { invalid, Refusal } from "@/lib/kernel/outcome";
import { type Context, defineCommand } from "@/lib/server/command";
import { homeScopeSelect, homeSubject } from "@/lib/server/scope";
import * as schema from "../schema";

/** What was broken, with what it is worth (Y22), or a use that the rules forbid (Y19). */
export const recordIncident = defineCommand({
  permission: "incident.record",
  sight: "home.read",
  subjectKind: "home",
  input: schema.incidentInput,
  load: async ({ tx, input }: Context<{ homeId: string }>) => {
    await lockHome(tx, input.homeId);
    const row = await tx.home.findUnique({ where: { id: input.homeId }, select: { id: true, ...homeScopeSelect } });
    return row ? { id: row.id, subject: homeSubject(row), row } : null;
  },
  execute: async ({ tx, actor, input, now }) => {
    if (actor.kind !== "person") throw new Refusal({ kind: "forbidden" });
    const { homeId, bookingId, kind, onDay, text, cost } = input;
    if (onDay > dayOf(now)) throw invalid("onDay", "dayAhead");
    if (bookingId !== null && !(await tx.booking.findFirst({ where: { id: bookingId, room: { homeId } }, select: { id: true } })))
      throw invalid("bookingId", "notChoice");
    const { id } = await tx.incident.create({
      data: { homeId, bookingId, kind, text, cost, onDay: toDateColumn(onDay), byId: actor.personId, at: now },
      select: { id: true },
    });
    return { value: { id, homeId }, changes: [{ field: "Incident.kind", to: kind }] };
  },
});

/** What was paid for it in the end; nothing where it was let go. Said once. */
export const settleIncident = defineCommand({
  permission: "incident.settle",
  sight: "home.read",
  subjectKind: "incident",
  input: schema.settleInput,
  load: async ({ tx, input }: Context<{ incidentId: string }>) => {
    await tx.$queryRaw`SELECT 1 FROM "Incident" WHERE "id" = ${input.incidentId}::uuid FOR UPDATE`;
    const row = await tx.incident.findUnique({
      where: { id: input.incidentId },
      select: { id: true, homeId: true, onDay: true, settledOn: true, home: { select: homeScopeSelect } },
    });
    return row ? { id: row.id, subject: homeSubject(row.home), row } : null;
  },
  execute: async ({ tx, input, row, now }) => {
    const { paid, settledOn } = input;
    if (row.settledOn !== null) throw new Refusal({ kind: "conflict" });
    if (settledOn > dayOf(now)) throw invalid("settledOn", "dayAhead");
    if (settledOn < fromDateColumn(row.onDay)) throw invalid("settledOn", "outOfRange");
    await tx.incident.update({ where: { id: row.id }, data: { paid, settledOn: toDateColumn(settledOn) }, select: { id: true } });
    return { value: { id: row.id, homeId: row.homeId }, changes: [{ field: "Incident.paid", to: paid }] };
  },
});
