import { CloudOff } from "lucide";
import { zh } from "@/lib/text/visit";
import { Anchor } from "../ui/anchor";
import { Icon } from "../ui/icon";
import { Note } from "../ui/note";
import type { useKeptVisit } from "./sending";

const words = zh.state;

/** What lies in this browser and has not been sent, and what becomes of it. */
export function Banner({ keeping, visitId, filled }: { keeping: ReturnType<typeof useKeptVisit>; visitId: string; filled: number }) {
  const { kept, state, online, storing, restored } = keeping;
  const photos = kept.files.filter(({ kind }) => kind === "photo").length;
  const waiting = kept.files.filter(({ sent, problem }) => !sent && problem === null).length;
  if (!storing) return <Note tone="bad">{words.noStore}</Note>;
  if (!online)
    return (
      <div className="note note-warn" role="status">
        <Icon of={CloudOff} />
        <p>
          <b>{words.offlineLead}</b>
          {kept.queued ? words.queued : words.offline(filled, photos)}
        </p>
      </div>
    );
  switch (state) {
    case "sending":
      return <Note live>{words.sending(waiting)}</Note>;
    case "waiting":
      return (
        <Note tone="warn" live>
          {words.retry}
        </Note>
      );
    case "signedOut":
      return (
        <Note tone="warn" live>
          {words.signedOut} <Anchor href={`/sign-in?next=${encodeURIComponent(`/applications/${visitId}/visit`)}`}>{words.signIn}</Anchor>
        </Note>
      );
    case "conflict":
      return (
        <Note tone="bad" live>
          {words.conflict} <Anchor href={`/applications/${visitId}`}>{words.look}</Anchor>
        </Note>
      );
    case "gone":
      return (
        <Note tone="bad" live>
          {words.gone}
        </Note>
      );
    case "refused":
      return (
        <Note tone="bad" live>
          {words.refused}
        </Note>
      );
    default:
      return (
        <Note live>
          {restored && `${words.restored} `}
          {filled + photos === 0 ? words.start : waiting === 0 ? words.keptAll(filled) : words.kept(filled, photos)}
        </Note>
      );
  }
}
