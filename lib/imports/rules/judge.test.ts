import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { numberKey } from "@/lib/kernel/numbering";
import type { ImportRow, Plate } from "../schema";
import { honourKey, judgeRows, officialNumber, type Register, type Unit } from "./judge";

const unit = (id: string, name: string, more: Partial<Unit> = {}): Unit => ({
  id,
  name,
  names: [],
  creditCode: null,
  hostCode: null,
  ...more,
});
const school = unit("school", "第一中学", { creditCode: "C1" });
const association = unit("association", "精工轴承（集团）科协", { hostCode: "C2", names: ["精工轴承协会"] });
const firm = unit("firm", "精工轴承（集团）公司", { creditCode: "C2" });
const register: Register = {
  today: "2026-11-23",
  patterns: ["益科家〔{year}〕{n:03}"],
  taken: new Set([numberKey("益科家〔2018〕001")]),
  units: [school, association, firm],
  borne: new Set([honourKey("firm", "轴承之家", "之家")]),
};
const plate: Plate = {
  ...{ number: "益科家〔2019〕001", home: "一中之家", holder: "第一中学", creditCode: null, title: "之家", issuer: "市科协" },
  ...{ issuedOn: "2019-06-03", validTo: null, level: "市级", category: "单位", address: "路", phone: null, hours: null },
  ...{ status: "valid", note: null },
};
const rowsOf = (...plates: Partial<Plate>[]): ImportRow[] =>
  plates.map((one, i) => ({ at: i + 2, cells: {}, plate: { ...plate, ...one }, problems: [] }));
const judged = (...plates: Partial<Plate>[]) => judgeRows(rowsOf(...plates), register);
const said = (...plates: Partial<Plate>[]) =>
  judged(...plates).map(({ problems }) => problems.map(({ column, code, about }) => [column, code, about].filter(Boolean).join(" ")));

describe("a number", () => {
  it("is written as its scheme writes it, and otherwise as it stands on the plate", () => {
    expect(officialNumber("益科家[2019] 001", register.patterns)).toBe("益科家〔2019〕001");
    expect(officialNumber("临科协匾字（2019）17 号", register.patterns)).toBe("临科协匾字（2019）17 号");
  });

  it("is borne by one plate, in the register and in the table, however it is spelt", () => {
    expect(said({ number: "益科家[2018]001" })).toEqual([["number taken"]]);
    expect(said({}, { number: "益科家（2019）001", home: "另一家" }, { number: "益科家〔2019〕 001", home: "又一家" })).toEqual([
      [],
      ["number sameNumber 2"],
      ["number sameNumber 2"],
    ]);
  });
});

describe("a holder", () => {
  it.each<[string, Partial<Plate>, string | null, string[]]>([
    ["by its name", {}, "school", []],
    ["by its code", { holder: null, creditCode: "C1" }, "school", []],
    ["by its code, where an association shares it", { holder: null, creditCode: "C2" }, "firm", []],
    ["by code and name, the association", { holder: "精工轴承(集团)科协", creditCode: "C2" }, "association", []],
    ["by a name it bore", { holder: "精工轴承协会" }, "association", []],
    ["by a name in other brackets", { holder: "精工轴承(集团)公司 " }, "firm", []],
    ["not, by a name nobody has", { holder: "第三中学" }, null, ["holder noSuchUnit"]],
    ["not, by half of its name", { holder: "第一" }, null, ["holder noSuchUnit"]],
    ["not, by a code nobody has", { creditCode: "C9" }, null, ["creditCode noSuchCode"]],
    ["not, where code and name are two", { creditCode: "C2" }, null, ["holder otherUnit 精工轴承（集团）公司"]],
  ])("is found %s", (_, one, ownerId, problems) => {
    const [line] = judged(one);
    expect([line?.ownerId, said(one)[0]]).toEqual([ownerId, problems]);
  });

  it("is not guessed where two have the name, unless only one has it now", () => {
    const twins = (...units: Unit[]) => judgeRows(rowsOf({ holder: "甲厂" }), { ...register, units })[0];
    expect(twins(unit("a", "甲厂"), unit("b", "甲厂"))?.problems).toEqual([{ column: "holder", code: "severalUnits" }]);
    expect(twins(unit("a", "甲厂"), unit("b", "乙厂", { names: ["甲厂"] }))?.ownerId).toBe("a");
    expect(twins(unit("b", "乙厂", { names: ["甲厂"] }))?.ownerId).toBe("b");
  });
});

describe("an honour", () => {
  const bearing = { holder: "精工轴承（集团）公司", home: "轴承之家" };
  it("hangs once at a home, while it holds", () => {
    expect(said(bearing)).toEqual([["title borne"]]);
    expect(said({ ...bearing, title: "示范单位" }, { ...bearing, home: "二分之家", number: "2" })).toEqual([[], []]);
    expect(said({}, { number: "2" })).toEqual([[], ["title sameHonour 2"]]);
  });

  it("may have hung before", () => {
    expect(said({ ...bearing, status: "revoked" })).toEqual([[]]);
    expect(said({ ...bearing, validTo: "2026-11-22" })).toEqual([[]]);
    expect(said({ ...bearing, validTo: "2026-11-23" })).toEqual([["title borne"]]);
    expect(said({ validTo: "2022-06-02" }, { number: "2", issuedOn: "2022-06-03" })).toEqual([[], []]);
  });
});

describe("a day", () => {
  it("of an award is not to come, and a term that runs is not over", () => {
    expect(said({ issuedOn: "2026-11-24" })).toEqual([["issuedOn dayAhead"]]);
    expect(said({ issuedOn: "2026-11-23" })).toEqual([[]]);
    expect(said({ status: "expired", validTo: "2026-11-23" })).toEqual([["status notOver"]]);
    expect(said({ status: "expired", validTo: "2026-11-22" })).toEqual([[]]);
  });
});

describe("a table", () => {
  it("that was wrong by itself stays so, and is told the rest at once", () => {
    const bad = (cells: ImportRow["cells"], column: "title" | "number" | "holder"): ImportRow => ({
      ...{ at: 2, cells, plate: null, problems: [{ column, code: "required" }] },
    });
    const taken = { number: "益科家[2018]001", holder: "没有" };
    const of = (...rows: ImportRow[]) => judgeRows(rows, register).map((line) => [line.number, line.problems.map(({ code }) => code)]);
    expect(of(bad(taken, "title"))).toEqual([["益科家〔2018〕001", ["required", "taken", "noSuchUnit"]]]);
    // A cell that is wrong itself is judged by nothing else.
    expect(of(bad(taken, "number"))).toEqual([["益科家[2018]001", ["required", "noSuchUnit"]]]);
    expect(of(bad(taken, "holder"))).toEqual([["益科家〔2018〕001", ["required", "taken"]]]);
    expect(of(bad({}, "title"), bad({}, "title"))).toEqual([
      ["", ["required"]],
      ["", ["required"]],
    ]);
    expect(of(bad({ number: "益科家〔2019〕001" }, "title"), ...rowsOf({}))[1]).toEqual(["益科家〔2019〕001", ["sameNumber"]]);
  });

  it("has no two good lines with one number, or with one honour at one home", () => {
    const anyPlate = fc.record({
      number: fc.constantFrom("益科家〔2019〕001", "益科家[2019]001", "益科家〔2019〕002", "甲 1", "甲１", "益科家〔2018〕001"),
      home: fc.constantFrom("一中之家", "轴承之家"),
      holder: fc.constantFrom("第一中学", "精工轴承（集团）公司", "没有"),
      title: fc.constantFrom("之家", "示范"),
      status: fc.constantFrom("valid" as const, "revoked" as const, "suspended" as const),
      validTo: fc.constantFrom(null, "2026-11-22", "2026-11-23"),
    });
    fc.assert(
      fc.property(fc.array(anyPlate, { maxLength: 12 }), (plates) => {
        const good = judged(...plates).filter(({ problems }) => problems.length === 0);
        const keys = good.map(({ number }) => numberKey(number));
        expect(new Set(keys).size).toBe(keys.length);
        expect(keys.some((key) => register.taken.has(key))).toBe(false);
        const hanging = good.filter(({ row }) => row.plate?.status !== "revoked" && (row.plate?.validTo ?? "9") >= register.today);
        const honours = hanging.map(({ row, ownerId }) => honourKey(ownerId ?? "", row.plate?.home ?? "", row.plate?.title ?? ""));
        expect(new Set(honours).size).toBe(honours.length);
        expect(honours.some((key) => register.borne.has(key))).toBe(false);
        expect(good.every(({ ownerId }) => ownerId !== null)).toBe(true);
      }),
    );
  });
});
