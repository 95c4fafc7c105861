import type { Calendar } from "@/lib/kernel/dates";
import { zh as applications } from "@/lib/text/applications";
import { zh } from "@/lib/text/desk";
import { dateText, dueView } from "@/lib/text/format";
import { Anchor } from "../ui/anchor";
import { Due } from "../ui/due";
import { Empty } from "../ui/empty";
import { Sheet } from "../ui/section";
import { Table } from "../ui/table";

const words = zh.queue;

export type WorkRow = {
  id: string;
  purpose: string;
  subjectKind: string;
  subjectId: string;
  openedAt: Date;
  dueAt: Date | null;
  assignee: { name: string } | null;
  application: { number: string | null; applicant: { name: string }; round: { name: string } } | null;
};
export type Work = { items: readonly WorkRow[]; more: boolean; now: Date; calendar: Calendar };

/** Counts of the listed items, each with its test; the queue is short enough to be listed whole. */
export function Duty({ items, more, now, calendar }: Work) {
  const tones = items.map(({ dueAt }) => (dueAt === null ? "plain" : dueView(dueAt, now, calendar).tone));
  const facts = [
    { label: words.overdue, count: items.filter(({ dueAt }) => dueAt !== null && now >= dueAt).length },
    { label: words.week, count: tones.filter((tone) => tone !== "plain").length },
    { label: words.total, count: items.length },
  ];
  return (
    <div className="duty">
      {facts.map(({ label, count }) => (
        <div key={label}>
          <p className="small soft">{label}</p>
          <p className="figure">{more && label === words.total ? words.capped : [count, <small key="u"> {words.unit}</small>]}</p>
        </div>
      ))}
    </div>
  );
}

const hrefOf = (row: WorkRow) =>
  row.subjectKind === "person"
    ? ("/city/resets" as const)
    : row.purpose === "fill" || row.purpose === "revise"
      ? (`/applications/${row.subjectId}/form` as const)
      : (`/applications/${row.subjectId}` as const);

export function WorkQueue({ work }: { work: Work }) {
  const { items, more, now, calendar } = work;
  if (items.length === 0)
    return (
      <Empty icon="inbox" title={words.none}>
        {words.noneText}
      </Empty>
    );
  return (
    <Sheet title={words.title} flush>
      <Table
        dense
        caption={words.caption}
        rows={items}
        rowKey={({ id }) => id}
        columns={[
          {
            label: words.about,
            main: true,
            cell: (row) => (
              <>
                <Anchor href={hrefOf(row)}>{row.application?.applicant.name ?? applications.purposes[row.purpose]}</Anchor>
                {row.application && (
                  <span className="sub">
                    {row.application.number && <span className="code">{row.application.number}　</span>}
                    {row.application.round.name}
                  </span>
                )}
              </>
            ),
          },
          { label: words.what, cell: ({ purpose }) => applications.purposes[purpose] },
          {
            label: words.due,
            cell: ({ dueAt }) => (dueAt === null ? words.noDue : <Due {...dueView(dueAt, now, calendar)} dateTime={dueAt.toISOString()} />),
          },
          { label: words.since, cell: ({ openedAt }) => dateText(openedAt), short: words.since, tight: true },
          { label: words.who, cell: ({ assignee }) => assignee?.name ?? words.anyone, short: words.who },
        ]}
      />
      <p className="sheet-pad small soft">{more ? words.more : words.all}</p>
    </Sheet>
  );
}
