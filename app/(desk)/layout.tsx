import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { readCity } from "@/app/city";
import { DeskShell } from "@/components/shell/desk";
import { menuOf } from "@/components/shell/menu";
import { SiteShell } from "@/components/shell/site";
import { ForgetOnSignOut } from "@/components/offline/forget";
import { signOut, switchMembership } from "@/lib/accounts/actions";
import { landingOf } from "@/lib/accounts/rules";
import { holderOf, type Role } from "@/lib/kernel/access";
import { parseView, viewCookie } from "@/lib/kernel/view";
import { readActor } from "@/lib/server/session";
import { countUnread } from "@/lib/messages/queries";
import { zh as accounts } from "@/lib/text/accounts";
import { zh as roleText } from "@/lib/text/roles";

/** Draws the desk around signed-in pages. It guards nothing: each page admits for itself. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const view = parseView((await cookies()).get(viewCookie)?.value);
  const [city, actor] = await Promise.all([readCity(), readActor()]);
  const unread = await countUnread(actor);
  if (actor.kind !== "person")
    return (
      <SiteShell city={city} view={view}>
        {children}
      </SiteShell>
    );
  const role = holderOf(actor) as Role;
  const label = (membership: { organizationName: string; role: Role }) => `${membership.organizationName}　${roleText[membership.role]}`;
  const others = actor.memberships
    .filter(({ id }) => id !== actor.acting?.id)
    .map((membership) => ({ id: membership.id, label: label(membership) }));
  if (actor.acting) others.push({ id: "", label: accounts.account.asPerson });
  return (
    <DeskShell
      city={city}
      view={view}
      groups={menuOf(role)}
      person={actor.name}
      acting={actor.acting ? label(actor.acting) : accounts.account.asPerson}
      others={others}
      switchTo={switchMembership}
      signOut={signOut}
      messages={{ href: "/my/messages", unread }}
      password="/account"
      home={landingOf[role]}
    >
      <ForgetOnSignOut personId={actor.personId} />
      {children}
    </DeskShell>
  );
}
