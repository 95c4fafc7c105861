import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readJson } from "./json";

const parses = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe("a text", () => {
  it("that is JSON is read as JSON.parse reads it", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 8 }), fc.constantFrom(0, 1, 4), (text, indent) => {
        const written = JSON.stringify(JSON.parse(text), null, indent);
        expect(readJson(written, 100)).toEqual({ ok: true, value: JSON.parse(text) });
      }),
    );
  });

  it("is refused exactly where JSON.parse refuses it, whatever was changed in it", () => {
    fc.assert(
      fc.property(
        fc.json({ maxDepth: 4 }),
        fc.nat(),
        fc.constantFrom("", ",", '"', "}", "]", "{", "[", ":", "\\", "0", "-", "e", "\n", "\u0001", " ", "tru", "\\u12"),
        fc.boolean(),
        (text, at, put, over) => {
          const where = at % (text.length + 1);
          const changed = text.slice(0, where) + put + text.slice(where + (over ? 1 : 0));
          const read = readJson(changed, 100);
          if (read.ok) expect(parses(changed)).toBe(true);
          else if (read.problem === "notJson") expect(parses(changed), changed).toBe(false);
          else expect(read.problem).toBe("keyTwice");
        },
      ),
      { numRuns: 2000 },
    );
  });

  it.each([
    ["", 1, 1, ""],
    ["{", 1, 2, ""],
    ['{\n  "a": 1,\n}', 3, 1, "}"],
    ['{\n  "a": tru\n}', 2, 8, "tru\n}"],
    ["[1 2]", 1, 4, "2]"],
    ["[1],", 1, 4, ","],
    ['{"a" 1}', 1, 6, "1}"],
    ["[01]", 1, 3, "1]"],
    ['"a\nb"', 1, 3, '\nb"'],
    ["{,}", 1, 2, ",}"],
    ["[,1]", 1, 2, ",1]"],
    ['{"a":}', 1, 6, "}"],
  ])("%j is none, at %i:%i", (text, line, column, found) => {
    expect(readJson(text, 10)).toEqual({ ok: false, problem: "notJson", line, column, found });
  });

  it("names a key twice: nobody can tell which is meant", () => {
    expect(readJson('{"a": {"b": 1,\n "\\u0062": 2}}', 10)).toEqual({
      ...{ ok: false, problem: "keyTwice", line: 2, column: 2 },
      found: '"\\u0062": ',
    });
    expect(readJson('{"a": {"b": 1}, "b": 2}', 10).ok).toBe(true);
  });

  it("is no deeper than is asked, and a hundred thousand levels are no call stack", () => {
    expect(readJson("[[[]]]", 3).ok).toBe(true);
    expect(readJson("[[[[]]]]", 3)).toEqual({ ok: false, problem: "tooDeep", line: 1, column: 4, found: "[]]]]" });
    expect(readJson("[".repeat(200_000), 1_000_000)).toMatchObject({ ok: false, problem: "notJson", column: 200_001 });
    expect(readJson('{"a":'.repeat(100_000), 40)).toMatchObject({ ok: false, problem: "tooDeep", column: 201 });
  });

  it("may begin with the mark that editors of Windows write", () => {
    expect(readJson("\ufeff[1]", 3)).toEqual({ ok: true, value: [1] });
  });
});
