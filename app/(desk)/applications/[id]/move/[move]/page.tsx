import { randomUUID } from "node:crypto";
import type { Metadata, Route } from "next";
import { notFound, redirect } from "next/navigation";
import { MoveView } from "@/components/applications/move-form";
import { slugOf } from "@/components/applications/words";
import { readApplication } from "@/lib/applications/queries/dossier";
import { isId } from "@/lib/kernel/paging";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/applications";

export const audience = "signedIn" satisfies Audience;
export const metadata: Metadata = { title: zh.list.title };

export default async function MovePage({ params, searchParams }: PageProps<"/applications/[id]/move/[move]">) {
  const [{ id, move: slug }, { scan, paper }] = await Promise.all([params, searchParams]);
  const actor = await admit(audience, `/applications/${id}/move/${slug}`);
  const dossier = isId(id) ? await readApplication(actor, id) : null;
  const move = dossier?.moves.find((candidate) => slugOf(candidate) === slug);
  if (!dossier || !move) notFound();
  // A visit has a page of its own.
  if (slug === "siteVisit.recordVisit") redirect(`/applications/${id}/visit` as Route);
  const answer = typeof scan === "string" ? { problem: scan, paper: typeof paper === "string" ? paper : null } : null;
  return <MoveView dossier={dossier} move={move} idempotencyKey={randomUUID()} scan={answer} />;
}
