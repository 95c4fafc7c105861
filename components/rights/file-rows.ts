import type { Language } from "@/lib/kernel/language";
import type { CaseFileView } from "@/lib/rights-cases/queries/files";
import { sizeText } from "@/lib/text/format";
import { caseFileWords } from "@/lib/text/rights/files";
import type { HeldFile } from "../files/evidence";

/** A file in words: how large, what was taken out of it, who gave it on which day. */
export function caseFileRow(file: CaseFileView, lang: Language, own: boolean, href: string): HeldFile {
  const words = caseFileWords[lang];
  const removed =
    file.treatment === "cleaned" && file.contentType.startsWith("image/") ? words.cleanedPicture : words.treatment[file.treatment];
  const day = words.day(file.day);
  const by = own && file.side === "claimant" ? words.own(day) : words.by(file.side, day);
  return {
    key: file.id,
    name: file.name || words.unnamed,
    href,
    meta: [sizeText(file.size), removed, by].filter(Boolean).join(" · "),
  };
}
