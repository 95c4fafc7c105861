import "server-only";
import { grantTable } from "@/lib/grants";
import { type Actor, can, citySubject } from "@/lib/kernel/access";
import { dayOf, fromDateColumn } from "@/lib/kernel/dates";
import { isId, pageAfter, pageOf } from "@/lib/kernel/paging";
import { movesFrom } from "@/lib/kernel/workflow";
import { yearFigures } from "@/lib/rights-cases/rules/figures";
import { readNow } from "@/lib/server/clock";
import { db, type Reader } from "@/lib/server/db";
import type { Prisma } from "@/prisma/generated/client";
import { suggestionGuards } from "./rules";
import { suggestionWorkflow } from "./workflow";

const mayRead = (actor: Actor) => can(grantTable, actor, "suggestion.read", citySubject);
const mayDraft = (actor: Actor) => can(grantTable, actor, "suggestion.draft", citySubject);

const listed = 50;

/** All of them, the latest first. Null: not theirs to read. */
export async function listSuggestions(actor: Actor, after: string | null) {
  if (!mayRead(actor)) return null;
  const rows = await db().suggestion.findMany({
    relationLoadStrategy: "join",
    orderBy: [{ draftedAt: "desc" }, { id: "desc" }],
    ...pageAfter(after, listed),
    select: { id: true, title: true, year: true, status: true, draftedAt: true, draftedBy: { select: { name: true } } },
  });
  const thisYear = Number(dayOf(await readNow(db())).slice(0, 4));
  return { ...pageOf(rows, listed), thisYear, may: { draft: mayDraft(actor) } };
}
export type SuggestionList = NonNullable<Awaited<ReturnType<typeof listSuggestions>>>;

const select = {
  id: true,
  title: true,
  body: true,
  year: true,
  figures: true,
  status: true,
  draftedById: true,
  draftedAt: true,
  argument: true,
  sentTo: true,
  sentOn: true,
  adoption: true,
  adoptedOn: true,
  revision: true,
  draftedBy: { select: { name: true } },
  arguedBy: { select: { name: true } },
} as const satisfies Prisma.SuggestionSelect;

export const loadSuggestion = (reader: Reader, id: string) =>
  reader.suggestion.findUnique({ relationLoadStrategy: "join", where: { id }, select });
export type LoadedSuggestion = NonNullable<Awaited<ReturnType<typeof loadSuggestion>>>;

export const suggestionMovesOf = (actor: Actor, { status, draftedById }: Pick<LoadedSuggestion, "status" | "draftedById">) =>
  movesFrom(suggestionWorkflow, status, (permission) => can(grantTable, actor, permission, citySubject), suggestionGuards, {
    draftedById,
    actorId: actor.kind === "person" ? actor.personId : null,
  });

export async function readSuggestion(actor: Actor, id: string) {
  const row = mayRead(actor) && isId(id) ? await loadSuggestion(db(), id) : null;
  if (!row) return null;
  const categories = await db().caseCategory.findMany({ select: { code: true, name: true } });
  return {
    ...row,
    figures: yearFigures.parse(row.figures),
    sentOn: row.sentOn && fromDateColumn(row.sentOn),
    adoptedOn: row.adoptedOn && fromDateColumn(row.adoptedOn),
    categories: Object.fromEntries(categories.map(({ code, name }) => [code, name])) as Record<string, string>,
    today: dayOf(await readNow(db())),
    moves: suggestionMovesOf(actor, row),
    may: { amend: row.status === "draft" && mayDraft(actor) },
  };
}
export type SuggestionView = NonNullable<Awaited<ReturnType<typeof readSuggestion>>>;
