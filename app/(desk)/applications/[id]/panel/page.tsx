import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PanelDesk } from "@/components/panel/desk";
import { readPanel } from "@/lib/applications/queries/panel";
import { publicCalendar } from "@/lib/calendar/queries";
import { isId } from "@/lib/kernel/paging";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/panel";

export const audience = ["cityStaff", "cityLeader"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.title };

export default async function PanelPage({ params }: PageProps<"/applications/[id]/panel">) {
  const { id } = await params;
  const actor = await admit(audience, `/applications/${id}/panel`);
  const panel = isId(id) ? await readPanel(actor, id) : null;
  if (!panel) notFound();
  const keys = Object.fromEntries(["assign", ...panel.experts.map((expert) => expert.id)].map((key) => [key, randomUUID()]));
  return <PanelDesk panel={panel} calendar={await publicCalendar()} keys={keys} />;
}
