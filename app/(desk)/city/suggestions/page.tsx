import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SuggestionsView } from "@/components/suggestions/suggestions";
import { pageKey } from "@/lib/kernel/paging";
import { admit, type Audience } from "@/lib/server/admit";
import { listSuggestions } from "@/lib/suggestions/queries";
import { zh } from "@/lib/text/rights/suggestions";

export const audience = ["cityStaff", "cityLeader"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.title };

export default async function SuggestionsPage({ searchParams }: PageProps<"/city/suggestions">) {
  const actor = await admit(audience, "/city/suggestions");
  const list = await listSuggestions(actor, pageKey((await searchParams).after));
  if (!list) notFound();
  return <SuggestionsView list={list} idempotencyKey={randomUUID()} />;
}
