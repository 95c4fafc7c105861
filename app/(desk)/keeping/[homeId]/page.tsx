import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { KeptHomeView } from "@/components/keeping/homes";
import { readKept } from "@/lib/homes/queries/keeping";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/keeping";

export const audience = ["enterpriseOfficer", "townshipOfficer"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.title };

export default async function KeptHomePage({ params }: PageProps<"/keeping/[homeId]">) {
  const { homeId } = await params;
  const actor = await admit(audience, `/keeping/${homeId}`);
  const home = await readKept(actor, homeId);
  if (!home) notFound();
  return <KeptHomeView home={home} />;
}
