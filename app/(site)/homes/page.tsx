import type { Metadata } from "next";
import { HomesView } from "@/components/homes/homes";
import { publicHomeChoices, publicHomes } from "@/lib/homes/queries/homes";
import { readHomeFilter } from "@/lib/homes/rules";
import { pageKey } from "@/lib/kernel/paging";
import { publicCity } from "@/lib/portal/queries";
import type { Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/homes";

export const audience = "everyone" satisfies Audience;
export const metadata: Metadata = { title: zh.title };

export default async function HomesPage({ searchParams }: PageProps<"/homes">) {
  const query = await searchParams;
  const filter = readHomeFilter(query);
  const [choices, city] = await Promise.all([publicHomeChoices(), publicCity()]);
  const found = await publicHomes(filter, choices.places, pageKey(query.after));
  return <HomesView {...found} filter={filter} choices={choices} city={city?.name ?? ""} />;
}
