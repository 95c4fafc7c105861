import type { Route } from "next";
import { confirm } from "@/lib/imports/actions";
import type { ImportView } from "@/lib/imports/queries";
import type { Judged, Problem } from "@/lib/imports/rules/judge";
import { dateText, dayText, sizeText } from "@/lib/text/format";
import { zh as homes } from "@/lib/text/homes";
import { zh } from "@/lib/text/imports";
import { ActionForm } from "../form/action-form";
import { Submit } from "../form/submit";
import { Anchor } from "../ui/anchor";
import { ButtonLink } from "../ui/button";
import { Crumbs } from "../ui/crumbs";
import { Note } from "../ui/note";
import { Receipt } from "../ui/receipt";
import { Sheet } from "../ui/section";
import { Table } from "../ui/table";

const words = zh.result;
/** As many as one page carries; the lines left out are counted below. */
const shown = 200;

export function ImportResult({ view, again, idempotencyKey }: { view: ImportView; again: boolean; idempotencyKey: string }) {
  return (
    <div className="stack-5">
      <Crumbs
        items={[
          { label: homes.register.title, href: "/city/plaques" },
          { label: zh.title, href: "/city/plaques/import" },
          { label: words.title },
        ]}
      />
      <div className="desk-head">
        <div>
          <h1>{words.title}</h1>
          <p className="soft">
            {view.file.name}　{words.count(view.lines)}　{zh.byOn(view.checkedBy, dateText(view.checkedAt))}
          </p>
        </div>
        {view.file.state === "ready" ? (
          <a className="btn" href={`/api/attachments/${view.file.id}`}>
            {words.original}（{sizeText(view.file.size)}）
          </a>
        ) : (
          <p className="small soft">{words.checking}</p>
        )}
      </div>
      {again && <Note tone="warn">{words.again}</Note>}
      {view.judged ? <Checked id={view.id} judged={view.judged} idempotencyKey={idempotencyKey} /> : <Imported view={view} />}
    </div>
  );
}

function Checked({ id, judged, idempotencyKey }: { id: string; judged: readonly Judged[]; idempotencyKey: string }) {
  const bad = judged.filter(({ problems }) => problems.length > 0);
  const good = judged.filter(({ problems }) => problems.length === 0);
  return (
    <>
      {bad.length > 0 && (
        <Sheet title={words.badTitle} aside={<span className="soft">{words.bad(bad.length)}</span>} flush>
          <div className="sheet-pad stack">
            <Note tone="warn">{words.badLead}</Note>
          </div>
          <Table
            dense
            caption={words.badCaption}
            rows={bad.slice(0, shown)}
            rowKey={({ row }) => String(row.at)}
            columns={[
              { label: words.line, main: true, cell: ({ row }) => words.lineNo(row.at), tight: true },
              { label: zh.columns.number, cell: ({ number }) => <span className="code">{number}</span>, short: zh.columns.number },
              { label: zh.columns.home, cell: ({ row }) => row.cells.home ?? "", short: zh.columns.home },
              { label: words.what, cell: ({ problems }) => <Problems problems={problems} />, short: words.what },
            ]}
          />
          <div className="sheet-pad">
            {bad.length > shown && <p className="small soft">{words.more(bad.length - shown)}</p>}
            <ButtonLink variant="main" href="/city/plaques/import">
              {words.upload}
            </ButtonLink>
          </div>
        </Sheet>
      )}
      {good.length > 0 && (
        <Sheet title={words.goodTitle} aside={<span className="soft">{words.good(good.length)}</span>} flush>
          <Table
            dense
            caption={words.goodCaption}
            rows={good.slice(0, shown)}
            rowKey={({ row }) => String(row.at)}
            columns={[
              {
                label: zh.columns.number,
                main: true,
                cell: ({ number, row }) => (
                  <>
                    <span className="code">{number}</span>
                    <span className="sub">
                      {words.lineNo(row.at)}　{row.plate?.title}
                    </span>
                  </>
                ),
              },
              { label: zh.columns.home, cell: ({ row }) => row.plate?.home ?? "", short: zh.columns.home },
              {
                label: zh.columns.holder,
                cell: ({ row }) => row.plate?.holder ?? <span className="code">{row.plate?.creditCode}</span>,
                short: zh.columns.holder,
              },
              {
                label: zh.columns.issuedOn,
                cell: ({ row }) => (row.plate ? dayText(row.plate.issuedOn) : ""),
                tight: true,
                short: zh.columns.issuedOn,
              },
              { label: zh.columns.status, cell: ({ row }) => (row.plate ? zh.statuses[row.plate.status] : ""), short: zh.columns.status },
            ]}
          />
          {good.length > shown && (
            <div className="sheet-pad">
              <p className="small soft">{words.more(good.length - shown)}</p>
            </div>
          )}
        </Sheet>
      )}
      {bad.length === 0 && (
        <Sheet>
          <ActionForm
            action={confirm}
            id="confirm"
            idempotencyKey={idempotencyKey}
            hidden={{ importId: id }}
            words={{ badLines: words.badLines, conflict: words.stale }}
          >
            <p className="small soft">{words.confirmHint}</p>
            <div className="row">
              <Submit>{words.confirm(good.length)}</Submit>
            </div>
          </ActionForm>
        </Sheet>
      )}
    </>
  );
}

function Problems({ problems }: { problems: readonly Problem[] }) {
  return (
    <ul className="bullets">
      {problems.map((problem, at) => (
        <li key={at}>{words.at(problem.column === null ? words.whole : zh.columns[problem.column], said(problem))}</li>
      ))}
    </ul>
  );
}

function said({ column, code, about }: Problem): string {
  const words = Object.hasOwn(zh.problems, code) ? zh.problems[code] : undefined;
  return typeof words === "function" ? words(column === null ? "" : zh.columns[column], about ?? "") : (words ?? code);
}

function Imported({ view }: { view: ImportView }) {
  const plaques = view.plaques ?? [];
  return (
    <>
      <Receipt title={words.done(view.lines)} actions={<ButtonLink href="/city/plaques">{words.toRegister}</ButtonLink>}>
        {view.importedAt && <p>{words.doneBy(view.importedBy ?? "", dateText(view.importedAt))}</p>}
        <p>{words.doneText}</p>
      </Receipt>
      <Sheet title={words.plaques} flush>
        <Table
          dense
          caption={words.plaques}
          rows={plaques.slice(0, shown)}
          rowKey={({ id }) => id}
          columns={[
            {
              label: zh.columns.number,
              main: true,
              cell: (row) => (
                <>
                  <Anchor href={`/city/plaques/${row.id}` as Route} className="code">
                    {row.number}
                  </Anchor>
                  <span className="sub">{row.title}</span>
                </>
              ),
            },
            { label: zh.columns.home, cell: ({ home }) => home?.name, short: zh.columns.home },
            { label: zh.columns.holder, cell: ({ holder }) => holder, short: zh.columns.holder },
          ]}
        />
        {view.lines > shown && (
          <div className="sheet-pad">
            <p className="small soft">{words.more(view.lines - shown)}</p>
          </div>
        )}
      </Sheet>
    </>
  );
}
