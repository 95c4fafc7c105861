import type { Metadata, Route } from "next";
import { notFound, redirect } from "next/navigation";
import { FormListView } from "@/components/applications/form-list";
import { readForm } from "@/lib/applications/queries/form";
import { isId } from "@/lib/kernel/paging";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/applications";

export const audience = ["enterpriseOfficer", "cityStaff"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.list.title };

export default async function FormPage({ params }: PageProps<"/applications/[id]/form">) {
  const { id } = await params;
  const actor = await admit(audience, `/applications/${id}/form`);
  const form = isId(id) ? await readForm(actor, id) : null;
  if (!form) notFound();
  if (!form.editable) redirect(`/applications/${id}` as Route);
  return <FormListView form={form} />;
}
