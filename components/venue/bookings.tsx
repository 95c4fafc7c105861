import type { Route } from "next";
import { zh } from "@/lib/text/venue";
import type { BookingsPage, listOwnBookings } from "@/lib/venue/queries/bookings";
import { KeepingHead } from "../keeping/head";
import { ButtonLink } from "../ui/button";
import { Empty } from "../ui/empty";
import { Sheet } from "../ui/section";
import { Pager } from "../ui/table";
import { Tabs } from "../ui/tabs";
import { BookingLines } from "./lines";
import { WeekView } from "./week";

const words = zh.desk;

export function BookingsView({ page: { home, rooms, room, week, waiting, toClose } }: { page: BookingsPage }) {
  const base = `/keeping/${home.id}/bookings`;
  return (
    <div className="stack-5">
      <KeepingHead home={home} here="/bookings" lead={words.lead} keeps>
        <ButtonLink href={`/keeping/${home.id}/incidents`}>{words.incidents}</ButtonLink>
      </KeepingHead>
      <Sheet title={words.waiting} flush>
        {waiting.length === 0 ? (
          <p className="sheet-pad soft">{words.waitingNone}</p>
        ) : (
          <BookingLines rows={waiting} caption={words.waiting} />
        )}
      </Sheet>
      <Sheet title={words.toClose} flush>
        {toClose.length === 0 ? (
          <p className="sheet-pad soft">{words.toCloseNone}</p>
        ) : (
          <BookingLines rows={toClose} caption={words.toClose} />
        )}
      </Sheet>
      {room && week && (
        <Sheet
          title={words.calendar}
          id="calendar"
          aside={
            <ButtonLink href={`/my/bookings/${room.id}`} variant="text">
              {words.book}
            </ButtonLink>
          }
        >
          <Tabs
            label={words.room}
            items={rooms.map(({ id, name }) => ({ href: `${base}?room=${id}#calendar` as Route, label: name, current: id === room.id }))}
          />
          <div className="mt-s4">
            <WeekView
              week={week}
              room={room.name}
              hrefOf={(day) => `${base}?room=${room.id}&day=${day}#calendar` as Route}
              open={(id) => `/bookings/${id}` as Route}
            />
          </div>
        </Sheet>
      )}
    </div>
  );
}

export function OwnBookingsView({ rows, next }: Awaited<ReturnType<typeof listOwnBookings>>) {
  return (
    <div className="stack-5">
      <div>
        <h1>{zh.mine.title}</h1>
        <p className="soft">{zh.mine.lead}</p>
      </div>
      {rows.length === 0 ? (
        <Empty icon="calendar" title={zh.mine.none} action={<ButtonLink href="/homes">{zh.mine.find}</ButtonLink>}>
          {zh.mine.noneText}
        </Empty>
      ) : (
        <Sheet flush>
          <BookingLines rows={rows} caption={zh.mine.caption} mine />
        </Sheet>
      )}
      <Pager {...(next === null ? {} : { next: `/my/bookings?after=${next}` as Route })} />
    </div>
  );
}
