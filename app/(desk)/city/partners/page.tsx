import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PartnersView } from "@/components/rights/partners";
import { listPartners } from "@/lib/rights-cases/queries/partners";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/rights/transfer";

export const audience = ["cityStaff"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.registry.title };

export default async function PartnersPage({ searchParams }: PageProps<"/city/partners">) {
  const actor = await admit(audience, "/city/partners");
  const [rows, { edit }] = await Promise.all([listPartners(actor), searchParams]);
  const editing = edit === undefined ? null : (rows?.find(({ id }) => id === edit) ?? null);
  if (!rows || (edit !== undefined && !editing)) notFound();
  return <PartnersView rows={rows} editing={editing} keys={{ save: randomUUID(), retire: randomUUID() }} />;
}
