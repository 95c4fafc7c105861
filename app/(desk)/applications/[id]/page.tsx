import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DossierView } from "@/components/applications/dossier";
import { readApplication } from "@/lib/applications/queries/dossier";
import { publicCalendar } from "@/lib/calendar/queries";
import { isId } from "@/lib/kernel/paging";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/applications";
import { listAssignees } from "@/lib/work/queries";

export const audience = "signedIn" satisfies Audience;
export const metadata: Metadata = { title: zh.list.title };

export default async function ApplicationPage({ params, searchParams }: PageProps<"/applications/[id]">) {
  const { id } = await params;
  const actor = await admit(audience, `/applications/${id}`);
  const dossier = isId(id) ? await readApplication(actor, id) : null;
  if (!dossier) notFound();
  const item = dossier.work[0];
  const [calendar, assignees, { done }] = await Promise.all([publicCalendar(), item ? listAssignees(actor, item.id) : [], searchParams]);
  return <DossierView dossier={dossier} calendar={calendar} assignees={assignees} done={typeof done === "string" ? done : null} />;
}
