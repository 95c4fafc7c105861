import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { readCity } from "@/app/city";
import { OwnCasePage } from "@/components/rights/own";
import { readOwnCase } from "@/lib/rights-cases/queries/own";
import { readOwnSplits } from "@/lib/rights-cases/queries/related";
import type { Audience } from "@/lib/server/admit";
import { readCasePass, readClaimant, readRatedPass } from "@/lib/server/claimant";
import { filingWords } from "@/lib/text/rights/filing";
import { readFileProblem, readRevocable } from "../../draft";
import { readLanguage } from "../../language";

export const audience = "everyone" satisfies Audience;

export async function generateMetadata(): Promise<Metadata> {
  return { title: filingWords[await readLanguage()].neutral, robots: { index: false, follow: false } };
}

export default async function RightsCasePage({ searchParams }: PageProps<"/rights/case">) {
  const [shown, rated] = [await readCasePass(), await readRatedPass()];
  const revocableUntil = await readRevocable(shown?.id);
  // Of the case that is open here, not of another that this browser rated.
  const ratedUntil = rated?.id !== undefined && rated.id === shown?.id && rated.until !== undefined ? new Date(rated.until) : null;
  const actor = await readClaimant();
  const found = await readOwnCase(actor, revocableUntil, ratedUntil);
  if (!found) redirect("/rights/track?over=1");
  return (
    <OwnCasePage
      lang={await readLanguage()}
      city={await readCity()}
      found={found}
      revocableUntil={revocableUntil}
      splits={await readOwnSplits(actor)}
      fileProblem={readFileProblem(await searchParams)}
    />
  );
}
