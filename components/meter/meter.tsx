import type { Route } from "next";
import type { HomeMeterPage } from "@/lib/meter/queries/home";
import type { Covered, Meter } from "@/lib/meter/rules/meter";
import type { Operation } from "@/lib/schemes/schema/operation";
import { zh as activities } from "@/lib/text/activities";
import { zh as evidence } from "@/lib/text/evidence";
import { dayText, shortDay } from "@/lib/text/format";
import { zh as facilities } from "@/lib/text/facilities";
import { zh as tree } from "@/lib/text/home-tree";
import { zh as matters } from "@/lib/text/matters";
import { zh } from "@/lib/text/meter";
import { KeepingHead } from "../keeping/head";
import { OperationFacts } from "../schemes/operation";
import { Origin } from "../schemes/origin";
import { Anchor } from "../ui/anchor";
import { Badge } from "../ui/badge";
import { ButtonLink } from "../ui/button";
import { Empty } from "../ui/empty";
import { Icon } from "../ui/icon";
import { icons } from "../ui/icons";
import { PrintButton } from "../ui/print";
import { Sheet } from "../ui/section";
import { Table } from "../ui/table";
import { YearNote, YearTests } from "./progress";
import { YearStrip } from "./strip";

type Counted = NonNullable<HomeMeterPage["counted"]>;

/** A home's year for those who keep it, recommend it or look over it. */
export function MeterView({ page }: { page: HomeMeterPage }) {
  const { home, counted, year, years, today } = page;
  return (
    <div className="stack-5">
      <KeepingHead home={home} here="/meter" keeps={page.keeps} lead={zh.lead(dayText(today))}>
        <ButtonLink href={`/keeping/${home.id}/matters` as Route}>{matters.count(year, page.matters.done)}</ButtonLink>
        {!page.keeps && (
          <>
            <ButtonLink href={`/keeping/${home.id}/standards` as Route}>{evidence.standards.title}</ButtonLink>
            <ButtonLink href={`/keeping/${home.id}/facilities` as Route}>{facilities.title}</ButtonLink>
            <ButtonLink href={`/keeping/${home.id}/tree` as Route}>{tree.title}</ButtonLink>
          </>
        )}
        <ButtonLink href={`/homes/${home.id}` as Route}>{zh.public}</ButtonLink>
        <PrintButton>{zh.print}</PrintButton>
      </KeepingHead>
      <nav aria-label={zh.years} className="row no-print">
        {years.map((one) => (
          <Anchor key={one} href={`/keeping/${home.id}/meter?year=${one}` as Route} aria-current={one === year ? "page" : undefined}>
            {zh.yearName(one)}
          </Anchor>
        ))}
      </nav>
      {counted ? (
        <CountedYear counted={counted} />
      ) : (
        <Sheet>
          <Empty icon="calendar-days" title={zh.none}>
            {zh.noneText}
          </Empty>
        </Sheet>
      )}
    </div>
  );
}

function CountedYear({ counted: { meter, operation, titles } }: { counted: Counted }) {
  return (
    <>
      <YearNote meter={meter} />
      <Sheet title={zh.heading(meter.year)}>
        <div className="stack">
          <YearStrip months={meter.months} />
          <YearTests meter={meter} operation={operation} />
        </div>
      </Sheet>
      <MissingSheet missing={meter.missing} />
      <div className="split-even">
        {operation.yearlyKinds.length > 0 && <Kinds kinds={meter.kinds} origins={operation.yearlyKinds} />}
        <Coverage title={zh.lines.title} list={meter.lines} origins={operation.lines} none={zh.lines.none} />
      </div>
      <Coverage title={zh.services.title} list={meter.services} origins={operation.services} none={zh.services.none} />
      <Sessions sessions={meter.sessions} titles={titles} />
      <Sheet title={zh.rules.title}>
        <p className="small soft">{zh.rules.lead}</p>
        <OperationFacts operation={operation} />
      </Sheet>
    </>
  );
}

function MissingSheet({ missing }: Pick<Meter, "missing">) {
  const words = zh.missing;
  return (
    <Sheet title={words.title} flush={missing.length > 0}>
      {missing.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <Table
          dense
          caption={words.caption}
          // What can still be mended comes first, by its day.
          rows={missing.toSorted((a, b) => Number(a.over) - Number(b.over) || a.by.localeCompare(b.by))}
          rowKey={(_, at) => String(at)}
          columns={[
            { label: words.heads.what, main: true, cell: ({ what }) => words.gap[what] },
            { label: words.heads.text, short: words.heads.text, cell: (one) => words.text(one) },
            {
              label: words.heads.state,
              short: words.heads.state,
              cell: ({ over }) => (
                <Badge tone={over ? "bad" : "warn"} icon={over ? "circle-alert" : "clock"}>
                  {over ? words.over : words.open}
                </Badge>
              ),
            },
          ]}
        />
      )}
    </Sheet>
  );
}

const originOf = (list: Operation["services"], key: string) => list.find((one) => one.key === key)?.origin;

function Kinds({ kinds, origins }: { kinds: Meter["kinds"]; origins: Operation["services"] }) {
  const words = zh.kinds;
  const said = ({ counted, state }: Meter["kinds"][number]) =>
    counted > 0 ? words.times(counted) : state === "missed" ? words.missed : state === "notOwed" ? words.notOwed : words.missing;
  return (
    <Sheet
      title={words.title}
      aside={<span className="small quiet">{zh.covered(kinds.filter((kind) => kind.counted > 0).length, kinds.length)}</span>}
    >
      <Checks list={kinds} origins={origins} said={(kind) => said(kind)} bad={({ state }) => state === "missed"} />
    </Sheet>
  );
}

function Coverage({
  title,
  list,
  origins,
  none,
}: {
  title: string;
  list: readonly Covered[];
  origins: Operation["services"];
  none: string;
}) {
  if (list.length === 0) return null;
  return (
    <Sheet
      title={title}
      aside={<span className="small quiet">{zh.covered(list.filter(({ counted }) => counted > 0).length, list.length)}</span>}
    >
      <Checks
        list={list}
        origins={origins}
        said={({ counted }) => (counted > 0 ? zh.kinds.times(counted) : none)}
        bad={({ counted }) => counted === 0}
      />
    </Sheet>
  );
}

/** Named things, each covered or not; the mark says the same as the words. */
function Checks<C extends Covered>({
  list,
  origins,
  said,
  bad,
}: {
  list: readonly C[];
  origins: Operation["services"];
  said: (one: C) => string;
  bad: (one: C) => boolean;
}) {
  return (
    <ul className="checks">
      {list.map((one) => {
        const origin = originOf(origins, one.key);
        const state = one.counted > 0 ? "done" : bad(one) ? "bad" : "next";
        return (
          <li key={one.key} data-state={state}>
            <Icon of={icons[state === "done" ? "circle-check" : state === "bad" ? "circle-alert" : "circle-dashed"]} />
            <span>
              {one.name} {origin && <Origin of={origin} />}
              <span className="micro quiet block">{said(one)}</span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function Sessions({ sessions, titles }: { sessions: Meter["sessions"]; titles: ReadonlyMap<string, string> }) {
  const words = zh.sessions;
  const counted = sessions.filter(({ why }) => why === null).length;
  if (sessions.length === 0)
    return (
      <Sheet title={words.title}>
        <Empty icon="calendar-days" title={words.none}>
          {words.noneText}
        </Empty>
      </Sheet>
    );
  return (
    <Sheet title={words.title} aside={<span className="small quiet">{words.lead(counted, sessions.length - counted)}</span>} flush>
      <Table
        dense
        caption={words.caption}
        rows={sessions}
        rowKey={({ id }) => id}
        columns={[
          { label: words.heads.day, tight: true, short: words.heads.day, cell: ({ day }) => shortDay(day) },
          { label: words.heads.title, main: true, cell: ({ id }) => titles.get(id) },
          { label: words.heads.attendees, num: true, short: words.heads.attendees, cell: ({ attendees }) => words.people(attendees) },
          {
            label: words.heads.state,
            short: words.heads.state,
            cell: ({ why }) =>
              why === null ? (
                <Badge tone="ok" icon="check">
                  {words.counted}
                </Badge>
              ) : (
                <Badge tone={why === "ahead" ? "idle" : "warn"} icon={why === "ahead" ? "clock" : "circle-minus"}>
                  {why === "ahead" ? activities.notCounted.ahead : words.why(activities.notCounted[why])}
                </Badge>
              ),
          },
        ]}
      />
    </Sheet>
  );
}
