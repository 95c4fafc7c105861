import type { Dossier } from "@/lib/applications/queries/dossier";
import type { EvidenceFile } from "@/lib/applications/queries/parts";
import { endsOf } from "@/lib/schemes/rules/ends";
import type { Question } from "@/lib/schemes/rules/questions";
import type { Criterion } from "@/lib/schemes/schema/criteria";
import { fieldAnswer, questionAnswer } from "@/lib/text/answers";
import { zh } from "@/lib/text/applications";
import { pointsText } from "@/lib/text/format";
import { zh as panelText } from "@/lib/text/panel";
import { givenText } from "@/lib/text/scores";
import { Records } from "../evidence/records";
import { fileRow } from "../files/rows";
import { Badge } from "../ui/badge";
import { Facts } from "../ui/facts";
import { FileList } from "../ui/files";
import { Sheet } from "../ui/section";

const words = zh.form;
const panel = panelText.box;
/** A form with what it comes to. */
type Judged = Pick<Dossier, "document" | "answers" | "lines" | "vetoes">;
type Task = Dossier["tasks"][number];
type Means = NonNullable<NonNullable<Dossier["panel"]>["result"]>["means"];

function Files({ files }: { files: readonly EvidenceFile[] }) {
  if (files.length === 0) return <span className="small quiet">{zh.dossier.evidenceNone}</span>;
  return <FileList items={files.map((file) => fileRow(file))} />;
}

/** What was filled in, as those who examine it read it. */
export function AnswersSheet({
  dossier,
  task,
  hostKind,
  recommender,
  change,
  means,
}: {
  dossier: Judged;
  task: Task;
  hostKind: string | null;
  recommender: string | null;
  change?: React.ReactNode;
  /** what came of the scoring, once it is settled */
  means?: Means;
}) {
  // A declaration is a sentence: too long for the column of labels.
  const facts = task.fields.filter(({ field }) => field.kind !== "declaration");
  const declarations = task.fields.filter(({ field }) => field.kind === "declaration");
  return (
    <Sheet title={task.name ?? words.host} aside={change}>
      {task.kind !== "criteria" ? (
        <div className="stack">
          {(task.kind === "host" || facts.length > 0) && (
            <Facts
              small
              items={[
                task.kind === "host" && { label: words.hostKind, value: hostKind ?? words.empty },
                task.kind === "host" &&
                  (recommender !== null || dossier.document.stages.some(({ kind }) => kind === "endorse")) && {
                    label: words.recommender,
                    value: recommender ?? words.recommenderNone,
                  },
                ...facts.map(({ field, answer, files }) => ({
                  label: field.label,
                  value: field.kind === "file" ? <Files files={files} /> : <span className="said">{fieldAnswer(field, answer)}</span>,
                })),
              ]}
            />
          )}
          {declarations.length > 0 && (
            <ul className="stack">
              {declarations.map(({ field, answer }) => (
                <li key={field.key} className="row row-between">
                  {field.label}
                  {answer === true ? (
                    <Badge tone="ok" icon="check">
                      {words.declared}
                    </Badge>
                  ) : (
                    <Badge icon="circle">{words.missing.empty}</Badge>
                  )}
                </li>
              ))}
            </ul>
          )}
        </div>
      ) : (
        <ul className="stack-5">
          {task.criteria.map(({ criterion, questions, note, files, records }) => (
            <li key={criterion.key}>
              <p className="row row-between">
                <b>{criterion.name}</b>
                <Outcome dossier={dossier} criterion={criterion} />
              </p>
              <Said dossier={dossier} criterion={criterion} questions={questions} />
              {note && <p className="small">{note}</p>}
              <Scored mean={means?.get(criterion.key)} />
              {criterion.evidence !== "none" && (files.length > 0 || records.length === 0) && <Files files={files} />}
              <Records records={records} />
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  );
}

/** Points of its ends, met or not, or a veto that strikes. */
function Outcome({ dossier, criterion }: { dossier: Judged; criterion: Criterion }) {
  const ends = endsOf(criterion);
  const points = dossier.lines.get(criterion.key)?.points ?? null;
  if (ends)
    return (
      <span className="num">
        {points === null ? words.empty : pointsText(points)} / {pointsText(ends.cap)}
      </span>
    );
  if (criterion.kind === "veto")
    return dossier.vetoes.includes(criterion.key) ? (
      <Badge tone="bad">{words.ticked.happened.yes}</Badge>
    ) : (
      <Badge icon="circle">{words.ticked.happened.no}</Badge>
    );
  return dossier.answers[criterion.key] === true ? (
    <Badge tone="ok" icon="check">
      {words.met}
    </Badge>
  ) : (
    <Badge icon="circle">{words.missing.unmet}</Badge>
  );
}

/** Figures and ticks as they were given, and by which rule they come to these points. */
function Said({ dossier, criterion, questions }: { dossier: Judged; criterion: Criterion; questions: readonly Question[] }) {
  const line = dossier.lines.get(criterion.key);
  // A checklist and points of one's own say it in one word above.
  if (!line || criterion.kind === "manual" || criterion.kind === "checklist") return null;
  return (
    <ul className="small soft">
      {questions.map((question) => (
        <li key={question.key}>{questionAnswer(question, dossier.answers)}</li>
      ))}
      {endsOf(criterion) && <li>{givenText(dossier.document, criterion, line)}</li>}
    </ul>
  );
}

/** The experts' mean, and why they saw it otherwise; by whom is told to nobody. */
function Scored({ mean }: { mean: ReturnType<Means["get"]> }) {
  if (!mean) return null;
  return (
    <div className="small">
      <p>
        {panel.mean} <b className="num">{pointsText(mean.mean)}</b>
      </p>
      {mean.reasons.length > 0 && (
        <ul className="bullets" aria-label={panel.reasons}>
          {mean.reasons.map((reason, at) => (
            <li key={at}>{reason}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
