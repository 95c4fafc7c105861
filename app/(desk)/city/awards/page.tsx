import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AwardsView } from "@/components/applications/awards";
import { awardsAtOnce, listAwarded, listAwardRounds, mayAward, readAwardList } from "@/lib/applications/queries/awards";
import { isId } from "@/lib/kernel/paging";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/awards";

export const audience = ["cityStaff"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.title };

export default async function AwardsPage({ searchParams }: PageProps<"/city/awards">) {
  const actor = await admit(audience, "/city/awards");
  const { round, tried, none } = await searchParams;
  if (!mayAward(actor)) notFound();
  const list = typeof round === "string" && isId(round) ? await readAwardList(actor, round) : null;
  const rounds = list ? null : await listAwardRounds(actor);
  const codes = new Map(
    [tried ?? []]
      .flat()
      .slice(0, awardsAtOnce)
      .map((one): [string, string] => [one.slice(0, 36), one.slice(37)])
      .filter(([id]) => isId(id)),
  );
  const lines = await listAwarded(actor, [...codes.keys()]);
  return (
    <AwardsView
      rounds={rounds}
      list={list}
      tried={lines.map((line) => ({ line, code: codes.get(line.id) ?? "" }))}
      nothing={none === "1"}
    />
  );
}
