// Who holds what a scheme gives, and how the form names it. Pure.
import type { SchemeDocument } from "../schema/document";

/** What an honour is held by; a home that is to be and one that is there are the same on a plate. */
export const awardees = ["home", "organization", "person", "team"] as const;
export type Awardee = (typeof awardees)[number];

export function awardeeOf({ subject }: Pick<SchemeDocument, "subject">): Awardee {
  return subject === "newHome" || subject === "existingHome" ? "home" : subject;
}

/** Whether an applicant puts somebody else forward, and in one round perhaps several. */
export const putsForward = ({ subject }: Pick<SchemeDocument, "subject">): boolean => subject === "person" || subject === "team";

/** The home, person or team as the form names it; null: not written yet, or it is about the applicant itself. */
export function namedIn(
  { home, holder }: Pick<SchemeDocument, "home" | "holder">,
  answers: Readonly<Record<string, unknown>>,
): string | null {
  const key = (home ?? holder)?.name;
  const said = key === undefined ? undefined : answers[key];
  return typeof said === "string" ? said : null;
}
