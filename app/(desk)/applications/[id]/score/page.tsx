import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SheetView } from "@/components/panel/sheet";
import { readSheet } from "@/lib/applications/queries/sheet-page";
import { publicCalendar } from "@/lib/calendar/queries";
import { isId } from "@/lib/kernel/paging";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/panel";

export const audience = ["expert"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.title };

export default async function ScorePage({ params, searchParams }: PageProps<"/applications/[id]/score">) {
  const { id } = await params;
  const actor = await admit(audience, `/applications/${id}/score`);
  const sheet = isId(id) ? await readSheet(actor, id) : null;
  if (!sheet) notFound();
  const [calendar, { done }] = await Promise.all([publicCalendar(), searchParams]);
  const keys = { sheet: randomUUID(), interest: randomUUID() };
  return <SheetView sheet={sheet} calendar={calendar} done={typeof done === "string" ? done : null} keys={keys} />;
}
