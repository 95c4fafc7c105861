import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AccountView } from "@/components/accounts/account";
import { readAccount } from "@/lib/accounts/queries";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/accounts";

export const audience = "signedIn" satisfies Audience;
export const metadata: Metadata = { title: zh.account.title };

export default async function AccountPage() {
  const account = await readAccount(await admit(audience, "/account"));
  if (!account) notFound();
  return <AccountView {...account} />;
}
