import type { SessionView } from "@/lib/activities/queries/session";
import type { PhotoProblem } from "@/lib/activities/rules/lists";
import { photosAtOnce, photosPerSession } from "@/lib/activities/rules/photos";
import { reportLength } from "@/lib/activities/schema";
import { photoTypes } from "@/lib/files/rules";
import { zh as activities } from "@/lib/text/activities";
import { fileProblem, zh as files } from "@/lib/text/files";
import { zh } from "@/lib/text/filings";
import { look } from "../ui/button";
import { ErrorSummary } from "../ui/error-summary";
import { FileField, TextArea, TextField } from "../ui/field";

const words = zh.session.photos;
const report = activities.sessionMoves.report;

type Told = PhotoProblem & { message: string };
/** In which field it is; of a photo with its number. */
const fieldOf = ({ code, at }: Told): string => (code.startsWith("body") ? "body" : code === "alt" ? `alt.${at}` : `photo.${at}`);

/**
 * The report and its photos in one form, because a post for the photos leads to a page anew and must not lose what was typed. It posts to a
 * route of its own, with or without script: a server action would cut a picture at one megabyte.
 */
export function ReportForm({ session, problem }: { session: SessionView; problem: PhotoProblem | null }) {
  const open = session.mayAddPhotos;
  const left = Math.min(photosAtOnce, photosPerSession - session.photos.length);
  const message = problem && (words.problems[problem.code] ?? fileProblem(problem.code, true));
  const told = problem && message ? { ...problem, message } : null;
  const ofPhoto = told !== null && !told.code.startsWith("body");
  const said = told && (
    <ErrorSummary
      title={ofPhoto ? words.refused : words.reportRefused}
      items={[
        open && (left > 0 || !ofPhoto)
          ? { message: ofPhoto ? words.which(told.at, told.message) : told.message, href: `#${fieldOf(told)}` }
          : told,
      ]}
    />
  );
  if (!open) return said;
  const errorsOf = (field: string) => (told && fieldOf(told) === field ? { errors: [told.message] } : {});
  return (
    <>
      {said}
      <form action={`/api/sessions/${session.id}/photos`} method="post" encType="multipart/form-data" className="stack-5" noValidate>
        <TextArea
          name="body"
          label={zh.form.fields.body}
          hint={report.hint}
          rows={8}
          maxLength={reportLength}
          defaultValue={session.draft}
          {...errorsOf("body")}
        />
        {left <= 0 ? (
          <p className="small soft">{words.full(photosPerSession)}</p>
        ) : (
          <p className="small soft">{words.lead(photosPerSession)}</p>
        )}
        {Array.from({ length: Math.max(0, left) }, (_, at) => at + 1).map((ordinal) => (
          <div key={ordinal} className="stack">
            <FileField
              name={`photo.${ordinal}`}
              label={words.file(ordinal)}
              hint={files.photoRule}
              accept={photoTypes}
              {...errorsOf(`photo.${ordinal}`)}
            />
            <TextField
              name={`alt.${ordinal}`}
              label={words.alt}
              hint={words.altHint}
              maxLength={100}
              autoComplete="off"
              defaultValue={told?.at === ordinal ? told.alt : ""}
              {...errorsOf(`alt.${ordinal}`)}
            />
          </div>
        ))}
        <div className="row">
          {/* The first button is the one that Enter presses: it hands nothing in. */}
          <button type="submit" className={look("plain")}>
            {words.add}
          </button>
          <button type="submit" name="act" value="report" className={look("main")}>
            {report.button}
          </button>
        </div>
      </form>
    </>
  );
}
