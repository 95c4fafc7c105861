import type { Metadata } from "next";
import { HomesView } from "@/components/homes/homes";
import { publicHomes } from "@/lib/homes/queries";
import { pageKey } from "@/lib/kernel/paging";
import type { Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/homes";

export const audience = "everyone" satisfies Audience;
export const metadata: Metadata = { title: zh.title };

export default async function HomesPage({ searchParams }: PageProps<"/homes">) {
  return <HomesView {...(await publicHomes(pageKey((await searchParams).after)))} />;
}
