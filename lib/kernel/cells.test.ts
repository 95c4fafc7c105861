import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Cell, dayOfCell, textOfCell } from "./cells";
import { addDays, daysBetween } from "./dates";

const text = (words: string): Cell => ({ kind: "text", text: words });
const number = (value: number, serial = value): Cell => ({ kind: "number", value, serial });
const date = (at: string): Cell => ({ kind: "date", at });

describe("the text of a cell", () => {
  it.each([
    [undefined, { value: "" }],
    [text("  科技\r\n工作者\u200b之家 "), { value: "科技 工作者之家" }],
    [text("𠮷田"), { value: "𠮷田" }],
    [number(66552201), { value: "66552201" }],
    [number(1.5), { value: "1.5" }],
    [number(999_999_999_999_999), { value: "999999999999999" }],
    [number(1e15), { problem: "figuresLost" }],
    [text("\ud842"), { problem: "notText" }],
    [date("2026-09-17T00:00:00.000Z"), { problem: "becameDate" }],
    [{ kind: "formula" }, { problem: "formula" }],
    [{ kind: "error" }, { problem: "error" }],
    [{ kind: "merged", text: "甲" }, { problem: "merged" }],
  ] as const)("of %j is %j", (cell, read) => expect(textOfCell(cell)).toEqual(read));
});

describe("the day of a cell", () => {
  it.each([
    "2019-06-03",
    "2019-6-3",
    "2019/6/3",
    "2019.06.03",
    "2019年6月3日",
    "2019年06月03",
    "20190603",
    "２０１９年６月３日",
    " 2019 年 6 月 3 日 ",
  ])("written %s is the third of June", (words) => expect(dayOfCell(text(words))).toEqual({ value: "2019-06-03" }));

  it.each(["2019年6月", "2019", "六月三日", "3/6/2019", "2019-02-30", "2019/6-3", "1019-06-03", "x2019-06-03", "2019-06-03 16:00"])(
    "written %s is none",
    (words) => expect(dayOfCell(text(words))).toEqual({ problem: "notDay" }),
  );

  it("may be left out", () => {
    expect(dayOfCell(undefined)).toEqual({ value: "" });
    expect(dayOfCell(text(" "))).toEqual({ value: "" });
  });

  it("is what the sheet shows, and not what it would be in Beijing or in Greenwich", () => {
    expect(dayOfCell(date("2019-06-03T00:00:00.000Z"))).toEqual({ value: "2019-06-03" });
    // Written as midnight in Beijing by a program that counts in Greenwich, or the other way round.
    expect(dayOfCell(date("2019-06-02T16:00:00.000Z"))).toEqual({ problem: "withTime" });
    expect(dayOfCell(date("2019-06-03T08:00:00.000Z"))).toEqual({ problem: "withTime" });
    // What is lost in the figures of a sheet is no time of day.
    expect(dayOfCell(date("2019-06-02T23:59:59.700Z"))).toEqual({ value: "2019-06-03" });
    expect(dayOfCell(date("2019-06-03T00:00:00.400Z"))).toEqual({ value: "2019-06-03" });
    expect(dayOfCell(date("nonsense"))).toEqual({ problem: "notDay" });
    expect(dayOfCell(date("1019-06-03T00:00:00.000Z"))).toEqual({ problem: "notDay" });
  });

  it("is found in a number that lost the look of a date, and in no other number", () => {
    expect(dayOfCell(number(43_619))).toEqual({ value: "2019-06-03" });
    expect(dayOfCell(number(20_190_603))).toEqual({ value: "2019-06-03" });
    // In a workbook that counts from 1904.
    expect(dayOfCell(number(42_157, 43_619))).toEqual({ value: "2019-06-03" });
    for (const value of [2019, 201_906, 43_619.5, 18_263, 73_051, -1, 0]) expect(dayOfCell(number(value))).toEqual({ problem: "notDay" });
    fc.assert(
      fc.property(fc.integer({ min: 18_264, max: 73_050 }), (serial) => {
        const read = dayOfCell(number(serial));
        expect("value" in read && daysBetween("1899-12-30", read.value)).toBe(serial);
      }),
    );
  });

  it("is the same however it is written", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 54_000 }), (days) => {
        const day = addDays("1950-01-01", days);
        const [year = "", month = "", on = ""] = day.split("-");
        for (const cell of [
          text(day),
          text(`${year}/${Number(month)}/${Number(on)}`),
          text(`${year}年${Number(month)}月${Number(on)}日`),
          date(`${day}T00:00:00.000Z`),
          number(daysBetween("1899-12-30", day)),
        ])
          expect(dayOfCell(cell)).toEqual({ value: day });
      }),
    );
  });

  it("is no formula, no merged cell and no error", () => {
    for (const kind of ["formula", "error"] as const) expect(dayOfCell({ kind })).toEqual({ problem: kind });
    expect(dayOfCell({ kind: "merged", text: "2019-06-03" })).toEqual({ problem: "merged" });
  });
});
