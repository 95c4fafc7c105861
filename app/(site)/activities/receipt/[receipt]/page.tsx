import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EnrolmentReceiptView } from "@/components/activities/receipt";
import { publicEnrolment } from "@/lib/activities/queries/public";
import type { Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/public-activities";

export const audience = "everyone" satisfies Audience;
/** The address is one person's own: no search engine, and no other site, is told of it. */
export const metadata: Metadata = { title: zh.receipt.title, robots: { index: false, follow: false }, referrer: "same-origin" };

export default async function EnrolmentReceiptPage({ params }: PageProps<"/activities/receipt/[receipt]">) {
  const receipt = await publicEnrolment((await params).receipt);
  if (!receipt) notFound();
  return <EnrolmentReceiptView receipt={receipt} />;
}
