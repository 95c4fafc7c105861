import { ChartColumn } from "lucide";
import type { Route } from "next";
import { addressWith } from "@/lib/kernel/paging";
import { claimCase } from "@/lib/rights-cases/actions";
import type { CaseLine, CaseQueue } from "@/lib/rights-cases/queries/queue";
import { type CaseFilter, type SavedFilter, savedFilters, savedOf } from "@/lib/rights-cases/rules/queue";
import { caseModes } from "@/lib/rights-cases/schema";
import { caseWorkflow } from "@/lib/rights-cases/workflow";
import { shortDay } from "@/lib/text/format";
import { zh } from "@/lib/text/rights/desk";
import { ActionForm } from "../form/action-form";
import { Submit } from "../form/submit";
import { Anchor } from "../ui/anchor";
import { Button, ButtonLink } from "../ui/button";
import { Due } from "../ui/due";
import { Empty } from "../ui/empty";
import { Icon } from "../ui/icon";
import { Sheet } from "../ui/section";
import { type Column, Pager, Table } from "../ui/table";
import { Tabs } from "../ui/tabs";
import { CaseBadge } from "./desk-badge";
import { caseDue } from "./desk-due";

const words = zh.queue;
const path = "/rights-cases";

/** The list's address under a filter; what is empty is left out. */
export const queueAddress = (filter: Partial<CaseFilter>, more: Record<string, string> = {}): Route =>
  addressWith(path, { ...filter, ...more }) as Route;

/** Cases by the day they are due. Every view of it is an address; of what they say there is nothing here. */
export function CaseQueueView({ queue, filter }: { queue: CaseQueue; filter: CaseFilter }) {
  const { rows, next, ofWork } = queue;
  const saved = savedOf(filter);
  return (
    <div className="stack-5">
      <div className="desk-head">
        <div>
          <h1>{words.title}</h1>
          <p className="soft">{words.lead}</p>
        </div>
        {queue.board && (
          <ButtonLink href={"/rights-cases/board" as Route}>
            <Icon of={ChartColumn} />
            {words.board}
          </ButtonLink>
        )}
      </div>
      <Sheet flush>
        <div className="sheet-head">
          <Tabs
            label={words.saved}
            items={(Object.keys(savedFilters) as SavedFilter[]).map((name) => ({
              label: words.filters[name],
              href: queueAddress(savedFilters[name]),
              current: saved === name,
            }))}
          />
        </div>
        <Filters filter={filter} categories={queue.categories} />
        {rows.length === 0 ? (
          <div className="sheet-pad">
            <Empty icon="scale" title={words.none}>
              {saved === null ? words.noneFiltered : words.noneText}
            </Empty>
          </div>
        ) : (
          <>
            <Table dense caption={words.caption} rows={rows} rowKey={({ key }) => key} columns={columnsOf(queue)} />
            <div className="sheet-pad">
              <Pager {...(next === null ? {} : { next: queueAddress(filter, { after: next }) })}>
                {next === null ? (ofWork ? words.order : words.orderFiled) : null}
              </Pager>
            </div>
          </>
        )}
      </Sheet>
    </div>
  );
}

function Filters({ filter, categories }: { filter: CaseFilter; categories: CaseQueue["categories"] }) {
  const select = (name: "category" | "status" | "mode", all: string, options: readonly (readonly [string, string])[]) => (
    <select name={name} aria-label={all} defaultValue={filter[name] ?? ""} className="select">
      <option value="">{all}</option>
      {options.map(([value, label]) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
  const day = (name: "from" | "to", label: string) => (
    <label className="row">
      <span className="small">{label}</span>
      <input type="date" name={name} defaultValue={filter[name] ?? ""} className="input" />
    </label>
  );
  return (
    // Drawn anew for another filter: the fields of a form that stays would keep what was typed before.
    <form key={queueAddress(filter)} action={path} className="toolbar">
      {(["who", "due", "view"] as const).map((name) => filter[name] && <input key={name} type="hidden" name={name} value={filter[name]} />)}
      <input
        name="number"
        className="input"
        aria-label={words.number}
        placeholder={words.numberHint}
        defaultValue={filter.number}
        autoComplete="off"
      />
      <input
        name="respondent"
        className="input"
        aria-label={words.respondent}
        placeholder={`${words.respondent}${words.respondentHint}`}
        defaultValue={filter.respondent}
        autoComplete="off"
      />
      {select(
        "category",
        words.allCategories,
        categories.map(({ code, name }) => [code, name] as const),
      )}
      {select(
        "status",
        words.allStatuses,
        caseWorkflow.statuses.map((status) => [status, zh.statuses[status].label] as const),
      )}
      {select(
        "mode",
        words.mode,
        caseModes.map((mode) => [mode, zh.modes[mode]] as const),
      )}
      {day("from", words.from)}
      {day("to", words.to)}
      <Button type="submit">{words.look}</Button>
      {savedOf(filter) === null && (
        <ButtonLink variant="text" href={path as Route}>
          {words.clear}
        </ButtonLink>
      )}
    </form>
  );
}

function columnsOf({ now, calendar }: CaseQueue): Column<CaseLine>[] {
  return [
    {
      label: words.number,
      main: true,
      cell: ({ id, number, category, mode, respondentSettled, narrow, escalations }) => (
        <>
          <Anchor href={`/rights-cases/${id}` as Route} className="code">
            {number}
          </Anchor>
          <span className="sub">
            {[
              category,
              zh.modes[mode],
              narrow && words.narrow,
              !respondentSettled && words.unsettled,
              escalations > 0 && words.escalated(escalations),
            ]
              .filter(Boolean)
              .join("　")}
          </span>
        </>
      ),
    },
    { label: words.status, short: words.status, tight: true, cell: ({ status }) => <CaseBadge status={status} /> },
    {
      label: words.due,
      short: words.due,
      tight: true,
      cell: ({ work, paused }) => {
        if (paused) return <Due tone="paused" label={words.paused} />;
        if (!work) return words.ended;
        return work.dueAt === null ? (
          words.noDue
        ) : (
          <Due {...caseDue(work.dueAt, work.kind, now, calendar)} dateTime={work.dueAt.toISOString()} />
        );
      },
    },
    { label: words.hands, short: words.hands, cell: (row) => <Hands row={row} /> },
    { label: words.filed, short: words.filed, tight: true, cell: ({ filedOn }) => shortDay(filedOn) },
  ];
}

function Hands({ row: { id, number, work, mayClaim } }: { row: CaseLine }) {
  if (!work) return null;
  if (work.mine) return words.me;
  if (work.assignee !== null) return work.assignee;
  if (!mayClaim) return work.organization;
  return (
    <ActionForm action={claimCase} id={`claim-${id}`} hidden={{ caseId: id }} words={words.problems} className="in-row">
      <Submit variant="plain">
        {words.claim}
        <span className="hidden-visually">{words.claimOf(number)}</span>
      </Submit>
    </ActionForm>
  );
}
