import type { Metadata } from "next";
import { PoliciesView } from "@/components/policies/list";
import { pageKey } from "@/lib/kernel/paging";
import { publicPolicies } from "@/lib/policies/queries";
import { readPolicyFilter } from "@/lib/policies/rules";
import type { Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/policies";

export const audience = "everyone" satisfies Audience;
export const metadata: Metadata = { title: zh.title };

export default async function PoliciesPage({ searchParams }: PageProps<"/policies">) {
  const query = await searchParams;
  const filter = readPolicyFilter(query);
  return <PoliciesView {...(await publicPolicies(filter, pageKey(query.after)))} filter={filter} />;
}
