import type { Route } from "next";
import type { FiguresPage } from "@/lib/rights-cases/queries/figures";
import { endings, type FigureLine, type YearFigures } from "@/lib/rights-cases/rules/figures";
import type { Shown } from "@/lib/rights-cases/rules/suppress";
import { dayText } from "@/lib/text/format";
import { zh } from "@/lib/text/rights/figures";
import { Anchor } from "../ui/anchor";
import { ButtonLink } from "../ui/button";
import { Facts } from "../ui/facts";
import { Note } from "../ui/note";
import { PrintButton } from "../ui/print";
import { Sheet } from "../ui/section";
import { Table } from "../ui/table";

const shownText = (shown: Shown) => (shown === "few" ? zh.few : shown === "held" ? zh.held : String(shown));
const counted = (shown: Shown) => (typeof shown === "number" ? zh.pieces(shown) : shownText(shown));

function Lines({ title, lines, name }: { title: string; lines: readonly FigureLine[] | null; name: (key: string) => string }) {
  return (
    <Sheet title={title} flush={lines !== null}>
      {lines === null ? (
        <p className="soft">{zh.tooFew}</p>
      ) : (
        <Table
          dense
          caption={title}
          rows={lines}
          rowKey={({ key }) => key}
          columns={[
            { label: zh.heads.name, main: true, cell: ({ key }) => name(key) },
            { label: zh.heads.count, num: true, short: zh.heads.count, cell: ({ shown }) => shownText(shown) },
          ]}
        />
      )}
    </Sheet>
  );
}

const wordIn = (words: Readonly<Record<string, string>>) => (key: string) => words[key] ?? key;

/** A year's figures, as pages and suggestions show them. */
export function FigureSheets({ figures, categories }: { figures: YearFigures; categories: Readonly<Record<string, string>> }) {
  const { byCategory } = figures;
  return (
    <>
      <Sheet>
        <Facts
          items={[
            { label: zh.all, value: figures.all === null ? zh.notTold : zh.pieces(figures.all) },
            { label: zh.ordinary, value: counted(figures.ordinary) },
          ]}
        />
      </Sheet>
      <Sheet title={zh.parts.category} flush={byCategory !== null}>
        {byCategory === null ? (
          <p className="soft">{zh.tooFew}</p>
        ) : (
          <Table
            dense
            caption={zh.parts.category}
            rows={[...byCategory.rows, { key: "", cells: byCategory.sums, sum: byCategory.total }]}
            rowKey={({ key }) => key}
            columns={[
              { label: zh.heads.category, main: true, cell: ({ key }) => (key === "" ? zh.total : (categories[key] ?? key)) },
              ...endings.map((ending, at) => ({
                label: zh.endings[ending],
                short: zh.endings[ending],
                num: true,
                cell: ({ cells }: { cells: Shown[] }) => shownText(cells[at] ?? "held"),
              })),
              { label: zh.total, short: zh.total, num: true, cell: ({ sum }) => shownText(sum) },
            ]}
          />
        )}
      </Sheet>
      <Lines title={zh.parts.kind} lines={figures.byKind} name={wordIn(zh.kinds)} />
      <Lines title={zh.parts.channel} lines={figures.byChannel} name={wordIn(zh.channels)} />
      <Lines title={zh.parts.mode} lines={figures.byMode} name={wordIn(zh.modes)} />
      <Lines title={zh.parts.month} lines={figures.byMonth} name={zh.month} />
      <Sheet title={zh.parts.inTime}>
        {figures.inTime.every((rate) => rate === null) ? (
          <p className="soft">{zh.tooFew}</p>
        ) : (
          <Facts
            items={figures.inTime.map((rate) => {
              const word = rate && (zh.timed as Readonly<Record<string, { name: string; clause: string }>>)[rate.standard];
              return (
                word && {
                  label: word.name,
                  value: (
                    <>
                      {zh.kept(rate.n, rate.m)} <span className="small soft">{word.clause}</span>
                    </>
                  ),
                }
              );
            })}
          />
        )}
        <p className="small soft">{zh.inTimeRule}</p>
      </Sheet>
      <Lines title={zh.parts.ratings} lines={figures.ratings} name={(key) => zh.grades[Number(key) - 1] ?? key} />
      <Sheet title={zh.parts.more}>
        <Facts
          items={[
            figures.medianDays !== null && { label: zh.median, value: zh.days(figures.medianDays) },
            { label: zh.transfers, value: shownText(figures.transfers) },
            { label: zh.escalations, value: shownText(figures.escalations) },
          ]}
        />
      </Sheet>
    </>
  );
}

const span = ({ figures, until }: FiguresPage) => zh.lead(dayText(`${figures.year}-01-01`), dayText(until));

export function FiguresView({ page }: { page: FiguresPage }) {
  const { year } = page.figures;
  return (
    <div className="stack-5">
      <div className="desk-head">
        <div>
          <h1>{zh.title}</h1>
          <p className="soft">{span(page)}</p>
        </div>
        <ButtonLink href={`/rights-cases/report/${year}` as Route}>{zh.report(year)}</ButtonLink>
      </div>
      <nav aria-label={zh.years} className="row">
        {page.years.map((one) => (
          <Anchor key={one} href={`/rights-cases/figures?year=${one}` as Route} aria-current={one === year ? "page" : undefined}>
            {zh.yearName(one)}
          </Anchor>
        ))}
      </nav>
      <Note>{zh.rule}</Note>
      <FigureSheets figures={page.figures} categories={page.categories} />
    </div>
  );
}

export function ReportView({ page }: { page: FiguresPage }) {
  const { year } = page.figures;
  return (
    <div className="stack-5">
      <div className="desk-head">
        <div>
          <h1>{zh.reportTitle(year)}</h1>
          <p className="soft">{span(page)}</p>
          <p className="small soft">{zh.basis}</p>
        </div>
        <div className="row">
          <a className="btn" href={`/api/rights/report/${year}`}>
            {zh.pdf}
          </a>
          <PrintButton>{zh.print}</PrintButton>
        </div>
      </div>
      <Note>{zh.rule}</Note>
      <FigureSheets figures={page.figures} categories={page.categories} />
      <Sheet title={zh.parts.suggestions}>
        <Facts
          items={[
            { label: zh.handed, value: String(page.suggestions.handed) },
            { label: zh.adopted, value: String(page.suggestions.adopted) },
          ]}
        />
      </Sheet>
    </div>
  );
}
