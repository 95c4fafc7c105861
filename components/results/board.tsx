import { Download } from "lucide";
import type { Route } from "next";
import { settleRound } from "@/lib/results/actions";
import type { ResultRow, Results } from "@/lib/results/queries/round";
import { zh as applications } from "@/lib/text/applications";
import { dateText, pointsText } from "@/lib/text/format";
import { zh } from "@/lib/text/results";
import { subjects } from "@/lib/text/subjects";
import { zh as schemes } from "@/lib/text/schemes";
import { ApplicationBadge } from "../applications/badge";
import { ActionForm } from "../form/action-form";
import { BoundText, BoundTextArea } from "../form/bound";
import { Submit } from "../form/submit";
import { Anchor } from "../ui/anchor";
import { Badge } from "../ui/badge";
import { Button, look } from "../ui/button";
import { Crumbs } from "../ui/crumbs";
import { Empty } from "../ui/empty";
import { Icon } from "../ui/icon";
import { Note } from "../ui/note";
import { SampleMark } from "../ui/sample-mark";
import { Sheet } from "../ui/section";
import { type Column, Table } from "../ui/table";
import { isSample } from "@/lib/schemes/schema/values";

const { columns: heads, settle, compare } = zh;

/** A round's applicants with the points that count now, their places and grades; and below, how the list is settled. */
export function ResultsView({ results }: { results: Results }) {
  const { rows, scored } = results;
  return (
    <div className="stack-5">
      <Crumbs
        items={[
          { label: schemes.title, href: "/city/schemes" },
          { label: results.scheme.name, href: `/city/schemes/${results.version.id}` as Route },
          { label: zh.title },
        ]}
      />
      <div className="desk-head">
        <div>
          <h1>{zh.title}</h1>
          <p className="soft">{zh.lead(results.name)}</p>
        </div>
        {rows.length > 0 && (
          <div className="row">
            <a className={look("plain")} href={`/api/rounds/${results.id}/result-sheet`}>
              <Icon of={Download} />
              {zh.sheet}
            </a>
            <a className={look("plain")} href={`/api/rounds/${results.id}/result-list`}>
              {zh.paper}
            </a>
          </div>
        )}
      </div>
      {!scored && <Note>{zh.unscored}</Note>}
      {scored && results.running > 0 && <Note>{zh.mixed}</Note>}
      {results.stopped.map(({ className, grade, seats, names }) => (
        <Note key={className ?? ""} tone="warn">
          {className === null ? zh.stopped(grade, seats, names) : zh.ofClass(className, zh.stopped(grade, seats, names))}
        </Note>
      ))}
      <Sheet title={results.name} flush>
        {rows.length === 0 ? (
          <div className="sheet-pad">
            <Empty icon="inbox" title={zh.none}>
              {zh.noneText}
            </Empty>
          </div>
        ) : (
          <form action={`/city/rounds/${results.id}/compare`}>
            <Table dense caption={zh.caption} rows={rows} rowKey={({ id }) => id} columns={columnsOf(results)} />
            <div className="sheet-pad row">
              <Button type="submit" variant="plain">
                {compare.button}
              </Button>
              <span className="small soft">{compare.hint}</span>
            </div>
          </form>
        )}
      </Sheet>
      <Settling results={results} />
    </div>
  );
}

function columnsOf({ awardee, scored, graded, classed, rows }: Results): Column<ResultRow>[] {
  const given = rows.some(({ amount }) => amount !== null);
  const experts = rows.some(({ spread }) => spread !== null);
  return [
    {
      label: compare.head,
      short: compare.head,
      tight: true,
      cell: ({ id, called }) => (
        <label className="choice">
          <input type="checkbox" name="a" value={id} />
          <span className="hidden-visually">{compare.tick(called)}</span>
        </label>
      ),
    },
    ...(scored ? [{ label: heads.place, short: heads.place, num: true, cell: (row: ResultRow) => <Place row={row} /> }] : []),
    {
      label: awardee === "person" || awardee === "team" ? subjects[awardee].named : heads.applicant,
      main: true,
      cell: ({ id, called, beside, number }) => (
        <>
          <Anchor href={`/applications/${id}`}>{called}</Anchor>
          <span className="sub">
            <span className="code">{number}</span>
            {beside !== null && <>　{beside}</>}
          </span>
        </>
      ),
    },
    ...(classed ? [{ label: heads.className, short: heads.className, cell: ({ className }: ResultRow) => className }] : []),
    ...(scored
      ? [
          { label: heads.points, short: heads.points, num: true, cell: (row: ResultRow) => <Points row={row} /> },
          { label: heads.source, short: heads.source, tight: true, cell: ({ source }: ResultRow) => zh.sources[source] },
        ]
      : []),
    ...(graded ? [{ label: heads.grade, short: heads.grade, cell: (row: ResultRow) => <Grade row={row} /> }] : []),
    ...(experts ? [{ label: heads.spread, short: heads.spread, cell: (row: ResultRow) => <Apart row={row} /> }] : []),
    {
      label: heads.state,
      short: heads.state,
      tight: true,
      cell: ({ status, approved }) => (
        <>
          <ApplicationBadge status={status} awardee={awardee} />
          {approved && status === "inProgress" && <span className="sub">{zh.approved}</span>}
        </>
      ),
    },
    ...(given
      ? [
          {
            label: heads.amount,
            short: heads.amount,
            num: true,
            cell: ({ amount }: ResultRow) => (amount === null ? <Dash says={applications.queue.noScore} /> : zh.amountOf(amount)),
          },
        ]
      : []),
  ];
}

const Dash = ({ says }: { says: string }) => (
  <>
    <span aria-hidden>—</span>
    <span className="hidden-visually">{says}</span>
  </>
);

function Place({ row: { place, ranked } }: { row: ResultRow }) {
  return place === null ? <Dash says={ranked ? zh.noPlace : zh.notRanked} /> : place;
}

function Points({ row }: { row: ResultRow }) {
  if (!row.scored) return <Dash says={zh.noPoints} />;
  return (
    <>
      {pointsText(row.total)}
      {!row.complete && <span className="sub">{zh.incomplete}</span>}
    </>
  );
}

function Grade({ row: { grade, fellFrom, vetoed } }: { row: ResultRow }) {
  return (
    <>
      {grade ?? <Dash says={zh.noPlace} />}
      {vetoed && <span className="sub">{zh.vetoed}</span>}
      {fellFrom !== null && <span className="sub">{zh.fellFrom(fellFrom)}</span>}
    </>
  );
}

function Apart({ row: { spread, widest } }: { row: ResultRow }) {
  if (!spread) return <Dash says={zh.noSpread} />;
  return (
    <>
      {zh.spread(spread)}
      {spread.widest && widest !== null && <span className="sub">{zh.widest(widest, spread.widest.low, spread.widest.high)}</span>}
    </>
  );
}

function Settling({ results }: { results: Results }) {
  const { settled, settling, results: counts, awarded, approved } = results;
  return (
    <Sheet title={settle.title}>
      <p>
        {counts ? settle.counts(counts.least.value, counts.most.value, awarded.length) : settle.awarded(awarded.length)}
        {counts && (isSample(counts.least) || isSample(counts.most)) && <SampleMark />} {settle.approved(approved)}
      </p>
      {settled && (
        <>
          <p>
            <Badge tone="ok" icon="check">
              {settle.done(dateText(settled.at), settled.by)}
            </Badge>
          </p>
          {settled.reason !== null && <p>{settle.why(settled.reason)}</p>}
        </>
      )}
      {settling && settling.blockers.length > 0 && (
        <>
          <p>{settle.notYet}</p>
          <ul className="bullets">
            {settling.blockers.map((blocker) => (
              <li key={blocker}>{settle.blockers[blocker]}</li>
            ))}
          </ul>
        </>
      )}
      {settling && settling.mayBeDone && settling.blockers.length === 0 && (
        <SettleForm results={results} needsReason={settling.needsReason} />
      )}
    </Sheet>
  );
}

function SettleForm({ results: { id, awarded, money }, needsReason }: { results: Results; needsReason: boolean }) {
  const names = Object.fromEntries(awarded.map((one) => [`amount.${one.id}`, one.called]));
  const perAwardee = money?.basis?.value === "perAwardee";
  return (
    <ActionForm
      action={settleRound}
      id="settle"
      hidden={{ roundId: id }}
      words={{ ...settle.problems, ...settle.blockers }}
      labels={{ reason: settle.reason, sum: settle.sum, ...names }}
    >
      <p className="small soft">{settle.lead}</p>
      {money && awarded.length > 0 && (
        <>
          <p className="small">
            {!perAwardee && <>{settle.together(money.least.value, money.most.value)}；</>}
            {money.total.value !== null && <>{settle.total(money.total.value)}；</>}
            {settle.heads(money.heads.map(({ name }) => name))}
            {money.basis && isSample(money.basis) && <SampleMark />}
          </p>
          {awarded.map((one) => (
            <BoundText
              key={one.id}
              name={`amount.${one.id}`}
              label={settle.amount(one.called)}
              inputMode="decimal"
              width="medium"
              {...(perAwardee && one.range ? { hint: settle.each(one.range.least, one.range.most) } : {})}
            />
          ))}
        </>
      )}
      <BoundTextArea name="reason" label={settle.reason} hint={needsReason ? settle.fewer : settle.optional} optional={!needsReason} />
      <Submit>{settle.button}</Submit>
    </ActionForm>
  );
}
