import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CheckInView } from "@/components/check-in/check-in";
import { readCheckIn } from "@/lib/activities/queries/door";
import { isId, pageKey } from "@/lib/kernel/paging";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/check-in";

export const audience = "signedIn" satisfies Audience;
export const metadata: Metadata = { title: zh.title };

export default async function CheckInPage({ params, searchParams }: PageProps<"/filings/sessions/[id]/check-in">) {
  const { id } = await params;
  const actor = await admit(audience, `/filings/sessions/${id}/check-in`);
  const { came, already } = await searchParams;
  const page = isId(id) ? await readCheckIn(actor, id, pageKey(came)) : null;
  if (!page) notFound();
  return <CheckInView page={page} already={already !== undefined} keys={{ manual: randomUUID(), walkIn: randomUUID() }} />;
}
