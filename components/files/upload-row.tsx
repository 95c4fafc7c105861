import { CircleAlert, FileText, FileX } from "lucide";
import { fileProblem, type FileWords } from "@/lib/text/files";
import { sizeText } from "@/lib/text/format";
import { look } from "../ui/button";
import { Bar } from "../ui/files";
import { Icon } from "../ui/icon";
import type { Upload } from "./uploads";

type Props = { upload: Upload; photos: boolean; stop: () => void; again: () => void; words: FileWords };

/** One file on its way: how far it is, or why it did not get in. */
export function UploadRow({ upload, photos, stop, again, words }: Props) {
  const { file, state, percent, problem } = upload;
  return (
    <li aria-busy={problem === null || undefined}>
      <Icon of={problem ? FileX : FileText} />
      <span>
        <b>{file.name}</b>
        {problem ? (
          <span className="error">
            <Icon of={CircleAlert} />
            {fileProblem(problem, photos, words)}
          </span>
        ) : (
          <>
            <span className="meta">
              {sizeText(file.size)}　{state === "waiting" ? words.waiting : state === "examining" ? words.examining : words.sent(percent)}
            </span>
            <Bar share={percent / 100} />
          </>
        )}
      </span>
      <span className="do">
        {problem && retryable.has(problem) && (
          <button type="button" className={look("text")} onClick={again}>
            {words.retry}
            <span className="hidden-visually">{file.name}</span>
          </button>
        )}
        <button type="button" className={look("text")} onClick={stop}>
          {problem ? words.dismiss : words.cancel}
          <span className="hidden-visually">{file.name}</span>
        </button>
      </span>
    </li>
  );
}

/** What the same file may get past a second time. */
const retryable = new Set([
  "interrupted",
  "noRoom",
  "conflict",
  "signedOut",
  "tooMany",
  "applicationFull",
  "caseFull",
  "tooOften",
  "unchecked",
]);
