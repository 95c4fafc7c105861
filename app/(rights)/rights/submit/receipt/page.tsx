import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { readCity } from "@/app/city";
import { FilingReceipt } from "@/components/rights/receipt";
import { readReceipt } from "@/lib/rights-cases/queries/receipt";
import type { Audience } from "@/lib/server/admit";
import { readDrafter, readDraftPass } from "@/lib/server/claimant";
import { filingWords } from "@/lib/text/rights/filing";
import { readRevocable } from "../../../draft";
import { readLanguage } from "../../../language";

export const audience = "everyone" satisfies Audience;

export async function generateMetadata(): Promise<Metadata> {
  return { title: filingWords[await readLanguage()].neutral, robots: { index: false, follow: false } };
}

export default async function FilingReceiptPage() {
  const pass = await readDraftPass();
  const receipt = pass?.code === undefined ? null : await readReceipt(await readDrafter(), pass.code);
  // Whoever comes back without the pass finds no code here.
  if (!receipt) redirect("/rights/track");
  return (
    <FilingReceipt lang={await readLanguage()} city={await readCity()} receipt={receipt} revocableUntil={await readRevocable(pass?.id)} />
  );
}
