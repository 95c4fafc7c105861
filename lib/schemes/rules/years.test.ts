import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { origin, said } from "@/tests/support/schemes";
import type { Consequence } from "../schema/results";
import { consequenceOf, rectifiedOf, runOf } from "./years";

const consequence = (
  key: string,
  grades: string[],
  inARow: number,
  then: Consequence["then"],
  more: Partial<Consequence> = {},
): Consequence => ({ key, origin, grades, inARow, then, ...more });

describe("年度考核不合格限期整改，连续两年不合格摘牌，连续三年基本合格的提醒", () => {
  const consequences = [
    consequence("warn", ["basic", "fail"], 3, "remind"),
    consequence("mend", ["fail"], 1, "rectify", {
      rectify: { by: said({ days: 30, dayKind: "working" as const }), otherwise: "downgrade" },
    }),
    consequence("out", ["fail"], 2, "revoke"),
  ];
  const then = (grades: (string | null)[]) => consequenceOf({ consequences }, grades)?.key ?? null;

  it.each([
    [["pass"], null],
    [["fail"], "mend"],
    [["fail", "fail"], "out"],
    [["fail", "pass", "fail"], "mend"],
    [["fail", "fail", "pass"], null],
    [["basic", "basic"], null],
    [["basic", "basic", "basic"], "warn"],
    [["basic", "basic", "fail"], "mend"],
    [["pass", "fail", "fail", "fail"], "out"],
    // A year that was not assessed stands between two, and they are not in a row.
    [["fail", null, "fail"], "mend"],
    [[], null],
  ])("%j → %s", (grades, key) => expect(then(grades)).toBe(key));
});

const grades = fc.array(fc.constantFrom("good", "pass", "fail", null), { maxLength: 8 });
const some = fc.uniqueArray(
  fc
    .tuple(
      fc.string({ minLength: 1, maxLength: 3 }),
      fc.subarray(["good", "pass", "fail"], { minLength: 1 }),
      fc.integer({ min: 1, max: 4 }),
      fc.constantFrom(...(["remind", "rectify", "downgrade", "suspend", "revoke"] as const)),
    )
    .map(([key, of, inARow, then]) => consequence(key, of, inARow, then)),
  { selector: ({ key }) => key, maxLength: 6 },
);

it("is the strongest of those whose last years all have their grades, in whatever order they are listed", () => {
  const strength = { remind: 0, rectify: 1, downgrade: 2, suspend: 3, revoke: 4 };
  fc.assert(
    fc.property(some, grades, (consequences, given) => {
      const found = consequenceOf({ consequences }, given);
      expect(consequenceOf({ consequences: consequences.toReversed() }, given)).toEqual(found);
      const applies = consequences.filter(
        ({ inARow, grades: of }) => given.length >= inARow && given.slice(-inARow).every((grade) => grade !== null && of.includes(grade)),
      );
      expect(found === null).toBe(applies.length === 0);
      if (found) {
        expect(applies).toContain(found);
        expect(strength[found.then]).toBe(Math.max(...applies.map(({ then }) => strength[then])));
      }
    }),
  );
});

it("of two of the same strength the one that took longer counts", () => {
  const consequences = [consequence("a", ["fail"], 1, "suspend"), consequence("b", ["fail"], 2, "suspend")];
  expect(consequenceOf({ consequences }, ["fail", "fail"])?.key).toBe("b");
});

it("a row is counted back from the last year", () => {
  const fail = consequence("x", ["fail"], 1, "remind");
  expect([["fail", "fail"], ["fail", "pass"], ["pass", "fail"], []].map((given) => runOf(fail, given))).toEqual([2, 0, 1, 0]);
});

describe("what is to be put right", () => {
  const mend = consequence("mend", ["fail"], 1, "rectify", {
    rectify: { by: said({ days: 30, dayKind: "natural" as const }), otherwise: "suspend" },
  });
  const by = "2026-03-31";
  it.each([
    ["open until its day, which is in", null, "2026-03-31", { kind: "open" }],
    ["late from the day after", null, "2026-04-01", { kind: "late", then: "suspend" }],
    ["done in time, whenever one asks", "2026-03-31", "2026-12-01", { kind: "done" }],
    ["late if it was done later", "2026-04-01", "2026-04-01", { kind: "late", then: "suspend" }],
  ])("is %s", (_what, done, today, expected) => expect(rectifiedOf(mend, { by, done, today })).toEqual(expected));
  it("is nothing where the scheme says nothing", () =>
    expect(rectifiedOf(consequence("x", ["fail"], 1, "revoke"), { by, done: null, today: by })).toBe(null));
});
