import type { Route } from "next";
import type { listImports } from "@/lib/imports/queries";
import type { PlateColumn } from "@/lib/imports/schema";
import { dateText } from "@/lib/text/format";
import { zh } from "@/lib/text/imports";
import { zh as homes } from "@/lib/text/homes";
import { Anchor } from "../ui/anchor";
import { look } from "../ui/button";
import { Crumbs } from "../ui/crumbs";
import { Empty } from "../ui/empty";
import { ErrorSummary } from "../ui/error-summary";
import { FileField } from "../ui/field";
import { Sheet } from "../ui/section";
import { Table } from "../ui/table";

type Props = {
  imports: NonNullable<Awaited<ReturnType<typeof listImports>>>;
  /** why the last table was not read, and which columns that is about */
  problem: string | null;
  about: readonly PlateColumn[];
};

function problemText(problem: string, about: readonly PlateColumn[]): string | null {
  const said = Object.hasOwn(zh.refused, problem)
    ? zh.refused[problem]
    : Object.hasOwn(zh.fileProblems, problem) && zh.fileProblems[problem];
  return typeof said === "function" ? said(about.map((column) => zh.columns[column]).join("、")) : said || null;
}

/** Posts to a route of its own, with or without script: a server action would cut the table at one megabyte. */
export function ImportStart({ imports, problem, about }: Props) {
  const message = problem === null ? null : problemText(problem, about);
  return (
    <div className="stack-5">
      <Crumbs items={[{ label: homes.register.title, href: "/city/plaques" }, { label: zh.title }]} />
      <div>
        <h1>{zh.title}</h1>
        <p className="soft">{zh.lead}</p>
      </div>
      {message && <ErrorSummary title={zh.refusedTitle} items={[{ message, href: "#table" }]} />}
      <Sheet title={zh.steps.title}>
        <div className="stack">
          <ol className="bullets">
            {zh.steps.list.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          <p>
            <a className={look("plain")} href="/api/plaques/template">
              {zh.template}
            </a>
          </p>
          <form action="/api/plaques/import" method="post" encType="multipart/form-data" className="stack-5" noValidate>
            <FileField name="table" label={zh.file} hint={zh.fileRule} accept=".xlsx" {...(message ? { errors: [message] } : {})} />
            <div className="row">
              <button type="submit" className={look("main")}>
                {zh.check}
              </button>
            </div>
          </form>
        </div>
      </Sheet>
      {imports.length === 0 ? (
        <Empty icon="file-up" title={zh.none}>
          {zh.noneText}
        </Empty>
      ) : (
        <Sheet title={zh.past} flush>
          <Table
            dense
            caption={zh.pastCaption}
            rows={imports}
            rowKey={({ id }) => id}
            columns={[
              {
                label: zh.table,
                main: true,
                cell: (row) => <Anchor href={`/city/plaques/import/${row.id}` as Route}>{row.attachment.name}</Anchor>,
              },
              { label: zh.lines, cell: ({ lines }) => zh.result.count(lines), tight: true, short: zh.lines },
              { label: zh.checked, cell: (row) => zh.byOn(row.checkedBy.name, dateText(row.checkedAt)), short: zh.checked },
              {
                label: zh.imported,
                cell: ({ importedAt }) => (importedAt === null ? zh.notImported : dateText(importedAt)),
                tight: true,
                short: zh.imported,
              },
            ]}
          />
        </Sheet>
      )}
    </div>
  );
}
