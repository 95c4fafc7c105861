import type { Dossier } from "@/lib/applications/queries/dossier";
import { inGroups, paperDigits, scanTypes } from "@/lib/documents/rules";
import { zh } from "@/lib/text/applications";
import { dateText } from "@/lib/text/format";
import { look } from "../ui/button";
import { ErrorSummary } from "../ui/error-summary";
import { Facts } from "../ui/facts";
import { FileField, TextField } from "../ui/field";

const words = zh.move;

export type ScanAnswer = { problem: string; paper: string | null };

/** Posts the scan with its file to a route of its own: a server action would cut it at one megabyte. Works without script as it is. */
export function ScanForm({ dossier, answer, children }: { dossier: Dossier; answer: ScanAnswer | null; children: React.ReactNode }) {
  const message = answer && words.scanProblems[answer.problem];
  const ofDigits = answer?.problem === "wrongDigits" || answer?.problem === "unreadable";
  return (
    <div className="stack-5">
      {answer?.problem === "otherVersion" ? (
        <OtherVersion dossier={dossier} paper={answer.paper} />
      ) : (
        message && <ErrorSummary title={words.scan} items={[{ message, href: ofDigits ? "#digits" : "#scan" }]} />
      )}
      <form
        action={`/api/applications/${dossier.id}/scan`}
        method="post"
        encType="multipart/form-data"
        id="move"
        className="stack-5"
        noValidate
      >
        <input type="hidden" name="revision" value={dossier.revision} />
        <FileField
          name="scan"
          label={words.scan}
          hint={words.scanRule}
          accept={scanTypes.join(",")}
          {...(message && !ofDigits ? { errors: [message] } : {})}
        />
        <TextField
          name="digits"
          label={words.digits}
          hint={words.digitsHint}
          optional
          width="medium"
          inputMode="numeric"
          autoComplete="off"
          {...(message && ofDigits ? { errors: [message] } : {})}
        />
        <div className="row">
          <button type="submit" className={look("main")}>
            {words.scanDo}
          </button>
          {children}
        </div>
      </form>
    </div>
  );
}

/** Both versions side by side, so that the counter can say which paper to bring. */
function OtherVersion({ dossier, paper }: { dossier: Dossier; paper: string | null }) {
  const versionOf = (submission: Dossier["submissions"][number] | undefined) =>
    submission ? words.versionOf(submission.ordinal, dateText(submission.submittedAt), inGroups(paperDigits(submission.hash))) : "";
  const scanned = dossier.submissions.find(({ hash }) => paperDigits(hash) === paper);
  return (
    <ErrorSummary title={words.otherVersion}>
      <Facts
        small
        items={[
          scanned && { label: words.versions.scanned, value: versionOf(scanned) },
          { label: words.versions.latest, value: versionOf(dossier.submissions[0]) },
        ]}
      />
      <p>{words.otherVersionWay}</p>
    </ErrorSummary>
  );
}
