import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SetUpView } from "@/components/accounts/set-up";
import { publicIsSetUp } from "@/lib/accounts/queries";
import type { Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/accounts";

export const audience = "everyone" satisfies Audience;
export const metadata: Metadata = { title: zh.setUp.title, referrer: "no-referrer", robots: { index: false } };

export default async function SetUpPage({ searchParams }: PageProps<"/set-up">) {
  if (await publicIsSetUp()) redirect("/sign-in");
  const { token } = await searchParams;
  return <SetUpView token={typeof token === "string" ? token : ""} />;
}
