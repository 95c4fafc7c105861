import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ResultsView } from "@/components/results/board";
import { isId } from "@/lib/kernel/paging";
import { readResults } from "@/lib/results/queries/round";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/results";

export const audience = ["cityStaff", "cityLeader"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.title };

export default async function ResultsPage({ params }: PageProps<"/city/rounds/[id]/results">) {
  const { id } = await params;
  const actor = await admit(audience, `/city/rounds/${id}/results`);
  const results = isId(id) ? await readResults(actor, id) : null;
  if (!results) notFound();
  return <ResultsView results={results} />;
}
