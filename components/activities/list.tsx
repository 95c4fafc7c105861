import { Clock, MapPin, Search } from "lucide";
import type { Route } from "next";
import type { ActivityChoices, SessionList } from "@/lib/activities/queries/public";
import { activityFilters, type ActivityFilter } from "@/lib/activities/rules/lists";
import { addressWith } from "@/lib/kernel/paging";
import { zh as activities } from "@/lib/text/activities";
import { zh as campaigns } from "@/lib/text/campaigns";
import { dayText } from "@/lib/text/format";
import { zh } from "@/lib/text/public-activities";
import { zh as shell } from "@/lib/text/shell";
import { Anchor } from "../ui/anchor";
import { Badge } from "../ui/badge";
import { Button } from "../ui/button";
import { Chips } from "../ui/chips";
import { Crumbs } from "../ui/crumbs";
import { DateField, SelectField, TextField } from "../ui/field";
import { Icon } from "../ui/icon";
import { Nothing } from "../ui/nothing";
import { Pager } from "../ui/table";
import { spanText } from "./filing";

const words = zh.filter;
type Props = { list: SessionList; filter: ActivityFilter; choices: ActivityChoices };

function valueText(name: keyof ActivityFilter, filter: ActivityFilter, { services, places, campaigns, home }: ActivityChoices): string {
  switch (name) {
    case "day":
      return dayText(filter.day);
    case "place":
      return places.find(({ id }) => id === filter.place)?.name ?? filter.place;
    case "home":
      return home ?? filter.home;
    case "service":
      return services.find(({ code }) => code === filter.service)?.name ?? filter.service;
    case "campaign":
      return campaigns.find(({ id }) => id === filter.campaign)?.name ?? filter.campaign;
    default:
      return filter.word;
  }
}

/** What a seat is worth now, in words. */
export function Seats({ row }: { row: SessionList["rows"][number] }) {
  const { activity, seats, taken, open } = row;
  if (!activity.enrolment) return <Badge tone="ok">{zh.walkIn}</Badge>;
  if (!open) return <Badge>{activity.status === "enrolling" ? zh.over : zh.notYet}</Badge>;
  if (seats === null) return <Badge tone="ok">{zh.unlimited}</Badge>;
  return taken < seats ? <Badge tone="ok">{zh.left(seats - taken)}</Badge> : <Badge tone="warn">{zh.full(0)}</Badge>;
}

/** What is held soon, each meeting by itself; everything stands in the address. */
export function ActivitiesView({ list, filter, choices }: Props) {
  const address = (change: Record<string, string | null>) => addressWith("/activities", { ...filter, ...change });
  const campaign = choices.campaigns.find(({ id }) => id === filter.campaign);
  const set = activityFilters.filter((name) => filter[name] !== "");
  return (
    <div className="wrap">
      <Crumbs items={[{ label: shell.nav.home, href: "/" }, { label: zh.title }]} />
      <h1 className="mt-s3">{zh.title}</h1>
      <p className="lead">{zh.lead}</p>
      {/* Drawn anew for another filter: the fields of a form that stays would keep what was typed before. */}
      <form key={address({})} action="/activities" className="filters mt-s4">
        <TextField name="word" label={words.labels.word} type="search" defaultValue={filter.word} autoComplete="off" maxLength={60} />
        <SelectField
          name="service"
          label={words.labels.service}
          placeholder={words.all}
          defaultValue={filter.service}
          options={choices.services.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <SelectField
          name="place"
          label={words.labels.place}
          placeholder={words.all}
          defaultValue={filter.place}
          options={choices.places.map(({ id, name }) => ({ value: id, label: name }))}
        />
        {choices.campaigns.length > 0 && (
          <SelectField
            name="campaign"
            label={words.labels.campaign}
            placeholder={words.all}
            defaultValue={filter.campaign}
            options={choices.campaigns.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <DateField name="day" label={words.labels.day} defaultValue={filter.day} />
        {filter.home !== "" && <input type="hidden" name="home" value={filter.home} />}
        <Button type="submit" variant="main">
          <Icon of={Search} />
          {words.look}
        </Button>
      </form>
      <div className="mt-s3">
        <Chips
          label={words.set}
          clear={{ label: words.clear, href: "/activities" }}
          items={set.map((name) => {
            const [label, value] = [words.labels[name], valueText(name, filter, choices)];
            return { key: name, label, value, href: address({ [name]: null }), drop: words.drop(label, value) };
          })}
        />
      </div>
      {campaign && (
        <section className="panel panel-paper mt-s4">
          <h2>{campaign.name}</h2>
          <p className="small soft">{campaigns.days(dayText(campaign.firstDay), dayText(campaign.lastDay))}</p>
          {campaign.theme?.split("\n").map((line, at) => (
            <p key={at}>{line}</p>
          ))}
        </section>
      )}
      {list.rows.length === 0 ? (
        <div className="mt-s4">
          <Nothing filtered={set.length > 0} href="/activities" icon="calendar" lost="calendar-x" words={{ ...zh, clear: words.clear }} />
        </div>
      ) : (
        <>
          <ul className="notices mt-s4">
            {list.rows.map((row) => (
              <li key={row.id}>
                <div>
                  <h2 className="as-h3">
                    <Anchor href={`/activities/${row.activity.id}?session=${row.id}` as Route}>{row.activity.title}</Anchor>
                  </h2>
                  <p className="small soft">
                    <Icon of={Clock} /> {spanText(row.startsAt, row.endsAt)}
                  </p>
                  <p className="small soft">
                    <Icon of={MapPin} /> {row.home.name}　
                    {row.activity.mode === "atHome" ? row.home.address : (row.activity.place ?? activities.modes[row.activity.mode])}
                  </p>
                </div>
                <p className="left small">
                  <Seats row={row} />
                </p>
              </li>
            ))}
          </ul>
          <Pager {...(list.next === null ? {} : { next: address({ after: list.next }) as Route })}>{zh.count(list.rows.length)}</Pager>
        </>
      )}
    </div>
  );
}
