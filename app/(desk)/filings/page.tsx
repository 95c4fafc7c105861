import type { Metadata } from "next";
import { FilingsView } from "@/components/activities/filings";
import { listFilings } from "@/lib/activities/queries/office";
import { readFilingFilter } from "@/lib/activities/rules/lists";
import { pageKey } from "@/lib/kernel/paging";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/filings";

export const audience = "signedIn" satisfies Audience;
export const metadata: Metadata = { title: zh.title };

export default async function FilingsPage({ searchParams }: PageProps<"/filings">) {
  const actor = await admit(audience, "/filings");
  const query = await searchParams;
  const filter = readFilingFilter(query);
  return <FilingsView list={await listFilings(actor, filter, pageKey(query.after))} filter={filter} />;
}
