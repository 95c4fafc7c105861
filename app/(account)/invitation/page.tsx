import type { Metadata, Route } from "next";
import { redirect } from "next/navigation";
import { InvitationCodeView } from "@/components/accounts/invitation";
import type { Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/accounts";

export const audience = "everyone" satisfies Audience;
export const metadata: Metadata = { title: zh.invitation.title, referrer: "no-referrer" };

export default async function InvitationCodePage({ searchParams }: PageProps<"/invitation">) {
  const { code, unusable } = await searchParams;
  if (typeof code === "string" && code.trim() !== "") redirect(`/invitation/${encodeURIComponent(code.trim().slice(0, 40))}` as Route);
  return <InvitationCodeView unusable={unusable !== undefined} />;
}
