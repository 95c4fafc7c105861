import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CaseMoveForm, hasForm } from "@/components/rights/desk-move-form";
import { readCase } from "@/lib/rights-cases/queries/desk";
import { caseOutcomes } from "@/lib/rights-cases/schema";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/rights/desk";

export const audience = "signedIn" satisfies Audience;
export const metadata: Metadata = { title: zh.title };

export default async function RightsCaseMovePage({ params, searchParams }: PageProps<"/rights-cases/[id]/move/[move]">) {
  const [{ id, move: name }, { outcome }] = await Promise.all([params, searchParams]);
  const actor = await admit(audience, `/rights-cases/${id}/move/${name}`);
  const view = await readCase(actor, id);
  const move = view?.moves.find((candidate) => candidate.name === name);
  if (!view || !move || !hasForm(move.name)) notFound();
  const asked = { outcome: caseOutcomes.find((known) => known === outcome) ?? null };
  return <CaseMoveForm view={view} move={move} asked={asked} idempotencyKey={randomUUID()} />;
}
