import type { Route } from "next";
import type { Calendar } from "@/lib/kernel/dates";
import { markAllMessages, markMessage } from "@/lib/messages/actions";
import type { MessageRow } from "@/lib/messages/queries";
import { timeText } from "@/lib/text/format";
import { zh } from "@/lib/text/messages";
import { ActionForm } from "../form/action-form";
import { Submit } from "../form/submit";
import { Anchor } from "../ui/anchor";
import { Badge } from "../ui/badge";
import { Empty } from "../ui/empty";
import { Sheet } from "../ui/section";
import { Pager, Table } from "../ui/table";

const words = zh.page;

/** Where one looks; the page there still asks who one is. */
function hrefOf({ subjectKind, subjectId, homeId }: MessageRow): Route {
  if (subjectId === null) return "/my";
  if (subjectKind === "person") return "/city/resets";
  if (subjectKind === "notice") return `/city/notices/${subjectId}` as Route;
  if (subjectKind === "objection") return `/city/objections/${subjectId}` as Route;
  if (subjectKind === "rightsCase") return `/rights-cases/${subjectId}` as Route;
  if (subjectKind === "activity") return `/filings/${subjectId}` as Route;
  if (subjectKind === "activitySession") return `/filings/sessions/${subjectId}` as Route;
  if (subjectKind === "enrolment") return "/my/activities";
  if (subjectKind === "homeRevision") return `/keeping/${homeId ?? ""}/profile` as Route;
  if (subjectKind === "booking") return `/bookings/${subjectId}` as Route;
  return `/applications/${subjectId}` as Route;
}

type Props = { rows: readonly MessageRow[]; next: string | null; later: boolean; calendar: Calendar };

export function MessagesView({ rows, next, later, calendar }: Props) {
  return (
    <div className="stack-5">
      <div className="desk-head">
        <div>
          <h1>{words.title}</h1>
          <p className="soft">{words.lead}</p>
          <p className="small soft">
            <Anchor href="/account">{words.settings}</Anchor>
          </p>
        </div>
        {rows.some(({ readAt }) => readAt === null) && (
          <ActionForm action={markAllMessages} id="all">
            <Submit variant="plain">{words.markAll}</Submit>
          </ActionForm>
        )}
      </div>
      {rows.length === 0 ? (
        <Empty icon="bell" title={words.none}>
          {words.noneText}
        </Empty>
      ) : (
        <ActionForm action={markMessage} id="mark">
          <Sheet title={later ? words.older : words.first} flush>
            <Table
              dense
              caption={words.caption}
              rows={rows}
              rowKey={({ id }) => id}
              columns={[
                {
                  label: words.what,
                  main: true,
                  cell: (row) => (
                    <>
                      <Anchor href={hrefOf(row)}>{zh.title(row.event, row.params)}</Anchor>
                      {zh.details(row.event, row.params, calendar).map((line) => (
                        <span key={line} className="sub">
                          {line}
                        </span>
                      ))}
                    </>
                  ),
                },
                { label: words.when, short: words.when, tight: true, cell: ({ createdAt }) => timeText(createdAt) },
                {
                  label: words.state,
                  cell: (row) =>
                    row.readAt === null ? (
                      <span className="row">
                        <Badge tone="warn" icon="bell">
                          {words.unread}
                        </Badge>
                        <Submit variant="text" name="messageId" value={row.id}>
                          {words.mark}
                          <span className="hidden-visually">{words.markOf(zh.title(row.event, row.params))}</span>
                        </Submit>
                      </span>
                    ) : (
                      <span className="soft">{words.read}</span>
                    ),
                },
              ]}
            />
            {(later || next !== null) && (
              <div className="sheet-pad">
                <Pager
                  {...(later ? { previous: "/my/messages" as Route } : {})}
                  {...(next === null ? {} : { next: `/my/messages?after=${next}` as Route })}
                />
              </div>
            )}
          </Sheet>
        </ActionForm>
      )}
    </div>
  );
}
