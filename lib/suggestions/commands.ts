import "server-only";
import type { z } from "zod";
import { citySubject } from "@/lib/kernel/access";
import { dayOf, toDateColumn } from "@/lib/kernel/dates";
import { invalid, Refusal } from "@/lib/kernel/outcome";
import { readFiguresOf } from "@/lib/rights-cases/queries/figures";
import { type Context, defineCommand, type Loaded } from "@/lib/server/command";
import type { Tx } from "@/lib/server/db";
import type { Prisma } from "@/prisma/generated/client";
import { loadSuggestion, type LoadedSuggestion, suggestionMovesOf } from "./queries";
import { personalIn } from "./rules";
import * as schema from "./schema";
import type { SuggestionMove } from "./workflow";

async function lockSuggestion(tx: Tx, id: string): Promise<Loaded<LoadedSuggestion> | null> {
  await tx.$queryRaw`SELECT 1 FROM "Suggestion" WHERE "id" = ${id}::uuid FOR UPDATE`;
  const row = await loadSuggestion(tx, id);
  return row ? { id: row.id, subject: citySubject, row } : null;
}

/** Refused where it tells of one person; every text that is kept goes through here. */
async function requireNobody(tx: Tx, fields: Record<string, string>): Promise<void> {
  const people = await tx.person.findMany({ distinct: ["name"], select: { name: true } });
  const names = people.map(({ name }) => name);
  const wrong = Object.entries(fields).filter(([, text]) => personalIn(text, names).length > 0);
  if (wrong.length > 0)
    throw new Refusal({ kind: "invalidInput", fields: Object.fromEntries(wrong.map(([field]) => [field, ["otherPerson"]])) });
}

/** A suggestion with the figures of its year as they stand now, or another wording of a draft. */
export const draftSuggestion = defineCommand({
  permission: "suggestion.draft",
  sight: "suggestion.read",
  subjectKind: "suggestion",
  input: schema.suggestionInput,
  load: async ({ tx, input }): Promise<Loaded<LoadedSuggestion | null> | null> =>
    input.suggestionId === null ? { id: "", subject: citySubject, row: null } : lockSuggestion(tx, input.suggestionId),
  execute: async ({ tx, actor, input, row, now }) => {
    if (actor.kind !== "person") throw new Refusal({ kind: "forbidden" });
    if (row !== null && row.status !== "draft") throw new Refusal({ kind: "conflict" });
    const { title, body, year } = input;
    if (year > Number(dayOf(now).slice(0, 4))) throw invalid("year", "outOfRange");
    await requireNobody(tx, { title, body });
    const data = { title, body, year, figures: await readFiguresOf(tx, year), draftedById: actor.personId, draftedAt: now };
    const { id } = row
      ? await tx.suggestion.update({ where: { id: row.id }, data: { ...data, revision: { increment: 1 } }, select: { id: true } })
      : await tx.suggestion.create({ data, select: { id: true } });
    return { value: { id }, id, changes: [{ field: "Suggestion.title", from: row?.title ?? null, to: title }] };
  },
});

type MoveContext<I> = Context<I> & { row: LoadedSuggestion; by: string };

/** One line of a suggestion's life as a command, on what was seen. */
const suggestionMove = <I extends { suggestionId: string; revision: number }>(
  name: SuggestionMove,
  input: z.ZodType<I>,
  change: (context: MoveContext<I>) => Prisma.SuggestionUncheckedUpdateInput | Promise<Prisma.SuggestionUncheckedUpdateInput>,
) =>
  defineCommand({
    permission: `suggestion.${name}`,
    sight: "suggestion.read",
    subjectKind: "suggestion",
    input,
    load: ({ tx, input: { suggestionId } }: Context<I>) => lockSuggestion(tx, suggestionId),
    execute: async (context: Context<I> & { row: LoadedSuggestion }) => {
      const { tx, actor, row } = context;
      if (actor.kind !== "person") throw new Refusal({ kind: "forbidden" });
      const move = suggestionMovesOf(actor, row).find((candidate) => candidate.name === name);
      if (!move || context.input.revision !== row.revision) throw new Refusal({ kind: "conflict" });
      if (move.blockers.length > 0) throw new Refusal({ kind: "notNow", blockers: move.blockers });
      const data = await change({ ...context, by: actor.personId });
      await tx.suggestion.update({
        where: { id: row.id },
        data: { ...data, status: move.to, revision: { increment: 1 } },
        select: { id: true },
      });
      return { value: { id: row.id }, changes: [{ field: "Suggestion.status" as const, from: row.status, to: move.to }] };
    },
  });

export const submitSuggestion = suggestionMove("submit", schema.moveInput, () => ({}));

/** Back to whoever wrote it, with what is to be changed. */
export const returnSuggestion = suggestionMove("return", schema.commentInput, async ({ tx, input }) => {
  await requireNobody(tx, { comment: input.comment });
  return { argument: input.comment };
});

export const argueSuggestion = suggestionMove("argue", schema.commentInput, async ({ tx, input, by }) => {
  await requireNobody(tx, { comment: input.comment });
  return { argument: input.comment, arguedById: by };
});

export const sendSuggestion = suggestionMove("send", schema.sendInput, ({ input, now }) => {
  if (input.sentOn > dayOf(now)) throw invalid("sentOn", "dayAhead");
  return { sentTo: input.sentTo, sentOn: toDateColumn(input.sentOn) };
});

export const adoptSuggestion = suggestionMove("adopt", schema.adoptInput, ({ input, row, now }) => {
  if (input.adoptedOn > dayOf(now)) throw invalid("adoptedOn", "dayAhead");
  if (row.sentOn && toDateColumn(input.adoptedOn) < row.sentOn) throw invalid("adoptedOn", "outOfRange");
  return { adoption: input.comment, adoptedOn: toDateColumn(input.adoptedOn) };
});
