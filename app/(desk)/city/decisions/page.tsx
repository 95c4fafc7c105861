import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DecisionsView } from "@/components/applications/decisions";
import { listWaitingRounds, mayAct, readTried, readWaiting } from "@/lib/applications/queries/many";
import { isId } from "@/lib/kernel/paging";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/decisions";

export const audience = ["cityStaff", "cityLeader"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.title };

export default async function DecisionsPage({ searchParams }: PageProps<"/city/decisions">) {
  const actor = await admit(audience, "/city/decisions");
  const { round, act: asked, tried, none } = await searchParams;
  const acts = (["decide", "propose"] as const).filter((one) => mayAct(actor, one));
  const act = acts.find((one) => one === asked) ?? acts[0];
  if (!act) notFound();
  const list = typeof round === "string" && isId(round) ? await readWaiting(actor, act, round) : null;
  const rounds = list ? null : await listWaitingRounds(actor, act);
  return <DecisionsView {...{ act, acts, list, rounds, nothing: none === "1", tried: await readTried(actor, tried) }} />;
}
