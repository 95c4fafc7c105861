import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CampaignsView } from "@/components/activities/campaigns";
import { listCampaigns } from "@/lib/activities/queries/campaigns";
import { pageKey } from "@/lib/kernel/paging";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/campaigns";

export const audience = ["cityStaff", "cityLeader"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.title };

export default async function CampaignsPage({ searchParams }: PageProps<"/city/campaigns">) {
  const actor = await admit(audience, "/city/campaigns");
  const list = await listCampaigns(actor, pageKey((await searchParams).after));
  if (!list) notFound();
  return <CampaignsView list={list} idempotencyKey={randomUUID()} />;
}
