import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DraftNotice } from "@/components/notices/desk";
import { isId } from "@/lib/kernel/paging";
import { readNoticeStart } from "@/lib/notices/queries/desk";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/notices";

export const audience = ["cityStaff"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.desk.draftTitle };

export default async function DraftNoticePage({ searchParams }: PageProps<"/city/notices/new">) {
  const actor = await admit(audience, "/city/notices/new");
  const { round } = await searchParams;
  const start = typeof round === "string" && isId(round) ? await readNoticeStart(actor, round) : null;
  if (!start) notFound();
  return <DraftNotice start={start} idempotencyKey={randomUUID()} />;
}
