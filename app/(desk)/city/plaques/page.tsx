import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { RegisterView } from "@/components/homes/register";
import { listPlaques } from "@/lib/homes/queries/plaques";
import { readFilter } from "@/lib/homes/rules";
import { mayImport } from "@/lib/imports/queries";
import { pageKey } from "@/lib/kernel/paging";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/homes";

export const audience = ["cityStaff", "cityLeader"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.register.title };

export default async function PlaquesPage({ searchParams }: PageProps<"/city/plaques">) {
  const actor = await admit(audience, "/city/plaques");
  const asked = await searchParams;
  const filter = readFilter(asked);
  const found = await listPlaques(actor, filter, pageKey(asked.after));
  if (!found) notFound();
  return <RegisterView {...found} filter={filter} mayImport={mayImport(actor)} />;
}
