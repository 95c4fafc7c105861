import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { FiledView } from "@/components/rights/entry-pages";
import { pageKey } from "@/lib/kernel/paging";
import { listFiledCases } from "@/lib/rights-cases/queries/filed";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/rights/entry";

export const audience = ["enterpriseOfficer"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.filed.title };

export default async function FiledCasesPage({ searchParams }: PageProps<"/enterprise/rights">) {
  const actor = await admit(audience, "/enterprise/rights");
  const list = await listFiledCases(actor, pageKey((await searchParams).after));
  if (!list) notFound();
  return <FiledView list={list} />;
}
