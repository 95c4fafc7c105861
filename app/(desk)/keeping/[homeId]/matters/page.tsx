import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { MattersView } from "@/components/matters/matters";
import { isId, pageKey } from "@/lib/kernel/paging";
import { listMatters } from "@/lib/matters/queries";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/matters";

export const audience = ["enterpriseOfficer", "townshipOfficer", "cityStaff", "cityLeader"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.title };

export default async function MattersPage({ params, searchParams }: PageProps<"/keeping/[homeId]/matters">) {
  const { homeId } = await params;
  const actor = await admit(audience, `/keeping/${homeId}/matters`);
  const page = isId(homeId) ? await listMatters(actor, homeId, pageKey((await searchParams).after)) : null;
  if (!page) notFound();
  return <MattersView page={page} />;
}
