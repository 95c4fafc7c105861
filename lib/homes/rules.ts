// Pure.
import { tidy, tidyCode } from "@/lib/kernel/writing";

/** A plaque's number as people type it from the wall: spaces, full-width figures, and whatever brackets their keyboard has. */
export function typedNumbers(typed: string): string[] {
  const folded = tidyCode(typed);
  const official = folded.replace(/[[(【{〈]/g, "〔").replace(/[\])】}〉]/g, "〕");
  return [...new Set([tidy(typed), folded, official])].filter((number) => number !== "");
}
