import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NoticeDossier } from "@/components/notices/dossier";
import { publicCalendar } from "@/lib/calendar/queries";
import { isId } from "@/lib/kernel/paging";
import { readNotice } from "@/lib/notices/queries/desk";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/notices";

export const audience = ["cityStaff", "cityLeader"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.desk.title };

export default async function DeskNoticePage({ params }: PageProps<"/city/notices/[id]">) {
  const { id } = await params;
  const actor = await admit(audience, `/city/notices/${id}`);
  const notice = isId(id) ? await readNotice(actor, id) : null;
  if (!notice) notFound();
  const keys = Object.fromEntries(notice.moves.map(({ name }) => [name, randomUUID()]));
  return <NoticeDossier notice={notice} calendar={await publicCalendar()} keys={keys} />;
}
