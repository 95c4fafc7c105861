import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CampaignDossier } from "@/components/activities/campaigns";
import { readCampaign } from "@/lib/activities/queries/campaigns";
import { isId, pageKey } from "@/lib/kernel/paging";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/campaigns";

export const audience = ["cityStaff", "cityLeader"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.title };

export default async function CampaignPage({ params, searchParams }: PageProps<"/city/campaigns/[id]">) {
  const { id } = await params;
  const actor = await admit(audience, `/city/campaigns/${id}`);
  const campaign = isId(id) ? await readCampaign(actor, id, pageKey((await searchParams).after)) : null;
  if (!campaign) notFound();
  return <CampaignDossier campaign={campaign} keys={{ save: randomUUID(), close: randomUUID() }} />;
}
