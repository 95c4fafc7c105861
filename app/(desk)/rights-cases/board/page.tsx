import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BoardView } from "@/components/rights/desk-board";
import { readBoard } from "@/lib/rights-cases/queries/board";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/rights/desk";

export const audience = ["cityStaff", "cityLeader"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.board.title };

export default async function RightsBoardPage() {
  const board = await readBoard(await admit(audience, "/rights-cases/board"));
  if (!board) notFound();
  return <BoardView board={board} />;
}
