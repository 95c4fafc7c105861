import type { Route } from "next";
import { addressWith } from "@/lib/kernel/paging";
import type { PolicyRow } from "@/lib/policies/queries";
import { type PolicyFilter, policyStatuses } from "@/lib/policies/schema";
import { dayText } from "@/lib/text/format";
import { zh } from "@/lib/text/policies";
import { zh as shell } from "@/lib/text/shell";
import { Anchor } from "../ui/anchor";
import { Crumbs } from "../ui/crumbs";
import { FilterLine } from "../ui/filter-line";
import { Nothing } from "../ui/nothing";
import { Pager } from "../ui/table";
import { PolicyBadge } from "./badge";

const words = zh.filter;

export function PoliciesView({ rows, next, filter }: { rows: readonly PolicyRow[]; next: string | null; filter: PolicyFilter }) {
  const address = (change: Record<string, string | null>) => addressWith("/policies", { ...filter, ...change });
  const filtered = filter.word !== "" || filter.status !== null;
  return (
    <div className="wrap">
      <Crumbs items={[{ label: shell.nav.home, href: "/" }, { label: zh.title }]} />
      <h1 className="mt-s3">{zh.title}</h1>
      <p className="lead">{zh.lead}</p>
      <FilterLine
        action="/policies"
        word={{ name: "word", label: words.word, value: filter.word }}
        choice={{
          name: "status",
          label: words.status,
          all: words.all,
          value: filter.status ?? "",
          options: policyStatuses.map((value) => ({ value, label: zh.statuses[value].label })),
        }}
        words={{ ...words, drop: zh.drop }}
        without={(name) => address({ [name]: null })}
      />
      {rows.length === 0 ? (
        <div className="mt-s4">
          <Nothing filtered={filtered} href="/policies" icon="scroll" words={{ ...zh, clear: words.clear }} />
        </div>
      ) : (
        <>
          <ul className="notices mt-s4">
            {rows.map((row) => {
              const day = row.publishedOn ?? row.issuedOn ?? row.effectiveOn ?? row.signedOn;
              return (
                <li key={row.id}>
                  <div>
                    <h2 className="as-h3">
                      <Anchor href={`/policies/${row.id}`}>{row.title}</Anchor> <PolicyBadge {...row} />
                    </h2>
                    <p className="small soft">
                      {[row.number, row.numberingBody ?? row.signingBody ?? row.publisher].filter((part) => part !== null).join("　")}
                    </p>
                  </div>
                  <p className="left small soft">{day !== null && <time dateTime={day}>{dayText(day)}</time>}</p>
                </li>
              );
            })}
          </ul>
          <Pager {...(next === null ? {} : { next: address({ after: next }) as Route })}>{zh.count(rows.length)}</Pager>
        </>
      )}
    </div>
  );
}
