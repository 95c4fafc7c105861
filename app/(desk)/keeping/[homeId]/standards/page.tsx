import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { StandardsView } from "@/components/evidence/standards";
import { readStandards } from "@/lib/evidence/queries";
import { isId } from "@/lib/kernel/paging";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/evidence";

export const audience = ["enterpriseOfficer", "townshipOfficer", "cityStaff", "cityLeader"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.standards.title };

export default async function StandardsPage({ params }: PageProps<"/keeping/[homeId]/standards">) {
  const { homeId } = await params;
  const actor = await admit(audience, `/keeping/${homeId}/standards`);
  const page = isId(homeId) ? await readStandards(actor, homeId) : null;
  if (!page) notFound();
  return <StandardsView page={page} />;
}
