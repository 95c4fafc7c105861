import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CaseDossier } from "@/components/rights/desk-dossier";
import { publicCalendar } from "@/lib/calendar/queries";
import { wordIn } from "@/lib/kernel/paging";
import { findRespondents, readCase } from "@/lib/rights-cases/queries/desk";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/rights/desk";

// Whoever is signed in gets as far as the gate, so that a try on what is not theirs is kept.
export const audience = "signedIn" satisfies Audience;
export const metadata: Metadata = { title: zh.title };

export default async function RightsCasePage({ params, searchParams }: PageProps<"/rights-cases/[id]">) {
  const [{ id }, { find, reply, relink }] = await Promise.all([params, searchParams]);
  const actor = await admit(audience, `/rights-cases/${id}`);
  const view = await readCase(actor, id);
  if (!view) notFound();
  const word = wordIn(find, 60);
  const found = view.may.link ? await findRespondents(actor, word) : [];
  const asked = { find: word, found, reply: typeof reply === "string" ? reply : null, relink: relink === "1" };
  return <CaseDossier view={view} calendar={await publicCalendar()} keyOf={() => randomUUID()} asked={asked} />;
}
