// A table as Word or Excel puts it on the clipboard, and the lines of a scheme that are read from it. Nothing is dropped: what cannot be
// read is marked with why. Pure.
import { tidy } from "@/lib/kernel/writing";
import { readFigure } from "./notation";

/** Tab-separated text; a cell with line breaks or tabs stands in quotes, quotes in it are doubled, as Excel writes them. */
export function readTable(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  const source = text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  const endCell = () => {
    row.push(tidy(cell));
    cell = "";
  };
  const endRow = () => {
    endCell();
    rows.push(row);
    row = [];
  };
  for (let i = 0; i < source.length; i += 1) {
    const c = source.charAt(i);
    if (quoted) {
      if (c !== '"') cell += c;
      else if (source.charAt(i + 1) === '"') {
        cell += '"';
        i += 1;
      } else quoted = false;
    } else if (c === '"' && cell === "" && closes(source, i)) quoted = true;
    else if (c === "\t") endCell();
    else if (c === "\n") endRow();
    else cell += c;
  }
  if (cell !== "" || row.length > 0) endRow();
  return rows.filter((cells) => cells.some((said) => said !== ""));
}

/** Whether a quote that begins a cell also ends one: a stray one is only a mark somebody typed. */
function closes(text: string, at: number): boolean {
  for (let i = at + 1; i < text.length; i += 1) {
    if (text.charAt(i) !== '"') continue;
    if (text.charAt(i + 1) === '"') i += 1;
    else return i + 1 === text.length || "\t\n".includes(text.charAt(i + 1));
  }
  return false;
}

/** The same way back, so that rows can be kept as they came. */
export const printTable = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map((cell) => (/["\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join("\t")).join("\n");

export const columnRoles = ["group", "name", "text", "points", "note", "none"] as const;
export type ColumnRole = (typeof columnRoles)[number];

// Headings as real tables have them, in escapes: 一级/类别/大类/部分 · 项目/指标/内容/二级 · 标准/要求/细则/办法/说明 · 分值/满分/得分/分数/权重 · 备注/材料/依据.
const headings: readonly (readonly [ColumnRole, RegExp])[] = [
  ["points", /\u5206\u503c|\u6ee1\u5206|\u5f97\u5206$|\u5206\u6570|\u6700\u9ad8\u5206|^\u5206$/u],
  ["group", /\u4e00\u7ea7|\u7c7b\u522b|\u5927\u7c7b|\u7c7b\u578b|\u90e8\u5206/u],
  ["note", /\u5907\u6ce8|\u6750\u6599|\u4f50\u8bc1|\u4f9d\u636e/u],
  ["text", /\u6807\u51c6|\u8981\u6c42|\u7ec6\u5219|\u529e\u6cd5|\u8bf4\u660e|\u4e09\u7ea7/u],
  ["name", /\u9879\u76ee|\u6307\u6807|\u5185\u5bb9|\u4e8c\u7ea7/u],
];

/** What each column seems to be, by the first line; a column nobody can tell is "none" until somebody says. */
export function guessColumns(rows: readonly (readonly string[])[]): ColumnRole[] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const guessed = Array.from({ length: width }, (_, i): ColumnRole => {
    const head = (rows[0]?.[i] ?? "").replace(/\s/g, "");
    return headings.find(([, like]) => like.test(head))?.[0] ?? "none";
  });
  return guessed.map((role, i) => (role !== "none" && guessed.indexOf(role) < i && role !== "note" ? "none" : role));
}
/** Whether the first line only says what the columns are. */
export const hasHeadings = (rows: readonly (readonly string[])[]): boolean => guessColumns(rows).some((role) => role !== "none");

export const readColumns = (text: string, width: number): ColumnRole[] | null => {
  const roles = text.split(",");
  const known = roles.filter((role): role is ColumnRole => columnRoles.some((one) => one === role));
  return known.length === roles.length && roles.length === width ? known : null;
};

export type PointsRead = { floor: number; cap: number } | null;
/** "10", "10分", "满分10分", "0-10", "扣5分" is not read: it could be meant in two ways. */
export function readPoints(text: string): PointsRead {
  const said = text
    .normalize("NFKC")
    .replace(/\s/g, "")
    .replace(/^(?:\u6ee1\u5206|\u6700\u9ad8|\u8ba1|\u5206\u503c)[:：]?/u, "")
    .replace(/\u5206$/u, "");
  const range = /^(-?\d+(?:\.\d+)?)\u5206?[-\u2013\u2014~\u301c\u81f3](-?\d+(?:\.\d+)?)$/u.exec(said);
  const [from, to] = range ? [readFigure(range[1] ?? "", 2), readFigure(range[2] ?? "", 2)] : [0, readFigure(said, 2)];
  if (from === null || to === null || from > to || Math.abs(from) > 1_000_000 || to > 1_000_000) return null;
  // A lone number below zero takes away, and nothing says from where.
  return !range && to < 0 ? null : { floor: from, cap: to };
}

/** Why a line waits for somebody: what could not be read, or what should be looked at. */
export type RowMark =
  | "noName"
  | "noPoints"
  | "pointsUnread"
  | "nameTooLong"
  | "textTooLong"
  /** The points hang on figures: how they are counted is to be chosen. */
  | "tiersInside"
  /** Said of several lines at once in the source. */
  | "merged"
  /** A sum, which is no line of its own. */
  | "sum";
export const stopping: readonly RowMark[] = ["noName", "noPoints", "pointsUnread", "nameTooLong", "textTooLong"];

export type PastedRow = {
  /** the lines of the table it was read from, counted from 1 */
  lines: readonly number[];
  group: string;
  /** what it is an item of, as the table says it */
  item: string;
  name: string;
  text: string;
  points: string;
  marks: readonly RowMark[];
};

const sum = /^(?:\u5408\u8ba1|\u603b\u8ba1|\u603b\u5206|\u5c0f\u8ba1)/u; // 合计, 总计, 总分, 小计
const tiered = /(?:[≥>≤<]|\u4ee5\u4e0a|\u4ee5\u4e0b|\u6bcf\S{0,8}?)\S*?\d*\S*?\d+(?:\.\d+)?\s*\u5206/u; // …得 10 分, 每 1 次 2 分, 以上

/**
 * Lines of a scheme from the rows of a table. An empty cell under a merged one belongs to what stands above: without points of its own it
 * goes on with the line above, with points it is a line of the same item.
 */
export function readRows(rows: readonly (readonly string[])[], columns: readonly ColumnRole[], headed: boolean): PastedRow[] {
  const found: { lines: number[]; group: string; name: string; text: string; points: string; merged: boolean }[] = [];
  let group = "";
  let name = "";
  let heading: number[] = [];
  for (const [i, row] of rows.entries()) {
    if (headed && i === 0) continue;
    const said = (role: ColumnRole) => row.filter((cell, c) => columns[c] === role && cell !== "").join("\n");
    const own = {
      group: said("group"),
      name: said("name"),
      text: [said("text"), said("note")].filter((t) => t !== "").join("\n"),
      points: said("points"),
    };
    if (own.group !== "" && own.group !== group) {
      group = own.group;
      name = "";
    }
    // A line with nothing but the name of a group heads the lines below it.
    if (own.group !== "" && own.name === "" && own.text === "" && own.points === "" && !sum.test(own.group)) {
      heading.push(i + 1);
      continue;
    }
    const lines = [...heading, i + 1];
    heading = [];
    const last = found.at(-1);
    if (own.name === "" && own.points === "" && own.group === "" && own.text !== "" && last) {
      last.text = [last.text, own.text].filter((t) => t !== "").join("\n");
      last.lines.push(...lines);
      continue;
    }
    const merged = own.name === "" && name !== "";
    if (own.name !== "") name = own.name;
    if (own.name === "" && own.text === "" && own.points === "" && own.group === "") {
      // Only columns that nobody asked for: still a line, so that it is seen.
      found.push({ lines, group, name: "", text: row.filter((cell) => cell !== "").join(" "), points: "", merged: false });
      continue;
    }
    found.push({ lines, group, name: own.name === "" ? name : own.name, text: own.text, points: own.points, merged });
  }
  if (heading.length > 0) found.push({ lines: heading, group, name: "", text: "", points: "", merged: false });
  return found.map((row) => {
    const several =
      row.merged || found.some((other) => other !== row && other.merged && other.name === row.name && other.group === row.group);
    const called = several && row.text !== "" ? `${row.name}：${[...(row.text.split("\n")[0] ?? "")].slice(0, 40).join("")}` : row.name;
    const line = { ...row, name: called.replace(/\s*\n\s*/g, " "), merged: several };
    const { lines, text, points } = line;
    return { lines, group: line.group, item: row.name, name: line.name, text, points, marks: marksOf(line) };
  });
}

function marksOf(row: { name: string; group: string; text: string; points: string; merged: boolean }): RowMark[] {
  const marks: RowMark[] = [];
  if (sum.test(row.name) || (row.name === "" && sum.test(row.group))) marks.push("sum");
  if (row.name === "") marks.push("noName");
  if ([...row.name].length > 200) marks.push("nameTooLong");
  if ([...row.text].length > 2000) marks.push("textTooLong");
  if (row.points === "") marks.push("noPoints");
  else if (readPoints(row.points) === null) marks.push("pointsUnread");
  if (tiered.test(row.text) || tiered.test(row.points)) marks.push("tiersInside");
  if (row.merged) marks.push("merged");
  return marks;
}

/** What is left of a table when some of its lines were taken: cells that were merged are filled, so that no line loses what it belongs to. */
export function without(
  table: readonly (readonly string[])[],
  rows: readonly PastedRow[],
  columns: readonly ColumnRole[],
  isTaken: (at: number) => boolean,
): string[][] {
  const [group, name] = [columns.indexOf("group"), columns.indexOf("name")];
  const headed = hasHeadings(table);
  const left = rows.flatMap((row, i) => {
    if (isTaken(i)) return [];
    const filled = row.lines.map((line) => columns.map((_, c) => table[line - 1]?.[c] ?? ""));
    const [first] = filled;
    if (first && group >= 0 && first[group] === "") first[group] = row.group;
    // Above it may stand lines that only head a group.
    const own = filled.find((cells) => cells.some((cell, c) => c !== group && cell !== ""));
    if (own && name >= 0 && own[name] === "") own[name] = row.item;
    return filled;
  });
  return left.length === 0 ? [] : [...(headed ? [[...(table[0] ?? [])]] : []), ...left];
}

/** The points of all lines that could be read, in hundredths, and what a line of the table itself says they come to. */
export function sumOf(rows: readonly PastedRow[]): { read: number; said: number | null } {
  const lines = rows.filter(({ marks }) => !marks.includes("sum"));
  const total = rows.findLast(({ marks }) => marks.includes("sum"));
  return {
    read: lines.reduce((all, row) => all + (readPoints(row.points)?.cap ?? 0), 0),
    said: total ? (readPoints(total.points)?.cap ?? null) : null,
  };
}
