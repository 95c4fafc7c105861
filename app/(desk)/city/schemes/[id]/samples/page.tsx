import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SamplesPage } from "@/components/schemes/samples";
import { isId } from "@/lib/kernel/paging";
import { readSamples } from "@/lib/schemes/queries/editor";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/scheme-editor";

export const audience = ["cityStaff", "cityLeader"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.samples.title };

export default async function SchemeSamplesPage({ params, searchParams }: PageProps<"/city/schemes/[id]/samples">) {
  const [{ id }, { all }] = await Promise.all([params, searchParams]);
  const actor = await admit(audience, `/city/schemes/${id}/samples`);
  const view = isId(id) ? await readSamples(actor, id) : null;
  if (!view) notFound();
  return <SamplesPage view={view} all={all === "1"} />;
}
