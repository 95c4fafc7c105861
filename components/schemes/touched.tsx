import type { Route } from "next";
import type { Touched } from "@/lib/schemes/queries/touched";
import { zh as applications } from "@/lib/text/applications";
import { deadlineText } from "@/lib/text/format";
import { zh } from "@/lib/text/scheme-editor";
import { zh as schemes } from "@/lib/text/schemes";
import { Anchor } from "../ui/anchor";
import { Badge } from "../ui/badge";
import { Note } from "../ui/note";
import { Sheet } from "../ui/section";
import { Table } from "../ui/table";

const words = zh.touched;

/** What a correction leaves as it is: rounds and applications that stay with the version they began under. */
export function TouchedByVersion({ touched: { rounds, count, applications: rows } }: { touched: Touched }) {
  if (rounds.length === 0 && count === 0) return null;
  const version = ({ id, version: n }: { id: string; version: number }) => (
    <Anchor href={`/city/schemes/${id}` as Route}>{schemes.versionOf(n)}</Anchor>
  );
  return (
    <Sheet title={words.title} id="touched" flush>
      <div className="sheet-pad">
        <Note tone="info">
          <p>{words.counts(rounds.length, count)}</p>
          <p>{words.stay}</p>
        </Note>
      </div>
      {rounds.length > 0 && (
        <Table
          dense
          caption={words.rounds}
          rows={rounds}
          rowKey={({ id }) => id}
          columns={[
            { label: schemes.roundName, main: true, cell: ({ id, name }) => <Anchor href={`/rounds/${id}`}>{name}</Anchor> },
            {
              label: schemes.window,
              short: schemes.window,
              cell: ({ closesAt, open }) => (open ? deadlineText(closesAt) : words.closed),
            },
            { label: words.version, short: words.version, cell: ({ schemeVersion }) => version(schemeVersion) },
          ]}
        />
      )}
      {rows.length > 0 && (
        <Table
          dense
          caption={words.applications}
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            { label: words.number, main: true, cell: ({ id, number }) => <Anchor href={`/applications/${id}`}>{number}</Anchor> },
            { label: words.applicant, short: words.applicant, cell: ({ applicant }) => applicant.name },
            {
              label: words.status,
              short: words.status,
              cell: ({ status }) => <Badge tone={applications.statuses[status].tone}>{applications.statuses[status].label}</Badge>,
            },
            { label: words.version, short: words.version, cell: ({ schemeVersion }) => version(schemeVersion) },
          ]}
        />
      )}
      {count > rows.length && <p className="sheet-pad small soft">{words.more(count - rows.length)}</p>}
    </Sheet>
  );
}
