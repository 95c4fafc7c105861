import type { Route } from "next";
import type { ApplicationStatus } from "@/lib/applications/workflow";
import type { Awardee } from "@/lib/schemes/rules/subject";
import { zh } from "@/lib/text/applications";
import { dateText } from "@/lib/text/format";
import { Anchor } from "../ui/anchor";
import { Empty } from "../ui/empty";
import { Sheet } from "../ui/section";
import { Pager, Table } from "../ui/table";
import { ApplicationBadge } from "./badge";
import { purposeText } from "./words";

const words = zh.list;

type Row = {
  id: string;
  number: string | null;
  status: ApplicationStatus;
  awardee: Awardee;
  /** Whom it puts forward. */
  named: string | null;
  updatedAt: Date;
  applicant: { name: string };
  round: { name: string };
  workItems: readonly { purpose: string; organization: { name: string } }[];
};

export function ApplicationList({ rows, next, title }: { rows: readonly Row[]; next: string | null; title: string }) {
  if (rows.length === 0)
    return (
      <Sheet title={title}>
        <Empty icon="files" title={words.none}>
          {words.noneText}
        </Empty>
      </Sheet>
    );
  return (
    <Sheet title={title} flush>
      <Table
        dense
        caption={words.caption}
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          {
            label: words.applicant,
            main: true,
            cell: ({ id, applicant, named, number, round }) => (
              <>
                <Anchor href={`/applications/${id}`}>{named === null ? applicant.name : `${named}（${applicant.name}）`}</Anchor>
                <span className="sub">
                  {number && <span className="code">{number}　</span>}
                  {round.name}
                </span>
              </>
            ),
          },
          { label: words.status, cell: ({ status, awardee }) => <ApplicationBadge status={status} awardee={awardee} /> },
          {
            label: words.with,
            short: words.with,
            cell: ({ workItems, awardee }) => {
              const item = workItems[0];
              return item ? `${item.organization.name}　${purposeText(item.purpose, awardee)}` : words.nobody;
            },
          },
          { label: words.changed, cell: ({ updatedAt }) => dateText(updatedAt), tight: true, short: words.changed },
        ]}
      />
      {next !== null && (
        <div className="sheet-pad">
          <Pager next={`/applications?view=all&after=${next}` as Route} />
        </div>
      )}
    </Sheet>
  );
}
