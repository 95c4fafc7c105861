import type { Route } from "next";
import type { BehalfEntryPage, DeskEntryPage } from "@/lib/rights-cases/queries/entry";
import type { FiledCases } from "@/lib/rights-cases/queries/filed";
import { dayText } from "@/lib/text/format";
import { zh } from "@/lib/text/rights/entry";
import { Anchor } from "../ui/anchor";
import { ButtonLink } from "../ui/button";
import { Crumbs } from "../ui/crumbs";
import { Empty } from "../ui/empty";
import { Note } from "../ui/note";
import { Sheet } from "../ui/section";
import { Pager, Table } from "../ui/table";
import { StatusBadge } from "../workflow/status-badge";
import { BehalfForm, DeskEntryForm } from "./entry";

export function DeskEntryView({ page, token }: { page: DeskEntryPage; token: string }) {
  return (
    <div className="stack-5">
      <div>
        <h1>{zh.desk.title}</h1>
        <p className="soft">{zh.desk.lead(page.office)}</p>
      </div>
      <DeskEntryForm page={page} token={token} />
    </div>
  );
}

export function BehalfView({ page, token }: { page: BehalfEntryPage; token: string }) {
  return (
    <div className="stack-5">
      <Crumbs items={[{ label: zh.filed.title, href: "/enterprise/rights" }, { label: zh.behalf.title }]} />
      <div>
        <h1>{zh.behalf.title}</h1>
        <p className="soft">{zh.behalf.lead(page.organization)}</p>
      </div>
      <Note>
        <p>{zh.behalf.note}</p>
        <p>{zh.behalf.never}</p>
      </Note>
      <BehalfForm page={page} token={token} />
    </div>
  );
}

const words = zh.filed;
type Standing = FiledCases["rows"][number]["standing"];

function standingText(standing: Standing): string {
  if (standing === null) return words.ended;
  if (standing.paused) return words.paused;
  const rest = standing.overdueBy > 0 ? words.overdue(standing.overdueBy) : words.left(standing.left ?? 0);
  return `${words.day(standing.day)}，${rest}`;
}

/** What an organization filed for others: how far it is, and nothing more. */
export function FiledView({ list }: { list: FiledCases }) {
  return (
    <div className="stack-5">
      <div className="desk-head">
        <div>
          <h1>{words.title}</h1>
          <p className="soft">{words.lead}</p>
        </div>
        {list.mayFile && <ButtonLink href="/enterprise/rights/new">{words.add}</ButtonLink>}
      </div>
      {!list.mayFile && (
        <Note>
          <p>
            {words.associationsOnly} <Anchor href="/rights">{words.oneself}</Anchor>
          </p>
        </Note>
      )}
      {list.rows.length === 0 ? (
        <Empty icon="scroll" title={words.none}>
          {words.noneText}
        </Empty>
      ) : (
        <Sheet flush>
          <Table
            dense
            caption={words.caption}
            rows={list.rows}
            rowKey={({ id }) => id}
            columns={[
              { label: words.heads.number, main: true, cell: ({ number }) => <span className="code">{number}</span> },
              { label: words.heads.category, short: words.heads.category, cell: ({ category }) => category },
              { label: words.heads.status, short: words.heads.status, cell: ({ status }) => <StatusBadge {...zh.statuses[status]} /> },
              { label: words.heads.filedOn, short: words.heads.filedOn, cell: ({ filedOn }) => dayText(filedOn) },
              { label: words.heads.days, short: words.heads.days, cell: ({ standing }) => standingText(standing) },
            ]}
          />
        </Sheet>
      )}
      <Pager {...(list.next === null ? {} : { next: `/enterprise/rights?after=${list.next}` as Route })} />
    </div>
  );
}
