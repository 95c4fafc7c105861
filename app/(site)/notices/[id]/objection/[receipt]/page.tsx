import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ReceiptPage } from "@/components/notices/objection";
import { publicReceipt } from "@/lib/notices/queries/public";
import type { Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/notices";

export const audience = "everyone" satisfies Audience;
/** The address is the objector's own: no search engine, and no other site, is told of it. */
export const metadata: Metadata = { title: zh.objections, robots: { index: false, follow: false }, referrer: "same-origin" };

export default async function ObjectionReceiptPage({ params }: PageProps<"/notices/[id]/objection/[receipt]">) {
  const { id, receipt } = await params;
  const found = await publicReceipt(id, receipt);
  if (!found) notFound();
  return <ReceiptPage receipt={found} />;
}
