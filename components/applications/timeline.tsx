import type { Dossier } from "@/lib/applications/queries/dossier";
import type { TimelineEntry } from "@/lib/applications/queries/timeline";
import type { Awardee } from "@/lib/schemes/rules/subject";
import { zh } from "@/lib/text/applications";
import { dateText, dayText } from "@/lib/text/format";
import type { TimelineItem } from "../workflow/timeline";
import { decisionText, outcomeText } from "./words";

const words = zh.dossier;

/** What was done and what is to come, the latest first. */
export function timelineItems(dossier: Dossier): TimelineItem[] {
  const ahead = dossier.status === "inProgress" ? dossier.steps.filter(({ state }) => state === "next").toReversed() : [];
  return [
    ...ahead.map((step): TimelineItem => ({ state: "next", title: step.name })),
    ...dossier.timeline.map((entry): TimelineItem => {
      const open = entry.closedAt === null && (entry.state === "open" || entry.state === "proposed");
      const at = entry.closedAt ?? entry.openedAt;
      return {
        state: open ? "now" : "done",
        title: `${entry.stage}${entry.outcome ? `：${outcomeText(entry.outcome, dossier.awardee)}` : open ? `：${zh.states[entry.state as "open"]}` : ""}`,
        who: entry.organization,
        at: at ? dateText(at) : "",
        note: <Said entry={entry} awardee={dossier.awardee} />,
      };
    }),
    ...(dossier.submittedAt
      ? [{ state: "done" as const, title: zh.moves.submit.button, who: dossier.applicant, at: dateText(dossier.submittedAt) }]
      : []),
  ];
}

/** What was said and recorded in a stage, as far as the reader may know. */
function Said({ entry, awardee }: { entry: TimelineEntry; awardee: Awardee }) {
  const { visit, papers, decision } = entry;
  return (
    <>
      {entry.opinion && <p>{entry.opinion}</p>}
      {entry.marks.length > 0 && (
        <ul className="bullets">
          {entry.marks.map((mark) => (
            <li key={mark.fieldKey}>{mark.reason}</li>
          ))}
        </ul>
      )}
      {papers && (
        <p>
          {words.papersGot(papers.copies)}，{dayText(papers.on)}
        </p>
      )}
      {visit && (
        <p>
          {words.visitedOn} {dayText(visit.on)}　{zh.conclusions[visit.conclusion]}
          {visit.visitors.length > 0 && `　${visit.visitors.join("、")}`}
          {visit.note && <br />}
          {visit.note}
        </p>
      )}
      {decision && (
        <p>
          {decisionText(decision.outcome, awardee)}
          {decision.documentNumber && `　${decision.documentNumber}`}
          {decision.meeting && `　${decision.meeting}`}
        </p>
      )}
    </>
  );
}
