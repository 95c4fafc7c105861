import type { Metadata } from "next";
import { readCity } from "@/app/city";
import { PartnerCase, PartnerOver } from "@/components/rights/partner";
import { readTransfer } from "@/lib/rights-cases/queries/handed";
import type { Audience } from "@/lib/server/admit";
import { readPartner } from "@/lib/server/claimant";
import { zh } from "@/lib/text/rights/transfer";

export const audience = "everyone" satisfies Audience;
export const metadata: Metadata = { title: zh.outside.title, robots: { index: false } };

export default async function PartnerPage() {
  const view = await readTransfer(await readPartner());
  return view ? <PartnerCase view={view} city={(await readCity()).name} /> : <PartnerOver />;
}
