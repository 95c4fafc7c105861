import type { Metadata, Route } from "next";
import { redirect } from "next/navigation";
import { SignInView } from "@/components/accounts/sign-in";
import { landingOf } from "@/lib/accounts/rules";
import { holderOf, type Role } from "@/lib/kernel/access";
import type { Audience } from "@/lib/server/admit";
import { readActor } from "@/lib/server/session";
import { zh } from "@/lib/text/accounts";

export const audience = "everyone" satisfies Audience;
export const metadata: Metadata = { title: zh.signIn.title };

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const { next, set } = await searchParams;
  const actor = await readActor();
  // The public header reads no session and always leads here; the signed-in go on to their desk.
  if (actor.kind === "person" && next === undefined) redirect(landingOf[holderOf(actor) as Role] as Route);
  return <SignInView next={typeof next === "string" ? next : null} passwordSet={set !== undefined} />;
}
