import "server-only";
import type { z } from "zod";
import { citySubject } from "@/lib/kernel/access";
import { dayOf, fromDateColumn, toDateColumn } from "@/lib/kernel/dates";
import { invalid, Refusal } from "@/lib/kernel/outcome";
import type { Step } from "@/lib/kernel/workflow";
import { type Context, defineCommand } from "@/lib/server/command";
import { plaqueGuards } from "./rules";
import * as schema from "./schema";
import { eventOf, type PlaqueGuard, type PlaqueMove, type PlaqueStatus, plaqueWorkflow } from "./workflow";

type PlaqueRow = { id: string; status: PlaqueStatus; issuedOn: Date; validTo: Date | null };
type Entry = { note?: string; onDay?: Date; receivedBy?: string };

/** One line of the plate's life as a command: its status moves on, and its file gets an entry that stays. */
const plaqueMove = <I extends { plaqueId: string }>(
  name: PlaqueMove,
  input: z.ZodType<I>,
  entry: (context: Context<I> & { row: PlaqueRow }) => Entry,
) =>
  defineCommand({
    permission: `plaque.${name}`,
    sight: "plaque.read",
    subjectKind: "plaque",
    input,
    load: async ({ tx, input: asked }) => {
      const rows = await tx.$queryRaw<PlaqueRow[]>`
        SELECT "id", "status"::text AS "status", "issuedOn", "validTo" FROM "Plaque" WHERE "id" = ${asked.plaqueId}::uuid FOR UPDATE`;
      return rows[0] ? { id: rows[0].id, subject: citySubject, row: rows[0] } : null;
    },
    execute: async (context) => {
      const { tx, actor, row, now } = context;
      const move: Step<PlaqueStatus, PlaqueGuard> = plaqueWorkflow.moves[name];
      if (!move.from.includes(row.status)) throw new Refusal({ kind: "conflict" });
      const facts = { validTo: row.validTo && fromDateColumn(row.validTo), today: dayOf(now) };
      const blockers = (move.needs ?? []).filter((guard) => !plaqueGuards[guard](facts));
      if (blockers.length > 0) throw new Refusal({ kind: "notNow", blockers });
      const data = entry(context);
      await tx.plaque.update({ where: { id: row.id }, data: { status: move.to }, select: { id: true } });
      await tx.plaqueEvent.create({
        data: { plaqueId: row.id, kind: eventOf[name], at: now, byId: actor.kind === "person" ? actor.personId : null, ...data },
        select: { id: true },
      });
      return { value: { id: row.id }, changes: [{ field: "Plaque.status", from: row.status, to: move.to }] };
    },
  });

export const suspendPlaque = plaqueMove("suspend", schema.plaqueNoteInput, ({ input }) => ({ note: input.note }));
export const reinstatePlaque = plaqueMove("reinstate", schema.plaqueNoteInput, ({ input }) => ({ note: input.note }));
export const revokePlaque = plaqueMove("revoke", schema.plaqueNoteInput, ({ input }) => ({ note: input.note }));

/** Noted by the portal itself when the last day is over; whoever checks the plate was told so from midnight on. */
export const expirePlaque = plaqueMove("expire", schema.plaqueInput, () => ({}));

export const handOverPlaque = plaqueMove("handOver", schema.handOverInput, ({ input, row, now }) => {
  if (input.onDay > dayOf(now)) throw invalid("onDay", "dayAhead");
  if (input.onDay < fromDateColumn(row.issuedOn)) throw invalid("onDay", "outOfRange");
  return { onDay: toDateColumn(input.onDay), receivedBy: input.receivedBy };
});
