import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ImportResult } from "@/components/imports/result";
import { readImport } from "@/lib/imports/queries";
import { isId } from "@/lib/kernel/paging";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/imports";

export const audience = ["cityStaff"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.result.title };

export default async function ImportResultPage({ params, searchParams }: PageProps<"/city/plaques/import/[id]">) {
  const { id } = await params;
  const actor = await admit(audience, `/city/plaques/import/${id}`);
  const view = isId(id) ? await readImport(actor, id) : null;
  if (!view) notFound();
  const { again } = await searchParams;
  return <ImportResult view={view} again={again === "1"} idempotencyKey={randomUUID()} />;
}
