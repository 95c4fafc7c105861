import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { GuideView } from "@/components/portal/guide";
import { publicAwarded } from "@/lib/homes/queries/plaques";
import { isId } from "@/lib/kernel/paging";
import { publicPolicyNamed } from "@/lib/policies/queries";
import { publicRoundGuide } from "@/lib/schemes/queries";
import type { Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/portal";

export const audience = "everyone" satisfies Audience;
export const metadata: Metadata = { title: zh.guide.title };

export default async function RoundPage({ params }: PageProps<"/rounds/[id]">) {
  const { id } = await params;
  const round = isId(id) ? await publicRoundGuide(id) : null;
  if (!round) notFound();
  const [policy, awarded] = await Promise.all([publicPolicyNamed(round.document.policy), publicAwarded(id)]);
  return <GuideView round={round} policyId={policy?.id ?? null} awarded={awarded} />;
}
