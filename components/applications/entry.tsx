import { takeOverApplication } from "@/lib/applications/actions";
import type { Dossier } from "@/lib/applications/queries/dossier";
import { zh } from "@/lib/text/applications";
import { dayText } from "@/lib/text/format";
import { ActionForm } from "../form/action-form";
import { Submit } from "../form/submit";
import { Note } from "../ui/note";

const words = zh.entry;

type Props = { id: string; entry: NonNullable<Dossier["entry"]>; mayTakeOver?: boolean };
/** That the office filled it in, and from what; the organization may go on by itself. */
export function EntryNote({ id, entry, mayTakeOver = false }: Props) {
  return (
    <Note tone="info">
      <p>
        {words.came(dayText(entry.receivedOn), words.channels[entry.channel], entry.office)}
        {entry.takenOver && words.takenOver}
      </p>
      {entry.files.length > 0 && (
        <ul className="bullets">
          {entry.files.map((file) => (
            <li key={file.evidenceId}>
              {file.state === "ready" ? <a href={`/api/attachments/${file.id}`}>{file.name}</a> : file.name || words.scan}
            </li>
          ))}
        </ul>
      )}
      {mayTakeOver && (
        <ActionForm action={takeOverApplication} id="takeover" hidden={{ applicationId: id }} className="in-row">
          <Submit variant="plain">{words.takeOver}</Submit>
        </ActionForm>
      )}
    </Note>
  );
}
