import type { ReactNode } from "react";
import type { Language } from "@/lib/kernel/language";
import type { CaseFileView, OwnFiles } from "@/lib/rights-cases/queries/files";
import { isPhoto } from "@/lib/files/rules";
import { caseFileProblem, caseFileWords, zh } from "@/lib/text/rights/files";
import { FileList } from "../ui/files";
import { Section, Sheet } from "../ui/section";
import { FilesBefore } from "./draft-files";
import { CaseFileField } from "./file-field";
import { caseFileRow } from "./file-rows";

type Problem = { file: string; at: number } | null;

/** The claimant's own case page: what was sent, more of it, and until it is accepted a way to take some back. */
export function OwnFilesSection({ lang, open, files, problem = null }: OwnFiles & { lang: Language; problem?: Problem }) {
  const words = caseFileWords[lang];
  const row = (file: CaseFileView) => caseFileRow(file, lang, true, `/rights/files/${file.id}`);
  const fixed = files.filter(({ removable }) => !removable);
  return (
    <Section id="files" title={words.title}>
      {files.length === 0 && <p className="quiet">{words.none}</p>}
      {fixed.length > 0 && <FileList items={fixed.map(row)} />}
      {open ? (
        <form method="post" encType="multipart/form-data" action="/rights/files?to=case">
          <CaseFileField
            lang={lang}
            files={files.filter(({ removable }) => removable).map(row)}
            address="/rights/files?to=case"
            problem={problem && caseFileProblem(lang, problem.file, problem.at)}
          />
          <p className="small quiet">{words.removedNote}</p>
          <FilesBefore lang={lang} />
        </form>
      ) : (
        <p className="quiet">{words.closedNote}</p>
      )}
    </Section>
  );
}

type DeskProps = { caseId: string; files: readonly CaseFileView[]; mayAdd: boolean; problem?: Problem };

/**
 * The evidence as the office reads it. A picture is fetched when its line is opened and not before: each is an opening that the claimant can
 * ask for.
 */
export function CaseFilesSection({ caseId, files, mayAdd, problem = null }: DeskProps) {
  const address = `/api/rights-cases/${caseId}/files`;
  return (
    <Sheet id="files" title={zh.title}>
      {files.length === 0 ? (
        <p className="quiet">{zh.none}</p>
      ) : (
        <>
          <p className="small quiet">{zh.logged}</p>
          <FileList
            items={files.map((file) => {
              const href = `${address}/${file.id}`;
              const row = caseFileRow(file, "zh", false, href);
              return isPhoto(file.contentType) ? { ...row, meta: <Picture meta={row.meta} name={row.name} href={href} /> } : row;
            })}
          />
        </>
      )}
      {mayAdd && (
        <form method="post" encType="multipart/form-data" action={address}>
          <h3>{zh.addOffice}</h3>
          <CaseFileField
            lang="zh"
            files={[]}
            address={`${address}?`}
            problem={problem && caseFileProblem("zh", problem.file, problem.at)}
          />
        </form>
      )}
    </Sheet>
  );
}

function Picture({ meta, name, href }: { meta: ReactNode; name: string; href: string }) {
  return (
    <>
      {meta}
      <details className="case-picture">
        <summary>
          {zh.show}
          <span className="hidden-visually">{name}</span>
        </summary>
        {/* Not through the image optimiser: it would keep a copy. */}
        <picture>
          <img src={href} alt={name} loading="lazy" decoding="async" />
        </picture>
      </details>
    </>
  );
}
