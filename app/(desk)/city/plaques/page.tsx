import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { RegisterView } from "@/components/homes/register";
import { listPlaques } from "@/lib/homes/queries";
import { plaqueWorkflow } from "@/lib/homes/workflow";
import { pageKey } from "@/lib/kernel/paging";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/homes";

export const audience = ["cityStaff", "cityLeader"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.register.title };

export default async function PlaquesPage({ searchParams }: PageProps<"/city/plaques">) {
  const actor = await admit(audience, "/city/plaques");
  const { number, status, after } = await searchParams;
  const filter = {
    number: typeof number === "string" ? number.trim().slice(0, 60) : "",
    status: plaqueWorkflow.statuses.find((known) => known === status) ?? null,
  };
  const found = await listPlaques(actor, filter, pageKey(after));
  if (!found) notFound();
  return <RegisterView {...found} {...filter} />;
}
