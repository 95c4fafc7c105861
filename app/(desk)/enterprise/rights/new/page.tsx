import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BehalfView } from "@/components/rights/entry-pages";
import { readBehalfEntry } from "@/lib/rights-cases/queries/entry";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/rights/entry";

export const audience = ["enterpriseOfficer"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.behalf.title };

export default async function NewBehalfPage() {
  const page = await readBehalfEntry(await admit(audience, "/enterprise/rights/new"));
  if (!page) notFound();
  return <BehalfView page={page} token={randomUUID()} />;
}
