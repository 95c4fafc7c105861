import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { EnterView } from "@/components/applications/enter";
import { listEntryRounds } from "@/lib/applications/queries/lists";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/applications";

export const audience = ["cityStaff"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.entry.title };

export default async function EntryPage() {
  const actor = await admit(audience, "/city/entry");
  const rounds = await listEntryRounds(actor);
  if (!rounds) notFound();
  return <EnterView rounds={rounds} idempotencyKey={randomUUID()} />;
}
