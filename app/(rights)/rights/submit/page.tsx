import type { Metadata } from "next";
import { readCity } from "@/app/city";
import { FilingStart } from "@/components/rights/filing";
import { readDraft } from "@/lib/rights-cases/queries/own";
import type { Audience } from "@/lib/server/admit";
import { readDrafter } from "@/lib/server/claimant";
import { filingWords } from "@/lib/text/rights/filing";
import { readLanguage } from "../../language";

export const audience = "everyone" satisfies Audience;

export async function generateMetadata(): Promise<Metadata> {
  return { title: filingWords[await readLanguage()].neutral, robots: { index: false, follow: false } };
}

export default async function FilingStartPage({ searchParams }: PageProps<"/rights/submit">) {
  const { over } = await searchParams;
  const draft = await readDraft(await readDrafter());
  return (
    <FilingStart
      lang={await readLanguage()}
      city={await readCity()}
      over={over !== undefined}
      going={draft && (draft.missing[0] ?? "check")}
    />
  );
}
