import type { Route } from "next";
import { addressWith } from "@/lib/kernel/paging";
import type { publicNotices } from "@/lib/notices/queries/public";
import { type NoticeFilter, noticeTimes } from "@/lib/notices/rules";
import { dateText, deadlineText } from "@/lib/text/format";
import { zh } from "@/lib/text/notices";
import { zh as shell } from "@/lib/text/shell";
import { Anchor } from "../ui/anchor";
import { Crumbs } from "../ui/crumbs";
import { FilterLine } from "../ui/filter-line";
import { Nothing } from "../ui/nothing";
import { Pager } from "../ui/table";
import { NoticeBadge } from "./badge";

const words = zh.filter;
type Props = Awaited<ReturnType<typeof publicNotices>> & { filter: NoticeFilter };

export function NoticesView({ rows, next, now, calendar, filter }: Props) {
  const address = (change: Record<string, string | null>) => addressWith("/notices", { ...filter, ...change });
  const filtered = filter.word !== "" || filter.state !== null;
  return (
    <div className="wrap">
      <Crumbs items={[{ label: shell.nav.home, href: "/" }, { label: zh.title }]} />
      <h1 className="mt-s3">{zh.title}</h1>
      <p className="lead">{zh.lead}</p>
      <FilterLine
        action="/notices"
        word={{ name: "word", label: words.word, value: filter.word }}
        choice={{
          name: "state",
          label: words.state,
          all: words.all,
          value: filter.state ?? "",
          options: noticeTimes.map((value) => ({ value, label: zh.times[value] })),
        }}
        words={{ ...words, drop: zh.drop }}
        without={(name) => address({ [name]: null })}
      />
      {rows.length === 0 ? (
        <div className="mt-s4">
          <Nothing filtered={filtered} href="/notices" icon="megaphone" words={{ ...zh, clear: words.clear }} />
        </div>
      ) : (
        <>
          <ul className="notices mt-s4">
            {rows.map((row) => {
              const over = row.endsAt === null || now >= row.endsAt;
              return (
                <li key={row.id}>
                  <div>
                    <h2 className="as-h3">
                      <Anchor href={`/notices/${row.id}`}>{row.title}</Anchor> <NoticeBadge state={row.state} over={over} />
                    </h2>
                    <p className="small soft">
                      {row.number}　{row.issuer}
                      {row.publishedAt && `　${dateText(row.publishedAt)}`}
                    </p>
                  </div>
                  {row.state === "published" && !over && row.endsAt && row.dayKind && (
                    <p className="left small">
                      <b>{zh.left(row.left, row.dayKind)}</b>
                      {deadlineText(row.endsAt, calendar)}
                    </p>
                  )}
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
