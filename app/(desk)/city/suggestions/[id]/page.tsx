import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SuggestionDossier } from "@/components/suggestions/suggestions";
import { admit, type Audience } from "@/lib/server/admit";
import { readSuggestion } from "@/lib/suggestions/queries";
import { zh } from "@/lib/text/rights/suggestions";

export const audience = ["cityStaff", "cityLeader"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.title };

export default async function SuggestionPage({ params }: PageProps<"/city/suggestions/[id]">) {
  const { id } = await params;
  const actor = await admit(audience, `/city/suggestions/${id}`);
  const suggestion = await readSuggestion(actor, id);
  if (!suggestion) notFound();
  const keys = Object.fromEntries(["draft", ...suggestion.moves.map(({ name }) => name)].map((name) => [name, randomUUID()]));
  return <SuggestionDossier suggestion={suggestion} keys={keys} />;
}
