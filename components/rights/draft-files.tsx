import type { Language } from "@/lib/kernel/language";
import type { DraftFiles } from "@/lib/rights-cases/queries/files";
import { caseFileProblem, caseFileWords } from "@/lib/text/rights/files";
import { FileList } from "../ui/files";
import { Note } from "../ui/note";
import { CaseFileField } from "./file-field";
import { caseFileRow } from "./file-rows";

type Props = DraftFiles & {
  lang: Language;
  /** `file` and `at` of the page's address: what a post without script came back with. */
  problem?: { file: string; at: number } | null;
};

/** Evidence while one is still writing. Stands inside the page's own form: without script its buttons post that form to the files' door. */
export function DraftFilesField({ lang, files, problem = null }: Props) {
  const words = caseFileWords[lang];
  return (
    <div id="files">
      <p>{words.intro}</p>
      <FilesBefore lang={lang} />
      <CaseFileField
        lang={lang}
        files={files.map((file) => caseFileRow(file, lang, true, `/rights/files/${file.id}`))}
        address="/rights/files?to=draft"
        problem={problem && caseFileProblem(lang, problem.file, problem.at)}
      />
    </div>
  );
}

/** What is taken out of a file, what cannot be, and who gets to see it: said before anything is chosen. */
export function FilesBefore({ lang }: { lang: Language }) {
  const { before } = caseFileWords[lang];
  return (
    <Note>
      <p>
        <b>{before.title}</b>
      </p>
      <p>{before.cleaned}</p>
      <p>{before.kept}</p>
      <p>{before.sealed}</p>
      <p>{before.limit}</p>
    </Note>
  );
}

/** The same on the page that shows all answers once more. */
export function DraftFilesList({ lang, files }: DraftFiles & { lang: Language }) {
  if (files.length === 0) return <>{caseFileWords[lang].none}</>;
  return <FileList items={files.map((file) => caseFileRow(file, lang, true, `/rights/files/${file.id}`))} />;
}
