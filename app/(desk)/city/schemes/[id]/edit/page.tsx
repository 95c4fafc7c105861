import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SchemeEditor } from "@/components/schemes/editor";
import { isId } from "@/lib/kernel/paging";
import { readDraft } from "@/lib/schemes/queries/editor";
import { isPart } from "@/lib/schemes/rules/places";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/scheme-editor";

export const audience = ["cityStaff"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.title };

export default async function EditSchemePage({ params, searchParams }: PageProps<"/city/schemes/[id]/edit">) {
  const [{ id }, { part, at }] = await Promise.all([params, searchParams]);
  const actor = await admit(audience, `/city/schemes/${id}/edit`);
  const draft = isId(id) ? await readDraft(actor, id) : null;
  if (!draft) notFound();
  return <SchemeEditor draft={draft} part={isPart(part) ? part : "basics"} at={typeof at === "string" ? at : ""} />;
}
