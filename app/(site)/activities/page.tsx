import type { Metadata } from "next";
import { ActivitiesView } from "@/components/activities/list";
import { publicActivityChoices, publicSessions } from "@/lib/activities/queries/public";
import { readActivityFilter } from "@/lib/activities/rules/lists";
import { pageKey } from "@/lib/kernel/paging";
import type { Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/public-activities";

export const audience = "everyone" satisfies Audience;
export const metadata: Metadata = { title: zh.title };

export default async function ActivitiesPage({ searchParams }: PageProps<"/activities">) {
  const query = await searchParams;
  const filter = readActivityFilter(query);
  const [list, choices] = await Promise.all([publicSessions(filter, pageKey(query.after)), publicActivityChoices(filter)]);
  return <ActivitiesView list={list} filter={filter} choices={choices} />;
}
