import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { schemeDocument } from "../schema/document";
import { guessColumns, hasHeadings, printTable, readColumns, readPoints, readRows, readTable, sumOf, without } from "./paste";
import { presetOf } from "./presets";
import { rowsOf, takeRows } from "./taken";

const seeded = { seed: 20_261_120, numRuns: 300 };

// As Excel puts it on the clipboard: 组织建设 merged over two lines, 场所 over two, a cell with line breaks in quotes.
const excel = [
  "一级指标\t项目\t评分标准\t分值\t备注",
  '组织建设\t机构健全\t"有班子；\n有""三定""方案"\t10分\t查文件',
  "\t制度完善\t制度上墙\t０-５\t",
  "活动开展\t活动次数\t≥12次得10分，6–11次得5分\t满分10分\t",
  "\t活动场所\t有固定场所\t5\t",
  "\t\t面积 100 平方米以上\t3\t",
  "\t\t有标志\t\t",
  "\t加分\t视情况\t酌情\t",
  "合计\t\t\t33\t",
].join("\r\n");

const read = (text: string) => {
  const table = readTable(text);
  const columns = guessColumns(table);
  return { table, columns, rows: readRows(table, columns, hasHeadings(table)) };
};

describe("a pasted table", () => {
  it("is read with quotes, breaks and merged cells as they come", () => {
    const { columns, rows } = read(excel);
    expect(columns).toEqual(["group", "name", "text", "points", "note"]);
    expect(rows.map(({ lines: _, item: __, ...row }) => row)).toEqual([
      { group: "组织建设", name: "机构健全", text: '有班子；\n有"三定"方案\n查文件', points: "10分", marks: [] },
      { group: "组织建设", name: "制度完善", text: "制度上墙", points: "０-５", marks: [] },
      { group: "活动开展", name: "活动次数", text: "≥12次得10分，6–11次得5分", points: "满分10分", marks: ["tiersInside"] },
      { group: "活动开展", name: "活动场所：有固定场所", text: "有固定场所", points: "5", marks: ["merged"] },
      {
        ...{ group: "活动开展", name: "活动场所：面积 100 平方米以上", text: "面积 100 平方米以上\n有标志" },
        ...{ points: "3", marks: ["merged"] },
      },
      { group: "活动开展", name: "加分", text: "视情况", points: "酌情", marks: ["pointsUnread"] },
      { group: "合计", name: "", text: "", points: "33", marks: ["sum", "noName"] },
    ]);
    expect(sumOf(rows)).toEqual({ read: 3300, said: 3300 });
  });

  it("loses no line, whatever it holds", () => {
    const cell = fc.oneof(
      fc.constantFrom("", "", "10", "合计", "场所", "≥3次得2分", 'a"b', "两\n行", "一\t二"),
      fc.string({ maxLength: 8 }),
    );
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 12 }),
        fc.array(fc.constantFrom("group", "name", "text", "points", "note", "none"), { minLength: 5, maxLength: 5 }),
        fc.boolean(),
        (rows, columns, headed) => {
          const table = readTable(printTable(rows));
          const found = readRows(table, columns, headed).flatMap(({ lines }) => lines);
          const all = table.map((_, i) => i + 1).slice(headed ? 1 : 0);
          expect(found.toSorted((a, b) => a - b)).toEqual(all);
        },
      ),
      seeded,
    );
  });

  it("is kept as it came", () => {
    const cell = fc.string({ maxLength: 10 }).map((text) => text.replace(/\s+/g, " ").trim().normalize("NFC"));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 6 }), (rows) => {
        const once = readTable(printTable(rows));
        expect(readTable(printTable(once))).toEqual(once);
      }),
      seeded,
    );
  });

  it("keeps what nobody took, with what it belonged to", () => {
    const { table, columns, rows } = read(excel);
    const left = without(table, rows, columns, (i) => i === 0 || i === 3);
    expect(left[0]).toEqual(table[0]);
    const again = readRows(left, columns, true);
    expect(again.map(({ group, item }) => [group, item])).toEqual([
      ["组织建设", "制度完善"],
      ["活动开展", "活动次数"],
      ["活动开展", "活动场所"],
      ["活动开展", "加分"],
      ["合计", ""],
    ]);
    expect(without(table, rows, columns, () => true)).toEqual([]);
  });

  it("has columns that a clerk may name otherwise", () => {
    expect(guessColumns(readTable("甲\t乙\n1\t2"))).toEqual(["none", "none"]);
    expect(readColumns("name,points", 2)).toEqual(["name", "points"]);
    expect(readColumns("name,points", 3)).toBeNull();
    expect(readColumns("name,__proto__", 2)).toBeNull();
  });
});

describe("points", () => {
  it.each([
    ["10", 0, 1000],
    ["１０分", 0, 1000],
    ["满分10分", 0, 1000],
    ["最高：2.5 分", 0, 250],
    ["0-10", 0, 1000],
    ["5～10分", 500, 1000],
    ["0至10分", 0, 1000],
    ["-5-0", -500, 0],
  ])("%s lie between %i and %i", (text, floor, cap) => {
    expect(readPoints(text)).toEqual({ floor, cap });
  });
  it.each(["", "酌情", "-5", "扣5分", "10%", "5/10", "10-5", "1.234", "十分", "9".repeat(20)])("%s is not guessed", (text) => {
    expect(readPoints(text)).toBeNull();
  });
});

describe("rows that are taken", () => {
  const document = schemeDocument.parse(presetOf("linjiangScored2026"));
  const r = {
    ...{ "0.take": "on", "0.group": "新的一组", "0.name": "机构健全", "0.text": "有班子", "0.points": "10分", "0.kind": "manual" },
    ...{ "1.group": "新的一组", "1.name": "没打勾", "1.points": "？", "1.kind": "manual" },
    ...{ "2.take": "on", "2.group": "", "2.name": "有制度", "2.points": "", "2.kind": "checklist" },
  };

  it("become lines in groups of their name, or in the one that was chosen", () => {
    const taken = takeRows(document, rowsOf(r), "effect", "附件 1");
    if (!("document" in taken)) throw new Error(JSON.stringify(taken));
    expect(taken.taken).toBe(2);
    expect(taken.document.standards.groups.at(-1)).toMatchObject({
      name: "新的一组",
      criteria: [
        { kind: "manual", name: "机构健全", text: "有班子", cap: { value: 1000, sample: "附件 1" }, floor: { value: 0, sample: "附件 1" } },
      ],
    });
    expect(taken.document.standards.groups.find(({ key }) => key === "effect")?.criteria.at(-1)).toMatchObject({
      kind: "checklist",
      name: "有制度",
    });
  });

  it("are refused at the field that is wrong, and nothing is taken", () => {
    const rows = rowsOf({ ...r, "0.points": "酌情", "2.name": "" });
    expect(takeRows(document, rows, "effect", "附件 1")).toEqual({
      fields: { "r.0.points": ["notPoints"], "r.2.name": ["required"] },
    });
    expect(takeRows(document, rowsOf({ "0.name": "x" }), "effect", "附件")).toEqual({ fields: { form: ["nothingTicked"] } });
  });
});
