import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { OpeningView } from "@/components/venue/opening";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/venue";
import { readOpening } from "@/lib/venue/queries/opening";

export const audience = ["enterpriseOfficer", "townshipOfficer"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.opening.title };

export default async function OpeningPage({ params }: PageProps<"/keeping/[homeId]/opening">) {
  const { homeId } = await params;
  const actor = await admit(audience, `/keeping/${homeId}/opening`);
  const page = await readOpening(actor, homeId);
  if (!page) notFound();
  const ids = [...page.keepers, ...page.closures].map(({ id }) => id);
  const keys = Object.fromEntries(["close", "keeper", "manager", ...ids].map((name) => [name, randomUUID()]));
  return <OpeningView page={page} keys={keys} />;
}
