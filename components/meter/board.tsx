import { Download } from "lucide";
import type { Route } from "next";
import { addressWith } from "@/lib/kernel/paging";
import { averageFrom } from "@/lib/activities/rules/rating";
import type { MeterBoard } from "@/lib/meter/queries/board";
import {
  type BoardFilter,
  type BoardHome,
  boardStates,
  type Group,
  type Grouping,
  groupings,
  stateOf,
  unknown,
} from "@/lib/meter/rules/board";
import { shortDay, timeText } from "@/lib/text/format";
import { zh as homes } from "@/lib/text/homes";
import { zh } from "@/lib/text/meter";
import { Anchor } from "../ui/anchor";
import { Badge } from "../ui/badge";
import { look } from "../ui/button";
import { Chips } from "../ui/chips";
import { Icon } from "../ui/icon";
import { icons } from "../ui/icons";
import { Nothing } from "../ui/nothing";
import { PrintButton } from "../ui/print";
import { Sheet } from "../ui/section";
import { type Column, Pager, Table } from "../ui/table";

const words = zh.board;
type Path = "/city/meter" | "/township/meter";
type Props = { board: MeterBoard; path: Path; title: string };

/** The board with another filter; a page behind a key belongs to one filter only. */
const addressOf = (
  path: string,
  { filter, year, years }: MeterBoard,
  change: Partial<BoardFilter> = {},
  more: Record<string, string> = {},
) => addressWith(path, { ...filter, ...change, year: year === years[0] ? null : String(year), ...more }) as Route;

/** What a filter is called, as it stands in the address. */
export function nameOf(by: Grouping, key: string, name: string): string {
  if (key === unknown) return words.unknown[by];
  return by === "carrier" ? (words.carriers[key] ?? key) : by === "place" ? homes.place(name) : name;
}

/** Many homes' years: how many stand where, each figure an address, and the homes themselves. */
export function MeterBoardView({ board, path, title }: Props) {
  const { all, shown, now, year, years } = board;
  const to = (change: Partial<BoardFilter>) => addressOf(path, board, change);
  return (
    <div className="stack-5">
      <div className="desk-head">
        <div>
          <h1>{title}</h1>
          <p className="soft">{words.lead(timeText(now))}</p>
        </div>
        <div className="row">
          <a className={look("plain")} href={addressOf("/api/exports/meter", board)}>
            <Icon of={Download} />
            {words.download}
          </a>
          <PrintButton>{zh.print}</PrintButton>
        </div>
      </div>
      <nav aria-label={zh.years} className="row no-print">
        {years.map((one) => (
          <Anchor
            key={one}
            href={addressWith(path, { ...board.filter, year: String(one) }) as Route}
            aria-current={one === year ? "page" : undefined}
          >
            {zh.yearName(one)}
          </Anchor>
        ))}
      </nav>
      <Filtered board={board} path={path} />
      {all.homes === 0 || shown.homes === 0 ? (
        <Sheet>
          <Nothing
            filtered={all.homes > 0}
            href={path}
            icon="house"
            words={{
              none: words.none,
              noneText: words.noneText,
              nothing: words.nothing,
              nothingText: words.nothingText,
              clear: words.clear,
            }}
          />
        </Sheet>
      ) : (
        <>
          <Figures board={board} to={to} />
          {groupings.map((by) => (
            <Groups key={by} by={by} groups={board.groups[by]} to={to} />
          ))}
          <Lines board={board} to={to} />
          <Homes board={board} path={path} />
        </>
      )}
    </div>
  );
}

function Filtered({ board, path }: Pick<Props, "board" | "path">) {
  const { filter } = board;
  const chip = (name: keyof BoardFilter, label: string, value: string) =>
    filter[name] === "" ? [] : [{ key: name, label, value, href: addressOf(path, board, { [name]: "" }), drop: words.drop(label, value) }];
  return (
    <Chips
      label={words.set}
      clear={{ label: words.clear, href: path }}
      items={[
        ...groupings.flatMap((by) => chip(by, words.heads[by], nameOf(by, filter[by], board.groups[by][0]?.name ?? filter[by]))),
        ...chip("state", words.stateLabel, (zh.short as Record<string, string>)[filter.state] ?? filter.state),
        ...chip("month", words.monthLabel, words.months[filter.month] ?? filter.month),
      ]}
    />
  );
}

type To = (change: Partial<BoardFilter>) => Route;

function Figures({ board, to }: { board: MeterBoard; to: To }) {
  const { shown, month, until } = board;
  const left = shown.owing - shown.done;
  const average = averageFrom(shown.grades);
  return (
    <div className="duty">
      <Anchor href={to({ state: "", month: "" })}>
        <p className="small soft">{words.homes}</p>
        <p className="figure">
          {shown.homes} <small>{words.unit}</small>
        </p>
        <p className="micro">{words.homesRule(shown.sessions)}</p>
      </Anchor>
      <Anchor href={to({ month: left > 0 ? "short" : "met" })}>
        <p className="small soft">{words.month(month)}</p>
        <p className="figure">
          {shown.done} <small>{words.of(shown.owing)}</small>
        </p>
        <p className="micro">{words.monthRule(left, shortDay(until))}</p>
      </Anchor>
      {boardStates
        .filter((state) => shown[state] > 0 || state === "missed" || state === "met")
        .map((state) => (
          <Anchor key={state} href={to({ state })}>
            <p className="small soft">{zh.short[state]}</p>
            <p className="figure">
              {shown[state]} <small>{words.unit}</small>
            </p>
            <p className="micro">{words.stateRules[state]}</p>
          </Anchor>
        ))}
      <div>
        <p className="small soft">{words.rating}</p>
        <p className="figure">
          {average?.average ?? "—"} <small>{words.ratingUnit}</small>
        </p>
        <p className="micro">{words.ratingRule(shown.grades.count)}</p>
      </div>
    </div>
  );
}

function Groups({ by, groups, to }: { by: Grouping; groups: readonly Group[]; to: To }) {
  const figure = (group: Group, count: number, change: Partial<BoardFilter>) =>
    count === 0 ? "0" : <Anchor href={to({ [by]: group.key, ...change })}>{count}</Anchor>;
  return (
    <Sheet title={words.by[by]} flush>
      <Table
        dense
        caption={words.by[by]}
        rows={groups}
        rowKey={({ key }) => key}
        columns={[
          {
            label: words.heads[by],
            main: true,
            cell: ({ key, name }) => <Anchor href={to({ [by]: key })}>{nameOf(by, key, name)}</Anchor>,
          },
          { label: words.heads.homes, short: words.heads.homes, num: true, cell: ({ homes: count }) => count },
          {
            label: words.heads.month,
            short: words.heads.month,
            num: true,
            cell: (group) => (group.owing === 0 ? "—" : `${group.done} / ${group.owing}`),
          },
          ...(["met", "onTrack", "missed"] as const).map(
            (state): Column<Group> => ({
              label: words.heads[state],
              short: words.heads[state],
              num: true,
              cell: (group) => figure(group, group[state], { state }),
            }),
          ),
          { label: words.heads.sessions, short: words.heads.sessions, num: true, cell: ({ sessions }) => sessions },
        ]}
      />
    </Sheet>
  );
}

/** L10: where a line has nothing, it is said in a word beside the colour. */
function Lines({ board, to }: { board: MeterBoard; to: To }) {
  const { lines, groups } = board;
  if (lines.length === 0) return null;
  const most = Math.max(1, ...groups.place.flatMap(({ lines: counts }) => Object.values(counts)));
  const shade = (count: number) => (count === 0 ? "z" : `m${Math.min(3, Math.ceil((count * 3) / most))}`);
  return (
    <Sheet title={words.lines} aside={<span className="small quiet">{words.linesNote}</span>} flush>
      <Table
        dense
        wide
        caption={words.lines}
        rows={groups.place}
        rowKey={({ key }) => key}
        columns={[
          {
            label: words.heads.place,
            main: true,
            cell: ({ key, name }) => <Anchor href={to({ place: key })}>{nameOf("place", key, name)}</Anchor>,
          },
          ...lines.map(
            ({ key, name }): Column<Group> => ({
              label: name,
              num: true,
              cell: ({ lines: counts }) => {
                const count = counts[key] ?? 0;
                return (
                  <span className={`heat ${shade(count)}`}>
                    {count === 0 && <Icon of={icons["circle-alert"]} />}
                    {count === 0 ? words.zero : count}
                  </span>
                );
              },
            }),
          ),
        ]}
      />
    </Sheet>
  );
}

export function BoardBadge({ home }: { home: Pick<BoardHome, "standing"> }) {
  const state = stateOf(home);
  if (state === "none") return <Badge icon="minus">{zh.short.none}</Badge>;
  const { tone, icon } = zh.states[state];
  return (
    <Badge tone={tone} icon={icon}>
      {zh.short[state]}
    </Badge>
  );
}

function Gap({ home: { standing } }: { home: BoardHome }) {
  const missing = standing?.missing ?? [];
  const first = missing.find(({ over }) => !over) ?? missing[0];
  if (!first) return words.noGap;
  return (
    <>
      {zh.missing.text(first)}
      {missing.length > 1 && <span className="micro quiet">　{words.missing(missing.length - 1)}</span>}
    </>
  );
}

function Homes({ board, path }: Pick<Props, "board" | "path">) {
  const { rows, next, year, years, ranks } = board;
  const meterOf = (id: string) => addressWith(`/keeping/${id}/meter`, { year: year === years[0] ? null : String(year) }) as Route;
  return (
    <Sheet title={words.list} flush id="homes">
      <Table
        dense
        caption={words.list}
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          {
            label: words.heads.home,
            main: true,
            cell: ({ id, name, owner }) => (
              <>
                <Anchor href={meterOf(id)}>{name}</Anchor>
                <span className="micro quiet block">{owner}</span>
              </>
            ),
          },
          { label: words.heads.state, short: words.heads.state, cell: (home) => <BoardBadge home={home} /> },
          {
            label: words.heads.year,
            short: words.heads.year,
            num: true,
            cell: ({ standing }) => (standing === null ? "—" : words.counted(standing.total.counted, standing.total.owed)),
          },
          {
            label: words.heads.rating,
            short: words.heads.rating,
            num: true,
            cell: ({ id, grades }) => {
              const average = averageFrom(grades);
              return average === null ? "—" : words.rated(average.average, average.count, ranks.get(id) ?? 0);
            },
          },
          { label: words.heads.gap, short: words.heads.gap, cell: (home) => (home.standing === null ? "—" : <Gap home={home} />) },
        ]}
      />
      <div className="sheet-pad">
        <Pager {...(next === null ? {} : { next: addressOf(path, board, {}, { after: next }) })}>{words.listNote}</Pager>
      </div>
    </Sheet>
  );
}
