// From a sheet to lines that may be plates. Pure.
import { type Cell, dayOfCell, type ReadSheet, type SheetRow, textOfCell } from "@/lib/kernel/cells";
import { tidyCode } from "@/lib/kernel/writing";
import {
  dayColumns,
  type ImportRow,
  maxRows,
  plateColumns,
  type PlateColumn,
  plateInput,
  type PlateState,
  requiredColumns,
} from "../schema";

/** What the template calls its columns and states; `sample` begins the number of a line that only shows how. */
export type SheetWords = {
  columns: Record<PlateColumn, string>;
  statuses: Record<PlateState, string>;
  sample: string;
};

/** Why nothing of a sheet can be read, with the columns it is about. */
export type SheetRefusal = { problem: "noHead" | "missing" | "twice" | "hiddenColumn" | "noRows" | "tooManyRows"; columns: PlateColumn[] };

/** The head may stand below a title. */
const headWithin = 10;
const shownOfCell = 200;

type Head = { at: number; columns: [number, PlateColumn][] };

/** Heads as people change them: with a star for what must be filled in, with a line break. */
const headKey = (text: string) => tidyCode(text).replace(/[*＊:：]/g, "");

function headOf(row: SheetRow, words: SheetWords): Head {
  const byName = new Map(plateColumns.map((column) => [headKey(words.columns[column]), column]));
  const columns = [...row.cells].flatMap(([at, cell]): [number, PlateColumn][] => {
    const column = "text" in cell ? byName.get(headKey(cell.text)) : undefined;
    return column ? [[at, column]] : [];
  });
  return { at: row.at, columns };
}

function findHead({ rows, hidden }: ReadSheet, words: SheetWords): Head | SheetRefusal {
  const heads = rows.slice(0, headWithin).map((row) => headOf(row, words));
  const head = heads.reduce<Head>((best, one) => (one.columns.length > best.columns.length ? one : best), { at: 0, columns: [] });
  if (head.columns.length < 3) return { problem: "noHead", columns: [] };
  const found = head.columns.map(([, column]) => column);
  const twice = found.filter((column, i) => found.indexOf(column) !== i);
  if (twice.length > 0) return { problem: "twice", columns: twice };
  const named = found.includes("holder") || found.includes("creditCode");
  const missing = [...requiredColumns, ...(named ? [] : (["holder"] as const))].filter((column) => !found.includes(column));
  if (missing.length > 0) return { problem: "missing", columns: missing };
  const unseen = head.columns.filter(([at]) => hidden.has(at)).map(([, column]) => column);
  return unseen.length > 0 ? { problem: "hiddenColumn", columns: unseen } : head;
}

const read = (column: PlateColumn, cell: Cell | undefined) => (dayColumns.includes(column) ? dayOfCell(cell) : textOfCell(cell));

/** As people call it; nothing said means that it hangs and holds. */
function stateOf(said: string, { statuses }: SheetWords): string {
  if (said === "") return "valid";
  return Object.entries(statuses).find(([, word]) => word === said)?.[0] ?? said;
}

function readRow(row: SheetRow, { columns }: Head, words: SheetWords): ImportRow {
  const cells: ImportRow["cells"] = {};
  const values: Partial<Record<PlateColumn, string>> = {};
  const problems: ImportRow["problems"] = row.hidden ? [{ column: null, code: "hidden" }] : [];
  for (const [at, column] of columns) {
    const cell = row.cells.get(at);
    const value = read(column, cell);
    if ("value" in value) values[column] = value.value;
    else problems.push({ column, code: value.problem });
    const shown = "value" in value ? value.value : cell && "text" in cell ? textOfCell({ kind: "text", text: cell.text }) : "";
    const text = typeof shown === "string" ? shown : "value" in shown ? shown.value : "";
    if (text !== "") cells[column] = [...text].slice(0, shownOfCell).join("");
  }
  const empty = Object.fromEntries(plateColumns.map((column) => [column, ""]));
  const parsed = plateInput.safeParse({ ...empty, ...values, status: stateOf(values.status ?? "", words) });
  // A cell that could not be read is not also said to be empty.
  const unread = new Set(problems.map(({ column }) => column));
  for (const { path, message } of parsed.error?.issues ?? []) {
    const column = plateColumns.find((known) => known === path[0]) ?? null;
    if (!unread.has(column)) problems.push({ column, code: message });
  }
  return { at: row.at, cells, plate: parsed.success && problems.length === 0 ? parsed.data : null, problems };
}

/** Every line below the head in which something stands. */
export function readPlates(sheet: ReadSheet, words: SheetWords): { rows: ImportRow[] } | SheetRefusal {
  const head = findHead(sheet, words);
  if ("problem" in head) return head;
  const places = head.columns.map(([at]) => at);
  const number = head.columns.find(([, column]) => column === "number")?.[0] ?? 0;
  const isSample = ({ cells }: SheetRow) => {
    const cell = cells.get(number);
    return cell !== undefined && "text" in cell && cell.text.trim().startsWith(words.sample);
  };
  const lines = sheet.rows.filter((row) => row.at > head.at && places.some((at) => row.cells.has(at)) && !isSample(row));
  if (lines.length === 0) return { problem: "noRows", columns: [] };
  if (lines.length > maxRows) return { problem: "tooManyRows", columns: [] };
  return { rows: lines.map((row) => readRow(row, head, words)) };
}
