import { Download } from "lucide";
import type { Route } from "next";
import type { Queue, QueueChoices } from "@/lib/applications/queries/queue";
import type { QueueFilter } from "@/lib/applications/schema";
import { zh } from "@/lib/text/applications";
import { dueView, pointsText } from "@/lib/text/format";
import { zh as results } from "@/lib/text/results";
import { claimWork, releaseWork, urgeWork } from "@/lib/work/actions";
import { ActionForm } from "../form/action-form";
import { Submit } from "../form/submit";
import { Anchor } from "../ui/anchor";
import { Button, ButtonLink, look } from "../ui/button";
import { Due } from "../ui/due";
import { Empty } from "../ui/empty";
import { Icon } from "../ui/icon";
import { Sheet } from "../ui/section";
import { type Column, Pager, Table } from "../ui/table";
import { Tabs } from "../ui/tabs";
import { purposeText } from "./words";

const words = zh.queue;
type Row = Queue["rows"][number];
type Props = { queue: Queue; choices: QueueChoices; filter: QueueFilter };

/** The filter as it stands in an address; what is empty is left out. */
function addressOf(path: string, filter: Partial<QueueFilter>, more: Record<string, string> = {}): Route {
  const kept = Object.entries({ ...filter, ...more }).flatMap(([name, value]) => (value ? [[name, value] as [string, string]] : []));
  const query = new URLSearchParams(kept).toString();
  return `${path}${query && "?"}${query}` as Route;
}

/** What waits in all offices whose applications one sees, by due date. Every view of it is an address. */
export function QueueView({ queue, choices, filter }: Props) {
  const { rows, next } = queue;
  const tab = (label: string, change: Pick<QueueFilter, "who" | "due">) => ({
    label,
    href: addressOf("/applications", { ...filter, ...change }),
    current: filter.who === change.who && filter.due === change.due,
  });
  return (
    <div className="stack-5">
      <div className="desk-head">
        <div>
          <h1>{words.title}</h1>
          <p className="soft">{words.lead}</p>
        </div>
        <div className="row">
          {queue.mayRank && filter.round !== null && (
            <ButtonLink href={`/city/rounds/${filter.round}/results` as Route}>{results.open}</ButtonLink>
          )}
          {queue.mayEnter && <ButtonLink href="/city/entry">{zh.entry.start}</ButtonLink>}
          <a className={look("plain")} href={addressOf("/api/exports/queue", filter)}>
            <Icon of={Download} />
            {words.download}
          </a>
        </div>
      </div>
      <Sheet flush>
        <div className="sheet-head">
          <Tabs
            label={words.views}
            items={[
              tab(words.open, { who: null, due: null }),
              tab(words.office, { who: "office", due: null }),
              tab(words.mine, { who: "mine", due: null }),
              tab(words.nobody, { who: "nobody", due: null }),
              tab(words.soon, { who: null, due: "soon" }),
              tab(words.overdue, { who: null, due: "overdue" }),
              { label: words.all, href: "/applications?view=all" as Route },
            ]}
          />
        </div>
        <Filters choices={choices} filter={filter} />
        {rows.length === 0 ? (
          <div className="sheet-pad">
            <Empty icon="inbox" title={words.none}>
              {words.noneText}
            </Empty>
          </div>
        ) : (
          <>
            <Table dense caption={words.caption} rows={rows} rowKey={({ id }) => id} columns={columnsOf(queue)} />
            <div className="sheet-pad">
              <Pager {...(next === null ? {} : { next: addressOf("/applications", filter, { after: next }) })}>{words.order}</Pager>
            </div>
          </>
        )}
      </Sheet>
    </div>
  );
}

function Filters({ choices, filter }: Pick<Props, "choices" | "filter">) {
  const select = (name: "stage" | "town" | "round", all: string, options: readonly { value: string; label: string }[]) => (
    <select name={name} aria-label={all} defaultValue={filter[name] ?? ""} className="select">
      <option value="">{all}</option>
      {options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
  const named = (items: readonly { id: string; name: string }[]) => items.map(({ id, name }) => ({ value: id, label: name }));
  const isFiltered = filter.q !== "" || filter.stage !== null || filter.town !== null || filter.round !== null;
  return (
    <form action="/applications" className="toolbar">
      {filter.who && <input type="hidden" name="who" value={filter.who} />}
      {filter.due && <input type="hidden" name="due" value={filter.due} />}
      <input name="q" className="input" aria-label={words.search} placeholder={words.search} defaultValue={filter.q} autoComplete="off" />
      {select(
        "stage",
        words.allStages,
        words.stages.map((value) => ({ value, label: zh.purposes[value] ?? value })),
      )}
      {choices.towns.length > 0 && select("town", words.allTowns, named(choices.towns))}
      {choices.rounds.length > 1 && select("round", words.allRounds, named(choices.rounds))}
      <Button type="submit" variant="plain">
        {words.look}
      </Button>
      {isFiltered && (
        <ButtonLink variant="text" href={addressOf("/applications", { who: filter.who, due: filter.due })}>
          {words.clear}
        </ButtonLink>
      )}
    </form>
  );
}

function columnsOf({ rows, now, calendar }: Queue): Column<Row>[] {
  const scored = rows.some(({ total }) => total !== null);
  return [
    {
      label: words.applicant,
      main: true,
      cell: ({ applicationId, applicant, named, number, urges }) => (
        <>
          <Anchor href={`/applications/${applicationId}`}>{named === null ? applicant : `${named}（${applicant}）`}</Anchor>
          <span className="sub">
            <span className="code">{number}</span>
            {urges > 0 && <>　{words.urged(urges)}</>}
          </span>
        </>
      ),
    },
    { label: words.town, short: words.town, cell: ({ town }) => town ?? words.noTown },
    { label: words.host, short: words.host, cell: ({ host }) => host },
    { label: words.stage, short: words.stage, tight: true, cell: ({ purpose, awardee }) => purposeText(purpose, awardee) },
    { label: words.hands, short: words.hands, cell: (row) => <Hands row={row} /> },
    {
      label: words.due,
      short: words.due,
      tight: true,
      cell: ({ dueAt }) => (dueAt === null ? words.noDue : <Due {...dueView(dueAt, now, calendar)} dateTime={dueAt.toISOString()} />),
    },
    ...(scored
      ? [
          {
            label: words.self,
            short: words.self,
            num: true,
            cell: ({ total }: Row) => (total === null ? <NotScored /> : pointsText(total)),
          },
        ]
      : []),
  ];
}

const NotScored = () => (
  <>
    <span aria-hidden>—</span>
    <span className="hidden-visually">{words.noScore}</span>
  </>
);

/** Who has it, and what one may do about that here. */
function Hands({ row }: { row: Row }) {
  const { id, applicant, hands, organization, assignee, mayUrge } = row;
  const act = (action: typeof claimWork, label: string) => (
    <ActionForm action={action} id={`${hands}-${id}`} hidden={{ workItemId: id }} words={words.problems} className="in-row">
      <Submit variant="plain">
        {label}
        <span className="hidden-visually">{applicant}</span>
      </Submit>
    </ActionForm>
  );
  switch (hands) {
    case "nobody":
      return act(claimWork, words.claim);
    case "mine":
      return (
        <>
          {words.me} {act(releaseWork, words.release)}
        </>
      );
    case "colleague":
      return assignee;
    case "others":
      return (
        <>
          {organization}
          {assignee && `　${assignee}`} {mayUrge && act(urgeWork, words.urge)}
        </>
      );
  }
}
