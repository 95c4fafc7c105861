import type { Metadata } from "next";
import { NewPasswordView } from "@/components/accounts/password";
import { publicResetIsUsable } from "@/lib/accounts/queries";
import type { Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/accounts";

export const audience = "everyone" satisfies Audience;
// The address holds a secret: it must not travel in a Referer.
export const metadata: Metadata = { title: zh.reset.newTitle, referrer: "no-referrer", robots: { index: false } };

export default async function NewPasswordPage({ params }: PageProps<"/password/[token]">) {
  const { token } = await params;
  return <NewPasswordView token={token} usable={await publicResetIsUsable(token)} />;
}
