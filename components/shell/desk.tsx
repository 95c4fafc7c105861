import { ArrowLeftRight, Bell, CircleUserRound, ExternalLink, KeyRound, LogOut } from "lucide";
import type { Route } from "next";
import type { ReactNode } from "react";
import type { View } from "@/lib/kernel/view";
import { type City, zh } from "@/lib/text/shell";
import { ActionForm } from "../form/action-form";
import type { FormAction } from "../form/state";
import { Anchor } from "../ui/anchor";
import { Count } from "../ui/badge";
import { Icon } from "../ui/icon";
import { type IconName, icons } from "../ui/icons";
import { Emblem } from "./emblem";
import { Menu, NavLink } from "./here";
import { ElderBar, ElderSwitch, HighSwitch } from "./view-switch";

export type DeskItem = {
  href: Route;
  label: string;
  icon?: IconName;
  count?: number /** they wait for the reader */;
  hot?: boolean;
  exact?: boolean;
};
export type DeskGroup = { title: string; items: readonly DeskItem[] };
export type MembershipChoice = { id: string; label: string };

type Props = {
  city: City;
  view: View;
  groups: readonly DeskGroup[];
  person: string;
  /** under which membership the person acts now, e.g. "高新区科协　乡镇审核员" */
  acting: string;
  /** the other memberships; the chosen one is posted as "membershipId" */
  others?: readonly MembershipChoice[];
  switchTo?: FormAction;
  signOut: FormAction;
  /** what the person was told, and how much of it is unread */
  messages?: { href: Route; unread: number };
  password?: Route;
  home?: Route;
  children: ReactNode;
};

/** Around every signed-in page. Dense; a phone gets the navigation as a strip. */
export function DeskShell({
  city,
  view,
  groups,
  person,
  acting,
  others = [],
  switchTo,
  signOut,
  messages,
  password,
  home = "/" as Route,
  children,
}: Props) {
  return (
    <div className="desk" data-density="compact">
      <ElderBar city={city} />
      <header className="desk-top">
        <Anchor className="brand" href={home}>
          <Emblem />
          <span className="brand-name">{city.portal}</span>
        </Anchor>
        <div className="desk-me">
          {messages && (
            <Anchor href={messages.href}>
              <Icon of={Bell} />
              <span className="word">{zh.desk.messages}</span>
              {messages.unread > 0 && (
                <Count hot>
                  {messages.unread < 100 ? messages.unread : "99+"}
                  <span className="hidden-visually">{zh.desk.unread}</span>
                </Count>
              )}
            </Anchor>
          )}
          {/* Drawn anew for another identity, so that it closes although the page keeps its address. */}
          <Menu
            key={acting}
            label={
              <summary>
                <Icon of={CircleUserRound} />
                <span className="wide">{acting}</span>
                <span>{person}</span>
                <span className="hidden-visually">{zh.desk.me}</span>
              </summary>
            }
          >
            <div className="desk-card">
              <h2>{zh.desk.actingAs}</h2>
              <p aria-current="true">{acting}</p>
              {switchTo && others.length > 0 && (
                <>
                  <h2>{zh.desk.switchTo}</h2>
                  {others.map((other) => (
                    <ActionForm
                      key={other.id}
                      action={switchTo}
                      id={`switch-${other.id}`}
                      className="block"
                      hidden={{ membershipId: other.id }}
                    >
                      <button type="submit">
                        <Icon of={ArrowLeftRight} />
                        {other.label}
                      </button>
                    </ActionForm>
                  ))}
                </>
              )}
              <hr />
              <ElderSwitch view={view} />
              <HighSwitch view={view} />
              <hr />
              {password && (
                <Anchor href={password}>
                  <Icon of={KeyRound} />
                  {zh.desk.password}
                </Anchor>
              )}
              <Anchor href={"/" as Route}>
                <Icon of={ExternalLink} />
                {zh.desk.publicSite}
              </Anchor>
              <ActionForm action={signOut} id="sign-out" className="block sign-out">
                <button type="submit">
                  <Icon of={LogOut} />
                  {zh.desk.signOut}
                </button>
              </ActionForm>
            </div>
          </Menu>
        </div>
      </header>
      <div className="desk-body">
        <nav className="desk-nav" aria-label={zh.desk.nav}>
          {groups.map((group) => (
            <div key={group.title} className="desk-group">
              <h2>{group.title}</h2>
              <ul>
                {group.items.map((item) => (
                  <li key={item.href}>
                    <NavLink href={item.href} exact={item.exact}>
                      {item.icon && <Icon of={icons[item.icon]} />}
                      {item.label}
                      {item.count ? <Count hot={item.hot}>{item.count}</Count> : null}
                    </NavLink>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </nav>
        <main className="desk-main" id="main" tabIndex={-1}>
          {children}
        </main>
      </div>
    </div>
  );
}
