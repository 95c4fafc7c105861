import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attendeeWords, readCode, sayCode, stepEnds, stepHolds, stepMs, stepOf } from "./check-in";

const seed = 20_261_124;
const instant = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2030, 0, 1) }).map((ms) => new Date(ms));

describe("the code by the door", () => {
  it("lives for at least fifteen and never more than thirty seconds", () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 120_000 }), (shown, after) => {
        const step = stepOf(shown);
        const then = new Date(shown.getTime() + after);
        if (after < stepMs) expect(stepHolds(step, then)).toBe(true);
        if (after >= 30_000) expect(stepHolds(step, then)).toBe(false);
        expect(stepHolds(step, then)).toBe(then < stepEnds(step));
        expect(stepHolds(step + 1, shown)).toBe(false);
      }),
      { seed, numRuns: 5_000 },
    );
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 1.5, -1])("%d is the step of none", (step) =>
    expect(stepHolds(step, new Date("2026-11-23T02:00:00Z"))).toBe(false),
  );
});

describe("the same person", () => {
  it.each([
    ["李 云帆", "138 0000 0061", "李云帆", "+86 13800000061"],
    ["Li Ming", "13800000061", "ＬＩ　ＭＩＮＧ", "１３８００００００６１"],
    ["阿依古丽·买买提", "0737-6655220", "阿依古丽•买买提", "07376655220"],
  ])("%s %s is %s %s", (name, phone, again, number) => expect(attendeeWords(name, phone)).toEqual(attendeeWords(again, number)));

  it("is not whoever has another name or another telephone", () => {
    expect(attendeeWords("李云", "13800000061")).not.toEqual(attendeeWords("李云帆", "13800000061"));
    expect(attendeeWords("李云帆", "13800000062")).not.toEqual(attendeeWords("李云帆", "13800000061"));
  });
});

it("six figures are said in threes and read however they are typed", () => {
  expect(sayCode("042137")).toBe("042 137");
  expect([" 042 137", "０４２１３７", "42137", "0421377", "abcdef", ""].map(readCode)).toEqual([
    "042137",
    "042137",
    null,
    null,
    null,
    null,
  ]);
});
