import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SessionDossier } from "@/components/activities/session";
import { readPhotoProblem } from "@/lib/activities/rules/lists";
import { readSession } from "@/lib/activities/queries/session";
import { isId, pageKey } from "@/lib/kernel/paging";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/filings";

export const audience = "signedIn" satisfies Audience;
export const metadata: Metadata = { title: zh.dossier.sessions };

export default async function SessionPage({ params, searchParams }: PageProps<"/filings/sessions/[id]">) {
  const { id } = await params;
  const actor = await admit(audience, `/filings/sessions/${id}`);
  const { came, already, ...query } = await searchParams;
  const session = isId(id) ? await readSession(actor, id, pageKey(came)) : null;
  if (!session) notFound();
  const forms = [...session.moves.map(({ name }) => name), "seats", "manual", "walkIn", "void", "removePhoto"];
  const keys = Object.fromEntries(forms.map((name) => [name, randomUUID()]));
  return <SessionDossier session={session} already={already !== undefined} photo={readPhotoProblem(query)} keys={keys} />;
}
