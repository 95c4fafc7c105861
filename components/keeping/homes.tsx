import type { KeptHome, KeptRow } from "@/lib/homes/queries/keeping";
import { zh as papers } from "@/lib/text/documents/papers";
import { zh as facilities } from "@/lib/text/facilities";
import { zh } from "@/lib/text/keeping";
import { zh as profiles } from "@/lib/text/profiles";
import { zh as venue } from "@/lib/text/venue";
import { Anchor } from "../ui/anchor";
import { ButtonLink, look } from "../ui/button";
import { Empty } from "../ui/empty";
import { Facts } from "../ui/facts";
import { Sheet } from "../ui/section";
import { Table } from "../ui/table";
import { KeepingHead } from "./head";

const plates = (plaques: KeptRow["plaques"]) =>
  plaques.map(({ number, verifyCode }) => (
    <p key={number}>
      <Anchor href={`/verify/${verifyCode}`} className="code">
        {number}
      </Anchor>
    </p>
  ));

export function KeptHomes({ homes }: { homes: readonly KeptRow[] }) {
  return (
    <div className="stack-5">
      <div>
        <h1>{zh.title}</h1>
        <p className="soft">{zh.lead}</p>
      </div>
      {homes.length === 0 ? (
        <Empty icon="house" title={zh.none}>
          {zh.noneText}
        </Empty>
      ) : (
        <Sheet flush>
          <Table
            dense
            caption={zh.caption}
            rows={homes}
            rowKey={({ id }) => id}
            columns={[
              {
                label: zh.name,
                main: true,
                cell: ({ id, name, owner }) => (
                  <>
                    <Anchor href={`/keeping/${id}`}>{name}</Anchor>
                    <span className="sub">{owner.name}</span>
                  </>
                ),
              },
              { label: zh.address, short: zh.address, cell: ({ address }) => address },
              { label: zh.plaques, short: zh.plaques, cell: ({ plaques }) => plates(plaques) },
            ]}
          />
        </Sheet>
      )}
    </div>
  );
}

/** What waits, each with the page on which it is done. */
function todosOf({ profile, todo }: KeptHome) {
  const { noRooms, noRules, noKeepers, waiting, toClose, broken } = todo;
  return [
    ...(waiting > 0 ? [{ path: "bookings" as const, text: zh.todos.waiting(waiting), place: venue.desk.title }] : []),
    ...(toClose > 0 ? [{ path: "bookings" as const, text: zh.todos.toClose(toClose), place: venue.desk.title }] : []),
    ...(broken > 0 ? [{ path: "facilities" as const, text: facilities.todo(broken), place: facilities.title }] : []),
    ...(profile === null ? [] : [{ path: "profile" as const, text: zh.todos[profile], place: profiles.title }]),
    ...(noRooms ? [{ path: "rooms" as const, text: zh.todos.noRooms, place: venue.rooms.title }] : []),
    ...(noKeepers ? [{ path: "opening" as const, text: zh.todos.noKeepers, place: venue.opening.title }] : []),
    ...(noRules ? [{ path: "rooms" as const, text: zh.todos.noRules, place: venue.rooms.title }] : []),
  ];
}

export function KeptHomeView({ home }: { home: KeptHome }) {
  const todos = todosOf(home);
  return (
    <div className="stack-5">
      <KeepingHead home={home} here="" lead={home.owner.name} keeps>
        {home.plaques.length > 0 &&
          (["a4", "a3"] as const).map((size) => (
            <a key={size} className={look("plain")} href={`/api/homes/${home.id}/poster?size=${size}`}>
              {papers.poster.link[size]}
            </a>
          ))}
        <ButtonLink href={`/homes/${home.id}`}>{zh.public}</ButtonLink>
      </KeepingHead>
      <Sheet title={zh.todo}>
        {todos.length === 0 ? (
          <p className="soft">{zh.todoNone}</p>
        ) : (
          <ul className="linkrows">
            {todos.map(({ path, text, place }) => (
              <li key={text}>
                <Anchor href={`/keeping/${home.id}/${path}`}>{text}</Anchor>
                <span className="small soft">{place}</span>
              </li>
            ))}
          </ul>
        )}
      </Sheet>
      <Sheet title={zh.facts}>
        <Facts
          small
          items={[
            { label: zh.address, value: home.address },
            home.hours !== "" && { label: zh.hours, value: home.hours },
            home.phone !== null && { label: zh.phone, value: home.phone },
            home.plaques.length > 0 && { label: zh.plaques, value: plates(home.plaques) },
          ]}
        />
      </Sheet>
    </div>
  );
}
