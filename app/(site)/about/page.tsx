import type { Metadata } from "next";
import { Crumbs } from "@/components/ui/crumbs";
import { zh } from "@/lib/text/shell";

const { about, city, nav } = zh;

export const metadata: Metadata = { title: about.title };

export default function AboutPage() {
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
        <h2>{about.contactTitle}</h2>
        <p>
          {city.address}
          <br />
          {zh.footer.hotline} <a href={`tel:${city.hotline.replace(/\s/g, "")}`}>{city.hotline}</a> {city.hours}
        </p>
      </div>
    </div>
  );
}
