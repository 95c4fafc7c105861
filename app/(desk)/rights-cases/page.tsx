import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CaseQueueView } from "@/components/rights/desk-queue";
import { pageKey } from "@/lib/kernel/paging";
import { listCases } from "@/lib/rights-cases/queries/queue";
import { caseFilter } from "@/lib/rights-cases/rules/queue";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/rights/desk";

export const audience = ["cityStaff", "cityLeader", "townshipOfficer"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.title };

export default async function RightsCasesPage({ searchParams }: PageProps<"/rights-cases">) {
  const actor = await admit(audience, "/rights-cases");
  const { after, ...asked } = await searchParams;
  const filter = caseFilter.parse(asked);
  const queue = await listCases(actor, filter, pageKey(after));
  if (!queue) notFound();
  return <CaseQueueView queue={queue} filter={filter} />;
}
