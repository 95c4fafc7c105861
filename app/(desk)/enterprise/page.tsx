import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { ApplicationList } from "@/components/applications/list";
import { OpenRounds, OurHomes } from "@/components/work/enterprise";
import { Landing } from "@/components/work/landing";
import { listApplications, listOpenRounds } from "@/lib/applications/queries/lists";
import { listHomes } from "@/lib/homes/queries/homes";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/desk";
import { listWork } from "@/lib/work/queries";

export const audience = ["enterpriseOfficer"] as const satisfies Audience;
export const metadata: Metadata = { title: zh.inbox };

export default async function EnterprisePage() {
  const actor = await admit(audience, "/enterprise");
  const [work, rounds, applications, homes] = await Promise.all([
    listWork(actor),
    listOpenRounds(actor),
    listApplications(actor, null),
    listHomes(actor),
  ]);
  return (
    <Landing title={zh.inbox} lead={actor.acting?.organizationName ?? ""} work={work}>
      <OpenRounds rounds={rounds} keys={rounds.map(() => randomUUID())} />
      <ApplicationList {...applications} title={zh.enterprise.applications} />
      <OurHomes homes={homes} />
    </Landing>
  );
}
