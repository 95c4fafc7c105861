import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DeskPolicies } from "@/components/policies/desk";
import { pageKey } from "@/lib/kernel/paging";
import { listPolicies } from "@/lib/policies/queries";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/policies";

export const audience = ["cityStaff", "cityLeader"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.desk.title };

export default async function DeskPoliciesPage({ searchParams }: PageProps<"/city/policies">) {
  const actor = await admit(audience, "/city/policies");
  const list = await listPolicies(actor, pageKey((await searchParams).after));
  if (!list) notFound();
  return <DeskPolicies list={list} />;
}
