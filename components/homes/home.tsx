import { fromDateColumn } from "@/lib/kernel/dates";
import { dayText, plateDate } from "@/lib/text/format";
import { zh } from "@/lib/text/homes";
import { zh as shell } from "@/lib/text/shell";
import { ButtonLink } from "../ui/button";
import { Crumbs } from "../ui/crumbs";
import { Facts } from "../ui/facts";
import { Section } from "../ui/section";
import type { HomeRow } from "./homes";
import { PlaqueView } from "./plaque";

export function HomeView({ home, city, issuer }: { home: HomeRow; city: string; issuer: string }) {
  return (
    <>
      <div className="home-head">
        <div className="wrap">
          <div>
            <Crumbs items={[{ label: shell.nav.home, href: "/" }, { label: zh.title, href: "/homes" }, { label: home.name }]} />
            <h1>{home.name}</h1>
            <p className="lead">
              {home.owner.name}　{zh.free}
            </p>
          </div>
        </div>
      </div>
      <div className="wrap split section">
        <Section title={zh.visit}>
          <Facts
            items={[
              { label: zh.address, value: home.address },
              home.hours !== "" && { label: zh.hours, value: home.hours },
              home.phone !== null && { label: zh.phone, value: <a href={`tel:${home.phone}`}>{home.phone}</a> },
              { label: zh.owner, value: home.owner.name },
              home.manager && { label: zh.manager, value: home.manager.name },
              { label: zh.level, value: home.level },
              { label: zh.category, value: home.category },
            ]}
          />
        </Section>
        <Section title={zh.plaques}>
          <div className="stack-5 mt-s4">
            {home.plaques.map((plaque) => (
              <div key={plaque.number}>
                <PlaqueView
                  city={city}
                  title={plaque.title}
                  host={home.owner.name}
                  foot={`${issuer}　${plateDate(fromDateColumn(plaque.issuedOn))}`}
                />
                <p className="row row-between mt-s2">
                  <span className="small soft">
                    <span className="code">{plaque.number}</span>　{dayText(fromDateColumn(plaque.issuedOn))}
                  </span>
                  <ButtonLink href={`/verify/${plaque.verifyCode}`}>{zh.verify}</ButtonLink>
                </p>
              </div>
            ))}
          </div>
        </Section>
      </div>
    </>
  );
}
