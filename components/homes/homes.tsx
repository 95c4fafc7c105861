import { Clock, List, Map as MapDrawing, MapPin, Search } from "lucide";
import type { Route } from "next";
import type { HomeChoices, HomeRow } from "@/lib/homes/queries/homes";
import { inTree } from "@/lib/homes/rules";
import { type HomeFilter, homeFilters, otherPlace } from "@/lib/homes/schema";
import { addressWith } from "@/lib/kernel/paging";
import { zh } from "@/lib/text/homes";
import { zh as shell } from "@/lib/text/shell";
import { StatusBadge } from "../workflow/status-badge";
import { Anchor } from "../ui/anchor";
import { Badge } from "../ui/badge";
import { Button } from "../ui/button";
import { Chips } from "../ui/chips";
import { Crumbs } from "../ui/crumbs";
import { SelectField, TextField } from "../ui/field";
import { Icon } from "../ui/icon";
import { Nothing } from "../ui/nothing";
import { Pager, Table } from "../ui/table";
import { PlacesMap } from "./map";

const words = zh.filter;

type Props = {
  rows: readonly HomeRow[];
  next: string | null;
  filter: HomeFilter;
  choices: HomeChoices;
  city: string;
};

const addressOf = (filter: HomeFilter, change: Partial<HomeFilter> & { after?: string }) => addressWith("/homes", { ...filter, ...change });

/** List first; the map beside it leads to the same filter. Everything stands in the address. */
export function HomesView({ rows, next, filter, choices, city }: Props) {
  const filtered = homeFilters.some((name) => filter[name] !== "");
  return (
    <div className="wrap">
      <Crumbs items={[{ label: shell.nav.home, href: "/" }, { label: zh.title }]} />
      <h1 className="mt-s3 mb-s4">{zh.heading}</h1>
      {/* Drawn anew for another filter: the fields of a form that stays would keep what was typed before. */}
      <Filters key={addressOf(filter, {})} filter={filter} choices={choices} />
      <div className="row row-between mt-s4">
        <Chips
          label={words.set}
          clear={{ label: words.clear, href: "/homes" }}
          items={homeFilters
            .filter((name) => filter[name] !== "")
            .map((name) => {
              const value = valueText(name, filter, choices);
              const label = words.labels[name];
              return { key: name, label, value, href: addressOf(filter, { [name]: "" }), drop: words.drop(label, value) };
            })}
        />
        <nav className="seg" aria-label={zh.views.label}>
          <a href="#list">
            <Icon of={List} />
            {zh.views.list}
          </a>
          <a href="#map">
            <Icon of={MapDrawing} />
            {zh.views.map}
          </a>
        </nav>
      </div>
      <div className="homes-grid mt-s3">
        <div id="list">
          {rows.length === 0 ? (
            <Nothing filtered={filtered} href="/homes" icon="house" lost="map-pin-off" words={{ ...zh, ...words }} />
          ) : (
            <>
              <ol className="homes">
                {rows.map((home, at) => (
                  <HomeLine key={home.id} home={home} number={at + 1} />
                ))}
              </ol>
              <Pager {...(next === null ? {} : { next: addressOf(filter, { after: next }) as Route })}>{zh.count(rows.length)}</Pager>
            </>
          )}
        </div>
        <Places filter={filter} choices={choices} city={city} />
      </div>
    </div>
  );
}

function valueText(name: keyof HomeFilter, filter: HomeFilter, choices: HomeChoices): string {
  const value = filter[name];
  if (name === "kind") return choices.kinds.find(({ code }) => code === value)?.name ?? value;
  if (name !== "place") return value;
  if (value === otherPlace) return words.other;
  const place = choices.places.find(({ id }) => id === value);
  return place ? zh.place(place.name) : words.gone;
}

const options = (values: readonly string[]) => values.map((value) => ({ value, label: value }));

function Filters({ filter, choices }: { filter: HomeFilter; choices: HomeChoices }) {
  const { labels, all } = words;
  const homesOf = new Map(choices.counted.map(({ id, homes }) => [id, homes]));
  const places = inTree(choices.places).map(({ id, name, depth }) => {
    const homes = homesOf.get(id);
    return { value: id, label: `${"　".repeat(depth)}${homes === undefined ? zh.place(name) : words.counted(name, homes)}` };
  });
  if (choices.others > 0) places.push({ value: otherPlace, label: words.counted(words.other, choices.others) });
  return (
    <form action="/homes" className="filters">
      <TextField name="word" label={labels.word} type="search" defaultValue={filter.word} autoComplete="off" maxLength={60} />
      <SelectField name="place" label={labels.place} placeholder={all.place} defaultValue={filter.place} options={places} />
      <SelectField
        name="kind"
        label={labels.kind}
        placeholder={all.kind}
        defaultValue={filter.kind}
        options={choices.kinds.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <Button type="submit" variant="main">
        <Icon of={Search} />
        {words.look}
      </Button>
      <details className="fold filters-more" open={filter.level !== "" || filter.category !== ""}>
        <summary>{words.more}</summary>
        <div className="filters-rest">
          <SelectField
            name="category"
            label={labels.category}
            placeholder={all.category}
            defaultValue={filter.category}
            options={options(choices.categories)}
          />
          <SelectField
            name="level"
            label={labels.level}
            placeholder={all.level}
            defaultValue={filter.level}
            options={options(choices.levels)}
          />
        </div>
      </details>
    </form>
  );
}

function HomeLine({ home, number }: { home: HomeRow; number: number }) {
  const [first, ...others] = home.plaques;
  return (
    <li>
      <span className="no" aria-hidden>
        {number}
      </span>
      <div>
        <h2>
          <Anchor href={`/homes/${home.id}`}>{home.name}</Anchor>
        </h2>
        <p className="row badges">
          <Badge>{home.owner.kind.name}</Badge>
          {home.place !== null && <Badge>{zh.place(home.place)}</Badge>}
          {first && <StatusBadge {...zh.plaqueStates[first.state]} />}
          {others.map((plaque) => (
            <Badge key={plaque.number} tone="seal" icon="award">
              {plaque.title}
            </Badge>
          ))}
        </p>
        <p>{home.owner.name}</p>
        <p className="line">
          <span>
            <Icon of={MapPin} />
            {home.address}
          </span>
        </p>
        {(home.hours !== "" || home.free) && (
          <p className="line">
            <span>
              <Icon of={Clock} />
              {[home.hours, home.free ? zh.free : ""].filter(Boolean).join("　")}
            </span>
          </p>
        )}
      </div>
    </li>
  );
}

function Places({ filter, choices, city }: Pick<Props, "filter" | "choices" | "city">) {
  if (choices.counted.length === 0) return null;
  const hrefOf = (place: string) => addressOf(filter, { place });
  const rows = choices.counted.map(({ id, name, homes }) => ({ id, name: zh.place(name), homes }));
  if (choices.others > 0) rows.push({ id: otherPlace, name: words.other, homes: choices.others });
  return (
    <aside className="homes-map" id="map">
      <PlacesMap places={choices.counted} drawn={choices.map} chosen={filter.place} city={city} hrefOf={hrefOf} />
      <p className="micro quiet mt-s2">{zh.map.note}</p>
      <details className="fold">
        <summary>{zh.map.table}</summary>
        <Table
          caption={zh.map.table}
          rows={rows}
          rowKey={({ id }) => id}
          current={({ id }) => id === filter.place}
          columns={[
            { label: zh.map.place, main: true, cell: ({ id, name }) => <Anchor href={hrefOf(id) as Route}>{name}</Anchor> },
            { label: zh.map.homes, num: true, cell: ({ homes }) => zh.map.count(homes) },
          ]}
        />
      </details>
    </aside>
  );
}
