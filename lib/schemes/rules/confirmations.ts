// Values the source leaves out: each is confirmed by a clerk, with name and date, before a scheme is published. Pure.
import type { SchemeDocument } from "../schema/document";
import type { Finding } from "./check";
import { follow, valueAt } from "./places";
import { findSamples } from "./samples";

export type Confirmed = { place: string; said: string };

/** What a clerk confirms at a place: once it is written otherwise, it waits anew. */
export function saidAt(document: SchemeDocument, finding: Pick<Finding, "place" | "detail">): string {
  const { path, rest } = follow(document, finding.place);
  return JSON.stringify([finding.detail, rest.length > 0 ? null : (valueAt(document, path) ?? null)]);
}

/** Places with a sample, each once. What else the check looks into has nothing to do with them. */
export function samplesOf(document: SchemeDocument): Finding[] {
  const seen = new Set<string>();
  return findSamples(document).filter(({ place }) => !seen.has(place) && seen.add(place));
}

/** Those that nobody confirmed as they stand now. */
export function unconfirmed(document: SchemeDocument, confirmations: readonly Confirmed[]): Finding[] {
  const said = new Map(confirmations.map((one) => [one.place, one.said]));
  return samplesOf(document).filter((finding) => said.get(finding.place) !== saidAt(document, finding));
}
