import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { FilingDossier } from "@/components/activities/filing";
import { readFiling } from "@/lib/activities/queries/office";
import { isId } from "@/lib/kernel/paging";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/filings";

export const audience = "signedIn" satisfies Audience;
export const metadata: Metadata = { title: zh.title };

export default async function FilingPage({ params }: PageProps<"/filings/[id]">) {
  const { id } = await params;
  const actor = await admit(audience, `/filings/${id}`);
  const filing = isId(id) ? await readFiling(actor, id) : null;
  if (!filing) notFound();
  return <FilingDossier filing={filing} keys={Object.fromEntries(filing.moves.map(({ name }) => [name, randomUUID()]))} />;
}
