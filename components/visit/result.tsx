import type { VisitResult, VisitResultLine } from "@/lib/applications/queries/visit";
import { zh as applications } from "@/lib/text/applications";
import { clockText, dayText, pointsText, timeText } from "@/lib/text/format";
import { zh } from "@/lib/text/visit";
import { Badge } from "../ui/badge";
import { Facts } from "../ui/facts";
import { Sheet } from "../ui/section";
import { findingLooks } from "./line";
import { Shown } from "./shown";

const words = zh.result;

/** What a visit found, for the office and whoever was sent there. */
export function VisitResultSheet({ visit }: { visit: VisitResult }) {
  return (
    <Sheet title={words.of(visit.stage, dayText(visit.on))}>
      <div className="stack-5">
        <Facts
          small
          items={[
            { label: words.conclusion, value: applications.conclusions[visit.conclusion] },
            { label: words.visitors, value: visit.visitors.join("、") },
            visit.companions.length > 0 && { label: words.companions, value: visit.companions.join("、") },
            visit.note !== null && { label: words.note, value: visit.note },
            { label: words.recorded, value: timeText(visit.recordedAt) },
          ]}
        />
        {visit.lines.length === 0 && <p className="small soft">{words.none}</p>}
        {visit.lines.map((line) => (
          <Line key={line.key} line={line} />
        ))}
        {visit.signatures.length > 0 && (
          <div>
            <h3 className="label">{words.signatures}</h3>
            <ul className="signatures">
              {visit.signatures.map(({ name, drawing }) => (
                <li key={name}>
                  {drawing ? (
                    <>
                      <Shown className="signature" src={`/api/attachments/${drawing}`} alt={zh.signOf(name)} loading="lazy" />
                      <span className="small soft">{name}</span>
                    </>
                  ) : (
                    words.typed(name)
                  )}
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </Sheet>
  );
}

function Line({ line }: { line: VisitResultLine }) {
  return (
    <div className="visit-stack">
      <p className="visit-name">
        <b>{line.name}</b>
        <Badge {...findingLooks[line.finding]}>{zh.findings[line.finding]}</Badge>
      </p>
      {line.lacking !== undefined && line.by !== undefined && <p className="small">{words.lacking(line.lacking, dayText(line.by))}</p>}
      {line.points !== undefined && (
        <p className="small">
          {words.points(pointsText(line.points), line.self === null ? null : pointsText(line.self))}
          {line.reason !== undefined && `　${words.reason(line.reason)}`}
        </p>
      )}
      {line.photos.length > 0 && (
        <ul className="shots">
          {line.photos.map((photo) =>
            photo.state === "ready" ? (
              <li key={photo.id} className="shot">
                <a href={`/api/attachments/${photo.id}`} title={photoTimes(photo)}>
                  <Shown
                    src={`/api/attachments/${photo.id}`}
                    alt={(photo.stated ? words.photo : words.received)(line.name, clockText(photo.at))}
                    loading="lazy"
                  />
                  <time>{clockText(photo.at)}</time>
                </a>
              </li>
            ) : (
              <li key={photo.id} className="shot small">
                {photo.state === "checking" ? words.waiting : words.infected}
              </li>
            ),
          )}
        </ul>
      )}
    </div>
  );
}

/** Both times: the telephone's, which may be wrong, and the portal's. */
const photoTimes = ({ at, stated, receivedAt }: VisitResultLine["photos"][number]): string =>
  stated ? words.photoTimes(timeText(at), timeText(receivedAt)) : words.photoReceived(timeText(receivedAt));
