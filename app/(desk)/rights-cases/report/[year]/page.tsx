import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ReportView } from "@/components/rights/figures";
import { readFigures } from "@/lib/rights-cases/queries/figures";
import { readYear } from "@/lib/rights-cases/rules/figures";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/rights/figures";

export const audience = ["cityStaff", "cityLeader"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.title };

export default async function ReportPage({ params }: PageProps<"/rights-cases/report/[year]">) {
  const { year } = await params;
  const actor = await admit(audience, `/rights-cases/report/${year}`);
  const asked = readYear(year);
  const page = asked === null ? null : await readFigures(actor, asked);
  if (!page) notFound();
  return <ReportView page={page} />;
}
