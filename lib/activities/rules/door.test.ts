import { describe, expect, it } from "vitest";
import { admissionId, judgeHere, lacking, type OnRoll, rollUntil, type Said, whyOf } from "./door";

const ids = ["3f2b8c1e-5d4a-4b6f-9a7c-8e1d2c3b4a51", "3f2b8c1e-5d4a-4b6f-9a7c-8e1d2c3b4a52"] as const;
const mark = "abcDEF_-0123456789abcd";
const scan = (id: string): Said => ({ source: "scan", admission: `${id}-${mark}` });
const typed = (code: string): Said => ({ source: "manual", code });
const said = (name: string, phone: string): Said => ({ source: "walkIn", name, phone });
const roll: OnRoll[] = [
  { id: ids[0], code: "042137", name: "季明", came: false },
  { id: ids[1], code: "900001", name: "卓越", came: true },
];

it("knows one of ours by its shape alone", () => {
  expect(admissionId(`${ids[0]}-${mark}`)).toBe(ids[0]);
  expect([`${ids[0]}-${mark}x`, ids[0], "", "https://example.org/", `x${ids[0]}-${mark}`].map(admissionId)).toEqual([
    null,
    null,
    null,
    null,
    null,
  ]);
});

describe("without the portal", () => {
  it.each<[string, Said, object]>([
    ["who enrolled", scan(ids[0]), { kind: "known", name: "季明" }],
    ["who came already", scan(ids[1]), { kind: "already", name: "卓越" }],
    ["six figures, however typed", typed("042 137"), { kind: "known", name: "季明" }],
    ["six figures of nobody", typed("111111"), { kind: "unknown", name: null }],
    ["five figures", typed("11111"), { kind: "wrong", why: "code.wrongCode" }],
    ["a code of something else", { source: "scan", admission: "https://example.org/" }, { kind: "wrong", why: "admission.wrongCode" }],
    ["who enrolled after the roll was read", scan("3f2b8c1e-5d4a-4b6f-9a7c-8e1d2c3b4a59"), { kind: "unknown", name: null }],
    ["who says a name", said("万里", "13900000924"), { kind: "known", name: "万里" }],
  ])("%s", (_, one, here) => expect(judgeHere(one, roll, [])).toEqual(here));

  it.each<[string, Said, Said]>([
    ["scanned twice", scan(ids[0]), scan(ids[0])],
    ["scanned, then typed", scan(ids[0]), typed("042137")],
    ["written down twice, however spelt", said("季 明", "139 0000 0921"), said("季明", "13900000921")],
    ["scanned twice and not on the roll", scan("3f2b8c1e-5d4a-4b6f-9a7c-8e1d2c3b4a59"), scan("3f2b8c1e-5d4a-4b6f-9a7c-8e1d2c3b4a59")],
  ])("%s is one", (_, first, second) => {
    expect(judgeHere(second, roll, []).kind).not.toBe("already");
    expect(judgeHere(second, roll, [first]).kind).toBe("already");
  });

  it("another one is another one", () => {
    expect(judgeHere(said("季明", "13900000921"), roll, [said("季明", "13900000922"), typed("042137")]).kind).toBe("known");
    expect(judgeHere(typed("111111"), roll, [scan("3f2b8c1e-5d4a-4b6f-9a7c-8e1d2c3b4a59")]).kind).toBe("unknown");
  });
});

it("the roll is kept for an hour behind the end", () => {
  expect(rollUntil(new Date("2026-11-25T16:00:00+08:00"))).toEqual(new Date("2026-11-25T17:00:00+08:00"));
});

it("a name and a telephone are looked at before they are kept", () => {
  expect(lacking({ name: " ", phone: "" })).toEqual({ name: ["required"], phone: ["required"] });
  expect(lacking({ name: "季明", phone: "139" })).toEqual({ phone: ["notPhone"] });
  expect(lacking({ name: "季明", phone: "139 0000 0921" })).toEqual({});
});

it("says why in one word", () => {
  expect(whyOf({ problem: "invalidInput", fields: { code: ["wrongCode"] } })).toBe("code.wrongCode");
  expect(whyOf({ problem: "notNow", blockers: ["notCounted"] })).toBe("notCounted");
  expect(whyOf({ problem: "conflict" })).toBe("conflict");
});
