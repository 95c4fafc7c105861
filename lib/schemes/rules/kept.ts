// What the language can say and the portal does not carry out yet: a version with any of it is not published, so that no round promises it. Pure.
import type { SchemeDocument } from "../schema/document";
import { putsForward } from "./subject";

export type NotKept =
  | "window"
  | "gates.notAwarded"
  | "gates.gradeBefore"
  | "gates.ageAtMost"
  | "recommenders.quota"
  | "recommenders.together"
  | "materials"
  | "consequences"
  | "honour.grades";

/** The places of a document by which nothing would happen; none: all of it is carried out. */
export function notKept(document: SchemeDocument): NotKept[] {
  const { gates, recommenders, honour } = document;
  const said = (place: NotKept, there: boolean) => (there ? [place] : []);
  return [
    ...said("window", document.window !== null),
    // A draft is opened before anybody is named, and a name is not yet the person it was given to before.
    ...said("gates.notAwarded", putsForward(document) && gates.some(({ kind }) => kind === "notAwarded")),
    ...gates.flatMap(({ kind }) => (kind === "gradeBefore" || kind === "ageAtMost" ? [`gates.${kind}` as const] : [])),
    ...said("recommenders.quota", (recommenders.quota?.value ?? null) !== null),
    ...said("recommenders.together", (recommenders.together?.value ?? 1) > 1),
    ...said("materials", document.materials.length > 0),
    ...said("consequences", document.consequences.length > 0),
    ...said("honour.grades", honour.grades !== undefined),
  ];
}
