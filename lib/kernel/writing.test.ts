import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { digitsOf, isWellFormed, tidy, tidyCode } from "./writing";

// Thousands of generated cases take their time where other work is done beside them.
vi.setConfig({ testTimeout: 120_000 });

/** Text as it arrives: full-width figures, spaces of all kinds, controls, direction marks, rare names, halves of characters. */
const units = fc.constantFrom(
  ..."ab12１２ＡＢ　 \t\n\r\u0000\u0085\u061c\u200b\u200e\u202e\u2066\ufeff-()（）＋",
  "𠮷",
  "葛\u{e0100}",
  "e\u0301",
  "\u0301",
  "家",
  "\ud842",
  "\udfb7",
);
const anyText = fc.string({ unit: units, maxLength: 40 });

describe("tidied text", () => {
  it("loses what cannot be seen and keeps what was written", () => {
    expect(tidy("  之家\u200b\u202e名称\u2066 ")).toBe("之家名称");
    expect(tidy("\u0000之\u0007家\u0085")).toBe("之家");
    expect(tidy("\u061c张三\ufeff")).toBe("张三");
    expect(tidy("　之家　")).toBe("之家");
    // A full-width letter in a name may be the name.
    expect(tidy("ＡＢ公司")).toBe("ＡＢ公司");
    // The variation selector says which of two forms of 葛 the person bears.
    expect(tidy("葛\u{e0100}")).toBe("葛\u{e0100}");
    expect(tidy("𠮷田")).toBe("𠮷田");
  });

  it("breaks lines in one way, whatever machine it was typed on", () => {
    expect(tidy("一\r\n二\r三\n四")).toBe("一\n二\n三\n四");
  });

  it("joins a letter and its accent, even over what stood between them", () => {
    expect(tidy("e\u0301")).toBe("é");
    expect(tidy("e\u200b\u0301")).toBe("é");
  });

  it("is tidy: nothing more happens the second time, and nothing invisible is left", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = tidy(text);
        expect(tidy(once)).toBe(once);
        expect(once).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/);
        const code = tidyCode(text);
        expect(tidyCode(code)).toBe(code);
        expect(code).not.toMatch(/\s/);
      }),
      { numRuns: 5_000 },
    );
  });
});

describe("a code", () => {
  it("is folded to half width without spaces", () => {
    expect(tidyCode(" ９１４３ ０１００ＭＡ ")).toBe("91430100MA");
    expect(tidyCode("益科家〔２０２６〕００１")).toBe("益科家〔2026〕001");
  });
});

describe("figures of a telephone", () => {
  it.each([
    ["138 0013 8000", "13800138000"],
    ["１３８００１３８０００", "13800138000"],
    ["+86 138-0013-8000", "13800138000"],
    ["8613800138000", "13800138000"],
    ["（0737）665 5010", "07376655010"],
    // 86 is a country only before a mobile number.
    ["86655010", "86655010"],
  ])("%s are %s", (typed, digits) => expect(digitsOf(typed)).toBe(digits));
});

describe("well-formed text", () => {
  it("has no halves of characters", () => {
    expect(isWellFormed("𠮷")).toBe(true);
    expect(isWellFormed("")).toBe(true);
    for (const text of ["\ud842", "\udfb7", "a\ud842b", "\udfb7\ud842", "\ud842\ud842\udfb7"]) expect(isWellFormed(text)).toBe(false);
  });

  it("is what survives the way into the database and back", () => {
    fc.assert(
      fc.property(anyText, (text) => isWellFormed(text) === (Buffer.from(text, "utf8").toString("utf8") === text)),
      { numRuns: 5_000 },
    );
  });
});
