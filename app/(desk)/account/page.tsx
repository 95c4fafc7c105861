import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AccountView } from "@/components/accounts/account";
import { readAccount } from "@/lib/accounts/queries";
import { readMailSetting } from "@/lib/messages/queries";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/accounts";

export const audience = "signedIn" satisfies Audience;
export const metadata: Metadata = { title: zh.account.title };

export default async function AccountPage() {
  const actor = await admit(audience, "/account");
  const [account, mail] = await Promise.all([readAccount(actor), readMailSetting(actor)]);
  if (!account || !mail) notFound();
  return <AccountView {...account} mail={mail} />;
}
