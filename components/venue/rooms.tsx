import type { Route } from "next";
import { changeHouseRules, changeRoom } from "@/lib/venue/actions";
import type { RoomsPage } from "@/lib/venue/queries/rooms";
import { dateText } from "@/lib/text/format";
import { zh } from "@/lib/text/venue";
import { ActionForm } from "../form/action-form";
import { BoundCheckbox, BoundNumber, BoundText, BoundTextArea } from "../form/bound";
import { Submit } from "../form/submit";
import { KeepingHead } from "../keeping/head";
import { Badge } from "../ui/badge";
import { ButtonLink } from "../ui/button";
import { Empty } from "../ui/empty";
import { Sheet } from "../ui/section";

const words = zh.rooms;
type Room = RoomsPage["rooms"][number];
type Props = { page: RoomsPage; keys: Record<string, string> };

export function RoomsView({ page: { home, rooms, rules }, keys }: Props) {
  return (
    <div className="stack-5">
      <KeepingHead home={home} here="/rooms" lead={words.lead} keeps />
      <Sheet title={words.list}>
        {rooms.length === 0 ? (
          <Empty icon="house" title={words.none}>
            {words.noneText}
          </Empty>
        ) : (
          <ul className="stack-5">
            {rooms.map((room) => (
              <li key={room.id}>
                <h3>
                  {room.name} {room.closedAt !== null && <Badge>{words.closed}</Badge>}
                </h3>
                <p className="small soft">
                  {words.seats(room.seats)}　{room.needsApproval ? words.needsWord : words.free}
                  {room.note !== null && `　${room.note}`}
                </p>
                {room.closedAt === null && (
                  <p>
                    <ButtonLink variant="text" href={`/keeping/${home.id}/bookings?room=${room.id}` as Route}>
                      {words.calendar}
                      <span className="hidden-visually">{words.changeOf(room.name)}</span>
                    </ButtonLink>
                  </p>
                )}
                <details className="fold">
                  <summary className="small">
                    {words.change}
                    <span className="hidden-visually">{words.changeOf(room.name)}</span>
                  </summary>
                  <RoomForm homeId={home.id} room={room} idempotencyKey={keys[room.id] ?? ""} />
                </details>
              </li>
            ))}
          </ul>
        )}
      </Sheet>
      <Sheet title={words.add}>
        <RoomForm homeId={home.id} idempotencyKey={keys.room ?? ""} />
      </Sheet>
      <Sheet title={words.rules}>
        <p className="small soft">{words.rulesLead}</p>
        <p className="small soft mt-s3">{rules === null ? words.noRules : words.rulesVersion(rules.version, dateText(rules.at))}</p>
        <ActionForm
          action={changeHouseRules}
          id="rules"
          className="stack-5 mt-s3"
          labels={{ text: words.rulesLabel }}
          idempotencyKey={keys.rules ?? ""}
          hidden={{ homeId: home.id }}
        >
          <BoundTextArea name="text" rows={8} hint={words.rulesHint} initial={rules?.text ?? ""} />
          <Submit variant="plain">{words.rulesSave}</Submit>
        </ActionForm>
      </Sheet>
    </div>
  );
}

function RoomForm({ homeId, room, idempotencyKey }: { homeId: string; room?: Room; idempotencyKey: string }) {
  return (
    <ActionForm
      action={changeRoom}
      id={room ? `room-${room.id}` : "room"}
      labels={words.labels}
      idempotencyKey={idempotencyKey}
      hidden={{ homeId, roomId: room?.id ?? "" }}
    >
      <BoundText name="name" width="medium" autoComplete="off" initial={room?.name ?? ""} />
      <BoundNumber name="seats" inputMode="numeric" initial={room ? String(room.seats) : ""} />
      <BoundText name="note" hint={words.hints.note} optional autoComplete="off" initial={room?.note ?? ""} />
      <BoundCheckbox name="needsApproval" initial={room?.needsApproval ?? true} />
      {room && <BoundCheckbox name="closed" hint={words.hints.closed} initial={room.closedAt !== null} />}
      <Submit variant="plain">{words.save}</Submit>
    </ActionForm>
  );
}
