import { ShieldCheck } from "lucide";
import type { Route } from "next";
import Link from "next/link";
import { type City, zh } from "@/lib/text/shell";
import { Icon } from "../ui/icon";
import { Emblem } from "./emblem";
import { telephone } from "./footer";

/** What stands at the head of every public page, with and without a menu below it. */

type OfficialWords = { official: (name: string) => string; howToTell: string };

/** Whose site this is, and how one can tell. */
export function Official({ city, words = zh }: { city: City; words?: OfficialWords }) {
  return (
    <span className="strip-who">
      <Icon of={ShieldCheck} />
      <span>{words.official(city.name)}</span>
      <Link href={"/about#tell" as Route} prefetch={false} className="wide-only">
        {words.howToTell}
      </Link>
    </span>
  );
}

export function Brand({ city }: { city: City }) {
  return (
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
  );
}

/** The telephone, where there is room for it. */
export function Call({ city, words = zh }: { city: City; words?: { hotline: string } }) {
  if (!city.hotline) return null;
  return (
    <div className="mast-call">
      {words.hotline}
      <a href={telephone(city.hotline)}>{city.hotline}</a>
      {city.hours}
    </div>
  );
}
