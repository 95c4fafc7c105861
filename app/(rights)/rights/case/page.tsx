import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { readCity } from "@/app/city";
import { OwnCasePage } from "@/components/rights/own";
import { readOwnCase } from "@/lib/rights-cases/queries/own";
import type { Audience } from "@/lib/server/admit";
import { readCasePass, readClaimant } from "@/lib/server/claimant";
import { filingWords } from "@/lib/text/rights/filing";
import { readRevocable } from "../../draft";
import { readLanguage } from "../../language";

export const audience = "everyone" satisfies Audience;

export async function generateMetadata(): Promise<Metadata> {
  return { title: filingWords[await readLanguage()].neutral, robots: { index: false, follow: false } };
}

export default async function RightsCasePage() {
  const revocableUntil = await readRevocable((await readCasePass())?.id);
  const found = await readOwnCase(await readClaimant(), revocableUntil);
  if (!found) redirect("/rights/track?over=1");
  return <OwnCasePage lang={await readLanguage()} city={await readCity()} found={found} revocableUntil={revocableUntil} />;
}
