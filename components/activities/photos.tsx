import type { Route } from "next";
import type { ReactNode } from "react";
import { removeReportPhoto } from "@/lib/activities/actions";
import type { ReportPhotos } from "@/lib/activities/queries/photos";
import { zh as files } from "@/lib/text/files";
import { zh } from "@/lib/text/filings";
import { dateText } from "@/lib/text/format";
import { ActionForm } from "../form/action-form";
import { Submit } from "../form/submit";
import { Anchor } from "../ui/anchor";
import { Badge } from "../ui/badge";
import { Sheet } from "../ui/section";
import { Shown } from "../visit/shown";

const words = zh.session.photos;

type Before = ReportPhotos[number]["before"][number];

/** Where it was shown before: the meeting itself for those who may read of it. */
function Place({ place }: { place: Before }) {
  const when = dateText(place.startsAt);
  return (
    <li>
      {place.title === null ? (
        words.elsewhere(place.home, when)
      ) : (
        <Anchor href={`/filings/sessions/${place.id}` as Route}>{words.here(place.title, when)}</Anchor>
      )}
    </li>
  );
}

type SheetProps = { photos: ReportPhotos; mayRemove: boolean; removeKey: string; children?: ReactNode };

/** What was to be seen, each picture with its words; one that was shown before says where. */
export function PhotoSheet({ photos, mayRemove, removeKey, children }: SheetProps) {
  return (
    <Sheet title={words.title} id="photos">
      <div className="stack-5">
        {photos.length > 0 && (
          <ul className="photos">
            {photos.map((photo) => (
              <li key={photo.id}>
                {photo.state === "ready" ? (
                  <a href={`/api/attachments/${photo.attachmentId}`} download>
                    <Shown src={`/api/attachments/${photo.attachmentId}`} alt={photo.alt} loading="lazy" />
                  </a>
                ) : (
                  <p className="small soft">{photo.state === "infected" ? files.infected : files.checking}</p>
                )}
                <p className="small">{photo.alt}</p>
                {photo.before.length > 0 && (
                  <div className="small">
                    <Badge tone="warn" icon="circle-alert">
                      {photo.before.some(({ same }) => same) ? words.same : words.nearly}
                    </Badge>
                    <ul className="bullets">
                      {photo.before.map((place) => (
                        <Place key={place.id} place={place} />
                      ))}
                    </ul>
                  </div>
                )}
                {mayRemove && (
                  <ActionForm
                    action={removeReportPhoto}
                    id={`remove-${photo.id}`}
                    words={words.problems}
                    idempotencyKey={`${removeKey}-${photo.id.slice(0, 8)}`}
                    hidden={{ photoId: photo.id }}
                  >
                    <Submit variant="text">
                      {words.remove}
                      <span className="hidden-visually">{words.removeOf(photo.alt)}</span>
                    </Submit>
                  </ActionForm>
                )}
              </li>
            ))}
          </ul>
        )}
        {children}
      </div>
    </Sheet>
  );
}
