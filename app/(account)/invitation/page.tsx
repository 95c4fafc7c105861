import type { Metadata, Route } from "next";
import { redirect } from "next/navigation";
import { InvitationCodeView } from "@/components/accounts/invitation";
import type { Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/accounts";

export const audience = "everyone" satisfies Audience;
export const metadata: Metadata = { title: zh.invitation.title, referrer: "no-referrer" };

export default async function InvitationCodePage({ searchParams }: PageProps<"/invitation">) {
  const { code, unusable } = await searchParams;
  // By characters: half of a 𠮷 could not be written into an address.
  const typed = typeof code === "string" ? [...code.trim()].slice(0, 40).join("") : "";
  if (typed !== "") redirect(`/invitation/${encodeURIComponent(typed)}` as Route);
  return <InvitationCodeView unusable={unusable !== undefined} />;
}
