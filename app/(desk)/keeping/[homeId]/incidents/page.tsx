import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { IncidentsView } from "@/components/venue/incidents";
import { pageKey } from "@/lib/kernel/paging";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/venue";
import { readIncidents } from "@/lib/venue/queries/bookings";

export const audience = ["enterpriseOfficer", "townshipOfficer"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.incidents.title };

export default async function IncidentsPage({ params, searchParams }: PageProps<"/keeping/[homeId]/incidents">) {
  const [{ homeId }, query] = await Promise.all([params, searchParams]);
  const actor = await admit(audience, `/keeping/${homeId}/incidents`);
  const page = await readIncidents(actor, homeId, pageKey(query.after));
  if (!page) notFound();
  const keys = Object.fromEntries(["add", ...page.rows.map(({ id }) => id)].map((name) => [name, randomUUID()]));
  return <IncidentsView page={page} booking={pageKey(query.booking) ?? ""} keys={keys} />;
}
