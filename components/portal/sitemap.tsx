import type { Route } from "next";
import { manuals } from "@/lib/text/help/manuals";
import { zh as help } from "@/lib/text/help/words";
import { zh } from "@/lib/text/shell";
import { Anchor } from "../ui/anchor";
import { Crumbs } from "../ui/crumbs";
import { Section } from "../ui/section";

const words = zh.sitemap;
type Part = { title: string; links: readonly { href: string; label: string }[] };

const parts: readonly Part[] = [
  {
    title: words.main,
    links: [
      { href: "/", label: words.home },
      { href: "/search", label: words.search },
    ],
  },
  {
    title: words.rights,
    links: [
      { href: "/rights", label: zh.nav.rights },
      { href: "/rights/submit", label: words.filing },
      { href: "/rights/track", label: zh.nav.track },
    ],
  },
  {
    title: words.homes,
    links: [
      { href: "/homes", label: zh.nav.homes },
      { href: "/activities", label: zh.nav.activities },
      { href: "/verify", label: zh.nav.verify },
      { href: "/rounds", label: words.rounds },
    ],
  },
  {
    title: words.open,
    links: [
      { href: "/notices", label: zh.nav.notices },
      { href: "/policies", label: zh.nav.policies },
    ],
  },
  {
    title: words.account,
    links: [
      { href: "/sign-in", label: words.signIn },
      { href: "/register", label: words.register },
      { href: "/password", label: words.password },
      { href: "/invitation", label: words.invitation },
    ],
  },
  {
    title: help.title,
    links: [{ href: "/help", label: words.all }, ...manuals.map(({ role, title }) => ({ href: `/help/${role}`, label: title }))],
  },
  {
    title: words.site,
    links: [
      { href: "/about", label: zh.footer.about },
      { href: "/accessibility", label: zh.footer.accessibility },
      { href: "/about#corrections", label: zh.footer.corrections },
    ],
  },
];

/** Every public page, for people. Search engines read /sitemap.xml. */
export function SitemapView() {
  return (
    <div className="wrap">
      <Crumbs items={[{ label: zh.nav.home, href: "/" }, { label: words.title }]} />
      <h1 className="mt-s3">{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <div className="sitemap mt-s5">
        {parts.map((part) => (
          <Section key={part.title} title={part.title}>
            <ul className="bullets">
              {part.links.map(({ href, label }) => (
                <li key={href}>
                  <Anchor href={href as Route}>{label}</Anchor>
                </li>
              ))}
            </ul>
          </Section>
        ))}
      </div>
    </div>
  );
}
