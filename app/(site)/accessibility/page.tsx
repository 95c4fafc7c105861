import type { Metadata } from "next";
import { Crumbs } from "@/components/ui/crumbs";
import { zh } from "@/lib/text/shell";

const { accessibility: text, city, nav } = zh;

export const metadata: Metadata = { title: text.title };

export default function AccessibilityPage() {
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
        <p>{text.contact}</p>
        <p>
          {zh.footer.hotline} <a href={`tel:${city.hotline.replace(/\s/g, "")}`}>{city.hotline}</a> {city.hours}
        </p>
      </div>
    </div>
  );
}
