import { photoTypes } from "@/lib/files/rules";
import { changePhoto, dropPhoto } from "@/lib/profiles/actions";
import type { ProfilePage } from "@/lib/profiles/queries";
import { fileProblem, zh as files } from "@/lib/text/files";
import { zh as profiles } from "@/lib/text/profiles";
import { ActionForm } from "../form/action-form";
import { BoundCheckbox, BoundText } from "../form/bound";
import { Submit } from "../form/submit";
import { Badge } from "../ui/badge";
import { look } from "../ui/button";
import { ErrorSummary } from "../ui/error-summary";
import { FileField, TextField } from "../ui/field";
import { Note } from "../ui/note";
import { Sheet } from "../ui/section";
import { Shown as Picture } from "../visit/shown";

const words = profiles.photos;
type Photo = ProfilePage["photos"][number];
type Props = { page: ProfilePage; problem: string | null; keys: Record<string, string> };

/** Of the text, of the file, or of neither. */
const ofText = ["noAlt", "badAlt"];

/** The pictures of what is under way, or those that are public; the form posts to a route of its own, with or without script. */
export function Photos({ page: { home, photos, photosGone, may }, problem, keys }: Props) {
  const message = problem === null ? null : (words.problems[problem] ?? fileProblem(problem, true));
  const wrong = message ? { errors: [message] } : {};
  const inText = problem !== null && ofText.includes(problem);
  return (
    <Sheet title={words.title} id="photos">
      <div className="stack-5">
        <p className="small soft">{words.lead}</p>
        {photosGone > 0 && <Note>{words.gone(photosGone)}</Note>}
        {photos.length === 0 ? (
          <p className="soft">{words.none}</p>
        ) : (
          <ol className="photos" aria-label={words.list}>
            {photos.map((photo) => (
              <li key={photo.id}>
                <Shown photo={photo} />
                {may.save && <Change photo={photo} keys={keys} />}
              </li>
            ))}
          </ol>
        )}
        {may.save && (
          <>
            {message && <ErrorSummary title={words.refused} items={[{ message, href: inText ? "#alt" : "#photo" }]} />}
            <form action={`/api/homes/${home.id}/photos`} method="post" encType="multipart/form-data" className="stack-5" noValidate>
              <FileField name="photo" label={words.file} hint={files.photoRule} accept={photoTypes} {...(inText ? {} : wrong)} />
              <TextField name="alt" label={words.alt} hint={words.altHint} maxLength={100} autoComplete="off" {...(inText ? wrong : {})} />
              <div className="row">
                <button type="submit" className={look("plain")}>
                  {words.add}
                </button>
              </div>
            </form>
          </>
        )}
      </div>
    </Sheet>
  );
}

function Shown({ photo: { attachmentId, alt, state, isNew } }: { photo: Photo }) {
  return (
    <>
      {state === "ready" ? (
        <Picture src={`/api/attachments/${attachmentId}`} alt={alt} loading="lazy" />
      ) : (
        <p className="photo-none small soft">{state === "infected" ? files.infectedOwn : words.isChecking}</p>
      )}
      <p className="small mt-s2">
        {alt} {isNew && <Badge tone="go">{words.isNew}</Badge>}
      </p>
    </>
  );
}

function Change({ photo: { id, alt }, keys }: { photo: Photo; keys: Record<string, string> }) {
  const which = <span className="hidden-visually">{words.of(alt)}</span>;
  return (
    <>
      <details className="fold">
        <summary className="small">
          {words.change}
          {which}
        </summary>
        <ActionForm
          action={changePhoto}
          id={`photo-${id}`}
          labels={{ alt: words.alt, first: words.first }}
          words={profiles.blockers}
          idempotencyKey={keys[id] ?? ""}
          hidden={{ photoId: id }}
        >
          <BoundText name="alt" autoComplete="off" initial={alt} />
          <BoundCheckbox name="first" />
          <Submit variant="plain">{words.save}</Submit>
        </ActionForm>
      </details>
      <ActionForm
        action={dropPhoto}
        id={`drop-${id}`}
        words={profiles.blockers}
        idempotencyKey={keys[`drop-${id}`] ?? ""}
        hidden={{ photoId: id }}
      >
        <Submit variant="plain">
          {words.remove}
          {which}
        </Submit>
      </ActionForm>
    </>
  );
}
