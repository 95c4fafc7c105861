import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { columnsAsked, PastePage } from "@/components/schemes/paste";
import { isId } from "@/lib/kernel/paging";
import { readDraft } from "@/lib/schemes/queries/editor";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/scheme-editor";

export const audience = ["cityStaff"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.paste.title };

export default async function PasteTablePage({ params, searchParams }: PageProps<"/city/schemes/[id]/paste">) {
  const [{ id }, { c }] = await Promise.all([params, searchParams]);
  const actor = await admit(audience, `/city/schemes/${id}/paste`);
  const draft = isId(id) ? await readDraft(actor, id) : null;
  if (!draft) notFound();
  return <PastePage draft={draft} asked={columnsAsked(c)} />;
}
