import type { Route } from "next";
import type { OwnEnrolments } from "@/lib/activities/queries/own";
import { zh as filings } from "@/lib/text/filings";
import { zh } from "@/lib/text/public-activities";
import { Anchor } from "../ui/anchor";
import { Badge } from "../ui/badge";
import { ButtonLink } from "../ui/button";
import { Empty } from "../ui/empty";
import { Sheet } from "../ui/section";
import { Pager, Table } from "../ui/table";
import { spanText } from "./filing";

const words = zh.own;

/** What one enrolled for with one's account, each with its receipt. */
export function OwnActivities({ list }: { list: OwnEnrolments }) {
  return (
    <div className="stack-5">
      <div className="desk-head">
        <div>
          <h1>{words.title}</h1>
          <p className="soft">{words.lead}</p>
        </div>
        {list.rows.length > 0 && (
          <a className="btn" href="/my/activities/calendar" download>
            {words.calendar}
          </a>
        )}
      </div>
      {list.rows.length === 0 ? (
        <Empty icon="calendar" title={words.none} action={<ButtonLink href="/activities">{zh.title}</ButtonLink>}>
          {words.noneText}
        </Empty>
      ) : (
        <Sheet title={words.caption} flush>
          <Table
            dense
            caption={words.caption}
            rows={list.rows}
            rowKey={({ id }) => id}
            columns={[
              {
                label: filings.columns.activity,
                main: true,
                cell: ({ receipt, session }) => (
                  <>
                    <Anchor href={`/activities/receipt/${receipt}` as Route}>{session.activity.title}</Anchor>
                    <span className="sub">{session.home.name}</span>
                  </>
                ),
              },
              { label: zh.view.when, short: zh.view.when, cell: ({ session }) => spanText(session.startsAt, session.endsAt) },
              {
                label: zh.receipt.state,
                short: zh.receipt.state,
                cell: ({ session, state, over }) =>
                  session.status === "cancelled" ? (
                    <Badge tone="bad">{zh.cancelledOne}</Badge>
                  ) : (
                    <Badge tone={state === "enrolled" && !over ? "ok" : "idle"}>
                      {over && state !== "cancelled" ? zh.over : filings.session.states[state]}
                    </Badge>
                  ),
              },
            ]}
          />
        </Sheet>
      )}
      <Pager {...(list.next === null ? {} : { next: `/my/activities?after=${list.next}` as Route })} />
    </div>
  );
}
