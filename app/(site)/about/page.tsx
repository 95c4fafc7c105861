import type { Metadata } from "next";
import { connection } from "next/server";
import { readCity } from "@/app/city";
import { Crumbs } from "@/components/ui/crumbs";
import { contactOf } from "@/lib/portal/rules";
import type { Audience } from "@/lib/server/admit";
import { type City, zh } from "@/lib/text/shell";

const { about, nav } = zh;

export const audience = "everyone" satisfies Audience;

export const metadata: Metadata = { title: about.title };

export default async function AboutPage() {
  // without a parameter or a cookie of its own the page would be drawn at build time, where there is no database
  await connection();
  const city = await readCity();
  return (
    <div className="wrap">
      <Crumbs items={[{ label: nav.home, href: "/" }, { label: about.title }]} />
      <div className="prose mt-s3">
        <h1>{about.title}</h1>
        <p className="lead">{about.lead(city.name)}</p>
        <h2>{about.doTitle}</h2>
        <ul className="bullets">
          {about.can.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <h2 id="tell">{about.tellTitle}</h2>
        <p>{about.tell}</p>
        <h2>{about.dataTitle}</h2>
        <p>{about.data}</p>
        <h2>{about.sampleTitle}</h2>
        <p>{about.sample}</p>
        <h2 id="corrections">{about.correctionsTitle}</h2>
        <p>{about.corrections}</p>
        <Corrections city={city} />
        <h2>{about.contactTitle}</h2>
        {city.address && <p>{city.address}</p>}
        {city.hotline && (
          <p>
            {zh.footer.hotline} <a href={`tel:${city.hotline.replace(/\s/g, "")}`}>{city.hotline}</a> {city.hours}
          </p>
        )}
      </div>
    </div>
  );
}

/** The contact the city named for it; without one, the hotline. */
function Corrections({ city }: { city: City }) {
  const contact = contactOf(city.corrections) ?? contactOf(city.hotline);
  if (!contact) return null;
  return (
    <p>
      {city.corrections === "" ? about.correctionsByHotline : about.correctionsBy[contact.kind]}
      <a href={contact.href}>{contact.text}</a>
    </p>
  );
}
