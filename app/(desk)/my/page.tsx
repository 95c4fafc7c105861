import type { Metadata } from "next";
import { Landing } from "@/components/work/landing";
import { Identities } from "@/components/work/my";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/desk";
import { listWork } from "@/lib/work/queries";

export const audience = "signedIn" satisfies Audience;
export const metadata: Metadata = { title: zh.inbox };

export default async function MyPage() {
  const actor = await admit(audience, "/my");
  return (
    <Landing title={zh.inbox} lead={zh.my.lead(actor.name)} work={await listWork(actor)}>
      <Identities memberships={actor.memberships} />
    </Landing>
  );
}
