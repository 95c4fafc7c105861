import { zh } from "@/lib/text/facilities";
import { dayText } from "@/lib/text/format";
import { removeFacility } from "@/lib/venue/actions";
import type { FacilitiesPage, FacilityRow } from "@/lib/venue/queries/facilities";
import { ActionForm } from "../form/action-form";
import { Submit } from "../form/submit";
import { KeepingHead } from "../keeping/head";
import { look } from "../ui/button";
import { Empty } from "../ui/empty";
import { Icon } from "../ui/icon";
import { icons } from "../ui/icons";
import { Sheet } from "../ui/section";
import { Table } from "../ui/table";
import { StatusBadge } from "../workflow/status-badge";
import { CheckForm, type CheckProblem, ItemForm } from "./facility-forms";

type Props = { page: FacilitiesPage; problem: CheckProblem | null; keys: Record<string, string> };

export function FacilitiesView({ page, problem, keys }: Props) {
  const { home, facilities, toRepair, inventory, keeps } = page;
  const refused = problem && facilities.find(({ id }) => id === problem.at);
  return (
    <div className="stack-5">
      <KeepingHead home={home} here="/facilities" lead={zh.lead} keeps={keeps}>
        <a className={look("plain")} href={`/api/homes/${home.id}/facilities`}>
          {zh.xlsx}
        </a>
      </KeepingHead>
      {keeps && problem && refused && (
        <Sheet title={`${zh.check}${zh.of(refused.name)}`} id="check">
          <CheckForm facility={refused} today={page.today} problem={problem} />
        </Sheet>
      )}
      <Sheet title={zh.repair}>
        {toRepair.length === 0 ? (
          <p className="soft">{zh.repairNone}</p>
        ) : (
          <ul className="linkrows">
            {toRepair.map((facility) => (
              <li key={facility.id}>
                <div>
                  <a href={`#item-${facility.id}`}>{zh.repairOf(facility.name, facility.quantity)}</a>
                  <p className="small soft">
                    {[facility.room, facility.checks[0]?.note, facility.checkedOn && zh.since(dayText(facility.checkedOn))]
                      .filter(Boolean)
                      .join("　")}
                  </p>
                </div>
                <StatusBadge {...zh.states[facility.state]} />
              </li>
            ))}
          </ul>
        )}
      </Sheet>
      <Sheet title={zh.listed}>
        <p className="small soft">{zh.listedLead}</p>
        <ul className="checks mt-s3">
          {inventory.map(({ kind, there, usable }) => (
            <li key={kind} data-state={usable > 0 ? "ok" : "bad"}>
              <Icon of={icons[usable > 0 ? "check" : "x"]} />
              <span>
                {zh.kinds[kind]}
                <span className="small soft">　{there === 0 ? zh.listedNone : zh.listedOf(there, usable)}</span>
              </span>
            </li>
          ))}
        </ul>
      </Sheet>
      <Sheet title={zh.list} flush={facilities.length > 0}>
        {facilities.length === 0 ? (
          <Empty icon="list-checks" title={zh.none}>
            {zh.noneText}
          </Empty>
        ) : (
          <Inventory page={page} keys={keys} />
        )}
      </Sheet>
      {keeps && (
        <Sheet title={zh.add} id="add">
          <ItemForm page={page} idempotencyKey={keys.add ?? ""} />
        </Sheet>
      )}
    </div>
  );
}

function Inventory({ page, keys }: Pick<Props, "page" | "keys">) {
  return (
    <Table
      dense
      caption={zh.list}
      rows={page.facilities}
      rowKey={({ id }) => id}
      columns={[
        {
          label: zh.name,
          main: true,
          cell: ({ id, name, room }) => (
            <span id={`item-${id}`}>
              {name}
              {room !== null && <span className="sub">{room}</span>}
            </span>
          ),
        },
        { label: zh.kind, short: zh.kind, cell: ({ kind }) => zh.kinds[kind], tight: true },
        { label: zh.quantity, short: zh.quantity, cell: ({ quantity }) => quantity, num: true },
        { label: zh.state, short: zh.state, cell: ({ state }) => <StatusBadge {...zh.states[state]} />, tight: true },
        {
          label: zh.checkedOn,
          short: zh.checkedOn,
          cell: ({ checkedOn }) => (checkedOn === null ? <span className="soft">{zh.never}</span> : dayText(checkedOn)),
        },
        {
          label: page.keeps ? zh.acts : zh.logs,
          cell: (facility) => (
            <>
              {page.keeps && <Acts facility={facility} page={page} keys={keys} />}
              {facility.checks.length > 0 && <Log facility={facility} />}
            </>
          ),
        },
      ]}
    />
  );
}

const Which = ({ name }: { name: string }) => <span className="hidden-visually">{zh.of(name)}</span>;

function Acts({ facility, page, keys }: { facility: FacilityRow } & Pick<Props, "page" | "keys">) {
  const { id, name } = facility;
  return (
    <>
      <details className="fold">
        <summary className="small">
          {zh.check}
          <Which name={name} />
        </summary>
        <CheckForm facility={facility} today={page.today} problem={null} />
      </details>
      <details className="fold">
        <summary className="small">
          {zh.change}
          <Which name={name} />
        </summary>
        <ItemForm page={page} facility={facility} idempotencyKey={keys[id] ?? ""} />
        <ActionForm
          action={removeFacility}
          id={`remove-${id}`}
          className="stack mt-s4"
          idempotencyKey={keys[`remove-${id}`] ?? ""}
          hidden={{ facilityId: id }}
        >
          <p className="small soft">{zh.removeHint}</p>
          <Submit variant="danger">
            {zh.remove}
            <Which name={name} />
          </Submit>
        </ActionForm>
      </details>
    </>
  );
}

function Log({ facility: { name, checks } }: { facility: FacilityRow }) {
  return (
    <details className="fold">
      <summary className="small">
        {zh.log(checks.length)}
        <Which name={name} />
      </summary>
      <ol className="stack small">
        {checks.map(({ id, onDay, state, note, photo, by }) => (
          <li key={id}>
            {zh.logLine(dayText(onDay), zh.states[state].label, by.name)}
            {note !== null && <p className="soft">{note}</p>}
            {photo !== null && (
              <p>
                <a href={`/api/attachments/${photo}`}>
                  {zh.logPhoto}
                  <span className="hidden-visually">{zh.logPhotoOf(name, dayText(onDay))}</span>
                </a>
              </p>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}
