import { LogIn, Menu as MenuDrawing } from "lucide";
import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import type { View } from "@/lib/kernel/view";
import { type City, zh } from "@/lib/text/shell";
import { Icon } from "../ui/icon";
import { Footer } from "./footer";
import { Menu, NavLink } from "./here";
import { Brand, Call, Official } from "./masthead";
import { SearchBox } from "./search-box";
import { ElderBar, ElderSwitch, HighSwitch } from "./view-switch";

const places: readonly { href: Route; label: string; exact?: boolean }[] = [
  { href: "/" as Route, label: zh.nav.home, exact: true },
  { href: "/rights" as Route, label: zh.nav.rights },
  { href: "/rounds" as Route, label: zh.nav.rounds },
  { href: "/homes" as Route, label: zh.nav.homes },
  { href: "/activities" as Route, label: zh.nav.activities },
  { href: "/verify" as Route, label: zh.nav.verify },
  { href: "/notices" as Route, label: zh.nav.notices },
  { href: "/policies" as Route, label: zh.nav.policies },
  { href: "/help" as Route, label: zh.nav.help },
];

const signIn = "/sign-in" as Route;

/** Around every public page. It knows the city and the visitor's view, and no session: the same for everybody. */
export function SiteShell({ city, view, children }: { city: City; view: View; children: ReactNode }) {
  return (
    <div className="shell">
      <header>
        <Strip city={city} view={view} />
        <ElderBar city={city} />
        <Masthead city={city} view={view} />
      </header>
      <nav className="nav" aria-label={zh.mainNav}>
        <div className="wrap">
          <ul>
            {places.map((place) => (
              <li key={place.href}>
                <NavLink href={place.href} exact={place.exact}>
                  {place.label}
                </NavLink>
              </li>
            ))}
          </ul>
          <SearchBox id="search" className="nav-search" />
        </div>
      </nav>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <Footer city={city} view={view} />
    </div>
  );
}

function Strip({ city, view }: { city: City; view: View }) {
  return (
    <div className="strip">
      <div className="wrap">
        <Official city={city} />
        <div className="strip-tools">
          <ElderSwitch view={view} />
          <HighSwitch view={view} className="wide" />
        </div>
      </div>
    </div>
  );
}

function Masthead({ city, view }: { city: City; view: View }) {
  return (
    <div className="mast">
      <div className="wrap">
        <Brand city={city} />
        <div className="mast-side">
          <Call city={city} />
          <Link className="btn-on-deep sign-in" href={signIn} prefetch={false}>
            <Icon of={LogIn} />
            {zh.signIn}
          </Link>
          <Menu
            className="menu"
            label={
              <summary className="btn-on-deep">
                <Icon of={MenuDrawing} />
                {zh.menu}
              </summary>
            }
          >
            <nav className="menu-list" aria-label={zh.mainNav}>
              <SearchBox id="menu-search" className="menu-search" />
              {places.map((place) => (
                <NavLink key={place.href} href={place.href} exact={place.exact}>
                  {place.label}
                </NavLink>
              ))}
              <NavLink href={signIn}>
                <Icon of={LogIn} />
                {zh.signIn}
              </NavLink>
              <HighSwitch view={view} />
            </nav>
          </Menu>
        </div>
      </div>
    </div>
  );
}
