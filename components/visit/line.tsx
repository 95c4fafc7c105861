import { Camera, X } from "lucide";
import type { KeptVisitFile } from "@/lib/applications/queries/visit";
import { type Finding, findings, type VisitEntry, type VisitLine } from "@/lib/applications/rules/visit";
import { endsOf } from "@/lib/schemes/rules/ends";
import { photoTypes } from "@/lib/files/rules";
import { fileProblem } from "@/lib/text/files";
import { pointsText, clockText } from "@/lib/text/format";
import { zh } from "@/lib/text/visit";
import { Badge, type Tone } from "../ui/badge";
import { look } from "../ui/button";
import { DateField, Field, NumberField, TextArea } from "../ui/field";
import { Icon } from "../ui/icon";
import type { IconName } from "../ui/icons";
import type { useKeptVisit } from "./sending";
import { Shown } from "./shown";

export type PartProps = {
  start: VisitEntry;
  /** pictures the portal has already, from a post without script or another device */
  held: readonly KeptVisitFile[];
  keeping: ReturnType<typeof useKeptVisit>;
  live: boolean;
  errors: (field: string) => { errors?: readonly string[] };
};

export const findingLooks: Record<Finding, { tone: Tone; icon: IconName }> = {
  ok: { tone: "ok", icon: "check" },
  rectify: { tone: "bad", icon: "circle-alert" },
  notApplicable: { tone: "idle", icon: "minus" },
};

/**
 * One criterion: what was found, what is lacking, the points where the scheme scores, and photos. What does not apply is hidden by style
 * alone, so that it works without script.
 */
export function LineItem({
  number,
  line,
  start,
  entry,
  held,
  keeping,
  live,
  errors,
}: PartProps & { number: number; line: VisitLine; entry: VisitEntry }) {
  const { criterion, self } = line;
  const { key, name } = criterion;
  const ends = endsOf(criterion);
  const finding = findings.find((one) => one === entry.c[key]);
  const selfPoints = typeof self === "number" ? pointsText(self) : null;
  const problem = errors(`c.${key}`).errors;
  return (
    <section className="visit-item visit-stack" data-finding={finding}>
      <div className="visit-name">
        <h2>
          {number}　{name}
        </h2>
        <span className="noscript:hidden">
          <Badge {...(finding ? findingLooks[finding] : { icon: "circle" as const })}>
            {finding ? zh.findings[finding] : zh.notFilled}
          </Badge>
        </span>
      </div>
      {criterion.text && <p className="small soft">{criterion.text}</p>}
      {criterion.kind === "checklist" && <p className="small soft">{self === true ? zh.self.met : zh.self.unmet}</p>}
      <fieldset className={problem ? "field field-bad" : "field"} aria-label={zh.finding(name)}>
        {problem?.map((message) => (
          <p key={message} className="error">
            {message}
          </p>
        ))}
        <div className="seg visit-seg">
          {findings.map((one, at) => (
            <label key={one} className={`visit-${one}`}>
              <input
                type="radio"
                name={`c.${key}`}
                id={at === 0 ? `c.${key}` : `c.${key}-${at}`}
                value={one}
                defaultChecked={start.c[key] === one}
              />
              {zh.findings[one]}
            </label>
          ))}
        </div>
      </fieldset>
      <div className="visit-lacking visit-stack">
        <TextArea name={`l.${key}`} label={zh.lacking} hint={zh.lackingHint} rows={2} defaultValue={start.l[key]} {...errors(`l.${key}`)} />
        <DateField name={`b.${key}`} label={zh.by_} defaultValue={start.b[key]} {...errors(`b.${key}`)} />
      </div>
      {ends && (
        <div className="visit-points visit-stack">
          <NumberField
            name={`p.${key}`}
            label={zh.points}
            hint={zh.pointsHint(pointsText(ends.floor), pointsText(ends.cap), selfPoints)}
            inputMode="decimal"
            defaultValue={start.p[key]}
            {...errors(`p.${key}`)}
          />
          <TextArea
            name={`r.${key}`}
            label={zh.reason}
            hint={zh.reasonHint}
            rows={2}
            optional
            defaultValue={start.r[key]}
            {...errors(`r.${key}`)}
          />
        </div>
      )}
      <Photos {...{ criterion, start, held, keeping, live }} />
    </section>
  );
}

function Photos({
  criterion: { key, name },
  start,
  held,
  keeping,
  live,
}: Omit<PartProps, "errors"> & { criterion: VisitLine["criterion"] }) {
  const mine = keeping.kept.files.filter(({ criterion }) => criterion === key);
  const there = held.filter(({ criterion }) => criterion === key);
  const refused = keeping.refused?.criterion === key ? keeping.refused.problem : null;
  return (
    <div className="visit-stack" role="group" aria-label={zh.photoPlain(name)}>
      <div className="shots">
        {there.map((photo) => {
          const at = clockText(photo.at);
          return (
            <label key={photo.key} className="shot">
              <Shown src={`/api/attachments/${photo.attachmentId}`} alt={zh.photoOf(name, at)} loading="lazy" />
              <span className="shot-under">
                <input
                  type="checkbox"
                  name="files"
                  value={photo.key}
                  defaultChecked={start.files.includes(photo.key)}
                  aria-label={zh.include(at)}
                />
                <time>{at}</time>
              </span>
            </label>
          );
        })}
        {mine.map((photo) => {
          const at = clockText(new Date(photo.takenAt));
          const source = keeping.shown.get(photo.key);
          return (
            <div key={photo.key} className={photo.problem ? "shot shot-bad" : "shot"}>
              {source && <Shown src={source} alt={zh.photoOf(name, at)} />}
              <time>{at}</time>
              <button type="button" aria-label={zh.dropOf(name, at)} onClick={() => void keeping.drop(photo.key)}>
                <Icon of={X} />
              </button>
            </div>
          );
        })}
      </div>
      {mine.map((photo) =>
        photo.problem ? (
          <p key={photo.key} className="error" role="alert">
            {zh.state.photoProblem(name, fileProblem(photo.problem, true))}
          </p>
        ) : null,
      )}
      {refused && (
        <p className="error" role="alert">
          {fileProblem(refused, true)}
        </p>
      )}
      <label className={`${look("plain", true)} shot-add noscript:hidden`}>
        <input
          type="file"
          disabled={!live}
          className="hidden-visually"
          accept={photoTypes}
          capture="environment"
          multiple
          aria-label={zh.photoFor(name)}
          onChange={({ target }) => {
            const files = [...(target.files ?? [])];
            target.value = "";
            void keeping.photograph(key, files);
          }}
        />
        <Icon of={Camera} />
        <span aria-hidden="true">{zh.photo}</span>
      </label>
      {!live && (
        <div className="not-noscript:hidden">
          <Field id={`photo.${key}`} label={zh.photoPlain(name)} hint={zh.photoRule}>
            <input
              className="input file-input"
              type="file"
              id={`photo.${key}`}
              name={`photo.${key}`}
              accept={photoTypes}
              multiple
              aria-describedby={`photo.${key}-hint`}
            />
          </Field>
        </div>
      )}
    </div>
  );
}
