import type { Metadata } from "next";
import { MySheets } from "@/components/panel/mine";
import { Landing } from "@/components/work/landing";
import { Identities } from "@/components/work/my";
import { listSentSheets } from "@/lib/applications/queries/sheet-page";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/desk";
import { listWork } from "@/lib/work/queries";

export const audience = "signedIn" satisfies Audience;
export const metadata: Metadata = { title: zh.inbox };

export default async function MyPage() {
  const actor = await admit(audience, "/my");
  const [work, sheets] = await Promise.all([listWork(actor), listSentSheets(actor)]);
  return (
    <Landing title={zh.inbox} lead={zh.my.lead(actor.name)} work={work}>
      <MySheets sheets={sheets} />
      <Identities memberships={actor.memberships} />
    </Landing>
  );
}
