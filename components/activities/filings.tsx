import type { Route } from "next";
import type { FilingHomes, FilingList } from "@/lib/activities/queries/office";
import type { FilingFilter } from "@/lib/activities/rules/lists";
import { addressWith } from "@/lib/kernel/paging";
import { zh as activities } from "@/lib/text/activities";
import { zh } from "@/lib/text/filings";
import { dateText, timeText } from "@/lib/text/format";
import { zh as reports } from "@/lib/text/activity-report";
import { Anchor } from "../ui/anchor";
import { Button, ButtonLink } from "../ui/button";
import { Crumbs } from "../ui/crumbs";
import { Empty } from "../ui/empty";
import { TextField } from "../ui/field";
import { FilterLine } from "../ui/filter-line";
import { Nothing } from "../ui/nothing";
import { Sheet } from "../ui/section";
import { Pager, Table } from "../ui/table";
import { ActivityBadge } from "./badge";

const words = zh.columns;
const after = reports.register;

/** Every filing this person may read of. */
export function FilingsView({ list, filter }: { list: FilingList; filter: FilingFilter }) {
  const years = [list.year, list.year - 1];
  const address = (change: Record<string, string | null>) => addressWith("/filings", { ...filter, ...change });
  return (
    <div className="stack-5">
      <div className="desk-head">
        <div>
          <h1>{zh.title}</h1>
          <p className="soft">{zh.lead}</p>
        </div>
        <ButtonLink variant="main" href="/filings/new">
          {zh.start}
        </ButtonLink>
      </div>
      <div>
        <FilterLine
          action="/filings"
          word={{ name: "word", label: zh.filter.word, value: filter.word }}
          choice={{
            name: "state",
            label: zh.filter.state,
            all: zh.filter.all,
            value: filter.state ?? "",
            options: Object.entries(activities.statuses).map(([value, { label }]) => ({ value, label })),
          }}
          words={{ ...zh.filter, drop: zh.drop }}
          without={(name) => address({ [name]: null })}
        />
      </div>
      {list.rows.length === 0 ? (
        <Nothing
          filtered={filter.word !== "" || filter.state !== null}
          href="/filings"
          icon="calendar-plus"
          words={{ ...zh, clear: zh.filter.clear }}
        />
      ) : (
        <Sheet title={zh.caption} flush>
          <Table
            dense
            caption={zh.caption}
            rows={list.rows}
            rowKey={({ id }) => id}
            columns={[
              {
                label: words.activity,
                main: true,
                cell: (row) => (
                  <>
                    <Anchor href={`/filings/${row.id}` as Route}>{row.title}</Anchor>
                    <span className="sub">
                      {row.number && <span className="code">{row.number}　</span>}
                      {row.home}
                    </span>
                  </>
                ),
              },
              { label: words.state, cell: ({ status }) => <ActivityBadge status={status} /> },
              { label: words.first, short: words.first, cell: ({ first }) => (first === null ? zh.noFirst : timeText(first)) },
              { label: words.sessions, short: words.sessions, num: true, cell: ({ sessions }) => zh.count(sessions) },
              {
                label: words.filed,
                short: words.filed,
                cell: (row) => (
                  <>
                    {zh.by(row.filedBy, row.organizer)}
                    {row.filedAt && <span className="sub">{dateText(row.filedAt)}</span>}
                  </>
                ),
              },
            ]}
          />
        </Sheet>
      )}
      <Pager {...(list.next === null ? {} : { next: address({ after: list.next }) as Route })} />
      <p className="row">
        {years.map((year) => (
          <a key={year} href={`/api/filings/register?year=${year}`} download>
            {after.open(year)}
          </a>
        ))}
      </p>
    </div>
  );
}

type Homes = FilingHomes["own"];
function HomeRows({ rows }: { rows: Homes }) {
  return (
    <ul className="tasklist">
      {rows.map(({ id, name, address, owner }) => (
        <li key={id}>
          <span>
            <Anchor href={`/filings/new?home=${id}` as Route}>{name}</Anchor>
            <span className="micro">
              {owner.name}　{address}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** For which home: one's own at hand, any other by its name. */
export function ChooseHome({ homes }: { homes: FilingHomes }) {
  const said = zh.choose;
  return (
    <div className="stack-5">
      <Crumbs items={[{ label: zh.title, href: "/filings" }, { label: zh.form.newTitle }]} />
      <h1>{said.title}</h1>
      {homes.own.length > 0 && (
        <Sheet title={said.own}>
          <HomeRows rows={homes.own} />
        </Sheet>
      )}
      <Sheet title={said.find}>
        <form action="/filings/new" className="stack" key={homes.word}>
          <TextField
            name="word"
            label={said.word}
            type="search"
            width="medium"
            defaultValue={homes.word}
            autoComplete="off"
            maxLength={60}
          />
          <div>
            <Button type="submit" variant={homes.own.length === 0 ? "main" : "plain"}>
              {said.look}
            </Button>
          </div>
        </form>
        {homes.word !== "" &&
          (homes.others.length === 0 ? (
            <Empty icon="house" title={said.none}>
              {said.noneText}
            </Empty>
          ) : (
            <div className="mt-s4">
              <HomeRows rows={homes.others} />
            </div>
          ))}
      </Sheet>
    </div>
  );
}
