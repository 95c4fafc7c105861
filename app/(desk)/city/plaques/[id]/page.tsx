import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PlaqueFileView } from "@/components/homes/plaque-file";
import { readPlaque } from "@/lib/homes/queries/plaques";
import { isId } from "@/lib/kernel/paging";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/homes";

export const audience = ["cityStaff", "cityLeader"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.register.file };

export default async function PlaquePage({ params }: PageProps<"/city/plaques/[id]">) {
  const { id } = await params;
  const actor = await admit(audience, `/city/plaques/${id}`);
  const plaque = isId(id) ? await readPlaque(actor, id) : null;
  if (!plaque) notFound();
  return <PlaqueFileView plaque={plaque} />;
}
