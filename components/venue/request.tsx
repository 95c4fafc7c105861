import type { Route } from "next";
import { requestBooking } from "@/lib/venue/actions";
import type { PublicRoom } from "@/lib/venue/queries/rooms";
import { zh as shell } from "@/lib/text/shell";
import { zh as homes } from "@/lib/text/homes";
import { zh } from "@/lib/text/venue";
import { ActionForm } from "../form/action-form";
import { BoundCheckbox, BoundCheckboxGroup, BoundDate, BoundRadio, BoundText } from "../form/bound";
import { Submit } from "../form/submit";
import { ButtonLink } from "../ui/button";
import { Crumbs } from "../ui/crumbs";
import { Section, Sheet } from "../ui/section";
import { WeekView } from "./week";

const words = zh.request;
const mondayFirst = [1, 2, 3, 4, 5, 6, 0];

/** What anybody sees of a room before asking for it: when it is taken, by nobody in particular. */
export function PublicRoomView({ room }: { room: PublicRoom }) {
  return (
    <div className="wrap">
      <Crumbs
        items={[
          { label: shell.nav.home, href: "/" },
          { label: homes.title, href: "/homes" },
          { label: room.home.name, href: `/homes/${room.home.id}` as Route },
          { label: room.name },
        ]}
      />
      <h1 className="mt-s3">{room.name}</h1>
      <p className="soft">
        {room.home.name}　{homes.seats(room.seats)}　{room.needsApproval ? zh.rooms.needsWord : zh.rooms.free}
      </p>
      {room.note !== null && <p>{room.note}</p>}
      <p className="row mt-s4">
        <ButtonLink variant="main" href={`/my/bookings/${room.id}`}>
          {words.ask}
        </ButtonLink>
        <span className="small soft">{words.signIn}</span>
      </p>
      <div className="section">
        <Section title={zh.calendar.title(room.name)}>
          <div className="mt-s3">
            <WeekView
              week={room.week}
              room={room.name}
              hrefOf={(day) => `/homes/${room.home.id}/rooms/${room.id}?day=${day}#week` as Route}
            />
          </div>
        </Section>
      </div>
    </div>
  );
}

export function RequestView({ room, idempotencyKey }: { room: PublicRoom; idempotencyKey: string }) {
  const { rules } = room;
  return (
    <div className="stack-5">
      <Crumbs items={[{ label: zh.mine.title, href: "/my/bookings" }, { label: words.title }]} />
      <div>
        <h1>{words.title}</h1>
        <p className="soft">{words.lead(room.home.name, room.name)}</p>
        {room.home.free && <p className="small soft">{words.free}</p>}
      </div>
      <Sheet title={zh.calendar.title(room.name)}>
        <WeekView week={room.week} room={room.name} hrefOf={(day) => `/my/bookings/${room.id}?day=${day}#week` as Route} />
        <p className="small soft mt-s3">{words.wait}</p>
      </Sheet>
      {rules && (
        <Sheet title={zh.rooms.rules}>
          {rules.text.split("\n").map((line, at) => (
            <p key={at}>{line}</p>
          ))}
        </Sheet>
      )}
      <Sheet title={words.title}>
        <ActionForm
          action={requestBooking}
          id="request"
          labels={words.labels}
          words={words.problems}
          idempotencyKey={idempotencyKey}
          hidden={{ roomId: room.id, rulesId: rules?.id ?? "" }}
        >
          <BoundText name="purpose" autoComplete="off" />
          <BoundDate name="day" min={room.week.today} />
          <BoundText name="from" width="short" hint={words.hints.from} autoComplete="off" />
          <BoundText name="to" width="short" hint={words.hints.from} autoComplete="off" />
          <BoundRadio
            name="repeat"
            as="line"
            initial="none"
            options={(["none", "weekly", "monthly"] as const).map((value) => ({ value, label: words.repeats[value] }))}
          />
          <details className="fold">
            <summary>{words.again}</summary>
            <div className="stack-5">
              <BoundCheckboxGroup
                name="weekdays"
                as="line"
                optional
                options={mondayFirst.map((at) => ({ value: String(at), label: words.weekdays[at] }))}
              />
              <BoundText name="every" width="short" inputMode="numeric" hint={words.hints.every} optional autoComplete="off" />
              <BoundDate name="until" optional min={room.week.today} />
            </div>
          </details>
          {rules && <BoundCheckbox name="acceptRules" />}
          <Submit>{words.submit}</Submit>
        </ActionForm>
      </Sheet>
    </div>
  );
}
