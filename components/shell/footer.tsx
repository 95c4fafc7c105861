import type { Route } from "next";
import Link from "next/link";
import type { View } from "@/lib/kernel/view";
import { type City, zh } from "@/lib/text/shell";
import { HighSwitch } from "./view-switch";

type Place = { href: Route; label: string };
const services: readonly Place[] = [
  { href: "/rights" as Route, label: zh.nav.rights },
  { href: "/rights/track" as Route, label: zh.nav.track },
  { href: "/rounds" as Route, label: zh.nav.rounds },
  { href: "/homes" as Route, label: zh.nav.homes },
  { href: "/verify" as Route, label: zh.nav.verify },
];
const open: readonly Place[] = [
  { href: "/notices" as Route, label: zh.nav.notices },
  { href: "/policies" as Route, label: zh.nav.policies },
  { href: "/help" as Route, label: zh.nav.help },
];
const site: readonly Place[] = [
  { href: "/about" as Route, label: zh.footer.about },
  { href: "/sitemap" as Route, label: zh.footer.sitemap },
  { href: "/accessibility" as Route, label: zh.footer.accessibility },
  { href: "/about#corrections" as Route, label: zh.footer.corrections },
];

export function telephone(number: string): string {
  return `tel:${number.replace(/\s/g, "")}`;
}

function Column({ title, places, view }: { title: string; places: readonly Place[]; view?: View }) {
  return (
    <div>
      <h2>{title}</h2>
      <ul>
        {places.map((place) => (
          <li key={place.href}>
            <Link href={place.href} prefetch={false}>
              {place.label}
            </Link>
          </li>
        ))}
        {view && (
          <li>
            <HighSwitch view={view} />
          </li>
        )}
      </ul>
    </div>
  );
}

/** Who runs this site and how to reach them; what the city has not said is left out. */
export function Footer({ city, view }: { city: City; view: View }) {
  return (
    <footer className="foot">
      <div className="wrap">
        <div className="foot-main">
          <div>
            <h2>{city.name}</h2>
            <p>
              {city.address}
              {city.postcode && (
                <>
                  <br />
                  {zh.footer.postcode} {city.postcode}
                </>
              )}
            </p>
            {city.hotline && (
              <p>
                {zh.footer.hotline} <a href={telephone(city.hotline)}>{city.hotline}</a> <span className="nowrap-parts">{city.hours}</span>
              </p>
            )}
          </div>
          <Column title={zh.footer.services} places={services} />
          <Column title={zh.footer.open} places={open} />
          <Column title={zh.footer.site} places={site} view={view} />
        </div>
        <div className="foot-legal">
          <span>
            {zh.footer.host}
            {city.name}
          </span>
          {city.department && (
            <span>
              {zh.footer.department}
              {city.department}
            </span>
          )}
          {city.siteCode && (
            <span>
              {zh.footer.siteCode} {city.siteCode}
            </span>
          )}
          {city.icp && <a href="https://beian.miit.gov.cn/">{city.icp}</a>}
          {city.police && <a href="https://beian.mps.gov.cn/">{city.police}</a>}
        </div>
      </div>
    </footer>
  );
}
