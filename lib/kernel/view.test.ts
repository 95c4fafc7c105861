import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatView, ownPath, parseView } from "./view";

describe("view", () => {
  it("survives the cookie in all four forms", () => {
    for (const elder of [true, false])
      for (const high of [true, false]) expect(parseView(formatView({ elder, high }))).toEqual({ elder, high });
  });

  it("takes a stranger's cookie for the ordinary view", () => {
    for (const value of [undefined, "", "elderly", "ELDER", "x,y", "<script>"]) {
      expect(parseView(value)).toEqual({ elder: false, high: false });
    }
  });
});

describe("ownPath", () => {
  it("keeps paths of this site", () => {
    expect(ownPath("/homes?town=3&q=%E6%B2%B3")).toBe("/homes?town=3&q=%E6%B2%B3");
    expect(ownPath("/")).toBe("/");
  });

  it("sends everything else to the start page", () => {
    for (const value of [
      "//evil.example",
      "/\\evil.example",
      "/\t/evil.example",
      "https://evil.example/",
      "javascript:alert(1)",
      "homes",
      "",
      null,
      7,
    ]) {
      expect(ownPath(value)).toBe("/");
    }
  });

  it("never names another host, whatever it is given", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("/", "\\", "\t", "\n", ".", "@", ":", "a", "?", "#", "%") }), (text) => {
        const path = ownPath(`/${text}`);
        return new URL(path, "http://ours.example").origin === "http://ours.example" && !path.startsWith("//");
      }),
      { numRuns: 2000 },
    );
  });
});
