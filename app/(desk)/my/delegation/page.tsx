import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DelegationView } from "@/components/work/delegation";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/desk";
import { readDelegations } from "@/lib/work/queries";

export const audience = ["townshipOfficer", "receivingOfficer", "cityStaff", "cityLeader"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.delegation.title };

export default async function DelegationPage() {
  const actor = await admit(audience, "/my/delegation");
  const delegations = await readDelegations(actor);
  if (!delegations) notFound();
  return <DelegationView {...delegations} />;
}
