import type { Metadata } from "next";
import { ApplicationList } from "@/components/applications/list";
import { Landing } from "@/components/work/landing";
import { listApplications } from "@/lib/applications/queries/lists";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/desk";
import { listWork } from "@/lib/work/queries";

export const audience = ["cityStaff", "cityLeader", "systemAdmin", "securityAdmin", "auditor"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.inbox };

export default async function CityPage() {
  const actor = await admit(audience, "/city");
  const [work, applications] = await Promise.all([listWork(actor), listApplications(actor, null)]);
  return (
    <Landing title={zh.inbox} lead={zh.city.lead(actor.acting?.organizationName ?? "")} work={work}>
      {applications.rows.length > 0 && <ApplicationList {...applications} title={zh.city.applications} />}
    </Landing>
  );
}
