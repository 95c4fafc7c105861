import { LogIn, Menu as MenuDrawing, ShieldCheck } from "lucide";
import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import type { View } from "@/lib/kernel/view";
import { type City, zh } from "@/lib/text/shell";
import { Icon } from "../ui/icon";
import { Emblem } from "./emblem";
import { Footer, telephone } from "./footer";
import { Menu, NavLink } from "./here";
import { SearchBox } from "./search-box";
import { ElderBar, ElderSwitch, HighSwitch } from "./view-switch";

const places: readonly { href: Route; label: string; exact?: boolean }[] = [
  { href: "/" as Route, label: zh.nav.home, exact: true },
  { href: "/rounds" as Route, label: zh.nav.rounds },
  { href: "/homes" as Route, label: zh.nav.homes },
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
        <span className="strip-who">
          <Icon of={ShieldCheck} />
          <span>{zh.official(city.name)}</span>
          <Link href={"/about#tell" as Route} prefetch={false} className="wide-only">
            {zh.howToTell}
          </Link>
        </span>
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
        <Link className="brand" href={"/" as Route} prefetch={false}>
          <Emblem />
          <span>
            <span className="brand-name">
              {/* eslint-disable-next-line @next/next/no-img-element -- an outline drawing of ours, nothing to optimize */}
              {city.wordmark ? <img {...city.wordmark} alt={city.name} /> : city.name}
            </span>
            <span className="brand-sub">{city.portal}</span>
          </span>
        </Link>
        <div className="mast-side">
          {city.hotline && (
            <div className="mast-call">
              {zh.hotline}
              <a href={telephone(city.hotline)}>{city.hotline}</a>
              {city.hours}
            </div>
          )}
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
