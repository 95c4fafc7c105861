import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AwardsView } from "@/components/applications/awards";
import { listWaitingRounds, mayAct, readTried, readWaiting } from "@/lib/applications/queries/many";
import { isId } from "@/lib/kernel/paging";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/awards";

export const audience = ["cityStaff"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.title };

export default async function AwardsPage({ searchParams }: PageProps<"/city/awards">) {
  const actor = await admit(audience, "/city/awards");
  const { round, tried, none } = await searchParams;
  if (!mayAct(actor, "award")) notFound();
  const list = typeof round === "string" && isId(round) ? await readWaiting(actor, "award", round) : null;
  const rounds = list ? null : await listWaitingRounds(actor, "award");
  return <AwardsView {...{ list, rounds, nothing: none === "1", tried: await readTried(actor, tried) }} />;
}
