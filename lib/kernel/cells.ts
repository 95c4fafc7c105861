// What stands in a cell of a spreadsheet, and what may be made of it. Pure.
import { addDays, type Day, isDay } from "./dates";
import { isWellFormed, tidy, tidyCode } from "./writing";

/**
 * `at` is what the sheet shows, written as an instant without a zone: a sheet knows none. A formula shows what its program worked out last,
 * a merged cell belongs to several rows at once: neither is a value one can answer for.
 */
export type Cell =
  | { kind: "text"; text: string }
  | { kind: "number"; value: number /** as a date: counted in days, from where this sheet begins to count */; serial: number }
  | { kind: "date"; at: string }
  | { kind: "formula" }
  | { kind: "error" }
  | { kind: "merged"; text: string };

/** A line in which something stands, by its number in the sheet; filters hide lines too. */
export type SheetRow = { at: number; hidden: boolean; cells: ReadonlyMap<number, Cell> };
/** `hidden`: columns nobody sees. */
export type ReadSheet = { name: string; rows: readonly SheetRow[]; hidden: ReadonlySet<number> };

export type CellProblem = "formula" | "error" | "merged" | "becameDate" | "figuresLost" | "notText" | "notDay" | "withTime";
export type Read<V> = { value: V } | { problem: CellProblem };

/** One line as it was typed; an empty cell is empty text. */
export function textOfCell(cell: Cell | undefined): Read<string> {
  if (!cell) return { value: "" };
  switch (cell.kind) {
    case "text":
      return isWellFormed(cell.text) ? { value: tidy(cell.text).replace(/\s+/g, " ") } : { problem: "notText" };
    case "number":
      // A spreadsheet keeps fifteen figures and writes zeros for the rest: a code of eighteen is another one afterwards.
      return Math.abs(cell.value) < 1e15 ? { value: String(cell.value) } : { problem: "figuresLost" };
    case "date":
      // "9-17" was typed and meant opening hours; the spreadsheet made the 17th of September of it.
      return { problem: "becameDate" };
    default:
      return { problem: cell.kind };
  }
}

/** The days a number means that was left without the look of a date: 1950 to 2099, so that neither a year nor 20190603 is one of them. */
const serials = { first: 18_264, last: 73_050 };

/** The day a spreadsheet's number stands for. Day 60 is a 29th of February 1900 that never was; all here are later. */
const dayOfSerial = (serial: number): Day => addDays("1899-12-30", serial);

const spellings = [
  /^(\d{4})-(\d{1,2})-(\d{1,2})$/,
  /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/,
  /^(\d{4})\.(\d{1,2})\.(\d{1,2})$/,
  /^(\d{4})\u5e74(\d{1,2})\u6708(\d{1,2})\u65e5?$/,
  /^(\d{4})(\d{2})(\d{2})$/,
];

/** A day, as a date or in words; an empty cell is empty text. */
export function dayOfCell(cell: Cell | undefined): Read<Day | ""> {
  if (cell?.kind === "date") return dayOfInstant(cell.at);
  if (cell?.kind === "number" && Number.isInteger(cell.serial) && cell.serial >= serials.first && cell.serial <= serials.last)
    return { value: dayOfSerial(cell.serial) };
  const read = textOfCell(cell);
  if ("problem" in read || read.value === "") return read;
  const text = tidyCode(read.value);
  const [, year = "", month = "", date = ""] = spellings.map((spelling) => spelling.exec(text)).find(Boolean) ?? [];
  const day = `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  return isDay(day) ? { value: day } : { problem: "notDay" };
}

/**
 * A sheet's dates have no zone. One with a time of day was written by a program that counted in another: midnight in Beijing reads as 16:00
 * of the day before, and nobody can tell which of the two days was meant. Half a second is what a sheet loses in its figures.
 */
function dayOfInstant(at: string): Read<Day> {
  const instant = Date.parse(at);
  if (Number.isNaN(instant)) return { problem: "notDay" };
  const whole = Math.round(instant / 86_400_000) * 86_400_000;
  if (Math.abs(instant - whole) > 500) return { problem: "withTime" };
  const day = new Date(whole).toISOString().slice(0, 10);
  return isDay(day) ? { value: day } : { problem: "notDay" };
}
