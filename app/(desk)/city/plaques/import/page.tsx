import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ImportStart } from "@/components/imports/start";
import { listImports } from "@/lib/imports/queries";
import { plateColumns } from "@/lib/imports/schema";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/imports";

export const audience = ["cityStaff"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.title };

export default async function ImportPage({ searchParams }: PageProps<"/city/plaques/import">) {
  const actor = await admit(audience, "/city/plaques/import");
  const { problem, columns } = await searchParams;
  const imports = await listImports(actor);
  if (!imports) notFound();
  const named = typeof columns === "string" ? columns.split(".") : [];
  const about = plateColumns.filter((column) => named.includes(column));
  return <ImportStart imports={imports} problem={typeof problem === "string" ? problem : null} about={about} />;
}
