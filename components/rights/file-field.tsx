"use client";

import type { Language } from "@/lib/kernel/language";
import { fieldWords } from "@/lib/text/rights/files";
import { EvidenceFiles, type HeldFile } from "../files/evidence";

type Props = { lang: Language; files: readonly HeldFile[]; address: string; problem: string | null };

/** The field for evidence in the claimant's language: its words are partly functions, which only script hands on to script. */
export function CaseFileField({ lang, ...props }: Props) {
  return <EvidenceFiles {...props} fieldKey="evidence" photos={false} words={fieldWords(lang)} />;
}
