// Tables whose small figures are not told, and cannot be found from the others either. Pure.

/** few: fewer than `least`; held: not told, because a few beside it could be found. */
export type Shown = number | "few" | "held";

/** From how many on a figure is told: fewer could be known again by those around them. */
export const least = 5;

/** A figure between two lines that both add up to nothing; what a total adds to one line counts against it. */
type Cell = { a: number; b: number; value: number; sign: 1 | -1; hidden: "few" | "held" | null; fixed: boolean };

const low = (cell: Cell) => (cell.hidden === "held" ? least : 0);
const high = (cell: Cell) => (cell.hidden === "few" ? least - 1 : Number.POSITIVE_INFINITY);
const mayBe = (cell: Cell, step: 1 | -1): boolean => {
  const other = cell.value + step;
  return cell.hidden !== null && other >= low(cell) && other <= high(cell);
};

/** A step of `cell` by one, as a step from one of its lines to the other; null: it cannot be that. */
function stepOf(cell: Cell, step: 1 | -1): [number, number] | null {
  if (!mayBe(cell, step)) return null;
  return step * cell.sign > 0 ? [cell.a, cell.b] : [cell.b, cell.a];
}

/**
 * Whether another figure in this place would fit all that is told. If any other fits, then one that is larger or smaller by one does, with
 * other hidden figures moving by one in turn until the lines add up again: a way through the lines that comes back to where it began.
 */
function hasOther(cells: readonly Cell[], cell: Cell): boolean {
  return ([1, -1] as const).some((step) => {
    const own = stepOf(cell, step);
    if (own === null) return false;
    const reached = new Set([own[1]]);
    const open = [own[1]];
    for (let line = open.pop(); line !== undefined; line = open.pop()) {
      if (line === own[0]) return true;
      for (const other of cells) {
        if (other === cell) continue;
        for (const way of [stepOf(other, 1), stepOf(other, -1)])
          if (way?.[0] === line && !reached.has(way[1])) {
            reached.add(way[1]);
            open.push(way[1]);
          }
      }
    }
    return false;
  });
}

/** Hides what is few, then the smallest beside it that keeps it from being found. False: nothing is left to hide, and it can be found. */
function hide(cells: Cell[]): boolean {
  for (const cell of cells) if (!cell.fixed && cell.value < least) cell.hidden = "few";
  for (;;) {
    const found = cells.find((cell) => cell.hidden !== null && !hasOther(cells, cell));
    if (!found) return true;
    const told = cells.filter((cell) => cell.hidden === null && !cell.fixed);
    const beside = told.filter(({ a, b }) => a === found.a || b === found.b);
    // Totals last: they say the most.
    const [next] = (beside.length > 0 ? beside : told).toSorted((x, y) => y.sign - x.sign || x.value - y.value);
    if (!next) return false;
    next.hidden = "held";
  }
}

const shown = ({ hidden, value }: Cell): Shown => hidden ?? value;
const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

/**
 * The figures of one list whose sum is told. Null: the sum itself is few, or too small to tell any of them apart.
 * Several lists of one sum may stand beside each other: nothing but that sum is in two of them.
 */
export function suppressList(values: readonly number[]): Shown[] | null {
  const total = sum(values);
  if (total < least) return null;
  const cells = values.map((value): Cell => ({ a: 0, b: 1, value, sign: 1, hidden: null, fixed: false }));
  const all: Cell = { a: 0, b: 1, value: total, sign: -1, hidden: null, fixed: true };
  return hide([...cells, all]) ? cells.map(shown) : null;
}

export type ShownTable = { cells: Shown[][]; rows: Shown[]; columns: Shown[]; total: number };

/** The same of a table with the sums of its rows and columns; the sum of all is told. */
export function suppressTable(values: readonly (readonly number[])[]): ShownTable | null {
  const width = values[0]?.length ?? 0;
  const total = sum(values.map(sum));
  if (total < least) return null;
  const cell = (a: number, b: number, value: number, sign: 1 | -1): Cell => ({ a, b, value, sign, hidden: null, fixed: false });
  // Lines: the rows, then the row of sums; after them the columns, then the column of sums.
  const [lastRow, firstColumn] = [values.length, values.length + 1];
  const cells = values.map((row, i) => row.map((value, j) => cell(i, firstColumn + j, value, 1)));
  const rows = values.map((row, i) => cell(i, firstColumn + width, sum(row), -1));
  const columns = Array.from({ length: width }, (_, j) => cell(lastRow, firstColumn + j, sum(values.map((row) => row[j] ?? 0)), -1));
  const all: Cell = { ...cell(lastRow, firstColumn + width, total, 1), fixed: true };
  if (!hide([...cells.flat(), ...rows, ...columns, all])) return null;
  return { cells: cells.map((row) => row.map(shown)), rows: rows.map(shown), columns: columns.map(shown), total };
}

/** A figure that stands alone. */
export const suppressOne = (value: number): Shown => (value < least ? "few" : value);
