import type { Metadata } from "next";
import { PartnerDoor } from "@/components/rights/partner";
import type { Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/rights/transfer";

export const audience = "everyone" satisfies Audience;
// A link that is handed to somebody is not looked up before it is opened: any says the same.
export const metadata: Metadata = { title: zh.outside.openTitle, robots: { index: false } };

export default async function PartnerLinkPage({ params }: PageProps<"/rights/partner/[secret]">) {
  const { secret } = await params;
  return <PartnerDoor secret={secret.slice(0, 100)} />;
}
