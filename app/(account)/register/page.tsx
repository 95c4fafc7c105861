import type { Metadata } from "next";
import { RegisterView } from "@/components/accounts/register";
import type { Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/accounts";

export const audience = "everyone" satisfies Audience;
export const metadata: Metadata = { title: zh.register.title };

export default function RegisterPage() {
  return <RegisterView />;
}
