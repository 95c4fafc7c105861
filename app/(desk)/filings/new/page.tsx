import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { FilingForm } from "@/components/activities/filing-form";
import { ChooseHome } from "@/components/activities/filings";
import { listFilingHomes, readFilingStart } from "@/lib/activities/queries/office";
import { isId, wordIn } from "@/lib/kernel/paging";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/filings";

export const audience = "signedIn" satisfies Audience;
export const metadata: Metadata = { title: zh.form.newTitle };

export default async function NewFilingPage({ searchParams }: PageProps<"/filings/new">) {
  const actor = await admit(audience, "/filings/new");
  const { home, word } = await searchParams;
  if (home === undefined) return <ChooseHome homes={await listFilingHomes(actor, wordIn(word, 60))} />;
  const start = typeof home === "string" && isId(home) ? await readFilingStart(home) : null;
  if (!start) notFound();
  return <FilingForm start={start} filing={null} idempotencyKey={randomUUID()} />;
}
