import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SchemeView } from "@/components/schemes/scheme";
import { isId } from "@/lib/kernel/paging";
import { listRoundOffices, readSchemeVersion } from "@/lib/schemes/queries";
import { readTouched } from "@/lib/schemes/queries/touched";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/schemes";

export const audience = ["cityStaff", "cityLeader"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.title };

export default async function SchemePage({ params }: PageProps<"/city/schemes/[id]">) {
  const { id } = await params;
  const actor = await admit(audience, `/city/schemes/${id}`);
  const version = isId(id) ? await readSchemeVersion(actor, id) : null;
  const touched = version && (await readTouched(actor, id));
  if (!version || !touched) notFound();
  return <SchemeView version={version} offices={await listRoundOffices(actor)} touched={touched} />;
}
