import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ComparePage } from "@/components/schemes/compare";
import { isId } from "@/lib/kernel/paging";
import { readComparison } from "@/lib/schemes/queries/editor";
import { readTouched } from "@/lib/schemes/queries/touched";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/scheme-editor";

export const audience = ["cityStaff", "cityLeader"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.compare.title };

export default async function CompareSchemesPage({ params, searchParams }: PageProps<"/city/schemes/[id]/compare">) {
  const [{ id }, { with: other }] = await Promise.all([params, searchParams]);
  const actor = await admit(audience, `/city/schemes/${id}/compare`);
  const otherId = typeof other === "string" ? other : null;
  const view = isId(id) && (otherId === null || isId(otherId)) ? await readComparison(actor, id, otherId) : null;
  const touched = view && (await readTouched(actor, id));
  if (!view || !touched) notFound();
  return <ComparePage view={view} touched={touched} />;
}
