import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { figuresBefore, readHan } from "./figures";

const said = (text: string, unit: string) => figuresBefore(text, unit).map(({ value }) => value);

describe("a number in characters", () => {
  it.each([
    ["一", 1],
    ["两", 2],
    ["十", 10],
    ["十五", 15],
    ["二十", 20],
    ["一百", 100],
    ["一百零五", 105],
    ["一百二十", 120],
    ["三千零六十", 3060],
    ["百", null],
    ["一二", null],
    ["十百", null],
    ["", null],
  ])("%s is %s", (text, value) => expect(readHan(text)).toBe(value));

  it("is read as it was written, up to a hundred", () => {
    const digits = [..."零一二三四五六七八九"];
    const write = (n: number) =>
      (n < 10 ? digits[n] : `${n < 20 ? "" : digits[Math.floor(n / 10)]}十${n % 10 === 0 ? "" : digits[n % 10]}`) ?? "";
    fc.assert(fc.property(fc.integer({ min: 0, max: 99 }), (n) => readHan(write(n)) === n));
  });

  it("or anything else is answered", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(..."零一二十百千两x")), (parts) =>
        [null, "number"].includes(readHan(parts.join("")) === null ? null : "number"),
      ),
    );
  });
});

describe("figures before a unit", () => {
  it.each<[string, string, number[]]>([
    ["每 1 次 2 分", "分", [2]],
    ["每 1 次 2 分", "次", [1]],
    ["得０．５分", "分", [0.5]],
    ["共1,200人次", "人次", [1200]],
    ["二十人以上，十五人以下", "人", [20, 15]],
    ["达到百分之八十", "%", [80]],
    ["达到 80％", "%", [80]],
    ["不超过5万元", "元", [50_000]],
    ["5万元", "万元", [5]],
    ["得十分，扣 3 分。", "分", [10, 3]],
    ["十分重视，30分钟，三分之一，3分会场，第3分", "分", []],
    ["第三次、十几次、数十次、一次性、2次要求", "次", []],
    ["2024年，2024年度，满3年", "年", [3]],
    ["10人次，3人才，两人均可，5人", "人", [5]],
    ["1.5分", "分", [1.5]],
    ["共12(3)分", "分", []],
    ["每股 $5+ 次", "$", []],
  ])("of %s in %s are %j", (text, unit, values) => expect(said(text, unit)).toEqual(values));

  it("are found in any text and any unit without an error", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }), (text, unit) =>
        Array.isArray(said(text, unit)),
      ),
    );
  });
});
