import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { FacilitiesView } from "@/components/venue/facilities";
import { pageKey, wordIn } from "@/lib/kernel/paging";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/facilities";
import { readFacilities } from "@/lib/venue/queries/facilities";

export const audience = ["enterpriseOfficer", "townshipOfficer", "cityStaff", "cityLeader"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.title };

export default async function FacilitiesPage({ params, searchParams }: PageProps<"/keeping/[homeId]/facilities">) {
  const [{ homeId }, query] = await Promise.all([params, searchParams]);
  const actor = await admit(audience, `/keeping/${homeId}/facilities`);
  const page = await readFacilities(actor, homeId);
  if (!page) notFound();
  const at = pageKey(query.at);
  const problem =
    at === null
      ? null
      : {
          at,
          problem: wordIn(query.problem, 40),
          onDay: wordIn(query.onDay, 10),
          state: wordIn(query.state, 10),
          note: wordIn(query.note, 200),
        };
  const names = page.facilities.flatMap(({ id }) => [id, `remove-${id}`]);
  const keys = Object.fromEntries(["add", ...names].map((name) => [name, randomUUID()]));
  return <FacilitiesView page={page} problem={problem} keys={keys} />;
}
