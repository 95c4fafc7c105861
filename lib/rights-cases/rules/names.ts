// One spelling for what is the same name, so that names can be compared by a keyed hash and need not lie open. Pure.
import { tidyCode } from "@/lib/kernel/writing";

/**
 * Punctuation, brackets, marks, and what tidyCode leaves of what cannot be seen (a variation selector too: with or without it the name is
 * the same). Not what is written for a character no font has: a radical is a symbol to Unicode, and to whoever typed it part of the name.
 */
const unspoken = /(?!\p{Script=Han})[\p{P}\p{S}\p{Default_Ignorable_Code_Point}]/gu;

/** 〇 of 三〇三医院, typed from the keyboard's figures or its circles. NFKC makes the full-width ０ a 0 itself. */
const zeros = /[\u3007\u25cb\u25ef]/g;

/**
 * The whole name as one key: full and half width, spaces, brackets of any kind, points and dashes, capitals make no difference. Words do,
 * legal ones like 有限公司 too: another firm may bear the rest of the name. Simplified and traditional characters stay what they are.
 * Empty when nothing of the name is left; that is no name, and must equal none.
 */
export const wholeName = (typed: string): string =>
  // By way of the capitals, because ß and ς have more than one small form; composed again, because something may have stood between.
  tidyCode(typed).replace(zeros, "0").replace(unspoken, "").toUpperCase().toLowerCase().normalize("NFKC");
