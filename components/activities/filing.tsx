import type { Route } from "next";
import * as actions from "@/lib/activities/actions";
import type { FilingView } from "@/lib/activities/queries/office";
import type { ActivityMove } from "@/lib/activities/workflow";
import { heldStatuses } from "@/lib/activities/workflow";
import { zh as activities } from "@/lib/text/activities";
import { zh as after } from "@/lib/text/activity-report";
import { zh } from "@/lib/text/filings";
import { clockText, timeText } from "@/lib/text/format";
import { BoundTextArea } from "../form/bound";
import type { FormAction } from "../form/state";
import { Anchor } from "../ui/anchor";
import { ButtonLink, look } from "../ui/button";
import { Crumbs } from "../ui/crumbs";
import { Facts } from "../ui/facts";
import { Note } from "../ui/note";
import { Sheet } from "../ui/section";
import { Table } from "../ui/table";
import { MoveSheet } from "../workflow/move-sheet";
import { ActivityBadge, SessionBadge } from "./badge";

const words = zh.dossier;
const moveActions: Record<ActivityMove, FormAction> = {
  file: actions.fileActivity,
  withdraw: actions.withdrawActivity,
  approve: actions.approveActivity,
  giveBack: actions.giveBackActivity,
  publish: actions.publishActivity,
  openEnrolment: actions.openEnrolment,
  closeEnrolment: actions.closeEnrolment,
  cancel: actions.cancelActivity,
};

export const spanText = (startsAt: Date, endsAt: Date) => `${timeText(startsAt)}—${clockText(endsAt)}`;

/** One filing, for all who have to do with it. */
export function FilingDossier({ filing, keys }: { filing: FilingView; keys: Record<string, string> }) {
  return (
    <div className="stack-5">
      <Crumbs items={[{ label: zh.title, href: "/filings" }, { label: filing.number ?? filing.title }]} />
      <div className="desk-head">
        <div>
          <h1>
            {filing.title} <ActivityBadge status={filing.status} />
          </h1>
          <p className="small soft">
            {filing.number && <span className="code">{filing.number}　</span>}
            {filing.home.name}　{zh.by(filing.filedBy, filing.organizer)}
          </p>
        </div>
        <div className="row">
          {filing.mayEdit && <ButtonLink href={`/filings/${filing.id}/edit` as Route}>{words.edit}</ButtonLink>}
          {filing.isPublic && <ButtonLink href={`/activities/${filing.id}` as Route}>{words.publicPage}</ButtonLink>}
        </div>
      </div>
      {filing.reason !== null && (filing.status === "returned" || filing.status === "cancelled") && (
        <Note tone="warn">
          {words.reason}：{filing.reason}
        </Note>
      )}
      <div className="dossier">
        <div className="stack-5">
          <Sheet title={words.sessions} flush>
            <Table
              dense
              caption={words.sessions}
              rows={filing.sessions}
              rowKey={({ id }) => id}
              columns={[
                {
                  label: words.when,
                  main: true,
                  cell: (row) => (
                    <>
                      <Anchor href={`/filings/sessions/${row.id}` as Route}>{spanText(row.startsAt, row.endsAt)}</Anchor>
                      {row.room && <span className="sub">{row.room.name}</span>}
                    </>
                  ),
                },
                { label: words.state, cell: ({ status }) => <SessionBadge status={status} /> },
                {
                  label: words.people,
                  short: words.people,
                  tight: true,
                  cell: (row) => (filing.enrolment ? activities.seats(row.taken, row.seats) : words.enrolmentNo),
                },
                { label: words.came, short: words.came, num: true, cell: ({ present }) => activities.people(present) },
              ]}
            />
          </Sheet>
          <Sheet title={words.content}>
            <div className="stack">
              {filing.summary.split("\n").map((line, at) => (
                <p key={at}>{line}</p>
              ))}
              <Facts
                small
                items={[
                  { label: words.services, value: filing.names.services.join("、") },
                  filing.names.yearly.length > 0 && { label: words.yearly, value: filing.names.yearly.join("、") },
                  filing.names.lines.length > 0 && { label: words.lines, value: filing.names.lines.join("、") },
                  filing.campaign !== null && { label: words.campaign, value: filing.campaign },
                  { label: words.scope, value: activities.scopes[filing.scope] },
                  { label: words.mode, value: activities.modes[filing.mode] },
                  { label: words.place, value: filing.place ?? filing.home.address },
                  { label: words.contact, value: filing.contactPhone },
                  { label: words.enrolment, value: filing.enrolment ? words.enrolmentYes : words.enrolmentNo },
                  filing.filedAt !== null && { label: words.filedAt, value: timeText(filing.filedAt) },
                  filing.approvedBy !== null &&
                    filing.approvedAt !== null && {
                      label: words.approved,
                      value: words.approvedBy(filing.approvedBy, timeText(filing.approvedAt)),
                    },
                ]}
              />
              {filing.questions.length > 0 && (
                <div>
                  <h3>{words.questions}</h3>
                  <ol className="bullets small">
                    {filing.questions.map(({ ordinal, text, required }) => (
                      <li key={ordinal}>
                        {text}
                        {required && words.required}
                      </li>
                    ))}
                  </ol>
                </div>
              )}
            </div>
          </Sheet>
        </div>
        <div className="stack-5">
          {filing.sessions.some(({ status }) => heldStatuses.includes(status)) && (
            <Sheet title={after.title}>
              <p className="small soft">{after.openHint}</p>
              <p className="mt-s3">
                <a className={look("plain")} href={`/api/filings/${filing.id}/report`}>
                  {after.open}
                </a>
              </p>
            </Sheet>
          )}
          {filing.moves.map((move) => (
            <MoveSheet
              key={move.name}
              {...{ move, word: activities.moves[move.name], blockers: { ...activities.blockers, ...zh.form.problems } }}
              {...{ action: moveActions[move.name], labels: zh.form.fields, idempotencyKey: keys[move.name] ?? "" }}
              hidden={{ activityId: filing.id, revision: String(filing.revision) }}
            >
              {move.comment && <BoundTextArea name="comment" rows={3} />}
            </MoveSheet>
          ))}
        </div>
      </div>
    </div>
  );
}
