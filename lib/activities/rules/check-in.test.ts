import { describe, expect, it } from "vitest";
import { attendeeWords, readCode, sayCode } from "./check-in";

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
