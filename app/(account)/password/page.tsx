import type { Metadata } from "next";
import { RequestResetView } from "@/components/accounts/password";
import type { Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/accounts";

export const audience = "everyone" satisfies Audience;
export const metadata: Metadata = { title: zh.reset.title };

export default function RequestResetPage() {
  return <RequestResetView />;
}
