import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wholeName } from "./names";

const same = (...names: string[]) => {
  for (const name of names) expect(wholeName(name), name).toBe(wholeName(names[0] ?? ""));
};
const apart = (...names: string[]) => expect(new Set(names.map(wholeName)).size, names.join()).toBe(names.length);

describe("one name", () => {
  it("is one however its brackets and spaces are typed", () => {
    same(
      "益阳（集团）有限公司",
      "益阳(集团)有限公司",
      "益阳〔集团〕有限公司",
      "益阳【集团】 有限公司",
      "益阳﹙集团﹚有限公司",
      " 益阳集团　有限公司\u200b",
    );
    expect(wholeName("益阳（集团）有限公司")).toBe("益阳集团有限公司");
  });

  it("is one in full and half width, capitals and small letters", () => {
    same("ABC科技有限公司", "ａｂｃ科技有限公司", "Ａ.Ｂ.Ｃ. 科技有限公司", "A-B-C科技有限公司");
    same("AB科技", "A+B科技", "A＋B科技", "A|B科技", "AB®科技");
    same("Straße", "STRASSE", "strasse");
    same("ΟΔΟΣ", "οδος", "οδοσ");
    same("Café 科技", "CAFE\u0301科技", "cafe-\u0301科技");
  });

  it("is one whatever point stands in it", () => {
    same("买买提·艾力", "买买提•艾力", "买买提・艾力", "买买提．艾力", "买买提‧艾力", "买买提 艾力", "买买提艾力");
  });

  it("is one whatever the zero was typed with", () => {
    same("三〇三医院", "三○三医院", "三０三医院", "三0三医院", "三◯三医院");
    apart("三〇三医院", "三三医院");
  });

  it("keeps its rare characters", () => {
    expect(wholeName("𠮷田")).toBe("𠮷田");
    expect(wholeName("龑㛃")).toBe("龑㛃");
    // From the newest extension, from a private area, and put together from parts.
    expect(wholeName("\u{323af}")).toBe("\u{323af}");
    expect(wholeName("\ue863王")).toBe("\ue863王");
    expect(wholeName("⺮王")).toBe("⺮王");
    apart("𠮷田", "吉田", "田");
    // The selector says which form of 葛 it is; whoever cannot type it means the same person.
    same("葛\u{e0100}", "葛");
  });
});

describe("two names", () => {
  it("stay two: a firm is not its name without its legal form", () => {
    apart(
      "益阳科技",
      "益阳科技有限公司",
      "益阳科技股份有限公司",
      "益阳科技有限责任公司",
      "益阳科技有限公司长沙分公司",
      "益阳科技（长沙）有限公司",
    );
    apart("第一中学", "第1中学", "第十一中学", "第二中学");
    apart("马云", "馬云");
  });
});

describe("no name", () => {
  it.each(["", "　", "——", "（）", "\u200b\ufe0f", "·"])("is %j", (typed) => expect(wholeName(typed)).toBe(""));
});

describe("any name", () => {
  const parts = fc.oneof(
    fc.constantFrom(
      "𠮷",
      "葛\u{e0100}",
      "有限公司",
      "（",
      ")",
      "·",
      " ",
      "ß",
      "Σ",
      "İ",
      "ı",
      "ﬁ",
      "e",
      "\u0301",
      "\u0345",
      "㈱",
      "Å",
      "\u3164",
    ),
    fc.string({ unit: "binary", maxLength: 3 }),
    fc.integer({ min: 0x4e00, max: 0x323af }).map((code) => String.fromCodePoint(code >= 0xd800 && code <= 0xdfff ? 0x4e00 : code)),
  );
  const names = fc.array(parts, { maxLength: 12 }).map((some) => some.join(""));

  it("is its own key once it is one", () => {
    fc.assert(
      fc.property(names, (name) => {
        const key = wholeName(name);
        expect(wholeName(key)).toBe(key);
        expect(key).not.toMatch(/[\s()（）·\u200b-\u200f\ufe00-\ufe0f]/);
      }),
      { numRuns: 10_000 },
    );
  });

  it("is the same with anything between its characters that is not read", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.constantFrom(..."益阳科技𠮷龑有限公司AbZ9"),
            fc.constantFrom("", " ", "　", "（", ")", "·", "—", "\u200b", "\ufeff", "。"),
          ),
        ),
        (pairs) => {
          const plain = pairs.map(([char]) => char).join("");
          expect(wholeName(pairs.map((pair) => pair.join("")).join(""))).toBe(plain.toLowerCase());
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
