import type { Route } from "next";
import type { Board } from "@/lib/rights-cases/queries/board";
import { shortDay, timeText } from "@/lib/text/format";
import { zh } from "@/lib/text/rights/desk";
import { Anchor } from "../ui/anchor";
import { ButtonLink } from "../ui/button";
import { Sheet } from "../ui/section";
import { Table } from "../ui/table";
import { CaseBadge } from "./desk-badge";
import { queueAddress } from "./desk-queue";

const words = zh.board;

/** How the office stands: figures with what each counts, and the rows behind them. */
export function BoardView({ board }: { board: Board }) {
  const figures = [
    { label: words.open, rule: words.openRule, count: board.open, href: queueAddress({}) },
    { label: words.overdue, rule: words.overdueRule, count: board.overdue, href: queueAddress({ due: "overdue" }) },
    { label: words.soon, rule: words.soonRule, count: board.soon, href: queueAddress({ due: "soon" }) },
    { label: words.paused, rule: words.pausedRule, count: board.paused, href: queueAddress({ status: "supplementing" }) },
  ];
  return (
    <div className="stack-5">
      <div className="desk-head">
        <div>
          <h1>{words.title}</h1>
          <p className="soft">{words.lead(timeText(board.now))}</p>
        </div>
        <ButtonLink href={"/rights-cases" as Route}>{words.queue}</ButtonLink>
      </div>
      <div className="duty">
        {figures.map(({ label, rule, count, href }) => (
          <Anchor key={label} href={href}>
            <p className="small soft">{label}</p>
            <p className="figure">
              {count}
              <small> {words.unit}</small>
            </p>
            <p className="micro">{rule}</p>
          </Anchor>
        ))}
      </div>
      <div className="dossier">
        <div className="stack-5">
          <Sheet title={words.stages} flush>
            <Table
              dense
              caption={words.stages}
              rows={board.stages}
              rowKey={({ status }) => status}
              columns={[
                {
                  label: words.stage,
                  main: true,
                  cell: ({ status }) => <Anchor href={queueAddress({ status })}>{zh.statuses[status].label}</Anchor>,
                },
                { label: words.count, short: words.count, num: true, cell: ({ count }) => count },
                { label: words.overdueOf, short: words.overdueOf, num: true, cell: ({ overdue }) => overdue },
              ]}
            />
          </Sheet>
          <Sheet title={words.handlers} flush>
            <Table
              dense
              caption={words.handlers}
              rows={board.handlers}
              rowKey={({ assigneeId, organization }) => `${assigneeId} ${organization}`}
              columns={[
                {
                  label: words.handler,
                  main: true,
                  cell: ({ assigneeId, name, organization }) => (
                    <>
                      {assigneeId === null ? (
                        <Anchor href={queueAddress({ who: "nobody" })}>{words.nobody}</Anchor>
                      ) : assigneeId === board.personId ? (
                        <Anchor href={queueAddress({ who: "mine" })}>{name}</Anchor>
                      ) : (
                        name
                      )}
                      <span className="sub">{organization}</span>
                    </>
                  ),
                },
                { label: words.count, short: words.count, num: true, cell: ({ count }) => count },
                { label: words.overdueOf, short: words.overdueOf, num: true, cell: ({ overdue }) => overdue },
              ]}
            />
          </Sheet>
          <Sheet title={words.oldest} aside={<span className="small soft">{words.oldestRule}</span>} flush>
            <Table
              dense
              caption={words.oldest}
              rows={board.oldest}
              rowKey={({ id }) => id}
              columns={[
                {
                  label: zh.queue.number,
                  main: true,
                  cell: ({ id, number, category }) => (
                    <>
                      <Anchor href={`/rights-cases/${id}` as Route} className="code">
                        {number}
                      </Anchor>
                      <span className="sub">{category}</span>
                    </>
                  ),
                },
                { label: words.stage, short: words.stage, cell: ({ status }) => <CaseBadge status={status} /> },
                { label: zh.queue.filed, short: zh.queue.filed, tight: true, cell: ({ filedOn }) => shortDay(filedOn) },
                { label: words.since, short: words.since, num: true, cell: ({ days }) => words.filedDays(days) },
              ]}
            />
          </Sheet>
        </div>
        <div className="stack-5">
          <Sheet title={words.average}>
            <p className="small soft">{words.averageRule}</p>
            {board.categories.length === 0 ? (
              <p className="mt-s3">{words.none}</p>
            ) : (
              <Table
                dense
                caption={words.average}
                rows={board.categories}
                rowKey={({ code }) => code}
                columns={[
                  {
                    label: words.category,
                    main: true,
                    cell: ({ name, code }) => <Anchor href={queueAddress({ category: code, view: "all" })}>{name}</Anchor>,
                  },
                  { label: words.days, short: words.days, num: true, cell: ({ days }) => days.toFixed(1) },
                  { label: words.answered, short: words.answered, num: true, cell: ({ count }) => count },
                ]}
              />
            )}
          </Sheet>
          <Sheet title={words.narrow}>
            <p className="small soft">{words.narrowRule}</p>
            <Table
              dense
              caption={words.narrow}
              rows={board.narrow}
              rowKey={({ code }) => code}
              columns={[
                { label: words.category, main: true, cell: ({ name }) => name },
                { label: words.count, short: words.count, num: true, cell: ({ count }) => count ?? words.fewer },
              ]}
            />
          </Sheet>
        </div>
      </div>
    </div>
  );
}
