import { describe, expect, it } from "vitest";
import { en, zh } from "./rights/guide";
import { en as modesInEnglish, zh as modes } from "./rights/modes";

/** The compiler holds the names; how many lines a list has, and which telephone stands in it, it does not. */
const shape = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(shape)
    : typeof value === "object" && value !== null
      ? Object.fromEntries(
          Object.entries(value).map(([key, inner]) => [key, ["key", "sight", "number"].includes(key) ? inner : shape(inner)]),
        )
      : typeof value;

describe("both languages", () => {
  it("say who sees what, and who gets which answer, alike", () => {
    expect(shape(modesInEnglish)).toEqual(shape(modes));
  });

  it("lead to the same places, by the same telephones", () => {
    expect(shape(en.routes)).toEqual(shape(zh.routes));
    expect(shape(en.abilities)).toEqual(shape(zh.abilities));
    expect(shape(en.next)).toEqual(shape(zh.next));
    expect(zh.routes.items.map(({ clause }) => /（(.)）/.exec(clause)?.[1])).toEqual([..."一二三四五六"]);
  });
});

it("nobody is promised that nothing can be traced", () => {
  const said = JSON.stringify([zh, en, modes, modesInEnglish]);
  expect(said).not.toMatch(/(无法|不能|不会被)(追踪|查到)|untraceable/);
  expect(modes.logs.promise).toContain("不承诺");
  expect(modesInEnglish.logs.promise).toContain("do not promise");
});
