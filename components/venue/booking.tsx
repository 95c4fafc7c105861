import type { Route } from "next";
import { approveBooking, cancelBooking, cancelSeries, closeBooking, refuseBooking } from "@/lib/venue/actions";
import { closingLines } from "@/lib/venue/rules";
import { type BookingMove, liveStatuses } from "@/lib/venue/workflow";
import { dateText, timeText } from "@/lib/text/format";
import { zh } from "@/lib/text/venue";
import type { BookingView as Booking } from "@/lib/venue/queries/bookings";
import { BoundCheckbox, BoundTextArea } from "../form/bound";
import type { FormAction } from "../form/state";
import { Anchor } from "../ui/anchor";
import { ButtonLink } from "../ui/button";
import { Crumbs } from "../ui/crumbs";
import { Facts } from "../ui/facts";
import { Note } from "../ui/note";
import { Sheet } from "../ui/section";
import { MoveSheet } from "../workflow/move-sheet";
import { StatusBadge } from "../workflow/status-badge";
import { whenText } from "./lines";

const words = zh.booking;
const actions: Record<BookingMove, FormAction> = {
  approve: approveBooking,
  refuse: refuseBooking,
  cancel: cancelBooking,
  close: closeBooking,
};
const labels = { ...words.lines, note: words.note, comment: words.comment };

export function BookingView({ booking, keys }: { booking: Booking; keys: Record<string, string> }) {
  const { room, closing, siblings, moves, keeps } = booking;
  return (
    <div className="stack-5">
      <Crumbs
        items={[
          keeps
            ? { label: zh.desk.title, href: `/keeping/${room.home.id}/bookings` as Route }
            : { label: zh.mine.title, href: "/my/bookings" },
          { label: booking.purpose },
        ]}
      />
      <div className="desk-head">
        <h1>
          {booking.purpose} <StatusBadge {...zh.statuses[booking.status]} />
        </h1>
        {keeps && <ButtonLink href={`/keeping/${room.home.id}/incidents?booking=${booking.id}` as Route}>{words.incident}</ButtonLink>}
      </div>
      {booking.status === "refused" && booking.reason !== null && (
        <Note tone="warn">
          {words.reason}：{booking.reason}
        </Note>
      )}
      {booking.closed && liveStatuses.some((live) => live === booking.status) && <Note tone="warn">{words.closedDay}</Note>}
      {booking.place !== null && <Note>{words.inLine(booking.place)}</Note>}
      <Sheet>
        <Facts
          small
          items={[
            { label: words.home, value: <Anchor href={`/homes/${room.home.id}`}>{room.home.name}</Anchor> },
            { label: words.room, value: room.name },
            { label: words.when, value: whenText(booking) },
            {
              label: words.who,
              value: `${booking.requestedBy.name}${booking.organization ? `　${booking.organization.name}` : ""}`,
            },
            { label: words.asked, value: timeText(booking.requestedAt) },
          ]}
        />
        {booking.sessionId !== null && <p className="small soft mt-s3">{words.activity}</p>}
      </Sheet>
      {closing && (
        <Sheet title={words.closing}>
          <ul className="checks">
            {closingLines.map((line) => (
              <li key={line} data-state={closing[line] ? "ok" : "bad"}>
                <span>{words.lines[line]}</span>
                <span className="small soft">{closing[line] ? words.done : words.notDone}</span>
              </li>
            ))}
          </ul>
          {closing.note !== null && (
            <p className="mt-s3">
              {words.note}：{closing.note}
            </p>
          )}
          <p className="small soft mt-s3">{words.by(closing.by.name, dateText(closing.at))}</p>
        </Sheet>
      )}
      {moves.map((move) => (
        <MoveSheet
          key={move.name}
          {...{ move, word: zh.moves[move.name], blockers: zh.blockers, action: actions[move.name], labels }}
          idempotencyKey={keys[move.name] ?? ""}
          hidden={{ bookingId: booking.id }}
        >
          {move.comment && <BoundTextArea name="comment" rows={3} />}
          {move.name === "close" && (
            <>
              {closingLines.map((line) => (
                <BoundCheckbox key={line} name={line} />
              ))}
              <BoundTextArea name="note" rows={3} optional />
            </>
          )}
        </MoveSheet>
      ))}
      {booking.ahead !== null && (
        <MoveSheet
          move={{ name: "series", blockers: [] }}
          word={{ button: words.series, hint: words.seriesHint(booking.ahead), tone: zh.moves.cancel.tone }}
          {...{ blockers: zh.blockers, action: cancelSeries, labels }}
          idempotencyKey={keys.series ?? ""}
          hidden={{ bookingId: booking.id }}
        />
      )}
      {siblings.length > 0 && (
        <Sheet title={words.others}>
          <ul className="linkrows">
            {siblings.map((one) => (
              <li key={one.id}>
                <Anchor href={`/bookings/${one.id}`}>{whenText(one)}</Anchor>
                <StatusBadge {...zh.statuses[one.status]} />
              </li>
            ))}
          </ul>
        </Sheet>
      )}
    </div>
  );
}
