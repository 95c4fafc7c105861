import { describe, expect, it } from "vitest";
import type { Cell, ReadSheet } from "@/lib/kernel/cells";
import { zh } from "@/lib/text/imports";
import { checkCharacter } from "@/lib/organizations/rules";
import { maxRows, plateColumns, type PlateColumn } from "../schema";
import { readPlates, type SheetWords } from "./sheet";

const words: SheetWords = { columns: zh.columns, statuses: zh.statuses, sample: zh.sample };
const code = `91439900MA0A0B001${checkCharacter("91439900MA0A0B001")}`;
const fine: Partial<Record<PlateColumn, string | Cell>> = {
  number: "益科家〔2019〕001",
  home: "第一中学科技工作者之家",
  holder: "第一中学",
  title: "科技工作者之家",
  issuer: "市科协",
  issuedOn: "2019年6月3日",
  level: "市级",
  category: "单位建家",
  address: "学府路 1 号",
};
type Line = Partial<Record<PlateColumn, string | Cell>>;

const cellOf = (value: string | Cell): Cell => (typeof value === "string" ? { kind: "text", text: value } : value);
const rowOf = (at: number, values: readonly (string | Cell | undefined)[], hidden = false) => ({
  at,
  hidden,
  cells: new Map(values.flatMap((value, i) => (value === undefined || value === "" ? [] : [[i + 1, cellOf(value)] as const]))),
});
const sheetOf = (lines: readonly Line[], heads: readonly string[] = plateColumns.map((column) => zh.columns[column])): ReadSheet => ({
  name: "牌匾",
  hidden: new Set(),
  rows: [
    rowOf(1, heads),
    ...lines.map((line, i) =>
      rowOf(
        i + 2,
        plateColumns.map((column) => line[column]),
      ),
    ),
  ],
});
const linesOf = (sheet: ReadSheet) => {
  const read = readPlates(sheet, words);
  if ("problem" in read) throw new Error(read.problem);
  return read.rows;
};
const problemsOf = (line: Line) => linesOf(sheetOf([line]))[0]?.problems.map(({ column, code: said }) => `${column} ${said}`);

describe("a table", () => {
  it("is found below a title, with stars and line breaks in its heads, in any order", () => {
    const heads = ["授牌日期*", "牌匾\n编号 *", "之家名称：", "称号", "授牌单位", "级别", "类别", "地址", "授予单位", "备忘"];
    const values = [
      fine.issuedOn,
      fine.number,
      fine.home,
      fine.title,
      fine.issuer,
      fine.level,
      fine.category,
      fine.address,
      fine.holder,
      "x",
    ];
    const rows = [rowOf(1, ["全市牌匾一览"]), rowOf(3, heads), rowOf(4, values)];
    expect(linesOf({ name: "x", hidden: new Set(), rows })).toMatchObject([
      { at: 4, problems: [], plate: { number: "益科家〔2019〕001", issuedOn: "2019-06-03", status: "valid", validTo: null, phone: null } },
    ]);
  });

  it("is refused whole where its columns cannot be told", () => {
    const heads = plateColumns.map((column) => zh.columns[column]);
    const refused = (sheet: ReadSheet) => readPlates(sheet, words);
    expect(refused({ name: "x", hidden: new Set(), rows: [] })).toEqual({ problem: "noHead", columns: [] });
    expect(refused({ name: "x", hidden: new Set(), rows: [rowOf(1, ["一", "二", "三"])] })).toEqual({ problem: "noHead", columns: [] });
    const without = (...left: PlateColumn[]) => heads.map((head, i) => (left.includes(plateColumns[i] as PlateColumn) ? "" : head));
    expect(refused(sheetOf([fine], without("number", "address")))).toEqual({ problem: "missing", columns: ["number", "address"] });
    expect(refused(sheetOf([fine], without("holder", "creditCode")))).toEqual({ problem: "missing", columns: ["holder"] });
    expect(refused(sheetOf([fine], without("phone", "hours", "status", "note", "validTo")))).toMatchObject({ rows: [{ problems: [] }] });
    expect(refused(sheetOf([fine], [...heads, zh.columns.number]))).toEqual({ problem: "twice", columns: ["number"] });
    expect(refused({ ...sheetOf([fine]), hidden: new Set([2]) })).toEqual({ problem: "hiddenColumn", columns: ["home"] });
    expect(refused({ ...sheetOf([fine]), hidden: new Set([30]) })).toMatchObject({ rows: [{ at: 2 }] });
  });

  it("has something below its head, and not more than people can check", () => {
    expect(readPlates(sheetOf([]), words)).toEqual({ problem: "noRows", columns: [] });
    expect(readPlates(sheetOf([{ ...fine, number: "样例：益科家〔2019〕001" }]), words)).toEqual({ problem: "noRows", columns: [] });
    expect(linesOf(sheetOf(Array.from({ length: maxRows }, () => fine)))).toHaveLength(maxRows);
    expect(readPlates(sheetOf(Array.from({ length: maxRows + 1 }, () => fine)), words)).toEqual({ problem: "tooManyRows", columns: [] });
  });

  it("keeps each line's number in the sheet, whatever is empty between", () => {
    const sheet = sheetOf([fine, {}, fine]);
    expect(linesOf(sheet).map(({ at }) => at)).toEqual([2, 4]);
  });
});

describe("a line", () => {
  it("of the template itself is right", () => {
    expect(linesOf(sheetOf([{ ...zh.samples, number: "益科家〔2019〕001" }]))[0]?.problems).toEqual([]);
  });

  it("is read into a plate", () => {
    const line: Line = {
      ...{ ...fine, creditCode: code.toLowerCase(), validTo: { kind: "date", at: "2029-06-02T00:00:00.000Z" } },
      ...{ phone: { kind: "number", value: 66552201, serial: 66552201 }, hours: "每天", status: "暂停", note: " 维修 " },
    };
    expect(linesOf(sheetOf([line]))[0]?.plate).toEqual({
      ...{ number: "益科家〔2019〕001", home: "第一中学科技工作者之家", holder: "第一中学", creditCode: code, title: "科技工作者之家" },
      ...{ issuer: "市科协", issuedOn: "2019-06-03", validTo: "2029-06-02", level: "市级", category: "单位建家", address: "学府路 1 号" },
      ...{ phone: "66552201", hours: "每天", status: "suspended", note: "维修" },
    });
  });

  it.each<[string, Line, string[]]>([
    [
      "nothing but a number",
      { number: "1" },
      [
        ...["home required", "title required", "issuer required", "issuedOn required", "level required", "category required"],
        "address required",
        "holder required",
      ],
    ],
    ["neither unit nor code", { ...fine, holder: "" }, ["holder required"]],
    ["a code with a wrong figure", { ...fine, creditCode: `${code.slice(0, 17)}0` }, ["creditCode notCreditCode"]],
    [
      "a code that lost its figures",
      { ...fine, creditCode: { kind: "number", value: 9.1439900123e17, serial: 0 } },
      ["creditCode figuresLost"],
    ],
    ["a day without its day", { ...fine, issuedOn: "2019年6月" }, ["issuedOn notDay"]],
    ["a day with hours", { ...fine, issuedOn: { kind: "date", at: "2019-06-02T16:00:00.000Z" } }, ["issuedOn withTime"]],
    ["a term that ended before it began", { ...fine, validTo: "2019-06-03" }, ["validTo endsBefore"]],
    ["a state that is none", { ...fine, status: "在用" }, ["status notChoice"]],
    ["a plate that was taken off, without a reason", { ...fine, status: "已撤销" }, ["note required"]],
    ["a plate out of term, without a term", { ...fine, status: "已到期" }, ["validTo required"]],
    ["two telephone numbers", { ...fine, phone: "66552201、66552202" }, ["phone notPhone"]],
    ["a formula", { ...fine, title: { kind: "formula" } }, ["title formula"]],
    ["an error", { ...fine, home: { kind: "error" } }, ["home error"]],
    ["a cell over several lines", { ...fine, issuer: { kind: "merged", text: "市科协" } }, ["issuer merged"]],
    ["hours that became a date", { ...fine, hours: { kind: "date", at: "2026-09-17T00:00:00.000Z" } }, ["hours becameDate"]],
    ["half a character", { ...fine, home: "\ud842" }, ["home notText"]],
    ["far too much", { ...fine, address: "路".repeat(201) }, ["address tooLong"]],
  ])("with %s says so", (_, line, problems) => expect(problemsOf(line)).toEqual(problems));

  it("that nobody sees is not brought in", () => {
    const sheet = sheetOf([fine, fine]);
    const hidden = { ...sheet, rows: sheet.rows.map((row) => ({ ...row, hidden: row.at === 3 })) };
    expect(linesOf(hidden).map(({ problems, plate }) => [problems, plate === null])).toEqual([
      [[], false],
      [[{ column: null, code: "hidden" }], true],
    ]);
  });

  it("shows what stood in it, cut to what a page can carry", () => {
    const [row] = linesOf(sheetOf([{ ...fine, address: "路".repeat(500), issuer: { kind: "merged", text: "市科协" } }]));
    expect(row?.cells.issuer).toBe("市科协");
    expect(row?.cells.address).toHaveLength(200);
  });

  it("has words for everything that may be wrong with it", () => {
    const codes = new Set(["hidden", "dayAhead", "taken", "sameNumber", "sameHonour", "borne", "noSuchUnit", "noSuchCode", "otherUnit"]);
    for (const said of ["severalUnits", "notOver", "required", "tooLong", "notText", "notPhone", "notDay", "notChoice"]) codes.add(said);
    expect([...codes].filter((said) => !(said in zh.problems))).toEqual([]);
  });
});
