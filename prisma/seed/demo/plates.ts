// Plates the demonstration city gave before it had a portal, as its office kept them in a sheet; and a second sheet with mistakes to find.
import { checkImport, confirmImport } from "@/lib/imports/commands";
import { readTable } from "@/lib/imports/documents";
import { plateColumns, type PlateColumn } from "@/lib/imports/schema";
import type { Actor } from "@/lib/kernel/access";
import { contentTypeOf } from "@/lib/kernel/file-kinds";
import { writeSheets } from "@/lib/server/sheets";
import { keepFile } from "@/lib/server/storage";
import { zh } from "@/lib/text/imports";
import type { Command } from "@/lib/server/command";

type Line = Partial<Record<PlateColumn, string>>;
type Act = <I, R, V>(command: Command<I, R, V>, actor: Actor, input: unknown) => Promise<V>;

const common: Line = { title: "临江市科技工作者之家", issuer: "临江市科学技术协会", level: "市级", category: "单位建家" };
const given: readonly Line[] = [
  {
    ...{ number: "临家2021-001", home: "临江市科技馆科技工作者之家", holder: "临江市科技馆", issuedOn: "2021年5月30日" },
    ...{ address: "临江市滨江大道 188 号科技馆 2 层", phone: "0000-66550188", hours: "周三至周日 9:00–17:00" },
  },
  {
    ...{ number: "临家2021-002", home: "城东街道科技工作者之家", holder: "城东街道科协", issuedOn: "2021年5月30日" },
    ...{ address: "临江市城东街道城东路 3 号", phone: "0000-66550233", hours: "周一至周五 8:30–17:30", validTo: "2024年5月29日" },
  },
  {
    ...{ number: "临科协匾字（2018）7 号", home: "机械工程学会科技工作者之家", holder: "临江市机械工程学会", issuedOn: "2018/9/15" },
    ...{ address: "临江市江北街道学府路 18 号 3 层", title: "先进科技工作者之家", status: "暂停", note: "场地正在修缮" },
  },
];
const mistaken: readonly Line[] = [
  {
    ...{ number: "临家2022-001", home: "临江二中科技工作者之家", holder: "临江二中", issuedOn: "2022年5月30日" },
    ...{ address: "临江市江北街道文昌路 9 号", hours: "周末 9:00–17:00" },
  },
  { number: "临家2021-001", home: "云岭镇科技工作者之家", holder: "云岭镇科协", issuedOn: "2021年5月", address: "云岭镇人民路 1 号" },
];

/** The first table goes in; the second waits for whoever wants to see what is wrong with it. */
export async function importOldPlates(act: Act, staff: Actor): Promise<void> {
  for (const [name, lines] of [
    ["2018 至 2021 年牌匾.xlsx", given],
    ["2022 年牌匾（待改）.xlsx", mistaken],
  ] as const) {
    const bytes = await writeSheets([
      {
        name: zh.sheet,
        columns: plateColumns.map((column) => ({ head: zh.columns[column], width: 20 })),
        rows: lines.map((line) => plateColumns.map((column) => line[column] ?? common[column] ?? "")),
      },
    ]);
    const file = { ...(await keepFile(bytes)), name, contentType: contentTypeOf.xlsx };
    const read = await readTable(file.storageKey);
    if ("problem" in read) throw new Error(`the table of plates: ${read.problem}`);
    const { id: importId } = await act(checkImport, staff, { file, rows: read.rows });
    if (lines === given) await act(confirmImport, staff, { importId });
  }
}
