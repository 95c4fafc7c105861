import type { Calendar } from "@/lib/kernel/dates";
import { zh } from "@/lib/text/desk";
import { dateText, dueView, timeText } from "@/lib/text/format";
import { purposes } from "@/lib/text/purposes";
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
  notice: { title: string; round: { name: string } } | null;
  rightsCase: { number: string; category: { name: string } } | null;
  activity: { title: string; number: string | null; home: { name: string } } | null;
  session: { startsAt: Date; activity: { title: string; home: { name: string } } } | null;
  booking: { purpose: string; room: { name: string; home: { name: string } } } | null;
  homeRevision: { homeId: string; home: { name: string } } | null;
  objection: { number: string; item: { unit: string; notice: { number: string | null } } } | null;
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

function hrefOf({ subjectKind, subjectId, purpose, homeRevision }: WorkRow) {
  switch (subjectKind) {
    case "person":
      return "/city/resets" as const;
    case "notice":
      return `/city/notices/${subjectId}` as const;
    case "objection":
      return `/city/objections/${subjectId}` as const;
    case "rightsCase":
      return `/rights-cases/${subjectId}` as const;
    case "activity":
      return `/filings/${subjectId}` as const;
    case "activitySession":
      return `/filings/sessions/${subjectId}` as const;
    case "homeRevision":
      return `/keeping/${homeRevision?.homeId ?? ""}/profile` as const;
    case "booking":
      return `/bookings/${subjectId}` as const;
    default:
      if (purpose === "score") return `/applications/${subjectId}/score` as const;
      return purpose === "fill" || purpose === "revise"
        ? (`/applications/${subjectId}/form` as const)
        : (`/applications/${subjectId}` as const);
  }
}

/** Whom or what it is about, its number, and where it belongs. */
function aboutOf({ purpose, application, notice, objection, rightsCase, activity, session, booking, homeRevision }: WorkRow): {
  title: string;
  number: string | null;
  place: string | null;
} {
  if (application) return { title: application.applicant.name, number: application.number, place: application.round.name };
  if (notice) return { title: notice.title, number: null, place: notice.round.name };
  if (objection) return { title: objection.item.unit, number: objection.number, place: objection.item.notice.number };
  if (rightsCase) return { title: rightsCase.number, number: null, place: rightsCase.category.name };
  if (activity) return { title: activity.title, number: activity.number, place: activity.home.name };
  if (session)
    return { title: session.activity.title, number: null, place: `${timeText(session.startsAt)}　${session.activity.home.name}` };
  if (homeRevision) return { title: homeRevision.home.name, number: null, place: null };
  if (booking) return { title: booking.purpose, number: null, place: `${booking.room.home.name}　${booking.room.name}` };
  return { title: purposes[purpose] ?? purpose, number: null, place: null };
}

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
            cell: (row) => {
              const { title, number, place } = aboutOf(row);
              return (
                <>
                  <Anchor href={hrefOf(row)}>{title}</Anchor>
                  {(number !== null || place !== null) && (
                    <span className="sub">
                      {number !== null && <span className="code">{number}　</span>}
                      {place}
                    </span>
                  )}
                </>
              );
            },
          },
          { label: words.what, cell: ({ purpose }) => purposes[purpose] },
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
