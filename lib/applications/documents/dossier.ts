import "server-only";
import type { IssuedForm } from "@/lib/documents/queries";
import { inGroups, paperDigits } from "@/lib/documents/rules";
import { dayOf } from "@/lib/kernel/dates";
import { criteriaOf, fieldsFor } from "@/lib/schemes/schema/document";
import { zh as applications } from "@/lib/text/applications";
import { zh as papers } from "@/lib/text/documents/papers";
import { recordName } from "@/lib/text/evidence";
import { subjects } from "@/lib/text/subjects";
import { dateText, dayText, pointsText, sizeText } from "@/lib/text/format";
import type { Dossier } from "../queries/dossier";
import type { TimelineEntry } from "../queries/timeline";
import { hostKindKey } from "@/lib/schemes/schema/keys";
import { sectionsOf, standardsOf } from "./form";
import { visitAnnexes, visitRows } from "./visits";

const words = papers.dossier;

/** The dossier as the template reads it. Timeline and decision are those of the page: what this reader may know, and no more. */
export function dossierView(dossier: Dossier, issued: IssuedForm, pictures: ReadonlyMap<string, number> = new Map()) {
  const { data, scheme } = issued;
  const row = (label: string, value: string) => ({ label, value });
  const sections = sectionsOf(scheme.document, data, data.recommender);
  const parts = sections.length;
  const held = subjects[dossier.awardee];
  // Where there was a visit and this reader may see it, it stands between the course of things and the decision.
  const visits = visitRows(dossier.visits, pictures);
  const later = parts + (visits.length > 0 ? 4 : 3);
  const decision = dossier.timeline.find((entry) => entry.decision !== null)?.decision ?? null;
  return {
    title: words.title,
    honour: scheme.document.honour.title.value,
    applicant: data.applicant,
    number: data.number,
    digits: inGroups(paperDigits(data.hash)),
    head: [
      ...(dossier.awardee !== "home" && dossier.named !== null ? [row(held.named, dossier.named)] : []),
      row(papers.form.applicant, data.applicant),
      row(papers.form.creditCode.replace("\n", ""), data.creditCode ?? applications.form.empty),
      row(papers.form.recommender, data.recommender ?? applications.form.recommenderNone),
      row(words.round, dossier.round.name),
      row(words.scheme, words.basis(scheme.document.policy.title, scheme.document.policy.number, scheme.version)),
      row(words.status, dossier.status === "awarded" ? held.awarded : applications.statuses[dossier.status].label),
      row(papers.form.submitted, dayText(dayOf(new Date(data.submittedAt)))),
      row(words.printed, dateText(dossier.now)),
    ],
    sections,
    ...standardsOf(scheme.document, data),
    standardsPart: papers.part(parts + 1, scheme.document.standards.name),
    timelinePart: papers.part(parts + 2, words.timeline),
    timeline: timelineRows(dossier),
    visitsPart: visits.length > 0 ? papers.part(parts + 3, words.visits) : null,
    visits,
    decisionPart: papers.part(later, words.decision),
    decision: [
      ...(decision
        ? [
            row(
              words.outcome,
              decision.outcome === "approve" ? held.approve : (applications.decisions[decision.outcome] ?? decision.outcome),
            ),
            row(words.reason, decision.reason),
            ...(decision.documentNumber === null ? [] : [row(words.documentNumber, decision.documentNumber)]),
            ...(decision.meeting === null
              ? []
              : [row(words.meeting, [decision.meeting, decision.metOn && dayText(decision.metOn)].filter(Boolean).join("　"))]),
            ...(decision.attendees === null ? [] : [row(words.attendees, decision.attendees)]),
          ]
        : []),
      ...(dossier.plaque
        ? [row(held.paper, words.plaqueOf(dossier.plaque.title, dossier.plaque.number, dayText(dossier.plaque.issuedOn)))]
        : []),
    ],
    annexesPart: papers.part(later + 1, words.annexes),
    annexes: annexesOf(dossier, issued),
    annexNote: words.annexNote,
    none: words.none,
  };
}

/** The oldest first, as one reads a file. */
function timelineRows(dossier: Dossier) {
  const entries = dossier.timeline.toReversed().map((entry) => {
    const at = entry.closedAt ?? entry.openedAt;
    return {
      on: at ? dateText(at) : "",
      stage: entry.stage,
      office: entry.organization,
      outcome:
        entry.outcome === null
          ? words.open
          : entry.outcome === "awardPlaque"
            ? subjects[dossier.awardee].awarded
            : (applications.outcomes[entry.outcome] ?? entry.outcome),
      said: saidIn(entry, dossier.panel?.result ?? null),
    };
  });
  const submitted = dossier.submittedAt
    ? [{ on: dateText(dossier.submittedAt), stage: words.submitted, office: dossier.applicant, outcome: "", said: "" }]
    : [];
  return [...submitted, ...entries];
}

type Scored = NonNullable<Dossier["panel"]>["result"];

function saidIn({ id, opinion, marks, papers: got, visit }: TimelineEntry, scored: Scored): string {
  return [
    opinion,
    scored?.stageId === id
      ? words.score(pointsText(scored.total), scored.sheets, scored.dropped, scored.passMark === null ? null : pointsText(scored.passMark))
      : null,
    marks.length > 0 ? words.marks(marks.map(({ reason }) => reason)) : null,
    got ? words.papers(got.copies, dayText(got.on), got.stampChecked) : null,
    visit
      ? words.visit(dayText(visit.on), applications.conclusions[visit.conclusion] ?? visit.conclusion, visit.visitors.join("、"))
      : null,
    visit?.note ?? null,
  ]
    .filter((part) => part !== null && part !== "")
    .join("\n");
}

/** Every file of the latest submission, where it belongs, and by what it can be known again. */
function annexesOf({ scan, visits }: Dossier, { data, scheme }: IssuedForm) {
  const host = typeof data.answers[hostKindKey] === "string" ? data.answers[hostKindKey] : null;
  const labels = new Map<string, string>([
    ...fieldsFor(scheme.document, host).map(({ key, label }) => [key, label] as const),
    ...criteriaOf(scheme.document).map(({ key, name }) => [key, name] as const),
  ]);
  const files = [
    ...data.evidence.map((file) => ({ ...file, of: labels.get(file.fieldKey) ?? "" })),
    ...visitAnnexes(visits),
    ...(scan ? [{ name: scan.name, size: scan.size, sha256: scan.sha256, of: words.scan }] : []),
  ].map((file) => ({ ...file, size: sizeText(file.size) }));
  const records = data.records.map(({ hash, ...record }) => {
    return { name: recordName(record), of: labels.get(record.fieldKey) ?? "", size: words.record, sha256: hash };
  });
  return [...files, ...records].map(({ name, size, sha256, of }, i) => ({ number: i + 1, name, of, size, sha256: sha256.slice(0, 16) }));
}
