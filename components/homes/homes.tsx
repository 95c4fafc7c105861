import type { Route } from "next";
import { zh } from "@/lib/text/homes";
import { zh as shell } from "@/lib/text/shell";
import { Clock, MapPin } from "lucide-react";
import { Anchor } from "../ui/anchor";
import { Badge } from "../ui/badge";
import { Crumbs } from "../ui/crumbs";
import { Empty } from "../ui/empty";
import { Icon } from "../ui/icon";
import { Pager } from "../ui/table";

export type HomeRow = {
  id: string;
  name: string;
  category: string;
  level: string;
  address: string;
  hours: string;
  phone: string | null;
  owner: { name: string };
  manager: { name: string } | null;
  plaques: readonly { number: string; title: string; verifyCode: string; issuedOn: Date; validTo: Date | null }[];
};

export function HomesView({ rows, next }: { rows: readonly HomeRow[]; next: string | null }) {
  return (
    <div className="wrap">
      <Crumbs items={[{ label: shell.nav.home, href: "/" }, { label: zh.title }]} />
      <h1>{zh.title}</h1>
      <p className="lead">{zh.lead}</p>
      {rows.length === 0 ? (
        <Empty icon="house" title={zh.none}>
          {zh.noneText}
        </Empty>
      ) : (
        <>
          <ol className="homes mt-s5">
            {rows.map((home, at) => (
              <li key={home.id}>
                <span className="no" aria-hidden>
                  {at + 1}
                </span>
                <div>
                  <h2>
                    <Anchor href={`/homes/${home.id}`}>{home.name}</Anchor>
                  </h2>
                  <p className="line">
                    <span>{home.owner.name}</span>
                    {home.plaques.map((plaque) => (
                      <Badge key={plaque.number} tone="seal" icon="award">
                        {plaque.title}
                      </Badge>
                    ))}
                  </p>
                  <p className="line">
                    <span>
                      <Icon of={MapPin} />
                      {home.address}
                    </span>
                    {home.hours !== "" && (
                      <span>
                        <Icon of={Clock} />
                        {home.hours}
                      </span>
                    )}
                  </p>
                </div>
              </li>
            ))}
          </ol>
          <Pager {...(next === null ? {} : { next: `/homes?after=${next}` as Route })}>{zh.count(rows.length)}</Pager>
        </>
      )}
    </div>
  );
}
