import type { Route } from "next";
import { dropTable, pasteTable, takeTable } from "@/lib/schemes/actions";
import {
  columnRoles,
  guessColumns,
  hasHeadings,
  type PastedRow,
  readColumns,
  readRows,
  readTable,
  stopping,
  sumOf,
} from "@/lib/schemes/rules/paste";
import { pointsText } from "@/lib/text/format";
import { zh } from "@/lib/text/scheme-editor";
import { zh as schemes } from "@/lib/text/schemes";
import { ActionForm } from "../form/action-form";
import { BoundCheckbox, BoundSelect, BoundText, BoundTextArea } from "../form/bound";
import { Submit } from "../form/submit";
import { Button } from "../ui/button";
import { Crumbs } from "../ui/crumbs";
import { SelectField } from "../ui/field";
import { Note } from "../ui/note";
import { Sheet } from "../ui/section";
import { placeHref } from "./entries";
import { TableArea } from "./table-area";
import type { Draft } from "./thing";

const words = zh.paste;

/** `asked`: what a clerk says the columns are; else they are guessed. */
export function PastePage({ draft, asked }: { draft: Draft & { pasted: string | null }; asked: readonly string[] | null }) {
  const table = readTable(draft.pasted ?? "");
  return (
    <div className="stack-5">
      <Crumbs
        items={[
          { label: schemes.title, href: "/city/schemes" },
          { label: draft.document.name, href: `/city/schemes/${draft.id}` as Route },
          { label: zh.parts.standards, href: placeHref(draft.id, "standards", "") },
          { label: words.title },
        ]}
      />
      <div className="desk-head">
        <div>
          <h1>{words.title}</h1>
          <p className="soft">{draft.document.name}</p>
        </div>
      </div>
      {table.length > 0 && <PastedTable draft={draft} table={table} asked={asked} />}
      <Sheet title={table.length > 0 ? words.again : words.table}>
        <ActionForm action={pasteTable} id="paste" words={zh.problems} labels={{ table: words.table }} hidden={{ versionId: draft.id }}>
          <p className="soft">{words.lead}</p>
          <TableArea name="table" label={words.table} hint={words.tableHint} />
          <Submit variant={table.length > 0 ? "plain" : "main"}>{words.read}</Submit>
        </ActionForm>
      </Sheet>
      {table.length > 0 && (
        <ActionForm action={dropTable} id="drop" words={zh.problems} hidden={{ versionId: draft.id }}>
          <Submit variant="danger">{words.drop}</Submit>
        </ActionForm>
      )}
    </div>
  );
}

function PastedTable({ draft, table, asked }: { draft: Draft; table: string[][]; asked: readonly string[] | null }) {
  const guessed = guessColumns(table);
  const headed = hasHeadings(table);
  const columns = (asked ? readColumns(asked.join(","), guessed.length) : null) ?? guessed;
  const rows = readRows(table, columns, headed);
  const marked = rows.filter(({ marks }) => marks.length > 0).length;
  const sum = sumOf(rows);
  return (
    <>
      <Sheet title={words.columnsTitle}>
        <form className="stack-5">
          <p className="small soft">{words.columnsLead}</p>
          <div className="asked">
            {columns.map((role, i) => (
              <SelectField
                key={i}
                name="c"
                id={`c-${i}`}
                label={words.column(i + 1, headed ? (table[0]?.[i] ?? "") : "")}
                placeholder={false}
                options={columnRoles.map((one) => ({ value: one, label: words.roles[one] }))}
                defaultValue={role}
              />
            ))}
          </div>
          <Button type="submit">{words.look}</Button>
        </form>
      </Sheet>
      <Sheet title={words.rowsTitle}>
        <ActionForm
          key={columns.join()}
          action={takeTable}
          id="take"
          words={zh.problems}
          labels={labelsOf(rows)}
          hidden={{ versionId: draft.id, hash: draft.hash, columns: columns.join(",") }}
        >
          <p className="small soft">{words.rowsLead}</p>
          <p>
            {words.counts(rows.length, marked)}　{words.sum(pointsText(sum.read), sum.said === null ? null : pointsText(sum.said))}
          </p>
          <ol className="plain-list">
            {rows.map((row, i) => (
              <Row key={i} row={row} at={i} grouped={columns.includes("group")} />
            ))}
          </ol>
          <BoundSelect
            name="group"
            label={words.group}
            placeholder={false}
            options={draft.document.standards.groups.map(({ key, name }) => ({ value: key, label: name }))}
          />
          <BoundText name="note" label={words.note} hint={words.noteHint} />
          <Submit>{words.submit}</Submit>
        </ActionForm>
      </Sheet>
    </>
  );
}

const labelsOf = (rows: readonly PastedRow[]) =>
  Object.fromEntries(
    rows.flatMap((_, i) => [
      [`r.${i}.name`, words.nameOf(i + 1)],
      [`r.${i}.text`, words.textOf(i + 1)],
      [`r.${i}.points`, words.pointsOf(i + 1)],
      [`r.${i}.kind`, words.kindOf(i + 1)],
      [`r.${i}.group`, words.groupOf(i + 1)],
    ]),
  );

/** A line as it was read, to be put right where it stands. What cannot be read is ticked too, so that it is not forgotten. */
function Row({ row, at, grouped }: { row: PastedRow; at: number; grouped: boolean }) {
  const bad = row.marks.filter((mark) => stopping.includes(mark));
  const rest = row.marks.filter((mark) => !stopping.includes(mark));
  return (
    <li className="pasted-row">
      <p className="small quiet">{words.line(row.lines.join("、"))}</p>
      {bad.length > 0 && (
        <Note tone="bad">
          {bad.map((mark) => (
            <p key={mark}>{words.marks[mark]}</p>
          ))}
        </Note>
      )}
      {rest.length > 0 && (
        <Note tone="warn">
          {rest.map((mark) => (
            <p key={mark}>{words.marks[mark]}</p>
          ))}
        </Note>
      )}
      <BoundCheckbox name={`r.${at}.take`} label={words.takeRow(at + 1)} initial={!row.marks.includes("sum")} />
      <div className="asked">
        {grouped && <BoundText name={`r.${at}.group`} initial={row.group} optional />}
        <BoundText name={`r.${at}.name`} initial={row.name} />
        <BoundText name={`r.${at}.points`} initial={row.points.replaceAll("\n", " ")} optional />
        <BoundSelect
          name={`r.${at}.kind`}
          placeholder={false}
          options={[
            { value: "manual", label: words.kinds.manual },
            { value: "checklist", label: words.kinds.checklist },
          ]}
          initial="manual"
        />
      </div>
      <BoundTextArea name={`r.${at}.text`} rows={2} initial={row.text} optional />
    </li>
  );
}

export const columnsAsked = (asked: string | string[] | undefined): string[] | null =>
  asked === undefined ? null : typeof asked === "string" ? [asked] : asked;
