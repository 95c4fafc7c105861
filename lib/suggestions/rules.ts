// What may stand in a suggestion: what many have in common, and nobody. Pure.
import { tidyCode } from "@/lib/kernel/writing";
import type { SuggestionGuard } from "./workflow";

export type SuggestionFacts = { draftedById: string; actorId: string | null };
export const suggestionGuards: Record<SuggestionGuard, (facts: SuggestionFacts) => boolean> = {
  arguerIsAnother: ({ draftedById, actorId }) => draftedById !== actorId,
};

export const personalKinds = ["phone", "identity", "email", "caseNumber", "person"] as const;
export type PersonalKind = (typeof personalKinds)[number];

const figures = (min: number, max: number, end = "") => new RegExp(`(?<!\\d)\\d{${min},${max}}${end}(?![\\dX])`, "i");
/** Digits are read together however they were parted: by spaces, points or dashes. */
const patterns: Record<Exclude<PersonalKind, "person">, RegExp> = {
  phone: /(?<!\d)(1[3-9]\d{9}|0\d{9,11})(?!\d)/,
  identity: figures(17, 17, "[\\dX]"),
  email: /[\w.+-]+@[\w-]+\.[\w.]+/,
  caseNumber: /WQ\d{12}/i,
};

/** 王某, 李先生, 张教授 …: one person, though half named. */
const halfNamed =
  /(\u738b|\u674e|\u5f20|\u5218|\u9648|\u6768|\u8d75|\u9ec4|\u5468|\u5434|\u5f90|\u5b59|\u80e1|\u6731|\u90ed|\u7f57)(\u67d0\u67d0|\u5148\u751f|\u5973\u58eb|\u67d0(?![\u4e9b\u79cd\u4e2a\u4e00\u7c7b\u9879\u5730]))/u;

/** What in a text tells of one person; `names` are those of the people this portal knows. */
export function personalIn(text: string, names: readonly string[]): PersonalKind[] {
  const joined = tidyCode(text)
    .replace(/(?<=\d)[-\p{Pd}.·](?=\d)/gu, "")
    .replace(/(?<=WQ\d{4})\p{Pd}/giu, "");
  const found: PersonalKind[] = (["phone", "identity", "caseNumber"] as const).filter((kind) => patterns[kind].test(joined));
  if (patterns.email.test(text)) found.push("email");
  // Two characters are too often a word; a whole name of three or more is a name.
  if (halfNamed.test(text) || names.some((name) => [...name].length >= 3 && text.includes(name))) found.push("person");
  return found;
}
