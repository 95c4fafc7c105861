// How much evidence a case takes, and who may take some away again. Pure.
import type { CaseStatus } from "../workflow";

/** Samples of the city's own: no notice states figures. One file is as large as everywhere (lib/files/rules.ts). */
export const maxCaseFiles = 20;
export const maxCaseBytes = 100 * 1024 * 1024;

type Kept = { size: number };
export function roomFor(held: readonly Kept[], { size }: Kept): "tooMany" | "full" | null {
  if (held.length >= maxCaseFiles) return "tooMany";
  return held.reduce((sum, one) => sum + one.size, size) > maxCaseBytes ? "full" : null;
}

/** Before 受理 it is still the claimant's to take away; afterwards the office has judged by it. */
const untaken: readonly CaseStatus[] = ["submitted", "supplementing"];
export const mayTakeAway = (status: CaseStatus, side: "claimant" | "office" | "partner"): boolean =>
  side === "claimant" && untaken.includes(status);
