import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { FilingForm } from "@/components/activities/filing-form";
import { readFiling, readFilingStart } from "@/lib/activities/queries/office";
import { isId } from "@/lib/kernel/paging";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/filings";

export const audience = "signedIn" satisfies Audience;
export const metadata: Metadata = { title: zh.form.editTitle };

export default async function EditFilingPage({ params }: PageProps<"/filings/[id]/edit">) {
  const { id } = await params;
  const actor = await admit(audience, `/filings/${id}/edit`);
  const filing = isId(id) ? await readFiling(actor, id) : null;
  const start = filing?.mayEdit ? await readFilingStart(filing.home.id) : null;
  if (!filing || !start) notFound();
  return <FilingForm start={start} filing={filing} idempotencyKey={randomUUID()} />;
}
