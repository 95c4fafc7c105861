import type { Route } from "next";
import type { publicNotices } from "@/lib/notices/queries/public";
import { dateText, deadlineText } from "@/lib/text/format";
import { zh } from "@/lib/text/notices";
import { zh as shell } from "@/lib/text/shell";
import { Anchor } from "../ui/anchor";
import { Crumbs } from "../ui/crumbs";
import { Empty } from "../ui/empty";
import { Pager } from "../ui/table";
import { NoticeBadge } from "./badge";

export function NoticesView({ rows, next, now }: Awaited<ReturnType<typeof publicNotices>>) {
  return (
    <div className="wrap">
      <Crumbs items={[{ label: shell.nav.home, href: "/" }, { label: zh.title }]} />
      <h1>{zh.title}</h1>
      <p className="lead">{zh.lead}</p>
      {rows.length === 0 ? (
        <Empty icon="megaphone" title={zh.none}>
          {zh.noneText}
        </Empty>
      ) : (
        <>
          <ul className="notices mt-s5">
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
                  <p className="left small">
                    {row.state === "published" && !over && row.endsAt && row.dayKind && (
                      <>
                        <b>{zh.left(row.left, row.dayKind)}</b>
                        {deadlineText(row.endsAt)}
                      </>
                    )}
                  </p>
                </li>
              );
            })}
          </ul>
          <Pager {...(next === null ? {} : { next: `/notices?after=${next}` as Route })}>{zh.count(rows.length)}</Pager>
        </>
      )}
    </div>
  );
}
