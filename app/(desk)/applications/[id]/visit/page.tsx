import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { VisitView } from "@/components/visit/visit";
import { readVisitPage } from "@/lib/applications/queries/visit";
import { isId } from "@/lib/kernel/paging";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/visit";

export const audience = ["cityStaff", "expert"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.title };

export default async function VisitPage({ params, searchParams }: PageProps<"/applications/[id]/visit">) {
  const [{ id }, { sent, file }] = await Promise.all([params, searchParams]);
  const actor = await admit(audience, `/applications/${id}/visit`);
  const visit = isId(id) ? await readVisitPage(actor, id) : null;
  if (!visit) notFound();
  const said = (value: typeof sent) => (typeof value === "string" ? value : null);
  return <VisitView visit={visit} newKey={randomUUID()} sent={said(sent)} file={said(file)} />;
}
