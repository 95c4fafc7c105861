import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SchemesView } from "@/components/schemes/list";
import { listSchemeVersions, mayImportScheme } from "@/lib/schemes/queries";
import { listSources } from "@/lib/schemes/queries/editor";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/schemes";

export const audience = ["cityStaff", "cityLeader"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.title };

export default async function SchemesPage() {
  const actor = await admit(audience, "/city/schemes");
  const rows = await listSchemeVersions(actor);
  if (!rows) notFound();
  return <SchemesView rows={rows} mayImport={mayImportScheme(actor)} sources={await listSources(actor)} />;
}
