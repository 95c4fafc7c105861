import "server-only";
import type { z } from "zod";
import { citySubject } from "@/lib/kernel/access";
import { dayOf, fromDateColumn, toDateColumn } from "@/lib/kernel/dates";
import { invalid, Refusal } from "@/lib/kernel/outcome";
import { type Context, defineCommand } from "@/lib/server/command";
import * as schema from "./schema";
import { eventOf, type PlaqueMove, type PlaqueStatus, plaqueWorkflow } from "./workflow";

type PlaqueRow = { id: string; status: PlaqueStatus; issuedOn: Date };
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
      const rows = await tx.$queryRaw<
        PlaqueRow[]
      >`SELECT "id", "status"::text AS "status", "issuedOn" FROM "Plaque" WHERE "id" = ${asked.plaqueId}::uuid FOR UPDATE`;
      return rows[0] ? { id: rows[0].id, subject: citySubject, row: rows[0] } : null;
    },
    execute: async (context) => {
      const { tx, actor, row, now } = context;
      const move = plaqueWorkflow.moves[name];
      const from: readonly PlaqueStatus[] = move.from;
      if (actor.kind !== "person") throw new Refusal({ kind: "forbidden" });
      if (!from.includes(row.status)) throw new Refusal({ kind: "conflict" });
      const data = entry(context);
      await tx.plaque.update({ where: { id: row.id }, data: { status: move.to }, select: { id: true } });
      await tx.plaqueEvent.create({
        data: { plaqueId: row.id, kind: eventOf[name], at: now, byId: actor.personId, ...data },
        select: { id: true },
      });
      return { value: { id: row.id }, changes: [{ field: "Plaque.status", from: row.status, to: move.to }] };
    },
  });

export const suspendPlaque = plaqueMove("suspend", schema.plaqueNoteInput, ({ input }) => ({ note: input.note }));
export const reinstatePlaque = plaqueMove("reinstate", schema.plaqueNoteInput, ({ input }) => ({ note: input.note }));
export const revokePlaque = plaqueMove("revoke", schema.plaqueNoteInput, ({ input }) => ({ note: input.note }));

export const handOverPlaque = plaqueMove("handOver", schema.handOverInput, ({ input, row, now }) => {
  if (input.onDay > dayOf(now)) throw invalid("onDay", "dayAhead");
  if (input.onDay < fromDateColumn(row.issuedOn)) throw invalid("onDay", "outOfRange");
  return { onDay: toDateColumn(input.onDay), receivedBy: input.receivedBy };
});
