// That a scheme says all of whom it honours, and nothing of what it does not. Pure.
import type { SchemeDocument } from "../schema/document";
import { error, type Finding, type FindingCode } from "./findings";
import { awardeeOf, putsForward } from "./subject";

export function checkSubject(document: SchemeDocument): Finding[] {
  const { subject, home, holder, honour, operation, measures } = document;
  const found = (code: FindingCode, place: string, there: boolean) => (there ? [error(code, place, "")] : []);
  const noHome = awardeeOf(document) !== "home";
  return [
    ...found("homeMissing", "home", subject === "newHome" && home === null),
    ...found("homeMissing", "honour.homeLevel", subject === "newHome" && honour.homeLevel === undefined),
    ...found("homeMissing", "honour.homeCategory", subject === "newHome" && honour.homeCategory === undefined),
    ...found("homeUnasked", "home", noHome && home !== null),
    ...found("homeUnasked", "honour.homeLevel", noHome && honour.homeLevel !== undefined),
    ...found("homeUnasked", "honour.homeCategory", noHome && honour.homeCategory !== undefined),
    ...found("homeUnasked", "operation", noHome && operation !== null),
    ...measures.flatMap(({ key, from }) => found("computedWithoutHome", `measures.${key}`, noHome && from.kind === "computed")),
    ...found("holderMissing", "holder", putsForward(document) && holder === null),
    ...found("holderUnasked", "holder", !putsForward(document) && holder !== null),
    // A person's name stands on the notice and in the register for all to read (个人信息保护法 25).
    ...found("consentMissing", "holder.consent", subject === "person" && holder !== null && holder.consent === null),
    ...(holder ? [holder.name, holder.consent].flatMap((key) => checkRequired(document, key)) : []),
  ];
}

/** What the record is to say must have been said. */
function checkRequired({ sections }: SchemeDocument, key: string | null): Finding[] {
  return sections.flatMap((section) =>
    section.fields.flatMap((field) =>
      field.key === key && !field.required ? [error("notRequired", `sections.${section.key}.fields.${field.key}`, field.label)] : [],
    ),
  );
}
