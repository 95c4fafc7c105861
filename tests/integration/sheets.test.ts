// Spreadsheets as they come and as they go: read by what they show, refused with a word where they mean harm, written so that nothing runs.
import fs from "node:fs";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { readTable } from "@/lib/imports/documents";
import { sheetLimits } from "@/lib/imports/schema";
import { takeIn } from "@/lib/server/intake";
import { unarmed, writeSheets } from "@/lib/server/sheets";
import { newScratch } from "@/lib/server/storage";
import * as made from "../support/files";
import { cellAt, oldPlate, plateTable, readBack } from "../support/tables";
import { openPortal, type Portal } from "../support/portal";

vi.setConfig({ testTimeout: 180_000 });

let portal: Portal;
beforeAll(async () => {
  portal = await openPortal();
});
afterAll(() => portal.close());

/** The whole way in: made clean, kept, read. */
async function sent(bytes: Buffer, name = "牌匾.xlsx") {
  const scratch = await newScratch();
  fs.writeFileSync(scratch, bytes);
  try {
    const taken = await takeIn({ field: "table", name, scratch, size: bytes.length, tooLarge: false }, sheetLimits);
    if (typeof taken === "string") return taken;
    return taken.kind === "xlsx" ? await readTable(taken.storageKey) : `kind ${taken.kind}`;
  } finally {
    fs.rmSync(scratch, { force: true });
  }
}
const lines = [oldPlate("益科家〔2019〕001"), oldPlate("益科家〔2019〕002")];
async function rowsSent(bytes: Buffer) {
  const read = await sent(bytes);
  if (typeof read === "string" || "problem" in read) throw new Error(JSON.stringify(read));
  return read.rows;
}
const daysOf = async (bytes: Buffer) => (await rowsSent(bytes)).map(({ plate }) => plate?.issuedOn);

describe("a table that was sent in", () => {
  it("is read line by line, after it was made clean", async () => {
    expect(await rowsSent(await plateTable(lines))).toMatchObject([
      { at: 2, problems: [], plate: { number: "益科家〔2019〕001" } },
      { at: 3, problems: [], plate: { number: "益科家〔2019〕002", issuedOn: "2019-06-03" } },
    ]);
  });

  it("says the days that it shows, whatever zone the machine lives in and however they are drawn", async () => {
    const day = (format: string | undefined, value: ExcelJS.CellValue = new Date("2019-06-03T00:00:00Z")) =>
      plateTable(lines, (sheet) => {
        for (const line of [1, 2]) {
          const cell = sheet.getCell(cellAt("issuedOn", line));
          cell.value = value;
          if (format !== undefined) cell.numFmt = format;
        }
      });
    for (const zone of ["UTC", "Asia/Shanghai", "Pacific/Kiritimati", "America/Anchorage"]) {
      vi.stubEnv("TZ", zone);
      for (const format of ["yyyy-mm-dd", 'yyyy"年"m"月"d"日"', "[$-804]yyyy/m/d;@"])
        expect(await daysOf(await day(format)), `${zone} ${format}`).toEqual(["2019-06-03", "2019-06-03"]);
    }
    vi.unstubAllEnvs();
    // Excel's own Chinese date formats have numbers that exceljs does not know: to it they are plain figures.
    expect(await daysOf(await day(undefined, 43_619))).toEqual(["2019-06-03", "2019-06-03"]);
    const noon = await rowsSent(await day("yyyy-mm-dd", new Date("2019-06-02T16:00:00Z")));
    expect(noon[0]?.problems).toEqual([{ column: "issuedOn", code: "withTime" }]);
  });

  it("may count its days from 1904", async () => {
    const bytes = await plateTable(lines, (sheet, book) => {
      book.properties.date1904 = true;
      sheet.getCell(cellAt("issuedOn", 1)).value = new Date("2019-06-03T00:00:00Z");
      sheet.getCell(cellAt("issuedOn", 2)).value = 43_619 - 1462;
    });
    expect(await daysOf(bytes)).toEqual(["2019-06-03", "2019-06-03"]);
  });

  it("is not believed where a cell is no value, or nobody sees it", async () => {
    const rows = await rowsSent(
      await plateTable([...lines, oldPlate("3"), oldPlate("4")], (sheet) => {
        sheet.getCell(cellAt("title", 1)).value = { formula: 'HYPERLINK("http://evil.example","x")', result: "科技工作者之家" };
        sheet.mergeCells(`${cellAt("issuer", 2)}:${cellAt("issuer", 3)}`);
        sheet.getRow(5).hidden = true;
      }),
    );
    expect(rows.map(({ problems }) => problems)).toEqual([
      [{ column: "title", code: "formula" }],
      [{ column: "issuer", code: "merged" }],
      [{ column: "issuer", code: "merged" }],
      [{ column: null, code: "hidden" }],
    ]);
    const hidden = await plateTable(lines, (sheet) => {
      sheet.getColumn(2).hidden = true;
    });
    expect(await sent(hidden)).toEqual({ problem: "hiddenColumn", columns: ["home"] });
  });

  it("is read by its own sheet, or the first that is seen", async () => {
    const several = await plateTable(lines, (sheet, book) => {
      const first = book.addWorksheet("说明");
      first.addRow(["请先看"]);
      (first as unknown as { orderNo: number }).orderNo = -1;
      sheet.state = "visible";
    });
    expect(await rowsSent(several)).toHaveLength(2);
    const veiled = await plateTable(lines, (sheet, book) => {
      sheet.state = "veryHidden";
      book.addWorksheet("别的").addRow(["没有列名"]);
    });
    expect(await sent(veiled)).toEqual({ problem: "noHead", columns: [] });
  });

  it("may carry what a reader of values has no use for", async () => {
    const bytes = await plateTable(lines, (sheet) => {
      for (let column = 1; column <= 15; column += 1)
        (sheet as unknown as { dataValidations: { add: (range: string, rule: object) => void } }).dataValidations.add(
          `${sheet.getColumn(column).letter}2:${sheet.getColumn(column).letter}1048576`,
          { type: "list", allowBlank: true, formulae: ['"有效,暂停"'] },
        );
      sheet.addConditionalFormatting({
        ref: "A1:O1048576",
        rules: [{ type: "expression", priority: 1, formulae: ["MOD(ROW(),2)=0"], style: { font: { bold: true } } }],
      });
      sheet.getCell(cellAt("home", 1)).note = "请核对";
      sheet.getCell(cellAt("home", 2)).value = { text: "轴承之家", hyperlink: "http://evil.example" };
      sheet.autoFilter = "A1:O1";
    });
    const started = performance.now();
    expect((await rowsSent(bytes)).map(({ plate }) => plate?.home)).toEqual(["益科家〔2019〕001之家", "轴承之家"]);
    expect(performance.now() - started).toBeLessThan(15_000);
  });
});

/** The table with one of its parts written by hand. */
async function tampered(part: string, change: (xml: string) => string): Promise<Buffer> {
  const entries = await made.unzip(await plateTable(lines));
  return made.zip(
    [...entries]
      .filter(([name]) => !name.endsWith("/"))
      .map(([name, content]) => [name, name === part ? change(content) : content] as const),
  );
}
const sheetXml = "xl/worksheets/sheet1.xml";

describe("a table that means harm", () => {
  it.each([
    ["is no table", async () => Buffer.from("number,home\n=1+1,x"), "type"],
    ["is an old one", async () => made.xls(), "kind xls"],
    ["is a document", async () => made.docx(), "kind docx"],
    ["has a macro", async () => made.xlsx([["xl/vbaProject.bin", "x"]]), "macro"],
    ["unfolds to a hundred times its size", async () => made.xlsx([["xl/media/x.bin", Buffer.alloc(30 * 1024 * 1024)]]), "bomb"],
    ["ends in the middle", async () => (await plateTable(lines)).subarray(0, 3000), "damaged"],
  ] as const)("because it %s is not taken in", async (_, file, code) => expect(await sent(await file())).toBe(code));

  it.each<[string, () => Promise<Buffer>, string]>([
    ["has nothing in its parts", async () => made.xlsx(), "noSheet unreadable"],
    [
      "merges every cell there is",
      () =>
        tampered(sheetXml, (xml) =>
          xml.replace("</sheetData>", '</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
        ),
      "unreadable",
    ],
    [
      "has more cells than people check",
      () => plateTable(Array.from({ length: 6_000 }, (_, i) => oldPlate(String(i), { note: "x", hours: "x", phone: "1" }))),
      "tooManyCells",
    ],
    ["has more lines than people check", () => plateTable(Array.from({ length: 2_100 }, (_, i) => oldPlate(String(i)))), "tooManyRows"],
    [
      "names an entity",
      () => tampered(sheetXml, (xml) => xml.replace("<worksheet", '<!DOCTYPE x [<!ENTITY a "b">]><worksheet')),
      "read noHead unreadable",
    ],
    ["breaks off in its own text", () => tampered(sheetXml, (xml) => xml.slice(0, xml.length / 2)), "unreadable"],
    ["calls a column __proto__", () => tampered("xl/sharedStrings.xml", (xml) => xml.replace("牌匾编号", "__proto__")), "missing"],
  ])("because it %s is refused with a word", async (_, file, codes) => {
    const started = performance.now();
    const read = await sent(await file());
    const code = typeof read === "string" ? read : "problem" in read ? read.problem : "read";
    expect(codes.split(" ")).toContain(code);
    expect(performance.now() - started).toBeLessThan(60_000);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe("a table that goes out", () => {
  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])("has nothing that runs: %j", async (armed) => {
    expect(unarmed(armed)).toBe(`'${armed}`);
    const bytes = await writeSheets([{ name: "一", columns: [{ head: armed, width: 9 }], rows: [[armed], ["甲"]] }]);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(Buffer.from(bytes) as never);
    const cells = [1, 2, 3].map((row) => book.worksheets[0]?.getCell(row, 1));
    expect(cells.map((cell) => cell?.type)).toEqual([3, 3, 3].map(() => ExcelJS.ValueType.String));
    expect(
      (await readBack(bytes))
        .slice(0, 2)
        .flat()
        .every((text) => text.startsWith("'")),
    ).toBe(true);
  });

  it("leaves other words as they are, rare names too, and says nothing of its maker", async () => {
    const words = ["龑㛃𠮷", "a=b", "1-2", "（）", ""];
    const bytes = await writeSheets([{ name: "一", columns: words.map((head) => ({ head, width: 9 })), rows: [words] }]);
    expect((await readBack(bytes))[1]).toEqual(words);
    const entries = await made.unzip(Buffer.from(bytes));
    expect(entries.get("docProps/core.xml")).not.toMatch(/20\d\d-/);
  });
});
