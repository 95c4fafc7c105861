import { ChevronLeft, ChevronRight } from "lucide";
import type { Route } from "next";
import type { ReactNode } from "react";
import { zh } from "@/lib/text/ui";
import { ButtonLink } from "./button";
import { Icon } from "./icon";

export type Column<Row> = {
  label: ReactNode;
  cell: (row: Row) => ReactNode;
  /** figures: right, never wrapped */
  num?: boolean;
  /** short values that must not break, such as "8 / 8" */
  tight?: boolean;
  /** the row's own name; takes the whole width of a phone card */
  main?: boolean;
  /** the label printed before the value on a phone card, where there is no head row */
  short?: string;
};

/**
 * Rows under a head. `dense` for the desk, ruled for the site. On a phone each row becomes a card, unless `wide`, which scrolls sideways
 * in a region of its own. Roles are written out because a browser forgets that a table laid out as blocks is a table.
 */
export function Table<Row>({
  caption,
  showCaption,
  columns,
  rows,
  rowKey,
  current,
  dense,
  wide,
}: {
  caption: string;
  showCaption?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row, at: number) => string;
  current?: (row: Row) => boolean;
  dense?: boolean;
  wide?: boolean;
}) {
  const table = (
    <table role="table" className={[dense ? "dense" : "ruled", !wide && "cards-narrow"].filter(Boolean).join(" ")}>
      <caption className={showCaption ? undefined : "hidden-visually"}>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column, at) => (
            <th key={at} role="columnheader" scope="col" className={column.num ? "num" : undefined}>
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row, at) => {
          const here = current?.(row);
          return (
            <tr key={rowKey(row, at)} role="row" className={here ? "at" : undefined} aria-current={here ? "true" : undefined}>
              {columns.map((column, place) => {
                const Cell = column.main ? "th" : "td";
                return (
                  <Cell
                    key={place}
                    role={column.main ? "rowheader" : "cell"}
                    scope={column.main ? "row" : undefined}
                    className={column.num ? "num" : column.tight ? "nowrap" : undefined}
                    data-main={column.main ? "" : undefined}
                    data-label={column.short}
                  >
                    {column.cell(row)}
                  </Cell>
                );
              })}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
  return wide ? (
    <div className="scroll-x" role="region" aria-label={caption} tabIndex={0}>
      {table}
    </div>
  ) : (
    table
  );
}

/** Lists page by key: before and after, no page numbers, no total. */
export function Pager({ previous, next, children }: { previous?: Route; next?: Route; children?: ReactNode }) {
  if (!previous && !next) return children ? <p className="pager small quiet">{children}</p> : null;
  return (
    <nav className="pager" aria-label={zh.pages.label}>
      <span className="small quiet">{children}</span>
      <span className="row">
        {previous && (
          <ButtonLink href={previous} rel="prev">
            <Icon of={ChevronLeft} />
            {zh.pages.previous}
          </ButtonLink>
        )}
        {next && (
          <ButtonLink href={next} rel="next">
            {zh.pages.next}
            <Icon of={ChevronRight} />
          </ButtonLink>
        )}
      </span>
    </nav>
  );
}
