// Plates that were given before this portal, line by line as the sheet's reader hands them over.
import { checkImport, confirmImport } from "@/lib/imports/commands";
import { readPlates } from "@/lib/imports/rules/sheet";
import { type ImportRow, plateColumns } from "@/lib/imports/schema";
import type { Actor } from "@/lib/kernel/access";
import { zh } from "@/lib/text/imports";
import { act } from "./city";
import { anyFile } from "./dossier";
import type { Line } from "./tables";

/** The lines as the sheet's reader hands them over. */
export function rowsOf(lines: readonly Line[]): ImportRow[] {
  const cells = (values: readonly (string | undefined)[]) =>
    new Map(values.flatMap((text, i) => (text ? [[i + 1, { kind: "text" as const, text }] as const] : [])));
  const head = { at: 1, hidden: false, cells: cells(plateColumns.map((column) => zh.columns[column])) };
  const rows = lines.map((line, i) => ({ at: i + 2, hidden: false, cells: cells(plateColumns.map((column) => line[column])) }));
  const read = readPlates({ name: zh.sheet, hidden: new Set(), rows: [head, ...rows] }, zh);
  if ("problem" in read) throw new Error(read.problem);
  return read.rows;
}

/** The table is checked; answers the id of its import. */
export const checked = async (actor: Actor, lines: readonly Line[]): Promise<string> =>
  (await act(checkImport, actor, { file: anyFile("牌匾.xlsx"), rows: rowsOf(lines) })).id;

export async function broughtIn(actor: Actor, lines: readonly Line[]): Promise<string> {
  const importId = await checked(actor, lines);
  await act(confirmImport, actor, { importId });
  return importId;
}
