import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { readCity } from "@/app/city";
import { DraftFilesList } from "@/components/rights/draft-files";
import { FilingCheck } from "@/components/rights/check";
import { readDraftFiles } from "@/lib/rights-cases/queries/files";
import type { Audience } from "@/lib/server/admit";
import { readDrafter } from "@/lib/server/claimant";
import { filingWords } from "@/lib/text/rights/filing";
import { leadOn, readWritten } from "../../../draft";
import { readLanguage } from "../../../language";

export const audience = "everyone" satisfies Audience;

export async function generateMetadata(): Promise<Metadata> {
  return { title: filingWords[await readLanguage()].neutral, robots: { index: false, follow: false } };
}

export default async function FilingCheckPage() {
  const written = (await readWritten()) ?? (await leadOn());
  const lang = await readLanguage();
  return (
    <FilingCheck
      lang={lang}
      city={await readCity()}
      {...written}
      idempotencyKey={randomUUID()}
      files={<DraftFilesList lang={lang} files={(await readDraftFiles(await readDrafter()))?.files ?? []} />}
    />
  );
}
