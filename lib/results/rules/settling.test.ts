import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { origin, said } from "@/tests/support/schemes";
import type { Money } from "@/lib/schemes/schema/results";
import { judgeAmounts, needsReason, rangeOf, readYuan, settleBlockers } from "./settling";

const money = (more: Partial<Money> = {}): Money => ({
  ...{ least: said(5_000_000), most: said(10_000_000), basis: said("perAwardee"), apart: [], total: said(null) },
  heads: [{ key: "build", name: "建家建设", origin }],
  ...more,
});
const one = (id: string, more: { classKey?: string; grade?: string } = {}) => ({ classKey: null, grade: null, ...more, id });
const codes = (rules: Money, awarded: readonly ReturnType<typeof one>[], typed: Record<string, string>) =>
  judgeAmounts(rules, awarded, typed).problems.map(({ field, code }) => `${field} ${code}`);

describe("an amount in 元", () => {
  it("is read to the 分, and nothing else is an amount", () => {
    expect(["5", "5.5", "5.05", " 50,000.50 ", "５００", "0"].map(readYuan)).toEqual([500, 550, 505, 5_000_050, 50_000, 0]);
    for (const typed of ["", "-1", "1.005", "1e3", "五万", "1.", ".5", "9999999999", "=1+1"])
      expect([typed, readYuan(typed)]).toEqual([typed, null]);
  });

  it("is never rounded", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), (cents) => {
        expect(readYuan(`${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`)).toBe(cents);
      }),
      { seed: 6 },
    );
  });
});

describe("money", () => {
  it("for each awarded lies within its range, ends included", () => {
    expect(codes(money(), [one("a")], { a: "50000" })).toEqual([]);
    expect(codes(money(), [one("a")], { a: "100000" })).toEqual([]);
    expect(codes(money(), [one("a")], { a: "49999.99" })).toEqual(["amount.a outOfRange"]);
    expect(codes(money(), [one("a")], { a: "100000.01" })).toEqual(["amount.a outOfRange"]);
    expect(codes(money(), [one("a")], {})).toEqual(["amount.a required"]);
    expect(codes(money(), [one("a")], { a: "60000", b: "60000" })).toEqual(["amount.b unknownField"]);
  });

  it("of all together is held by the sum, whatever each has", () => {
    const total = money({ basis: said("total") });
    const two = [one("a"), one("b")];
    expect(codes(total, two, { a: "0", b: "50000" })).toEqual([]);
    expect(codes(total, two, { a: "0", b: "49999.99" })).toEqual(["sum outOfTotal"]);
    expect(codes(total, two, { a: "50000.01", b: "50000" })).toEqual(["sum outOfTotal"]);
    expect(codes(total, [], {})).toEqual([]);
  });

  it("never exceeds what the round has", () => {
    const capped = money({ total: said(12_000_000) });
    expect(codes(capped, [one("a"), one("b")], { a: "60000", b: "60000" })).toEqual([]);
    expect(codes(capped, [one("a"), one("b")], { a: "60000", b: "60000.01" })).toEqual(["sum overTotal"]);
  });

  it("of a grade or a class apart has its own range", () => {
    const apart = money({
      apart: [
        { by: "grade", key: "best", least: said(8_000_000), most: said(9_000_000) },
        { by: "class", key: "park", least: said(100), most: said(200) },
      ],
    });
    expect(rangeOf(apart, one("a", { grade: "best", classKey: "park" }))).toEqual({ least: 8_000_000, most: 9_000_000 });
    expect(rangeOf(apart, one("a", { classKey: "park" }))).toEqual({ least: 100, most: 200 });
    // A class of the same name as a grade is not that grade.
    expect(rangeOf(apart, one("a", { grade: "park", classKey: "best" }))).toEqual({ least: 5_000_000, most: 10_000_000 });
    expect(codes(apart, [one("a", { classKey: "park" }), one("b")], { a: "1.5", b: "50000" })).toEqual([]);
    const together = { ...apart, basis: said("total" as const) };
    const park = { classKey: "park" };
    expect(codes(together, [one("a", park), one("b", park), one("c")], { a: "1", b: "1", c: "50000" })).toEqual([]);
    expect(codes(together, [one("a", park), one("b", park), one("c")], { a: "1", b: "1.01", c: "50000" })).toEqual(["sum outOfTotal"]);
  });
});

describe("the list", () => {
  it("waits for the window, for all that is on the way, and for the basis of its money", () => {
    const closesAt = new Date("2026-11-30T00:00:00+08:00");
    const facts = { now: closesAt, closesAt, running: 0, money: null };
    expect(settleBlockers(facts)).toEqual([]);
    expect(settleBlockers({ ...facts, now: new Date(closesAt.getTime() - 1) })).toEqual(["windowOver"]);
    expect(settleBlockers({ ...facts, running: 1 })).toEqual(["roundRunning"]);
    const { basis: _, ...unstated } = money();
    expect(settleBlockers({ ...facts, money: unstated })).toEqual(["moneyBasis"]);
    expect(settleBlockers({ ...facts, money: money() })).toEqual([]);
  });

  it("wants a reason below the least, and none at it (K22)", () => {
    const results = { results: { least: said(2), most: said(4) } };
    expect([0, 1, 2, 4].map((awarded) => needsReason(results, awarded))).toEqual([true, true, false, false]);
    expect(needsReason({ results: null }, 0)).toBe(false);
  });
});
