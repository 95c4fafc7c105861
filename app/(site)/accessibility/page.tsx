import type { Metadata } from "next";
import { connection } from "next/server";
import { readCity } from "@/app/city";
import { Anchor } from "@/components/ui/anchor";
import { Crumbs } from "@/components/ui/crumbs";
import type { Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/shell";

const { accessibility: text, nav } = zh;

export const audience = "everyone" satisfies Audience;

export const metadata: Metadata = { title: text.title };

export default async function AccessibilityPage() {
  // without a parameter or a cookie of its own the page would be drawn at build time, where there is no database
  await connection();
  const city = await readCity();
  return (
    <div className="wrap">
      <Crumbs items={[{ label: nav.home, href: "/" }, { label: text.title }]} />
      <div className="prose mt-s3">
        <h1>{text.title}</h1>
        <p className="lead">{text.lead}</p>
        <h2>{text.doneTitle}</h2>
        <ul className="bullets">
          {text.done.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <h2>{text.limitsTitle}</h2>
        <ul className="bullets">
          {text.limits.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <h2>{text.contactTitle}</h2>
        <p>
          {text.contact} <Anchor href="/about#corrections">{text.corrections}</Anchor>
        </p>
        {city.hotline && (
          <p>
            {zh.footer.hotline} <a href={`tel:${city.hotline.replace(/\s/g, "")}`}>{city.hotline}</a> {city.hours}
          </p>
        )}
      </div>
    </div>
  );
}
