import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { excerptOf, holdsAll, keenest, markWords, readWords, tokensOf } from "./rules";

/** Text as it stands in the portal: characters, letters of both widths, figures, brackets, spaces. */
const text = fc.string({ unit: fc.constantFrom(..."科技工作者之家江北街道𠮷龑aBＣ19０〔〕 ，。"), maxLength: 120 });

describe("tokens", () => {
  it.each([
    ["科技工作者", ["科技", "技工", "工作", "作者"]],
    ["科普", ["科普"]],
    ["家", ["家"]],
    ["益科家〔2026〕001", ["益科", "科家", "2026", "001"]],
    ["Ａ座1层", ["a", "座", "1", "层"]],
    ["𠮷田", ["𠮷田"]],
    ["二〇二六", ["二〇", "〇二", "二六"]],
    ["，。！", []],
  ])("of %s", (word, tokens) => expect(tokensOf(word)).toEqual(tokens));

  it("are few, however long the word is", () => {
    expect(tokensOf("a".repeat(5000))).toEqual(["a".repeat(40)]);
  });
});

describe("what was typed", () => {
  it("is up to five words, each once", () => {
    expect(readWords("江北 街道，科普；ＫＰ kp")).toEqual(["江北", "街道", "科普", "kp"]);
    expect(readWords("一二 三四 五六 七八 九十 十一")).toHaveLength(5);
    expect(readWords(" ，。 —— ")).toEqual([]);
    expect(readWords("龘".repeat(200))[0]).toHaveLength(30);
  });

  it("asks the index for the longest word", () => {
    expect(keenest(["江北", "科技工作者", "家"])).toEqual(tokensOf("科技工作者"));
    expect(keenest([])).toEqual([]);
  });
});

describe("marks", () => {
  it("stand on the word, whatever its width and case", () => {
    expect(markWords("华阳ＡＢＣ光电", ["abc", "光电"])).toEqual([
      { text: "华阳", hit: false },
      { text: "ＡＢＣ光电", hit: true },
    ]);
    expect(markWords("江北江北", ["江北"])).toEqual([{ text: "江北江北", hit: true }]);
    expect(markWords("没有", ["江北"])).toEqual([{ text: "没有", hit: false }]);
  });

  it("leave the text as it was", () => {
    fc.assert(
      fc.property(text, fc.array(text, { maxLength: 3 }), (whole, words) => {
        const parts = markWords(whole, words);
        expect(parts.map((part) => part.text).join("")).toBe(whole);
        for (const [at, part] of parts.entries()) expect(part.hit).toBe(at % 2 === (parts[0]?.hit ? 0 : 1));
      }),
    );
  });

  it("are there whenever the words are", () => {
    fc.assert(
      fc.property(text, text, text, (before, word, after) => {
        const [first] = readWords(word);
        fc.pre(first !== undefined);
        const whole = `${before}${first}${after}`;
        expect(holdsAll(whole, [first ?? ""])).toBe(true);
        expect(markWords(whole, [first ?? ""]).some(({ hit }) => hit)).toBe(true);
      }),
    );
  });
});

describe("an excerpt", () => {
  it("shows the first word, and is never longer than a line", () => {
    const long = `${"甲".repeat(200)}江北${"乙".repeat(200)}`;
    const parts = excerptOf(long, ["江北"]);
    expect(parts.filter(({ hit }) => hit)).toEqual([{ text: "江北", hit: true }]);
    expect([...parts.map((part) => part.text).join("")].length).toBe(86);
  });

  it("begins at the beginning where there is nothing to mark", () => {
    expect(excerptOf("江北街道科协", ["城东"])).toEqual([{ text: "江北街道科协", hit: false }]);
    expect(excerptOf("", ["城东"])).toEqual([]);
  });

  it("keeps a word near the end in sight", () => {
    const parts = excerptOf(`${"甲".repeat(300)}江北`, ["江北"]);
    expect(parts.at(-1)).toEqual({ text: "江北", hit: true });
  });
});
