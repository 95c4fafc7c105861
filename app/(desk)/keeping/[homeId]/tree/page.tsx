import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { TreeView } from "@/components/keeping/tree";
import { readTree } from "@/lib/home-tree/queries";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/home-tree";

export const audience = ["enterpriseOfficer", "townshipOfficer", "cityStaff", "cityLeader"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.title };

export default async function TreePage({ params }: PageProps<"/keeping/[homeId]/tree">) {
  const { homeId } = await params;
  const actor = await admit(audience, `/keeping/${homeId}/tree`);
  const page = await readTree(actor, homeId);
  if (!page) notFound();
  return <TreeView page={page} idempotencyKey={randomUUID()} />;
}
