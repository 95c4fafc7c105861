import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DeskEntryView } from "@/components/rights/entry-pages";
import { readDeskEntry } from "@/lib/rights-cases/queries/entry";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/rights/entry";

export const audience = ["cityStaff"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.desk.title };

export default async function NewCasePage() {
  const page = await readDeskEntry(await admit(audience, "/rights-cases/new"));
  if (!page) notFound();
  return <DeskEntryView page={page} token={randomUUID()} />;
}
