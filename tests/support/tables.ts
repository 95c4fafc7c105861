// Tables of plates as people send them, and tables of ours as they are read.
import ExcelJS from "exceljs";
import { plateColumns, type PlateColumn } from "@/lib/imports/schema";
import { zh } from "@/lib/text/imports";

export type Line = Partial<Record<PlateColumn, string>>;

/** A line with nothing wrong in it, of a firm that the test city knows. */
export const oldPlate = (number: string, more: Line = {}): Line => ({
  number,
  home: `${number}之家`,
  holder: "精工轴承股份有限公司",
  title: "科技工作者之家",
  issuer: "临江市科协",
  issuedOn: "2019年6月3日",
  level: "市级",
  category: "单位建家",
  address: "滨江大道 66 号",
  ...more,
});

type Draw = (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void;

/** The file itself; `draw` does to it what people, and those who mean harm, do to theirs. */
export async function plateTable(lines: readonly Line[], draw: Draw = () => {}): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  book.creator = "陈淑敏";
  const sheet = book.addWorksheet(zh.sheet);
  sheet.addRow(plateColumns.map((column) => zh.columns[column]));
  for (const line of lines) sheet.addRow(plateColumns.map((column) => line[column] ?? null));
  draw(sheet, book);
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** "B3": the cell of a column in a line, counted from 1. */
export const cellAt = (column: PlateColumn, line: number): string => `${"ABCDEFGHIJKLMNO"[plateColumns.indexOf(column)] ?? ""}${line + 1}`;

export async function readBack(bytes: Uint8Array, name?: string): Promise<string[][]> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.from(bytes) as never);
  const sheet = name === undefined ? book.worksheets[0] : book.getWorksheet(name);
  const rows: string[][] = [];
  sheet?.eachRow((row) => rows.push((row.values as ExcelJS.CellValue[]).slice(1).map((value) => String(value ?? ""))));
  return rows;
}
