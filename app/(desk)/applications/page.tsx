import type { Metadata } from "next";
import { ApplicationList } from "@/components/applications/list";
import { listApplications } from "@/lib/applications/queries/lists";
import { pageKey } from "@/lib/kernel/paging";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/applications";

export const audience = "signedIn" satisfies Audience;
export const metadata: Metadata = { title: zh.list.title };

export default async function ApplicationsPage({ searchParams }: PageProps<"/applications">) {
  const actor = await admit(audience, "/applications");
  const applications = await listApplications(actor, pageKey((await searchParams).after));
  return (
    <div className="stack-5">
      <h1>{zh.list.title}</h1>
      <ApplicationList {...applications} title={zh.list.caption} />
    </div>
  );
}
