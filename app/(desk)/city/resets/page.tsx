import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ResetsView } from "@/components/accounts/resets";
import { listResetRequests } from "@/lib/accounts/queries";
import { publicOrigin } from "@/lib/portal/queries";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/accounts";

export const audience = ["securityAdmin"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.resets.title };

export default async function ResetsPage() {
  const rows = await listResetRequests(await admit(audience, "/city/resets"));
  if (!rows) notFound();
  return <ResetsView rows={rows} origin={publicOrigin()} />;
}
