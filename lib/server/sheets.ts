import "server-only";
import ExcelJS from "exceljs";
import type { Cell, ReadSheet } from "@/lib/kernel/cells";
import { runApart } from "./cleaning/apart";

// The one door to spreadsheets. exceljs is not looked after any more: what strangers made is read in a thread that can be ended, what we
// make is written from plain rows.

export type ReadLimits = { rows: number; cells: number };
const within = 20_000;

/**
 * What a reader of values has no use for is not read: a check over a whole column or a style rule is unfolded by exceljs into a million
 * entries.
 */
const program = ({ rows, cells }: ReadLimits, wanted: string) => `
  const { Workbook, ValueType } = require("exceljs");
  const ignoreNodes = ["dataValidations", "conditionalFormatting", "extLst", "hyperlinks", "drawing", "picture", "legacyDrawing", "tableParts"];
  const book = new Workbook();
  await book.xlsx.load(bytes, { ignoreNodes, maxRows: ${10 * rows}, maxCols: 1000 });
  const seen = book.worksheets.filter(({ state }) => state === "visible");
  const sheet = seen.find(({ name }) => name === ${JSON.stringify(wanted)}) ?? seen[0];
  if (!sheet) return null;
  const shift = book.properties.date1904 ? 1462 : 0;
  const textOf = (value) =>
    value === null || value === undefined ? "" : typeof value !== "object" ? String(value)
    : value.richText ? value.richText.map(({ text }) => text).join("") : "text" in value ? textOf(value.text) : "";
  let left = ${cells};
  const read = (cell) => {
    if (cell.type === ValueType.Formula) return { kind: "formula" };
    const text = textOf(cell.isMerged ? cell.master.value : cell.value).replace(/_x000D_/g, "");
    if (cell.isMerged) return text.trim() === "" ? null : { kind: "merged", text };
    switch (cell.type) {
      case ValueType.Null: case ValueType.Merge: return null;
      case ValueType.Number: return Number.isFinite(cell.value) ? { kind: "number", value: cell.value, serial: cell.value + shift } : { kind: "error" };
      case ValueType.Date: return Number.isNaN(cell.value.getTime()) ? { kind: "error" } : { kind: "date", at: cell.value.toISOString() };
      case ValueType.Error: return { kind: "error" };
      default: return text.trim() === "" ? null : { kind: "text", text: text.slice(0, 5000) };
    }
  };
  const found = [];
  sheet.eachRow((row, at) => {
    const line = [];
    row.eachCell((cell, column) => {
      const value = read(cell);
      if (value === null) return;
      if (--left < 0) throw new Error("too many cells");
      line.push([column, value]);
    });
    if (line.length > 0) found.push({ at, hidden: row.hidden === true, cells: line });
  });
  const hidden = (sheet.columns ?? []).flatMap((column) => (column.hidden ? [column.number] : []));
  return { name: sheet.name, rows: found, hidden };
`;

export type SheetProblem = "unreadable" | "noSheet" | "tooManyCells";

/** The sheet of this name, or the first that is not hidden. */
export async function readSheet(bytes: Uint8Array, limits: ReadLimits, wanted: string): Promise<ReadSheet | SheetProblem> {
  type Cloned = { name: string; rows: { at: number; hidden: boolean; cells: [number, Cell][] }[]; hidden: number[] };
  const read = await runApart<Cloned | null>(program(limits, wanted), bytes, within).catch(
    (error: Error): SheetProblem => (/too many cells|Max (row|column) count/.test(error.message) ? "tooManyCells" : "unreadable"),
  );
  if (read === null) return "noSheet";
  if (typeof read === "string") return read;
  return { name: read.name, rows: read.rows.map((row) => ({ ...row, cells: new Map(row.cells) })), hidden: new Set(read.hidden) };
}

/** A column of a sheet to write: its head, and how wide it is in characters. */
export type SheetColumn = { head: string; width: number };
export type WrittenSheet = { name: string; columns: readonly SheetColumn[]; rows: readonly (readonly string[])[] };

/**
 * Whatever begins like a formula is given an apostrophe, which a spreadsheet shows as text: such a cell is harmless here, but not any more
 * once somebody saves the sheet as CSV and opens that.
 */
export const unarmed = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

/** Everything goes in as text, dates too: a sheet has no zone, and a plate says its date in words. */
export async function writeSheets(sheets: readonly WrittenSheet[]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  // No names and no times of ours in the file's properties.
  book.created = book.modified = new Date(0);
  for (const { name, columns, rows } of sheets) {
    const sheet = book.addWorksheet(name, { views: [{ state: "frozen", ySplit: 1 }] });
    sheet.columns = columns.map(({ width }) => ({ width, style: { numFmt: "@", alignment: { vertical: "top", wrapText: true } } }));
    sheet.addRow(columns.map(({ head }) => unarmed(head))).font = { bold: true };
    for (const row of rows) sheet.addRow(row.map(unarmed));
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}
