import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { MeterView } from "@/components/meter/meter";
import { isId } from "@/lib/kernel/paging";
import { readHomeMeter } from "@/lib/meter/queries/home";
import { readYear } from "@/lib/meter/rules/years";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/meter";

export const audience = ["enterpriseOfficer", "townshipOfficer", "cityStaff", "cityLeader"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.title };

export default async function MeterPage({ params, searchParams }: PageProps<"/keeping/[homeId]/meter">) {
  const { homeId } = await params;
  const actor = await admit(audience, `/keeping/${homeId}/meter`);
  const page = isId(homeId) ? await readHomeMeter(actor, homeId, readYear((await searchParams).year)) : null;
  if (!page) notFound();
  return <MeterView page={page} />;
}
