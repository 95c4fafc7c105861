import type { Route } from "next";
import type { OpenMove } from "@/lib/applications/queries/moves";
import { zh } from "@/lib/text/applications";

type MoveWord = { button: string; title: string; tone: "main" | "plain" | "danger" | "text"; hint?: string };

/** The words of a move, of the application's own table or of its stage's. */
export function wordsOf(move: Pick<OpenMove, "kind" | "name">): MoveWord {
  const table: Record<string, MoveWord> = move.kind === null ? zh.moves : zh.stageMoves[move.kind];
  const found = table[move.name];
  if (!found) throw new Error(`no words for ${move.kind ?? "application"}.${move.name}`);
  return found;
}

/** The address of a move's form: "endorse.recommend", or "withdraw". */
export const slugOf = (move: Pick<OpenMove, "kind" | "name">): string => (move.kind === null ? move.name : `${move.kind}.${move.name}`);

/** Where a move is made: most have a plain form, a visit has a page of its own. */
export const moveAddress = (applicationId: string, slug: string): Route =>
  (slug === "siteVisit.recordVisit" ? `/applications/${applicationId}/visit` : `/applications/${applicationId}/move/${slug}`) as Route;
