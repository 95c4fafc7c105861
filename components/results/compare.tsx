import type { Route } from "next";
import type { ComparedCell, ComparedLine, Comparison } from "@/lib/results/queries/compare";
import { leastCompared } from "@/lib/results/schema";
import { ruleText } from "@/lib/text/criteria";
import { pointsText } from "@/lib/text/format";
import { zh } from "@/lib/text/results";
import { givenText } from "@/lib/text/scores";
import { Anchor } from "../ui/anchor";
import { Badge } from "../ui/badge";
import { ButtonLink } from "../ui/button";
import { Crumbs } from "../ui/crumbs";
import { Note } from "../ui/note";
import { Sheet } from "../ui/section";
import { type Column, Table } from "../ui/table";

const words = zh.compare;

/** Two to four applicants, a criterion a row. On a phone one stands under the other within each criterion. */
export function ComparisonView({ comparison }: { comparison: Comparison }) {
  const { id, name, fits, asked, groups, applicants } = comparison;
  const results = `/city/rounds/${id}/results` as Route;
  return (
    <div className="stack-5">
      <Crumbs items={[{ label: zh.title, href: results }, { label: words.title }]} />
      <div className="desk-head">
        <div>
          <h1>{words.title}</h1>
          <p className="soft">{name}</p>
        </div>
      </div>
      {fits ? (
        <>
          <Sheet title={words.total} flush>
            <Table dense caption={words.total} rows={applicants} rowKey={(one) => one.id} columns={totals(comparison)} />
          </Sheet>
          {groups.map((group) => (
            <Sheet key={group.key} title={group.name} flush>
              <Table
                dense
                caption={`${words.caption}：${group.name}`}
                rows={group.lines}
                rowKey={({ criterion }) => criterion.key}
                columns={lines(comparison)}
              />
            </Sheet>
          ))}
        </>
      ) : (
        <Sheet>
          <Note tone="warn">{asked < leastCompared ? words.few : asked > applicants.length ? words.unknown : words.many}</Note>
          <p>
            <ButtonLink href={results}>{words.back}</ButtonLink>
          </p>
        </Sheet>
      )}
    </div>
  );
}

function totals({ document }: Comparison): Column<Comparison["applicants"][number]>[] {
  return [
    {
      label: zh.columns.applicant,
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
    ...(document.classes.length > 0
      ? [{ label: zh.columns.className, short: zh.columns.className, cell: (one: Comparison["applicants"][number]) => one.className }]
      : []),
    {
      label: zh.columns.points,
      short: zh.columns.points,
      num: true,
      cell: ({ total, complete }) => (
        <>
          <b>{pointsText(total)}</b>
          {!complete && <span className="sub">{zh.incomplete}</span>}
        </>
      ),
    },
    { label: zh.columns.source, short: zh.columns.source, tight: true, cell: ({ source }) => zh.sources[source] },
    { label: zh.columns.place, short: zh.columns.place, num: true, cell: ({ place }) => place ?? zh.noPlace },
    ...(document.grading
      ? [{ label: zh.columns.grade, short: zh.columns.grade, cell: (one: Comparison["applicants"][number]) => one.grade ?? zh.noPlace }]
      : []),
    {
      label: zh.columns.spread,
      short: zh.columns.spread,
      cell: ({ spread }) => (spread ? zh.spread(spread) : zh.noSpread),
    },
  ];
}

const lines = ({ applicants, document }: Comparison): Column<ComparedLine>[] => [
  {
    label: words.line,
    main: true,
    cell: ({ criterion, differs }) => (
      <>
        {criterion.name} {differs && <Badge tone="warn">{words.differs}</Badge>}
        {ruleText(document, criterion).map((said) => (
          <span key={said} className="sub">
            {said}
          </span>
        ))}
      </>
    ),
  },
  ...applicants.map(
    ({ id, called, source }, at): Column<ComparedLine> => ({
      label: called,
      short: called,
      cell: ({ criterion, cells }) => <Cell key={id} {...{ cell: cells[at] ?? null, source, document, criterion }} />,
    }),
  ),
];

type CellProps = {
  cell: ComparedCell;
  source: Comparison["applicants"][number]["source"];
  document: Comparison["document"];
  criterion: ComparedLine["criterion"];
};

function Cell({ cell, source, document, criterion }: CellProps) {
  if (cell === null) return words.notAsked;
  const { points, self, mean, evidence, mark } = cell;
  const own = givenText(document, criterion, self);
  const judged = criterion.kind !== "checklist" && criterion.kind !== "veto";
  return (
    <span className="stack-1">
      {judged && (
        <span>
          {points === null ? words.notGiven : <b>{pointsText(points)}</b>} {mark && <Badge tone="plain">{words.marks[mark]}</Badge>}
        </span>
      )}
      {mean && <span className="sub">{words.panel(mean.low, mean.high)}</span>}
      {source === "visit" && judged && <span className="sub">{words.visit}</span>}
      <span className="sub">{source === "self" || !judged || self.points === null ? own : words.self(pointsText(self.points), own)}</span>
      {criterion.evidence !== "none" && <span className="sub">{words.evidence(evidence)}</span>}
    </span>
  );
}
