import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { TrialPage } from "@/components/schemes/trial";
import { isId } from "@/lib/kernel/paging";
import { readTrialPage } from "@/lib/schemes/queries/trial";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/scheme-trial";

export const audience = ["cityStaff", "cityLeader"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.title };

export default async function TrySchemePage({ params, searchParams }: PageProps<"/city/schemes/[id]/try">) {
  const [{ id }, { from }] = await Promise.all([params, searchParams]);
  const actor = await admit(audience, `/city/schemes/${id}/try`);
  const view = isId(id) ? await readTrialPage(actor, id, typeof from === "string" ? from : null) : null;
  if (!view) notFound();
  return <TrialPage view={view} />;
}
