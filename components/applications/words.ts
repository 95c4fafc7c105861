import type { Route } from "next";
import type { OpenMove } from "@/lib/applications/queries/moves";
import type { Awardee } from "@/lib/schemes/rules/subject";
import { zh } from "@/lib/text/applications";
import { subjects } from "@/lib/text/subjects";

type MoveWord = { button: string; title: string; tone: "main" | "plain" | "danger" | "text"; hint?: string };

/** The words of a move, of the application's own table or of its stage's, as they are said of who is honoured. */
export function wordsOf(move: Pick<OpenMove, "kind" | "name">, awardee: Awardee): MoveWord {
  const table: Record<string, MoveWord> = move.kind === null ? zh.moves : zh.stageMoves[move.kind];
  const found = table[move.name];
  if (!found) throw new Error(`no words for ${move.kind ?? "application"}.${move.name}`);
  return { ...found, ...subjects[awardee].moves[slugOf(move)] };
}

/** The address of a move's form: "endorse.recommend", or "withdraw". */
export const slugOf = (move: Pick<OpenMove, "kind" | "name">): string => (move.kind === null ? move.name : `${move.kind}.${move.name}`);

/** Where a move is made: most have a plain form, a visit has a page of its own. */
export const moveAddress = (applicationId: string, slug: string): Route =>
  (slug === "siteVisit.recordVisit" ? `/applications/${applicationId}/visit` : `/applications/${applicationId}/move/${slug}`) as Route;

/** What an application is called: the person or team that is put forward, once they are named, or else its applicant. */
export const headOf = ({ awardee, named, applicant }: { awardee: Awardee; named: string | null; applicant: string }): string =>
  (awardee === "person" || awardee === "team" ? named : null) ?? applicant;

export const purposeText = (purpose: string, awardee: Awardee): string =>
  purpose === "award" ? subjects[awardee].award : (zh.purposes[purpose] ?? "");

export const decisionText = (outcome: string, awardee: Awardee): string =>
  outcome === "approve" ? subjects[awardee].approve : (zh.decisions[outcome] ?? outcome);

export const outcomeText = (outcome: string, awardee: Awardee): string =>
  outcome === "awardPlaque" ? subjects[awardee].awarded : (zh.outcomes[outcome] ?? outcome);
