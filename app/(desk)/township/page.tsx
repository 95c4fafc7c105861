import type { Metadata } from "next";
import { ApplicationList } from "@/components/applications/list";
import { Landing } from "@/components/work/landing";
import { listApplications } from "@/lib/applications/queries/lists";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/desk";
import { listWork } from "@/lib/work/queries";

export const audience = ["townshipOfficer", "receivingOfficer"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.inbox };

export default async function TownshipPage() {
  const actor = await admit(audience, "/township");
  const [work, applications] = await Promise.all([listWork(actor), listApplications(actor, null)]);
  return (
    <Landing title={zh.inbox} lead={zh.township.lead(actor.acting?.organizationName ?? "")} work={work}>
      <ApplicationList {...applications} title={zh.township.applications} />
    </Landing>
  );
}
