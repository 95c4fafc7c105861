import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ObjectionForm } from "@/components/notices/objection";
import { isId } from "@/lib/kernel/paging";
import { publicNotice } from "@/lib/notices/queries/public";
import type { Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/notices";

export const audience = "everyone" satisfies Audience;
export const metadata: Metadata = { title: zh.object };

export default async function ObjectionPage({ params, searchParams }: PageProps<"/notices/[id]/objection">) {
  const { id } = await params;
  const notice = isId(id) ? await publicNotice(id) : null;
  if (!notice || notice.state !== "published") notFound();
  const { item } = await searchParams;
  return <ObjectionForm notice={notice} item={typeof item === "string" ? item : null} idempotencyKey={randomUUID()} />;
}
