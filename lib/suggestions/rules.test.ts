import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { personalIn, suggestionGuards } from "./rules";

const names = ["石敬岩", "何文博", "高山", "龑㛃"];
const found = (text: string) => personalIn(text, names);

describe("what a suggestion says", () => {
  it("names nobody, however it is written", () => {
    expect(found("石敬岩反映工资拖欠")).toEqual(["person"]);
    expect(found("据反映人王某说")).toEqual(["person"]);
    expect(found("请联系李先生")).toEqual(["person"]);
    expect(found("电话 137 0000 0001")).toEqual(["phone"]);
    expect(found("电话１３７－００００－０００１")).toEqual(["phone"]);
    expect(found("0739-83601993")).toEqual(["phone"]);
    expect(found("证件 43990019800101001X")).toEqual(["identity"]);
    expect(found("写到 a.b@example.com")).toEqual(["email"]);
    expect(found("见 WQ2026-48210593")).toEqual(["caseNumber"]);
  });

  it("may say what many have in common", () => {
    for (const text of [
      "2026 年共收到工资社保类诉求 128 件，同比增加 12.5%，其中制造业企业 86 件。",
      "建议把职称评定的每周某一天定为集中受理日，高山地区另行安排。",
      "某企业、某些单位欠薪超过 3 个月，涉及金额 1,250,000 元。",
    ])
      expect(found(text), text).toEqual([]);
  });

  it("finds a mobile number wherever it stands among other words", () => {
    const mobile = fc
      .tuple(fc.constantFrom("13", "15", "18", "19"), fc.integer({ min: 100_000_000, max: 999_999_999 }))
      .map(([a, b]) => a + String(b));
    fc.assert(
      fc.property(mobile, fc.constantFrom("", " ", "电话", "。"), fc.constantFrom("", "。", "，谢谢"), (number, before, after) => {
        expect(found(`${before}${number}${after}`)).toContain("phone");
        expect(found(`${before}${number.slice(0, 3)}-${number.slice(3, 7)}-${number.slice(7)}${after}`)).toContain("phone");
      }),
      { seed: 25, numRuns: 500 },
    );
  });

  it("is argued by another than who wrote it", () => {
    expect(suggestionGuards.arguerIsAnother({ draftedById: "a", actorId: "b" })).toBe(true);
    expect(suggestionGuards.arguerIsAnother({ draftedById: "a", actorId: "a" })).toBe(false);
  });
});
