// Which class of a scheme somebody is judged in, and what counts there. Pure.
import type { CriteriaGroup } from "../schema/criteria";
import type { SchemeDocument } from "../schema/document";
import { classKey, hostKindKey } from "../schema/keys";

/** A class that follows from the kind of host, or the one that was said; null: none is known. */
export function classOf({ classes }: Pick<SchemeDocument, "classes">, answers: Readonly<Record<string, unknown>>): string | null {
  const [said, host] = [answers[classKey], answers[hostKindKey]];
  const possible = classes.filter(({ hostKinds }) => !hostKinds || (typeof host === "string" && hostKinds.includes(host)));
  const chosen = possible.find(({ key }) => key === said);
  if (chosen) return chosen.key;
  const bound = possible.filter(({ hostKinds }) => hostKinds);
  return bound.length === 1 ? (bound[0]?.key ?? null) : null;
}

/** The groups that are scored for a class: those of every class, and its own. */
export const groupsFor = ({ standards }: Pick<SchemeDocument, "standards">, ofClass: string | null): CriteriaGroup[] =>
  standards.groups.filter(({ classes }) => !classes || (ofClass !== null && classes.includes(ofClass)));
