import { randomUUID } from "node:crypto";
import type { Metadata, Route } from "next";
import { notFound, redirect } from "next/navigation";
import { CheckView } from "@/components/applications/check";
import { readApplication } from "@/lib/applications/queries/dossier";
import { readForm } from "@/lib/applications/queries/form";
import { isId } from "@/lib/kernel/paging";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/applications";

export const audience = ["enterpriseOfficer", "cityStaff"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.form.check };

export default async function CheckPage({ params }: PageProps<"/applications/[id]/form/check">) {
  const { id } = await params;
  const actor = await admit(audience, `/applications/${id}/form/check`);
  const form = isId(id) ? await readForm(actor, id) : null;
  const dossier = form && (await readApplication(actor, id));
  if (!form || !dossier) notFound();
  if (!form.editable) redirect(`/applications/${id}` as Route);
  return <CheckView form={form} dossier={dossier} idempotencyKey={randomUUID()} />;
}
