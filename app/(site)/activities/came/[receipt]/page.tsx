import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CamePage } from "@/components/activities/door";
import { publicCame } from "@/lib/activities/queries/public";
import type { Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/public-activities";

export const audience = "everyone" satisfies Audience;
export const metadata: Metadata = { title: zh.came.title, robots: { index: false, follow: false }, referrer: "same-origin" };

export default async function CameReceiptPage({ params }: PageProps<"/activities/came/[receipt]">) {
  const came = await publicCame((await params).receipt);
  if (!came) notFound();
  return <CamePage came={came} />;
}
