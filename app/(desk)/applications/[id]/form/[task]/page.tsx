import type { Metadata, Route } from "next";
import { notFound, redirect } from "next/navigation";
import { FormTaskPage } from "@/components/applications/form-task";
import { readForm } from "@/lib/applications/queries/form";
import { isId } from "@/lib/kernel/paging";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/applications";

export const audience = ["enterpriseOfficer", "cityStaff"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.list.title };

export default async function TaskPage({ params, searchParams }: PageProps<"/applications/[id]/form/[task]">) {
  const { id, task: key } = await params;
  const { file, field, at } = await searchParams;
  const actor = await admit(audience, `/applications/${id}/form/${key}`);
  const form = isId(id) ? await readForm(actor, id) : null;
  if (!form) notFound();
  if (!form.editable) redirect(`/applications/${id}` as Route);
  const task = form.tasks.find((candidate) => candidate.key === key);
  if (!task) notFound();
  const trouble = typeof file === "string" ? { problem: file, field: typeof field === "string" ? field : "", at: Number(at) || 0 } : null;
  return <FormTaskPage form={form} task={task} trouble={trouble} />;
}
