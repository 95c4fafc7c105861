import type { Metadata } from "next";
import { InvitationCodeView, InvitationView } from "@/components/accounts/invitation";
import { publicInvitation } from "@/lib/accounts/queries";
import type { Audience } from "@/lib/server/admit";
import { readActor } from "@/lib/server/session";
import { zh } from "@/lib/text/accounts";

export const audience = "everyone" satisfies Audience;
export const metadata: Metadata = { title: zh.invitation.title, referrer: "no-referrer", robots: { index: false } };

export default async function InvitationPage({ params }: PageProps<"/invitation/[code]">) {
  const code = decodeURIComponent((await params).code);
  const [offer, actor] = await Promise.all([publicInvitation(code), readActor()]);
  return offer ? <InvitationView code={code} offer={offer} signedIn={actor.kind === "person"} /> : <InvitationCodeView unusable />;
}
