import type { PanelLine, PanelTable } from "@/lib/applications/queries/panel";
import { pointsText } from "@/lib/text/format";
import { labelOf, zh } from "@/lib/text/panel";

const words = zh.columns;
const points = (value: number | null) => (value === null ? "" : pointsText(value));
const spread = ({ given }: PanelLine) => Math.max(...given.map((one) => one.points)) - Math.min(...given.map((one) => one.points));
const sum = (lines: readonly PanelLine[], of: (line: PanelLine) => number | null) => lines.reduce((all, line) => all + (of(line) ?? 0), 0);

/** The columns side by side: the applicant's own points, each sheet by its letter, the mean. Reasons stand below their line. */
export function ScoreTable({ table }: { table: PanelTable }) {
  const letters = table.sheets.map((_, at) => labelOf(at));
  const width = letters.length + (table.visited ? 6 : 5);
  const all = table.groups.flatMap(({ lines }) => lines);
  return (
    <div className="scroll-x" role="region" aria-label={words.caption} tabIndex={0}>
      <table className="dense score-table">
        <caption className="hidden-visually">{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.criterion}</th>
            <th scope="col" className="num">
              {words.full}
            </th>
            <th scope="col" className="num colx">
              {words.self}
            </th>
            {table.visited && (
              <th scope="col" className="num colx">
                {words.visited}
              </th>
            )}
            {letters.map((letter) => (
              <th key={letter} scope="col" className="num colx">
                {letter}
              </th>
            ))}
            <th scope="col" className="num colx">
              {words.mean}
            </th>
            <th scope="col" className="num">
              {words.spread}
            </th>
          </tr>
        </thead>
        {table.groups.map(({ name, lines }) => (
          <tbody key={name}>
            <tr className="grp">
              <th scope="rowgroup">{name}</th>
              <td className="num">{points(sum(lines, ({ line }) => line.cap))}</td>
              <td className="num colx">{lines.every(({ self }) => self === null) ? "" : points(sum(lines, ({ self }) => self))}</td>
              {table.visited && <td className="num colx">{points(sum(lines, ({ visited }) => visited))}</td>}
              {letters.map((letter, at) => (
                <td key={letter} className="num colx">
                  {points(sum(lines, ({ given }) => given[at]?.points ?? 0))}
                </td>
              ))}
              <td className="num colx">{table.mean === null ? "" : points(sum(lines, ({ result }) => result?.mean ?? 0))}</td>
              <td />
            </tr>
            {lines.map((line) => (
              <Line key={line.line.key} line={line} visits={table.visited} letters={letters} width={width} />
            ))}
          </tbody>
        ))}
        <tfoot>
          <tr>
            <th scope="row">{words.total}</th>
            <td className="num">{points(sum(all, ({ line }) => line.cap))}</td>
            <td className="num colx">{table.self === null ? "" : points(table.self)}</td>
            {table.visited && <td className="num colx">{points(sum(all, ({ visited }) => visited))}</td>}
            {table.sheets.map(({ total }, at) => (
              <td key={letters[at]} className="num colx">
                {points(total)}
              </td>
            ))}
            <td className="num colx">{points(table.mean)}</td>
            <td />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function Line({ line, visits, letters, width }: { line: PanelLine; visits: boolean; letters: readonly string[]; width: number }) {
  const { self, visited, before, given, result } = line;
  const { name, cap } = line.line;
  const reasons = given.flatMap(({ reason }, at) => (reason === null ? [] : [{ letter: letters[at] ?? "", reason }]));
  return (
    <>
      <tr className={reasons.length > 0 ? "has-why" : undefined}>
        <th scope="row">{name}</th>
        <td className="num quiet">{pointsText(cap)}</td>
        <td className="num colx">{points(self)}</td>
        {visits && (
          <td className={visited !== null && self !== null && visited !== self ? "num colx diff" : "num colx"}>{points(visited)}</td>
        )}
        {given.map((one, at) => (
          <td key={letters[at]} className={before !== null && one.points !== before.points ? "num colx diff" : "num colx"}>
            {pointsText(one.points)}
          </td>
        ))}
        <td className="num colx">
          <b>{points(result?.mean ?? null)}</b>
        </td>
        <td className="num">{pointsText(spread(line))}</td>
      </tr>
      {reasons.length > 0 && (
        <tr className="why">
          <td colSpan={width}>
            <ul>
              {reasons.map(({ letter, reason }) => (
                <li key={letter}>
                  <b>{letter}</b>　{reason}
                </li>
              ))}
            </ul>
          </td>
        </tr>
      )}
    </>
  );
}
