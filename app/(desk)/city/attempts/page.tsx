import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AttemptsView } from "@/components/rights/desk-attempts";
import { pageKey } from "@/lib/kernel/paging";
import { listAttempts } from "@/lib/rights-cases/queries/attempts";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/rights/desk";

export const audience = ["securityAdmin", "auditor"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.attempts.title };

export default async function AttemptsPage({ searchParams }: PageProps<"/city/attempts">) {
  const actor = await admit(audience, "/city/attempts");
  const attempts = await listAttempts(actor, pageKey((await searchParams).after));
  if (!attempts) notFound();
  return <AttemptsView attempts={attempts} />;
}
