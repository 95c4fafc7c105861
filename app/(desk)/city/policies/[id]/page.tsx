import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PolicyDossier } from "@/components/policies/desk";
import { isId } from "@/lib/kernel/paging";
import { readPolicy } from "@/lib/policies/queries";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/policies";

export const audience = ["cityStaff", "cityLeader"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.desk.title };

export default async function DeskPolicyPage({ params }: PageProps<"/city/policies/[id]">) {
  const { id } = await params;
  const actor = await admit(audience, `/city/policies/${id}`);
  const policy = isId(id) ? await readPolicy(actor, id) : null;
  if (!policy) notFound();
  const keys = Object.fromEntries(["draft", ...policy.moves.map(({ name }) => name)].map((name) => [name, randomUUID()]));
  return <PolicyDossier policy={policy} keys={keys} />;
}
