import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { least, type Shown, type ShownTable, suppressList, suppressTable } from "./suppress";

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
const fits = (shown: Shown, value: number) =>
  shown === "few" ? value >= 0 && value < least : shown === "held" ? value >= least : shown === value;

/**
 * The places whose figure can be found, by trying: every hidden figure one less, as it is, or one more, all of them together. Knows nothing
 * of how the rule goes about it. What another figure fits in is not found.
 */
function found(values: readonly (readonly number[])[], { cells, rows, columns }: Omit<ShownTable, "total">): string[] {
  const hidden = cells.flatMap((row, i) => row.flatMap((shown, j) => (typeof shown === "number" ? [] : [{ i, j }])));
  const places = new Set([
    ...hidden.map(({ i, j }) => `cell ${i} ${j}`),
    ...rows.flatMap((shown, i) => (typeof shown === "number" ? [] : [`row ${i}`])),
    ...columns.flatMap((shown, j) => (typeof shown === "number" ? [] : [`column ${j}`])),
  ]);
  const other = values.map((row) => [...row]);
  const [rowSums, columnSums] = [values.map(sum), columns.map((_, j) => sum(values.map((row) => row[j] ?? 0)))];
  const moved = (all: number[], at: number, by: number) => all.map((value, k) => (k === at ? value + by : value));
  const walk = (at: number, inRows: number[], inColumns: number[], all: number): void => {
    if (places.size === 0) return;
    const place = hidden[at];
    if (!place) {
      if (all !== 0) return;
      if (!rows.every((shown, i) => fits(shown, inRows[i] ?? 0)) || !columns.every((shown, j) => fits(shown, inColumns[j] ?? 0))) return;
      for (const { i, j } of hidden) if (other[i]?.[j] !== values[i]?.[j]) places.delete(`cell ${i} ${j}`);
      for (const [i, value] of inRows.entries()) if (value !== rowSums[i]) places.delete(`row ${i}`);
      for (const [j, value] of inColumns.entries()) if (value !== columnSums[j]) places.delete(`column ${j}`);
      return;
    }
    const { i, j } = place;
    const [line, own] = [other[i] ?? [], values[i]?.[j] ?? 0];
    for (const step of [0, 1, -1]) {
      if (!fits(cells[i]?.[j] ?? "few", own + step)) continue;
      line[j] = own + step;
      walk(at + 1, moved(inRows, i, step), moved(inColumns, j, step), all + step);
    }
    line[j] = own;
  };
  walk(0, rowSums, columnSums, 0);
  return [...places];
}

const figure = fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 30 }));
const tables = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }))
  .chain(([height, width]) => fc.array(fc.array(figure, { minLength: width, maxLength: width }), { minLength: height, maxLength: height }));
const lists = fc.array(figure, { minLength: 1, maxLength: 7 });
/** A list as a table of one row whose columns have no sums of their own. */
const asTable = (cells: Shown[], values: readonly number[]) => ({ cells: [cells], rows: [sum(values)], columns: cells });
const few = (value: number): Shown => (value < least ? "few" : value);

describe("small figures", () => {
  it("are never told, and the sum of all is", () => {
    fc.assert(
      fc.property(tables, (values) => {
        const table = suppressTable(values);
        if (table === null) return;
        expect(table.total).toBe(sum(values.map(sum)));
        for (const [i, row] of values.entries())
          for (const [j, value] of row.entries()) {
            const shown = table.cells[i]?.[j];
            if (value < least) expect(shown).toBe("few");
            else expect(shown === value || shown === "held").toBe(true);
          }
      }),
      { seed: 39, numRuns: 1500 },
    );
  });

  it("cannot be found from the sums of a table", () => {
    fc.assert(
      fc.property(tables, (values) => {
        const table = suppressTable(values);
        if (table !== null) expect(found(values, table)).toEqual([]);
      }),
      { seed: 40, numRuns: 1500 },
    );
  });

  it("cannot be found from the sum of a list", () => {
    fc.assert(
      fc.property(lists, (values) => {
        const cells = suppressList(values);
        if (cells !== null) expect(found([values], asTable(cells, values))).toEqual([]);
      }),
      { seed: 41, numRuns: 1500 },
    );
  });

  it("would be found if only they were left out: the trial that shows it can find", () => {
    const naive = (values: readonly number[][]): Omit<ShownTable, "total"> => ({
      cells: values.map((row) => row.map(few)),
      rows: values.map((row) => few(sum(row))),
      columns: (values[0] ?? []).map((_, j) => few(sum(values.map((row) => row[j] ?? 0)))),
    });
    const sample = fc.sample(tables, { seed: 40, numRuns: 500 });
    expect(sample.filter((values) => found(values, naive(values)).length > 0).length).toBeGreaterThan(100);
    const list = [3, 8, 9];
    expect(found([list], asTable(list.map(few), list))).toEqual(["cell 0 0", "column 0"]);
    expect(found([list], asTable(suppressList(list) ?? [], list))).toEqual([]);
  });

  it("leave the rest as it is where that tells nothing", () => {
    expect(suppressList([7, 8, 9])).toEqual([7, 8, 9]);
    expect(suppressList([3, 8, 9])).toEqual(["few", "held", 9]);
    // Two few ones of one sum: 1 and 3 might be 2 and 2. Of 4 and 4 there is no other pair, so a third is held.
    expect(suppressList([1, 3, 9])).toEqual(["few", "few", 9]);
    expect(suppressList([4, 4, 9, 12])).toEqual(["few", "few", "held", 12]);
    expect(suppressList([0, 0, 9, 12])).toEqual(["few", "few", "held", 12]);
    // Nothing else would fit the sum, whatever is hidden: the list is not told.
    expect(suppressList([5, 0])).toBeNull();
    expect(suppressList([1, 3])).toBeNull();
    expect(
      suppressTable([
        [6, 7],
        [8, 9],
      ]),
    ).toEqual({
      cells: [
        [6, 7],
        [8, 9],
      ],
      rows: [13, 17],
      columns: [14, 16],
      total: 30,
    });
    expect(
      suppressTable([
        [2, 1],
        [0, 1],
      ]),
    ).toBeNull();
  });
});
