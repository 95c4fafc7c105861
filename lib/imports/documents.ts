import "server-only";
import type { Actor } from "@/lib/kernel/access";
import { readFileBytes } from "@/lib/server/storage";
import { readSheet, type SheetProblem, writeSheets } from "@/lib/server/sheets";
import { zh } from "@/lib/text/imports";
import { mayImport } from "./queries";
import { readPlates, type SheetRefusal, type SheetWords } from "./rules/sheet";
import { type ImportRow, plateColumns, type PlateColumn, readLimits, requiredColumns } from "./schema";

const words: SheetWords = { columns: zh.columns, statuses: zh.statuses, sample: zh.sample };

/** What stands in a table that was sent in, line by line; or why nothing of it can be read. */
export async function readTable(storageKey: string): Promise<{ rows: ImportRow[] } | SheetRefusal | { problem: SheetProblem }> {
  const chunks: Buffer[] = [];
  for await (const chunk of readFileBytes(storageKey)) chunks.push(chunk as Buffer);
  const sheet = await readSheet(new Uint8Array(Buffer.concat(chunks)), readLimits, zh.sheet);
  return typeof sheet === "string" ? { problem: sheet } : readPlates(sheet, words);
}

const widths: Partial<Record<PlateColumn, number>> = {
  ...{ number: 24, home: 30, holder: 34, creditCode: 22, title: 24, issuer: 24, address: 36, hours: 28, note: 30 },
};

function needOf(column: PlateColumn): string {
  if (column === "holder") return zh.needs.oneOfTwo;
  if (column === "creditCode") return zh.needs.oneOfTwoCode;
  return requiredColumns.some((required) => required === column) ? zh.needs.required : zh.needs.optional;
}

/** A table to fill in, and beside it what goes into which column. Null: not theirs. */
export async function importTemplate(actor: Actor): Promise<{ bytes: Uint8Array; name: string } | null> {
  if (!mayImport(actor)) return null;
  const { guideHeads: heads } = zh;
  const bytes = await writeSheets([
    {
      name: zh.sheet,
      columns: plateColumns.map((column) => ({ head: zh.columns[column], width: widths[column] ?? 14 })),
      rows: [plateColumns.map((column) => zh.samples[column])],
    },
    {
      name: zh.guide,
      columns: [
        ...[
          { head: heads.column, width: 22 },
          { head: heads.need, width: 30 },
          { head: heads.how, width: 60 },
        ],
        { head: heads.sample, width: 30 },
      ],
      rows: [
        ...plateColumns.map((column) => [zh.columns[column], needOf(column), zh.how[column], zh.samples[column]]),
        ["", "", zh.sampleNote, ""],
      ],
    },
  ]);
  return { bytes, name: zh.templateName };
}
