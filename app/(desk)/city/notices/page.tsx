import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DeskNotices } from "@/components/notices/desk";
import { pageKey } from "@/lib/kernel/paging";
import { listNoticeRounds, listNotices } from "@/lib/notices/queries/desk";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/notices";

export const audience = ["cityStaff", "cityLeader"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.desk.title };

export default async function DeskNoticesPage({ searchParams }: PageProps<"/city/notices">) {
  const actor = await admit(audience, "/city/notices");
  const [list, rounds] = await Promise.all([listNotices(actor, pageKey((await searchParams).after)), listNoticeRounds(actor)]);
  if (!list) notFound();
  return <DeskNotices list={list} rounds={rounds} />;
}
