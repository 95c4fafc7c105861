import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ComparisonView } from "@/components/results/compare";
import { isId } from "@/lib/kernel/paging";
import { readComparison } from "@/lib/results/queries/compare";
import { readCompared } from "@/lib/results/schema";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/results";

export const audience = ["cityStaff", "cityLeader"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.compare.title };

export default async function ComparisonPage({ params, searchParams }: PageProps<"/city/rounds/[id]/compare">) {
  const { id } = await params;
  const actor = await admit(audience, `/city/rounds/${id}/compare`);
  const comparison = isId(id) ? await readComparison(actor, id, readCompared((await searchParams).a)) : null;
  if (!comparison) notFound();
  return <ComparisonView comparison={comparison} />;
}
