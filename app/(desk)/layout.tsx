import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { readCity } from "@/app/city";
import { DeskShell, type DeskGroup } from "@/components/shell/desk";
import { SiteShell } from "@/components/shell/site";
import { signOut, switchMembership } from "@/lib/accounts/actions";
import { landingOf } from "@/lib/accounts/rules";
import { holderOf, type Role } from "@/lib/kernel/access";
import { parseView, viewCookie } from "@/lib/kernel/view";
import { readActor } from "@/lib/server/session";
import { countUnread } from "@/lib/messages/queries";
import { zh as calendar } from "@/lib/text/calendar";
import { zh } from "@/lib/text/desk";
import { zh as accounts } from "@/lib/text/accounts";
import { zh as roleText } from "@/lib/text/roles";

const organizationReaders: readonly Role[] = [
  "cityStaff",
  "cityLeader",
  "systemAdmin",
  "securityAdmin",
  "townshipOfficer",
  "enterpriseOfficer",
  "receivingOfficer",
];

const applicationReaders: readonly Role[] = ["cityStaff", "cityLeader", "townshipOfficer", "enterpriseOfficer", "receivingOfficer"];

function groupsFor(role: Role): DeskGroup[] {
  const work: DeskGroup = { title: zh.work, items: [{ href: landingOf[role], label: zh.inbox, icon: "inbox", exact: true }] };
  if (applicationReaders.includes(role))
    work.items = [...work.items, { href: "/applications", label: zh.applications, icon: "folder-search" }];
  const register: DeskGroup = {
    title: zh.register,
    items: organizationReaders.includes(role) ? [{ href: "/organizations", label: zh.organizations, icon: "building" }] : [],
  };
  if (role === "cityStaff" || role === "cityLeader")
    register.items = [...register.items, { href: "/city/plaques", label: zh.plaques, icon: "award" }];
  const manage: DeskGroup = { title: zh.manage, items: [{ href: "/account", label: zh.account, icon: "key" }] };
  if (role === "cityStaff" || role === "cityLeader")
    manage.items = [
      { href: "/city/notices", label: zh.notices, icon: "megaphone" },
      { href: "/city/schemes", label: zh.schemes, icon: "scroll" },
      ...manage.items,
    ];
  if (role === "cityStaff" || role === "cityLeader" || role === "systemAdmin")
    manage.items = [{ href: "/city/calendar", label: calendar.title, icon: "calendar-days" }, ...manage.items];
  if (role === "securityAdmin") manage.items = [{ href: "/city/resets", label: zh.resets, icon: "key" }, ...manage.items];
  return [work, register, manage].filter(({ items }) => items.length > 0);
}

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
      groups={groupsFor(role)}
      person={actor.name}
      acting={actor.acting ? label(actor.acting) : accounts.account.asPerson}
      others={others}
      switchTo={switchMembership}
      signOut={signOut}
      messages={{ href: "/my/messages", unread }}
      password="/account"
      home={landingOf[role]}
    >
      {children}
    </DeskShell>
  );
}
