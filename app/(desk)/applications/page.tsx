import type { Metadata } from "next";
import { ApplicationList } from "@/components/applications/list";
import { QueueView } from "@/components/applications/queue";
import { listApplications } from "@/lib/applications/queries/lists";
import { listQueue, listQueueChoices } from "@/lib/applications/queries/queue";
import { queueFilter } from "@/lib/applications/schema";
import { pageKey } from "@/lib/kernel/paging";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/applications";

export const audience = "signedIn" satisfies Audience;
export const metadata: Metadata = { title: zh.list.title };

/** What is under review, for those who review; all applications in sight for everybody, with those that are done. */
export default async function ApplicationsPage({ searchParams }: PageProps<"/applications">) {
  const actor = await admit(audience, "/applications");
  const { view, after, ...asked } = await searchParams;
  if (view !== "all") {
    const filter = queueFilter.parse(asked);
    const [queue, choices] = await Promise.all([listQueue(actor, filter, pageKey(after)), listQueueChoices(actor)]);
    if (queue) return <QueueView queue={queue} choices={choices} filter={filter} />;
  }
  const applications = await listApplications(actor, pageKey(after));
  return (
    <div className="stack-5">
      <h1>{zh.list.title}</h1>
      <ApplicationList {...applications} title={zh.list.caption} />
    </div>
  );
}
