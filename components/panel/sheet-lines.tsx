import type { SheetPage } from "@/lib/applications/queries/sheet-page";
import { isSample } from "@/lib/schemes/schema/values";
import { dayText, pointsText } from "@/lib/text/format";
import { zh } from "@/lib/text/panel";
import { zh as visits } from "@/lib/text/visit";
import { fileRow } from "../files/rows";
import { BoundNumber, BoundTextArea } from "../form/bound";
import { Badge } from "../ui/badge";
import { FileList } from "../ui/files";
import { SampleMark } from "../ui/sample-mark";
import { findingLooks } from "../visit/line";

const words = zh.sheet;
type Group = SheetPage["groups"][number];
type Line = Group["lines"][number];

/** One group of criteria: what each asks, what the applicant says of itself and shows, what the visit found; then the expert's own word. */
export function SheetGroup({ group, editable }: { group: Group; editable: boolean }) {
  return (
    <section aria-labelledby={`group-${group.key}`}>
      <h2 id={`group-${group.key}`} className="mb-s3">
        {group.name}
      </h2>
      {group.lines.map((line) => (
        <div key={line.line.key} className="crit">
          <Head line={line} />
          <div className="crit-body stack">
            <Shown line={line} />
            {editable ? <Asked line={line} /> : <Given line={line} />}
          </div>
        </div>
      ))}
    </section>
  );
}

function Head({ line: { line, self } }: { line: Line }) {
  const { criterion } = line;
  return (
    <div className="crit-head">
      <div>
        <h3>
          {criterion.name} {isSample(criterion.origin) && <SampleMark />}
        </h3>
        {criterion.text && <p className="small soft">{criterion.text}</p>}
      </div>
      <p className="nowrap">
        {words.self} <b>{self === null ? "" : pointsText(self)}</b> / {pointsText(line.cap)} {line.sample && <SampleMark />}
      </p>
    </div>
  );
}

function Shown({ line: { note, visited, files } }: { line: Line }) {
  if (note === null && visited === null && files.length === 0) return null;
  return (
    <>
      {note !== null && (
        <p>
          <span className="soft">{words.note}</span>　{note}
        </p>
      )}
      {visited !== null && <Visited found={visited} />}
      {files.length > 0 && <FileList items={files.map((file) => fileRow(file))} />}
    </>
  );
}

function Visited({ found: { finding, lacking, by, points, reason } }: { found: NonNullable<Line["visited"]> }) {
  return (
    <div>
      <p>
        <span className="soft">{words.visit}</span> <Badge {...findingLooks[finding]}>{visits.findings[finding]}</Badge>
        {points !== undefined && (
          <>
            {" "}
            {words.visitPoints} <b>{pointsText(points)}</b>
          </>
        )}
      </p>
      {lacking !== undefined && by !== undefined && <p className="small">{visits.result.lacking(lacking, dayText(by))}</p>}
      {reason !== undefined && <p className="small">{visits.result.reason(reason)}</p>}
    </div>
  );
}

function Asked({ line: { line, before, points, reason } }: { line: Line }) {
  return (
    <div className="score-ask">
      <BoundNumber
        name={`p.${line.key}`}
        label={words.points(pointsText(line.floor), pointsText(line.cap))}
        initial={points === null ? "" : pointsText(points)}
      />
      <BoundTextArea
        name={`r.${line.key}`}
        label={words.reason}
        rows={2}
        initial={reason ?? ""}
        {...(before === null ? { optional: true } : { hint: words.reasonHint(words.columns[before.column], pointsText(before.points)) })}
      />
    </div>
  );
}

function Given({ line: { points, reason } }: { line: Line }) {
  return (
    <>
      <p>
        {zh.title} <b>{points === null ? "" : pointsText(points)}</b>
      </p>
      {reason !== null && <p className="said">{reason}</p>}
    </>
  );
}
