import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { FiguresView } from "@/components/rights/figures";
import { readFigures } from "@/lib/rights-cases/queries/figures";
import { readYear } from "@/lib/rights-cases/rules/figures";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/rights/figures";

export const audience = ["cityStaff", "cityLeader"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.title };

export default async function FiguresPage({ searchParams }: PageProps<"/rights-cases/figures">) {
  const actor = await admit(audience, "/rights-cases/figures");
  const page = await readFigures(actor, readYear((await searchParams).year));
  if (!page) notFound();
  return <FiguresView page={page} />;
}
