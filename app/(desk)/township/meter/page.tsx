import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { MeterBoardView } from "@/components/meter/board";
import { pageKey } from "@/lib/kernel/paging";
import { readMeterBoard } from "@/lib/meter/queries/board";
import { readBoardFilter } from "@/lib/meter/rules/board";
import { readYear } from "@/lib/meter/rules/years";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/meter";

export const audience = ["townshipOfficer"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.board.townshipTitle };

export default async function TownshipMeterPage({ searchParams }: PageProps<"/township/meter">) {
  const actor = await admit(audience, "/township/meter");
  const query = await searchParams;
  const board = await readMeterBoard(actor, readBoardFilter(query), readYear(query.year), pageKey(query.after));
  if (!board) notFound();
  return <MeterBoardView board={board} path="/township/meter" title={zh.board.townshipTitle} />;
}
