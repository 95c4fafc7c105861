import type { Route } from "next";
import * as actions from "@/lib/activities/actions";
import type { SessionView } from "@/lib/activities/queries/session";
import type { PhotoProblem } from "@/lib/activities/rules/lists";
import type { SessionMove } from "@/lib/activities/workflow";
import { zh as activities } from "@/lib/text/activities";
import { zh } from "@/lib/text/filings";
import { timeText } from "@/lib/text/format";
import { ActionForm } from "../form/action-form";
import { BoundNumber, BoundRadio, BoundText, BoundTextArea } from "../form/bound";
import type { FormAction } from "../form/state";
import { Submit } from "../form/submit";
import { ButtonLink } from "../ui/button";
import { Crumbs } from "../ui/crumbs";
import { Empty } from "../ui/empty";
import { Facts } from "../ui/facts";
import { Note } from "../ui/note";
import { Sheet } from "../ui/section";
import { Table } from "../ui/table";
import { MoveSheet } from "../workflow/move-sheet";
import { SessionBadge } from "./badge";
import { spanText } from "./filing";
import { PhotoSheet } from "./photos";
import { ReportForm } from "./report-form";

const words = zh.session;
const moveActions: Record<SessionMove, FormAction> = {
  hold: actions.holdSession,
  cancel: actions.cancelSession,
  report: actions.reportSession,
  giveBack: actions.giveBackReport,
  count: actions.countSession,
};
const problems = { ...activities.blockers, ...words.problems };

type Props = { session: SessionView; already: boolean; photo: PhotoProblem | null; keys: Record<string, string> };

/** One meeting: who came, what was written of it, and what is to be done next. */
export function SessionDossier({ session, already, photo, keys }: Props) {
  const { activity, roll, report, rating } = session;
  // Written beside its photos, in one form.
  const moves = session.moves.filter(({ name }) => name !== "report" || !session.mayAddPhotos);
  return (
    <div className="stack-5">
      <Crumbs
        items={[
          { label: zh.title, href: "/filings" },
          { label: activity.number ?? activity.title, href: `/filings/${activity.id}` as Route },
          { label: words.title(session.ordinal) },
        ]}
      />
      <div className="desk-head">
        <div>
          <h1>
            {activity.title} <SessionBadge status={session.status} />
          </h1>
          <p className="small soft">
            {spanText(session.startsAt, session.endsAt)}
            {session.room && `　${session.room.name}`}
          </p>
        </div>
        {session.mayRecord && (
          <div className="row">
            {/* A page of its own: it alone may open the camera. */}
            <ButtonLink variant="main" href={`/filings/sessions/${session.id}/check-in` as Route} target="_self">
              {words.checkIn}
            </ButtonLink>
            <ButtonLink href={`/filings/sessions/${session.id}/door` as Route}>{words.door}</ButtonLink>
          </div>
        )}
      </div>
      {session.came && (
        <Note tone={already ? "warn" : "ok"} live>
          {(already ? words.cameBefore : words.cameNow)(session.came.name, timeText(session.came.at))}
        </Note>
      )}
      {session.reason !== null && (session.status === "held" || session.status === "cancelled") && (
        <Note tone="warn">
          {zh.dossier.reason}：{session.reason}
        </Note>
      )}
      <div className="dossier">
        <div className="stack-5">
          {session.mayRecord && <Record session={session} keys={keys} />}
          {roll && <Roll session={session} roll={roll} keys={keys} />}
          {roll && activity.enrolment && roll.enrolments.length > 0 && <Enrolled session={session} enrolments={roll.enrolments} />}
          {(session.photos.length > 0 || session.mayAddPhotos || photo) && (
            <PhotoSheet photos={session.photos} mayRemove={session.mayAddPhotos} removeKey={keys.removePhoto ?? ""}>
              <ReportForm session={session} problem={photo} />
            </PhotoSheet>
          )}
          {report && (
            <Sheet title={words.report}>
              <div className="stack">
                {report.body.split("\n").map((line, at) => (
                  <p key={at}>{line}</p>
                ))}
                <p className="small soft">{words.reportBy(report.submittedBy, timeText(report.submittedAt))}</p>
              </div>
            </Sheet>
          )}
        </div>
        <div className="stack-5">
          <Sheet title={zh.dossier.came}>
            <Facts
              small
              items={[
                { label: zh.dossier.came, value: words.present(session.present, session.staffPresent) },
                activity.enrolment && { label: zh.dossier.people, value: activities.seats(session.taken, session.seats) },
                {
                  label: words.ratings,
                  value: rating === null ? words.ratingsNone : words.ratingsText(rating.average, rating.count),
                },
              ]}
            />
          </Sheet>
          {moves.map((move) => (
            <MoveSheet
              key={move.name}
              {...{ move, word: activities.sessionMoves[move.name], blockers: problems, action: moveActions[move.name] }}
              {...{ labels: zh.form.fields, idempotencyKey: keys[move.name] ?? "", hidden: { sessionId: session.id } }}
            >
              {move.comment && <BoundTextArea name="comment" rows={3} />}
              {move.name === "report" && <BoundTextArea name="body" rows={8} initial={session.draft} />}
            </MoveSheet>
          ))}
          {session.mayChangeSeats && (
            <Sheet title={words.seats}>
              <ActionForm
                action={actions.changeSeats}
                id="seats"
                labels={{ seats: zh.form.fields.seatsNew }}
                words={problems}
                idempotencyKey={keys.seats ?? ""}
                hidden={{ sessionId: session.id }}
              >
                <BoundNumber
                  name="seats"
                  optional
                  hint={zh.form.seatsHint}
                  inputMode="numeric"
                  initial={session.seats === null ? "" : String(session.seats)}
                />
                <Submit variant="plain">{words.seatsDo}</Submit>
              </ActionForm>
            </Sheet>
          )}
        </div>
      </div>
    </div>
  );
}

/** Whoever stands at the door without a telephone to show: six figures, or a name. Each form is drawn anew with a key of its own. */
function Record({ session, keys }: Omit<Props, "already" | "photo">) {
  return (
    <Sheet title={words.record}>
      <div className="stack-5">
        {session.activity.enrolment && (
          <ActionForm
            key={keys.manual}
            action={actions.recordAttendance}
            id="manual"
            labels={{ code: words.byCode }}
            words={problems}
            hidden={{ sessionId: session.id, key: keys.manual ?? "", source: "manual" }}
          >
            <BoundText name="code" hint={words.byCodeHint} inputMode="numeric" autoComplete="off" width="short" maxLength={20} />
            <Submit>{words.byCodeDo}</Submit>
          </ActionForm>
        )}
        <ActionForm
          key={keys.walkIn}
          action={actions.recordAttendance}
          id="walkIn"
          labels={{ name: words.name, phone: words.phone, source: words.source }}
          words={problems}
          hidden={{ sessionId: session.id, key: keys.walkIn ?? "" }}
        >
          <h3>{words.walkIn}</h3>
          <BoundText name="name" autoComplete="off" width="medium" maxLength={50} />
          <BoundText name="phone" type="tel" inputMode="tel" autoComplete="off" width="medium" />
          <BoundRadio
            name="source"
            as="line"
            initial="walkIn"
            options={Object.entries(words.sourceOptions).map(([value, label]) => ({ value, label }))}
          />
          <Submit variant="plain">{words.walkInDo}</Submit>
        </ActionForm>
      </div>
    </Sheet>
  );
}

function Roll({ session, roll, keys }: { session: SessionView; roll: NonNullable<SessionView["roll"]>; keys: Record<string, string> }) {
  if (roll.attendances.length === 0)
    return (
      <Sheet title={words.roll}>
        <Empty icon="users" title={words.nobody}>
          {words.nobodyText}
        </Empty>
      </Sheet>
    );
  return (
    <Sheet
      title={words.roll}
      flush
      aside={
        <a href={`/api/sessions/${session.id}/roll`} download>
          {words.rollDownload}
        </a>
      }
    >
      <Table
        dense
        caption={words.rollCaption}
        rows={roll.attendances}
        rowKey={({ id }) => id}
        columns={[
          {
            label: words.name,
            main: true,
            cell: (row) => (
              <>
                {row.voidReason === null ? row.name : <s>{row.name}</s>}
                {row.staff && <span className="sub">{words.staff}</span>}
                {row.voidReason !== null && <span className="sub">{words.voided(row.voidReason)}</span>}
              </>
            ),
          },
          { label: words.phone, short: words.phone, tight: true, cell: ({ phone }) => phone },
          { label: words.at, short: words.at, tight: true, cell: ({ at }) => timeText(at) },
          { label: words.how, short: words.how, cell: ({ source }) => words.sources[source] },
          ...(session.mayVoid
            ? [
                {
                  label: words.void,
                  cell: (row: (typeof roll.attendances)[number]) =>
                    row.voidReason === null && (
                      <details className="fold">
                        <summary>
                          {words.void}
                          <span className="hidden-visually">{words.voidOf(row.name)}</span>
                        </summary>
                        <ActionForm
                          action={actions.voidAttendance}
                          id={`void-${row.id}`}
                          labels={{ comment: words.voidReason }}
                          words={problems}
                          idempotencyKey={`${keys.void ?? ""}-${row.id.slice(0, 8)}`}
                          hidden={{ attendanceId: row.id }}
                        >
                          <BoundText name="comment" maxLength={200} autoComplete="off" />
                          <Submit variant="danger">{words.void}</Submit>
                        </ActionForm>
                      </details>
                    ),
                },
              ]
            : []),
        ]}
      />
    </Sheet>
  );
}

function Enrolled({ session, enrolments }: { session: SessionView; enrolments: NonNullable<SessionView["roll"]>["enrolments"] }) {
  const question = (ordinal: number) => session.activity.questions.find((one) => one.ordinal === ordinal)?.text ?? "";
  return (
    <Sheet title={words.enrolled} flush>
      <Table
        dense
        caption={words.enrolledCaption}
        rows={enrolments}
        rowKey={({ id }) => id}
        columns={[
          { label: words.place, short: words.place, num: true, cell: ({ place }) => place },
          {
            label: words.name,
            main: true,
            cell: (row) => (
              <>
                {row.name}
                {row.answers.map(({ ordinal, answer }) => (
                  <span key={ordinal} className="sub">
                    {question(ordinal)}：{answer}
                  </span>
                ))}
              </>
            ),
          },
          { label: words.phone, short: words.phone, tight: true, cell: ({ phone }) => phone },
          { label: zh.dossier.state, short: zh.dossier.state, cell: ({ state }) => words.states[state] },
        ]}
      />
    </Sheet>
  );
}
