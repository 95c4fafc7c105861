import "server-only";

// Fields the schema marks `/// @personal` or `/// @sealed`: never in the audit log, masked where others look.
// tests/architecture/personal.test.ts compares this list with the schema.
export const markedFields: ReadonlySet<string> = new Set([
  "Application.answers",
  "Attachment.name",
  "Credential.hash",
  "Decision.attendees",
  "Home.keeper",
  "IssuedDocument.data",
  "Objection.callerMark",
  "Objection.identity",
  "Objection.name",
  "Objection.text",
  "OneTimeToken.name",
  "OneTimeToken.phoneKey",
  "Person.email",
  "Person.name",
  "Person.phone",
  "Person.phoneKey",
  "PlaqueEvent.receivedBy",
  "PlaqueImport.rows",
  "ScoreSheet.reason",
  "SiteVisit.companions",
  "SiteVisit.signed",
  "SiteVisitor.name",
  "Submission.answers",
  "VisitDraft.entry",
  "VisitFile.signer",
]);
