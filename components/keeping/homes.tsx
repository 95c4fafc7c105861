import type { KeptHome, KeptRow } from "@/lib/homes/queries/keeping";
import { zh } from "@/lib/text/keeping";
import { zh as profiles } from "@/lib/text/profiles";
import { Anchor } from "../ui/anchor";
import { ButtonLink } from "../ui/button";
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

export function KeptHomeView({ home }: { home: KeptHome }) {
  return (
    <div className="stack-5">
      <KeepingHead home={home} here="" lead={home.owner.name} keeps>
        <ButtonLink href={`/homes/${home.id}`}>{zh.public}</ButtonLink>
      </KeepingHead>
      <Sheet title={zh.todo}>
        {home.profile === null ? (
          <p className="soft">{zh.todoNone}</p>
        ) : (
          <ul className="linkrows">
            {home.profile !== null && (
              <li>
                <Anchor href={`/keeping/${home.id}/profile`}>{zh.todos[home.profile]}</Anchor>
                <span className="small soft">{profiles.title}</span>
              </li>
            )}
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
